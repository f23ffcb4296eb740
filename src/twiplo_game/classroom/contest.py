"""What a trainer fixes before a contest, and what is written down while it runs."""

from dataclasses import dataclass
from typing import Final

from twiplo_game.engine.action import Action

ROOM: Final = "room"
"""The track of the trainer's orders."""


@dataclass(frozen=True, slots=True)
class Contest:
    """One crisis for a class; the same for every seat."""

    id: str
    """Names the contest for good."""
    code: str
    """What players type to join."""
    scenario: str
    """SHA-256 of the scenario file's bytes."""
    doctrine: str
    """SHA-256 of the doctrine's files."""
    seed: str
    profile: str
    mandates: tuple[str, ...]
    minutes: int
    """Real minutes from the start to the end, without pauses."""
    language: str = "en"
    """In which the room's board begins."""
    has_own_clocks: bool = False
    """Each seat lets time pass by itself, within the same real minutes; else one live clock serves all."""
    late_from_zero: bool = False
    """A late joiner's story begins when he or she joins; else the missed time has passed in silence."""
    hides_names: bool = False
    """The board shows seats by number."""
    has_teams: bool = False
    """Several machines share a seat, and one holds the pen."""


@dataclass(frozen=True, slots=True)
class Started:
    """The countdown begins; the story begins `countdown` milliseconds later."""

    countdown: int = 0


@dataclass(frozen=True, slots=True)
class Paused:
    """The clock stops."""


@dataclass(frozen=True, slots=True)
class Resumed:
    """The clock goes on."""


@dataclass(frozen=True, slots=True)
class Extended:
    """The end comes later by so many real minutes, for one seat or for all; what is left of the story slows down."""

    minutes: int
    seat: str | None = None


@dataclass(frozen=True, slots=True)
class Locked:
    """Nobody else may join, or people may again."""

    is_locked: bool = True


@dataclass(frozen=True, slots=True)
class Removed:
    """A seat is out of the contest."""

    seat: str


@dataclass(frozen=True, slots=True)
class Renamed:
    """Somebody is called something else from here on; what, is kept with the people and not in the log."""

    seat: str


@dataclass(frozen=True, slots=True)
class Announced:
    """The trainer says something to all, outside of the story."""

    words: str


@dataclass(frozen=True, slots=True)
class Injected:
    """One of the scenario's contingency messages reaches every desk."""

    contingency: str


@dataclass(frozen=True, slots=True)
class Frozen:
    """From here the public board stands still."""


@dataclass(frozen=True, slots=True)
class Thawed:
    """The public board shows what is."""


@dataclass(frozen=True, slots=True)
class Ended:
    """The contest is over; what is left of the story passes in silence, for everybody alike."""


@dataclass(frozen=True, slots=True)
class Revealed:
    """The reveal stands at this step: so many places have been shown, from the last upwards."""

    step: int


RoomOrder = (
    Started
    | Paused
    | Resumed
    | Extended
    | Locked
    | Removed
    | Renamed
    | Announced
    | Injected
    | Frozen
    | Thawed
    | Ended
    | Revealed
)
"""Anything that a trainer orders."""


@dataclass(frozen=True, slots=True)
class Joined:
    """A seat was taken. Who sits there is kept apart from the log."""


@dataclass(frozen=True, slots=True)
class Acted:
    """A player's action. The minute of the story follows from its arrival."""

    action: Action


@dataclass(frozen=True, slots=True)
class Noted:
    """Something kept beside the game: a response being composed, how it felt."""

    kind: str
    body: str
    """JSON."""


@dataclass(frozen=True, slots=True)
class PenPassed:
    """From here this machine of the team writes for the seat."""

    machine: str


SeatEntry = Joined | Acted | Noted | PenPassed
"""Anything that is written down for a seat."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the contest's log: stamped, numbered on its track, and never changed."""

    track: str
    """`room`, or the seat's id."""
    number: int
    """1, 2, 3, … on its track."""
    uuid: str
    """Given by whoever asked, so that asking twice writes once."""
    at: int
    """Arrival, in milliseconds of the server's clock since 1970; never earlier than the entry before it."""
    after: int
    """The number of the newest room order that had been taken in when it arrived; a room order has its own number
    less one."""
    body: RoomOrder | SeatEntry
