"""What one action did: the new state, and everything that happened on the way, in order."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from twiplo_game.engine.action import Action
from twiplo_game.engine.quick import maker, quick
from twiplo_game.model.text import Text
from twiplo_game.model.vocabulary import Grade

if TYPE_CHECKING:
    from twiplo_game.engine.state import State


@quick
@dataclass(frozen=True, slots=True)
class Movement:
    """One movement of a gauge or a mood, with its reason."""

    minute: int
    """When it landed."""
    target: str
    """A gauge, or a stakeholder's id."""
    points: int
    """What the rule asked for after halving, multiplying and capping: points, or steps of a mood."""
    applied: int
    """What was left of it after the minute's sum was held to the range."""
    rule: str
    """The rule's id: a doctrine rule `T1`, a scenario rule, `outcome:the_post:0`, `silence:the_post`,
    `damage:the_post` or `mood:allies`."""
    because: Text
    """Why, in plain words; of what came back later, why that came."""
    grade: Grade
    """What the rule rests on."""
    sources: tuple[str, ...]
    """Keys of the bibliography."""
    cause: str
    """The decision (`r1`, `p1`, `notice:allies:the_post`) or the event (`the_post`) that it comes from."""
    is_later: bool = False
    """Whether it came back later, from the agenda."""


@quick
@dataclass(frozen=True, slots=True)
class Started:
    """An officer set to work."""

    minute: int
    task: str
    act: str
    subject: str
    lands: int


@dataclass(frozen=True, slots=True)
class Cancelled:
    """A task stopped before it landed."""

    minute: int
    task: str


@quick
@dataclass(frozen=True, slots=True)
class Landed:
    """A task done."""

    minute: int
    task: str
    act: str
    subject: str


@quick
@dataclass(frozen=True, slots=True)
class Arrived:
    """A message came in."""

    minute: int
    message: str


@dataclass(frozen=True, slots=True)
class Reminded:
    """A due time is here, and nothing was ordered yet: this is the last minute for it."""

    minute: int
    subject: str
    """An event or a promise."""


@dataclass(frozen=True, slots=True)
class Lapsed:
    """A due time passed without an answer."""

    minute: int
    event: str


@dataclass(frozen=True, slots=True)
class Broken:
    """A mandate was broken."""

    minute: int
    mandate: str


@quick
@dataclass(frozen=True, slots=True)
class Applied:
    """Rules and outcomes whose conditions held when something was judged, whether or not they moved anything."""

    minute: int
    cause: str
    """The decision or the event that was judged."""
    rules: tuple[str, ...]
    """By id, as in a movement."""


@quick
@dataclass(frozen=True, slots=True)
class Passed:
    """The clock moved."""

    minute: int
    since: int


@quick
@dataclass(frozen=True, slots=True)
class Ended:
    """The game is over."""

    minute: int
    ending: str


Occurrence = Movement | Applied | Started | Cancelled | Landed | Arrived | Reminded | Lapsed | Broken | Passed | Ended
"""Anything that a step reports."""


@quick
@dataclass(frozen=True, slots=True)
class Step:
    """The result of an action."""

    state: "State"
    """The state after it."""
    action: Action | None
    """The action as the log keeps it: an `Advance` holds the minute reached. None for the opening."""
    happened: tuple[Occurrence, ...]
    """In order."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a player may be told of a step: no rules, sizes or reasons; gauges as they moved, minute by minute."""

    happened: tuple[Started | Cancelled | Landed | Arrived | Reminded | Lapsed | Broken | Passed | Ended, ...]
    gauges: tuple[tuple[int, str, int], ...]
    """(minute, gauge, points applied), summed for each minute."""
    moods: tuple[tuple[int, str, int], ...]
    """(minute, stakeholder, steps applied)."""


# The makers of what every step reports.
movement_of: Final = maker(Movement)
started_of: Final = maker(Started)
landed_of: Final = maker(Landed)
arrived_of: Final = maker(Arrived)
passed_of: Final = maker(Passed)
step_of: Final = maker(Step)
