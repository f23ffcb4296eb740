"""The fields of a composition as rows of choices, before anything is drawn."""

from dataclasses import dataclass
from typing import Final

from twiplo_game.engine.view import OfferView, PlayerView
from twiplo_game.locale.figures import listed, short_span
from twiplo_game.locale.words import msgid
from twiplo_game.telling.fields import MANY, QUESTIONS, TIMES, One, choices, note, on_offer, value_of, values_of
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.telling.refusals import DIMENSIONS
from twiplo_game.tui.composition import Composition, folded

LABELS: Final = {
    **DIMENSIONS,
    "claim": msgid("Certainty"),
    "attribution": msgid("Attribution"),
    "disclosure": msgid("Disclosure"),
    "contains": msgid("Contains"),
    "action_due": msgid("Action by"),
}
"""The dimensions where room is short."""

MORE: Final = "more"
"""The row that stands for the dimensions that are not used."""

LADDER: Final = (10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 360, 480, 720, 1440)
"""Spans that are usually promised, in minutes."""


@dataclass(frozen=True, slots=True)
class Pick:
    """A value on offer."""

    label: str
    value: One
    is_on: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One field: a choice of one, a choice of any, a span, or the dimensions that are folded away."""

    name: str
    label: str
    picks: tuple[Pick, ...] = ()
    is_many: bool = False
    value: str = ""
    """What it has, in words, where the values on offer are not shown."""

    @property
    def chosen(self) -> frozenset[str]:
        """The values that are on, of a choice of any."""
        return frozenset(str(pick.value) for pick in self.picks if pick.is_on)


def rows(
    lexicon: Lexicon, composition: Composition, offers: OfferView, *, minute: int, takes: int | None, is_open: bool
) -> tuple[Row, ...]:
    """The rows, in the order of the questions. `is_open`: with all dimensions, used or not."""
    words, response = lexicon.words, composition.response
    away = [] if is_open else folded(composition, offers)
    away = away if len(away) > 1 else []
    made = [_row(lexicon, composition, offers, name) for name in on_offer(offers) if name not in away]
    for name in TIMES:
        minutes = getattr(response, name)
        if minutes is not None:
            span = words.tr("within {span}", span=short_span(minutes, words))
            if takes is not None:
                due = lexicon.clock(minute + takes + minutes)
                span = words.tr("{span}: by {clock}", span=span, clock=due)
            made.append(Row(name, words.tr(LABELS[name]), value=span))
    if away:
        made.append(Row(MORE, words.tr("More"), value=", ".join(_in_a_list(words.tr(LABELS[name])) for name in away)))
    return tuple(made)


def _row(lexicon: Lexicon, composition: Composition, offers: OfferView, name: str) -> Row:
    words, response = lexicon.words, composition.response
    label, offered = words.tr(LABELS[name]), choices(lexicon, offers, name)
    if name in MANY:
        chosen = values_of(response, name)
        picks = tuple(Pick(label, value, str(value) in chosen) for label, value in offered)
        on = [pick.label for pick in picks if pick.is_on]
        return Row(name, label, picks, is_many=True, value=", ".join(on) or words.tr("nothing chosen"))
    now = value_of(response, name)
    picks = tuple(Pick(label, value, value == now) for label, value in offered)
    on = [pick.label for pick in picks if pick.is_on]
    return Row(name, label, picks, value=listed(on, words))


def _in_a_list(label: str) -> str:
    """A label inside a sentence does not begin with a capital letter."""
    return label[:1].lower() + label[1:]


def question(lexicon: Lexicon, name: str) -> str:
    """What a row asks."""
    words = lexicon.words
    if name in TIMES:
        return words.tr(TIMES[name][1])
    return words.tr(QUESTIONS[name]) if name in QUESTIONS else words.tr("Fields that this response does not use.")


def explanation(lexicon: Lexicon, row: Row, pick: int) -> str:
    """The line that explains what is highlighted: a value where it has a note, else what the row asks."""
    if not row.is_many:
        pick = next((place for place, item in enumerate(row.picks) if item.is_on), -1)
    if not 0 <= pick < len(row.picks):
        return question(lexicon, row.name)
    at = row.picks[pick]
    said = note(lexicon, row.name, at.value)
    if not said:
        return question(lexicon, row.name)
    return lexicon.words.tr("{value}: {note}", value=at.label, note=said)


def stepped(row: Row, minutes: int | None, by: int, now: PlayerView) -> One | int | None:
    """The value after, or before, the one that a row has; None where there is none."""
    if row.name in TIMES and minutes is not None:
        after = [step for step in LADDER if step > minutes and step <= now.length]
        before = [step for step in LADDER if step < minutes]
        return (after[0] if after else None) if by > 0 else (before[-1] if before else None)
    place = next((place for place, pick in enumerate(row.picks) if pick.is_on), -by if by < 0 else -1)
    return row.picks[place + by].value if 0 <= place + by < len(row.picks) else None
