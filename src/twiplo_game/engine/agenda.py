"""The agenda: what is due, when, and what then happens."""

from dataclasses import dataclass
from operator import attrgetter
from typing import Final

from twiplo_game.engine.conditions.code import Test
from twiplo_game.engine.quick import maker, quick
from twiplo_game.engine.story import Later
from twiplo_game.engine.weigh import Package

SILENT_HOURS: Final = (60, 120, 180, 240)
"""Minutes after an event's appearance at which silence is charged again."""

RANK_REACTION: Final = 0
RANK_LATER: Final = 1
RANK_TRIGGER: Final = 2
RANK_DUE: Final = 3
RANK_EVENT: Final = 4
"""Within one minute the agenda's consequences go first, then due times, then new events."""


@quick
@dataclass(frozen=True, slots=True)
class Reaction:
    """A stakeholder reacts: the movements land, and what came of the decision is told."""

    package: Package
    said: tuple[object, ...]
    """Who reacts, the outcomes that have something to say, and `otherwise` where no outcome held or `corrected` for a
    correction."""


@quick
@dataclass(frozen=True, slots=True)
class Utterance:
    """A voice in the feed says a line."""

    voice: str
    line: int


@quick
@dataclass(frozen=True, slots=True)
class Summon:
    """An event is triggered, if the trigger's condition holds."""

    event: int
    test: Test | None
    judged: object


@dataclass(frozen=True, slots=True)
class DueTrigger:
    """A trigger whose condition, if any is left, is tested when it is due."""

    after: int
    event: int
    name: str
    """The end of its name on the agenda."""
    test: Test | None
    """None where it always holds."""
    sure: Summon
    """What goes on the agenda where it always holds: the same for every decision."""


@quick
@dataclass(frozen=True, slots=True)
class Return:
    """A later comes back, if its condition holds."""

    later: Later
    test: Test | None
    triggers: tuple[DueTrigger, ...]
    """What it summons where it holds; what hangs on the response alone is settled in them."""
    judged: object


@quick
@dataclass(frozen=True, slots=True)
class Arrival:
    """An event with a fixed time comes in, if its condition holds."""

    event: int


@quick
@dataclass(frozen=True, slots=True)
class LastCall:
    """The due time of an event is here: the last minute for an answer."""

    event: int


@quick
@dataclass(frozen=True, slots=True)
class Lapse:
    """The due time of an event is over."""

    event: int


@quick
@dataclass(frozen=True, slots=True)
class SilentHour:
    """An event has been without an answer for another full hour."""

    event: int
    minutes: int
    """Since its appearance."""


@dataclass(frozen=True, slots=True)
class PromiseCall:
    """The due time of a promise is here."""

    promise: int


@dataclass(frozen=True, slots=True)
class PromiseOver:
    """The due time of a promise is over."""

    promise: int


Matter = Reaction | Utterance | Return | Summon | Arrival | LastCall | Lapse | SilentHour | PromiseCall | PromiseOver


@quick
@dataclass(frozen=True, slots=True)
class Entry:
    """Something on the agenda; entries of one minute go by rank, then by name."""

    due: int
    rank: int
    name: str
    matter: Matter
    cause: str
    """The decision or event that set it going."""
    about: int
    """The event or fact that it concerns, by number."""
    is_thread: bool = False
    """Whether the desk lists it as open."""


agenda_order: Final = attrgetter("due", "rank", "name")
"""The order of the agenda."""

# The makers of what every decision puts on the agenda.
entry_of: Final = maker(Entry)
return_of: Final = maker(Return)
summon_of: Final = maker(Summon)
