"""The parts of a debrief: frozen values that every face can show."""

from dataclasses import dataclass

from twiplo_game.analysis.evaluation_parts import ObjectiveResult
from twiplo_game.engine.response import Response
from twiplo_game.engine.view import PromiseView
from twiplo_game.engine.wording import Mark
from twiplo_game.model.scenario import Case
from twiplo_game.model.text import Text
from twiplo_game.model.vocabulary import Evidence, Grade


@dataclass(frozen=True, slots=True)
class Citation:
    """A source, written out."""

    title: Text
    where: Text | None
    """A DOI, an address or a place of publication."""

    def in_(self, language: str) -> str:
        """The source in one line."""
        title = self.title.in_(language)
        return f"{title} ({self.where.in_(language)})" if self.where is not None else title


@dataclass(frozen=True, slots=True)
class Score:
    """The score and how it is made."""

    total: int
    """0 to 1000."""
    gauges: tuple[int, int, int]
    """Reputation, security, trust at the end."""
    from_sum: int
    """Twice the sum of the gauges."""
    from_lowest: int
    """Four times the lowest."""
    from_mandates: int
    """What broken mandates cost, 0 or below."""

    @property
    def sum(self) -> int:
        """What the parts come to; the score itself does not go below 0."""
        return self.from_sum + self.from_lowest + self.from_mandates


@dataclass(frozen=True, slots=True)
class Point:
    """The gauges at one minute."""

    minute: int
    reputation: int
    security: int
    trust: int


@dataclass(frozen=True, slots=True)
class Move:
    """One movement with everything that can be asked about it."""

    minute: int
    target: str
    """A gauge, or a stakeholder's id."""
    is_gauge: bool
    points: int
    """What its rule asked for."""
    applied: int
    """What was left of it at the ends of the range."""
    rule: str
    title: Text
    because: Text
    grade: Grade
    sources: tuple[Citation, ...]
    """Written out."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Something that the player said to others, and what came of it; or a promise that was let go by."""

    id: str
    """`r1` a response, `c1` its correction, `p1` a promise, `notice:allies:the_post` a notice."""
    number: int
    """Which action of the log it is, counted from 1; 0 for a promise."""
    kind: str
    """respond, speak, correct, tell or promise."""
    about: str
    """The event or fact; for a notice, the stakeholder; for a correction, the response."""
    minute: int
    """When it was ordered; for promises, when it was due."""
    landed: int
    """When it went out; for promises, when it was due."""
    at_once: tuple[Move, ...]
    later: tuple[Move, ...]
    """What came back from the agenda."""
    response: Response | None = None
    evidence: Evidence | None = None
    """What the desk held about the subject when it was ordered."""
    delay: int | None = None
    """Minutes from the event to the order."""
    marks: tuple[Mark, ...] = ()
    """What is marked in the player's own words, weighed by what the desk knew when they were ordered."""


@dataclass(frozen=True, slots=True)
class Unanswered:
    """An event about which nothing was said in time, and what that cost."""

    event: str
    minute: int
    """When the time to answer was over."""
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class EventCost:
    """What an event moved by itself."""

    event: str
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class MandateResult:
    """A mandate at the end."""

    title: Text
    is_kept: bool
    is_tested: bool
    """False where nothing ever put it to the test; it then counts as met."""


@dataclass(frozen=True, slots=True)
class FactResult:
    """What was really so, beside what the desk knew."""

    fact: str
    text: Text
    is_true: bool
    known: bool | None
    """What the desk had found: True, False, or None where it stayed open."""
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Precedent:
    """A real case with its sources written out."""

    case: Case
    sources: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Debrief:
    """All of it."""

    ending: str
    ending_title: Text | None
    ending_text: Text | None
    ended: int
    score: Score
    track: tuple[Point, ...]
    """The gauges before anything happened, at minute 0, and after every minute in which one moved, 0 among them."""
    decisions: tuple[Decision, ...]
    silences: tuple[Unanswered, ...]
    events: tuple[EventCost, ...]
    moods: tuple[Move, ...]
    """What moods counted at the end."""
    mandates: tuple[MandateResult, ...]
    facts: tuple[FactResult, ...]
    promises: tuple[PromiseView, ...]
    precedents: tuple[Precedent, ...]
    lines: tuple[Text, ...]
    """Ways of acting that can be defended."""
    history: Text | None
    """The real cases as one text, where the author wrote no more."""
    discussion: tuple[Text, ...]
    evaluation: tuple[ObjectiveResult, ...]
    """Objectives and critical tasks: the scenario's, then the doctrine's."""
