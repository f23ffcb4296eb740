"""What only play shows: everything here but what is proved was seen in so and so many games."""

from typing import Final

from twiplo_game.authoring.kinds import N_, warning

PLAY: Final = (
    warning("TW801", N_('The event "{name}" came in in none of {games} games; mend what brings it.')),
    warning("TW802", N_('The ending "{name}" was reached in none of {games} games; mend it, or those before it.')),
    warning("TW803", N_("No answer on offer can ever bring this outcome; offer what it asks for, or mend it.")),
    warning("TW804", N_("In {games} games with this event the outcome never held; mend its condition.")),
    warning("TW805", N_("In {games} games with this event the draft could never be sent; mend its when:.")),
    warning("TW806", N_("This rule applied in none of {games} games; mend its condition, or delete it.")),
    warning("TW807", N_("No answer on offer can ever bring this line; offer what it asks for, or mend it.")),
    warning("TW811", N_('The mandate "{name}" was kept in none of {games} games; ask for less.')),
    warning("TW812", N_('The mandate "{name}" was broken in none of {games} games; ask for more.')),
    warning(
        "TW821",
        N_('In {games} pairs of games nothing ever spoke for this draft beside "{name}"; let it gain something.'),
    ),
    warning(
        "TW822", N_("In {games} pairs of games nothing ever spoke for a draft beside silence; give silence a price.")
    ),
    warning(
        "TW823",
        N_(
            "One stance throughout gets up to {points} of 100 in {games} games, the best play known {best}: {names}; "
            "let it cost more."
        ),
    ),
    warning(
        "TW824",
        N_('Careful play gets {points} of 100 in {games} games, "{bot}" {other}; care should pay by 10.'),
    ),
    warning("TW831", N_('"{name}" could be answered in none of {games} games; offer a draft, or bring it earlier.')),
    warning("TW832", N_("It was answered within this time in none of {games} games; make due: or staff: larger.")),
)
