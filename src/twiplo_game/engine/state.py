"""The running state: frozen values of whole numbers, replaced and never changed.

It is kept in parts by what changes together, so that a step copies little.
"""

from dataclasses import dataclass
from typing import Final

from twiplo_game.engine.agenda import Entry
from twiplo_game.engine.conditions.reads import NEVER
from twiplo_game.engine.quick import maker, quick
from twiplo_game.engine.response import Response
from twiplo_game.model.wording import Feature

__all__ = [
    "NEUTRAL",
    "NEVER",
    "NO_ENDING",
    "Events",
    "Known",
    "Message",
    "Order",
    "Past",
    "Promise",
    "Sent",
    "State",
    "Task",
    "events_of",
    "message_of",
    "order_of",
    "past_of",
    "sent_of",
    "state_of",
    "task_of",
]

NEUTRAL: Final = 2
"""The mood in which everybody starts."""

NO_ENDING: Final = -1
"""The ending of a game that is not over."""


@quick
@dataclass(frozen=True, slots=True)
class Order:
    """A response as it was ordered: what it says, and what was known then."""

    number: int
    """Counted from 1; `r1` is the first."""
    target: int
    """What it is about."""
    response: Response
    ordered: int
    delay: int
    """Minutes from the appearance of what it is about."""
    evidence: tuple[int, ...]
    beliefs: tuple[int, ...]
    is_unasked: bool
    wording: frozenset[Feature] = frozenset()
    """What the player's own words show; nothing where they are a draft's."""

    @property
    def id(self) -> str:
        """The name that views and logs use."""
        return f"r{self.number}"


@quick
@dataclass(frozen=True, slots=True)
class Sent:
    """A response that has landed, with what later conditions ask of it."""

    order: Order
    landed: int
    stance: int
    actor: int
    """The actor named, or -1."""


@quick
@dataclass(frozen=True, slots=True)
class Task:
    """An officer at work on something that has not landed."""

    number: int
    """Counted from 1; `t1` is the first."""
    act: str
    subject: str
    started: int
    lands: int
    index: int
    """The event, check, stakeholder, promise or sent response, by number."""
    adviser: str | None = None
    about: int = -1
    """For a notice, what it is about."""
    order: Order | None = None


@quick
@dataclass(frozen=True, slots=True)
class Promise:
    """Something promised."""

    number: int
    """Counted from 1; `p1` is the first."""
    order: Order
    due: int
    is_action: bool
    kept_by: int = 0
    """The task that keeps it, by number; 0 while nothing does."""
    is_missed: bool = False


@quick
@dataclass(frozen=True, slots=True)
class Message:
    """One message in the feed."""

    minute: int
    kind: str
    ref: tuple[object, ...]
    """Where its words are; what that means depends on the kind."""
    about: int = -1
    because_of: str | None = None


@quick
@dataclass(frozen=True, slots=True)
class Events:
    """How far each event is, by number."""

    appeared: tuple[int, ...]
    """The minute, or NEVER."""
    answered: tuple[int, ...]
    """The minute at which its standing answer was ordered, or NEVER."""
    lapsed: frozenset[int]
    """Events whose due time passed without an answer."""
    unanswered: tuple[int, ...] = ()
    """Events that have appeared and wait for an answer, in order."""

    def with_appeared(self, event: int, minute: int) -> "Events":
        """`event` has appeared at `minute`."""
        appeared = [*self.appeared]
        appeared[event] = minute
        unanswered = tuple(sorted((*self.unanswered, event))) if self.unanswered else (event,)
        return events_of(tuple(appeared), self.answered, self.lapsed, unanswered)

    def with_answered(self, event: int, minute: int) -> "Events":
        """An answer to `event` was ordered at `minute`; NEVER reopens it."""
        answered = [*self.answered]
        answered[event] = minute
        unanswered = self.unanswered
        if minute == NEVER:
            unanswered = tuple(sorted((*unanswered, event)))
        else:
            unanswered = tuple([other for other in unanswered if other != event]) if len(unanswered) > 1 else ()
        return events_of(self.appeared, tuple(answered), self.lapsed, unanswered)


@quick
@dataclass(frozen=True, slots=True)
class Known:
    """What the desk knows."""

    evidence: tuple[int, ...]
    """For each fact the rank of evidence, 0 to 4."""
    beliefs: tuple[int, ...]
    """For each fact 0 open, 1 found, 2 refuted."""
    checked: tuple[int, ...]
    """For each check the minute it landed, or NEVER."""
    asked: frozenset[tuple[int, str]]
    opened: frozenset[str]


@quick
@dataclass(frozen=True, slots=True)
class Past:
    """What was said and done, and what it costs later."""

    sent: tuple[Sent, ...] = ()
    taken: int = 0
    """How often each stance was taken about each subject, `weigh.COUNT_BITS` for each."""
    drafts: tuple[str | None, ...] = ()
    """For each event the draft that answered it, if one did."""
    corrected: frozenset[str] = frozenset()
    promises: tuple[Promise, ...] = ()
    told: tuple[int, ...] = ()
    """For each stakeholder the minute it was first informed in private, or NEVER."""
    notices: frozenset[tuple[int, int]] = frozenset()
    """(stakeholder, target) pairs that were informed or are being informed."""
    public: int = NEVER
    """The minute of the first public line, or NEVER."""
    broken: frozenset[int] = frozenset()
    tested: frozenset[int] = frozenset()
    """Mandates that some landing put to the test."""
    spent: tuple[int, ...] = ()
    """For each target the reputation already regained about it."""
    shields: frozenset[int] = frozenset()
    """Facts whose next event was prepared for."""
    contingencies: frozenset[str] = frozenset()


@quick
@dataclass(frozen=True, slots=True)
class State:
    """One moment of one game."""

    minute: int
    gauges: tuple[int, int, int]
    """Reputation, security, trust: 0 to 100."""
    moods: tuple[int, ...]
    """For each stakeholder of the doctrine 0 hostile to 4 supportive."""
    tasks: tuple[Task, ...]
    agenda: tuple[Entry, ...]
    """In order."""
    events: Events
    known: Known
    past: Past
    messages: tuple[Message, ...]
    task_number: int
    """Tasks started so far."""
    order_number: int
    """Responses ordered so far."""
    ending: int
    """The ending's number, or NO_ENDING."""

    @property
    def is_over(self) -> bool:
        """Whether the game has ended."""
        return self.ending != NO_ENDING


# The makers of what every action makes anew.
order_of: Final = maker(Order)
sent_of: Final = maker(Sent)
task_of: Final = maker(Task)
message_of: Final = maker(Message)
events_of: Final = maker(Events)
past_of: Final = maker(Past)
state_of: Final = maker(State)
