"""What a class says to a player outside of the story, in words that both faces use."""

from typing import Final

from twiplo_game.classroom.protocol import RoomNow
from twiplo_game.classroom.standing import InClass
from twiplo_game.locale.words import Words, msgid

FAREWELLS: Final = {
    "token": msgid("This class does not know that seat. Join again with the class’s code."),
    "protocol": msgid("The class runs on another version of Twiplo. Install the trainer’s version."),
    "taken": msgid("Your seat is being used on another computer. You can take it back."),
    "removed": msgid("The trainer has taken you out of this class."),
    "slow": msgid("This computer could not keep up, and is being connected again."),
    "flood": msgid("Too much was sent at once. You are being connected again."),
    "garbage": msgid("The class did not understand this computer. You are being connected again."),
    "closing": msgid("The class’s computer is being started again. You will be reconnected automatically."),
}
"""Why a connection was closed, by the server's reason."""

UNKEPT: Final = {
    "full": msgid("The disk of the class’s computer is full. Tell the trainer."),
    "readonly": msgid("The class’s computer cannot write anything down. Tell the trainer."),
    "busy": msgid("The class’s computer is busy. Try it again."),
    "database": msgid("The class’s computer cannot write anything down. Tell the trainer."),
}
"""Why an action was not written down, by the server's reason."""


UNREACHABLE: Final = msgid(
    "Nothing answers at {address}. Check the address on the board, and that this computer is on the same network."
)
"""Said where no server is, or none lets itself be reached."""


def farewell(reason: str, words: Words) -> str:
    """Why the class closed the connection."""
    known = FAREWELLS.get(reason)
    return words.tr(known) if known else words.tr("The class has closed the connection.")


def looking_words(state: InClass, words: Words) -> str:
    """What is said as long as the class has not answered."""
    if not state.is_lost:
        return words.tr("Looking for the class…")
    nothing, again = words.tr(UNREACHABLE, address=state.address), words.tr("It is tried again by itself.")
    return f"{nothing} {again}"


def invite_words(invite: str, words: Words) -> str:
    """How others sit down with a team."""
    return words.tr("Others of your team join under the same name, with the word {word}.", word=invite)


def trainer_says(said: str, words: Words) -> str:
    """An announcement."""
    return words.tr("Trainer: {words}", words=" ".join(said.split()))


def seats_words(room: RoomNow, words: Words) -> str:
    """How many are in."""
    return words.trn("{n} seat is taken", "{n} seats are taken", room.seats)


def place_words(place: tuple[int, int], words: Words) -> str:
    """Where the player stands among all."""
    rank, of = place
    return words.tr("Your place: {rank} of {of}.", rank=rank, of=of)


def ending_words(state: InClass, words: Words) -> str:
    """What a player whose story is over waits for, or where he or she stands."""
    if not state.is_over:
        return words.tr("The others are still at work. The debrief opens when the trainer has ended the contest.")
    if state.room is not None and state.room.place is not None:
        return place_words(state.room.place, words)
    return words.tr("The contest is over. The trainer will show the places.")


def left_words(milliseconds: int) -> str:
    """Real time that is left, as a clock shows it."""
    seconds = max(0, milliseconds + 999) // 1000
    return f"{seconds // 60}:{seconds % 60:02}"
