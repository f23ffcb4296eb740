"""One seat's part in a contest: what it did, how its story went, and how each thing that it asked was answered."""

from dataclasses import dataclass, field

from twiplo_game.classroom.contest import Entry, Noted
from twiplo_game.classroom.timing import Timing
from twiplo_game.engine.action import Action
from twiplo_game.engine.rejection import Rejected
from twiplo_game.engine.state import State
from twiplo_game.engine.step import Seen


@dataclass(frozen=True, slots=True)
class Turn:
    """One step of a seat's game."""

    at: int
    """When it was carried out, in the server's milliseconds."""
    elapsed: int
    """Milliseconds of the contest."""
    minute: int
    """The story's minute before it."""
    action: Action | None
    """As a log keeps it; None for the opening."""
    state: State
    """After it."""
    seen: Seen


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of an entry."""

    number: int
    """On the seat's track."""
    at: int
    """When it arrived."""
    before: int
    """How many steps the seat's game had made before it."""
    rejected: Rejected | None
    """Why its action was refused, where it was."""


@dataclass(slots=True)
class SeatGame:
    """One seat's part in the contest."""

    seat: str
    timing: Timing
    turns: list[Turn]
    entries: list[Entry]
    """Its track so far, the joining first."""
    notes: list[Noted] = field(default_factory=list)
    machine: str | None = None
    """The machine that holds the pen; None where nobody passed it yet."""
    is_removed: bool = False
    after: int = 0
    """Of the newest room order that its story has taken in."""
    answers: dict[str, Answer] = field(default_factory=dict)
    """What became of each entry, by its uuid."""
    quiet: int = -1
    """The minute up to which nothing can be seen after the newest turn, as far as somebody has looked."""
    glimpse: tuple[int, int, State] | None = None
    """(turns, minute, state) of the newest look at where it stands between two turns."""

    @property
    def joined(self) -> int:
        """When the seat was taken."""
        return self.entries[0].at

    @property
    def number(self) -> int:
        """Of its newest entry."""
        return self.entries[-1].number

    @property
    def state(self) -> State:
        """Where its story stands as far as it was played."""
        return self.turns[-1].state

    @property
    def revision(self) -> int:
        """How many steps its game has made; it only grows."""
        return len(self.turns)
