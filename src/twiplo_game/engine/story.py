"""A scenario, compiled: everything that the engine looks up while playing, by number."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from twiplo_game.engine.action import Respond
from twiplo_game.engine.conditions.code import Test
from twiplo_game.engine.conditions.names import Names
from twiplo_game.engine.conditions.tree import Tree
from twiplo_game.engine.response import Response
from twiplo_game.engine.view import OfferView
from twiplo_game.model.doctrine import Doctrine, Profile
from twiplo_game.model.event import Event, Situation
from twiplo_game.model.scenario import Scenario
from twiplo_game.model.text import AnyText, Text
from twiplo_game.model.vocabulary import Grade

if TYPE_CHECKING:
    from twiplo_game.engine.plan import Item, Plan
    from twiplo_game.engine.state import State

Points = tuple[tuple[int, int], ...]
"""(gauge or stakeholder, points or steps) pairs."""


def minutes_to_send(profile: Profile, response: Response) -> int:
    """Minutes of an officer to send `response`; at least one."""
    return max(1, profile.channels[response.channel] + profile.coordination[response.coordination])


class StoryError(ValueError):
    """A scenario that cannot be compiled; reading it with the checker says what is wrong, and where."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something moved: what a ledger shows beside a movement."""

    title: Text
    because: Text
    grade: Grade
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """Movements of gauges that come together."""

    lines: tuple[tuple[int, int, str], ...]
    """(gauge, points, rule) triples."""
    sums: tuple[int, int, int]
    """What they come to, gauge by gauge."""


def change_of(lines: Iterable[tuple[int, int, str]]) -> Change:
    """The movements `lines` with their sums."""
    lines = tuple(lines)
    sums = [0, 0, 0]
    for gauge, points, _ in lines:
        sums[gauge] += points
    return Change(lines, (sums[0], sums[1], sums[2]))


@dataclass(frozen=True, slots=True)
class Trigger:
    """An event that is put on the agenda."""

    event: int
    after: int
    tree: Tree


@dataclass(frozen=True, slots=True)
class Later:
    """Something that comes back."""

    ref: str
    """The rule it belongs to."""
    number: int
    """Which of the rule's laters."""
    after: int
    tree: Tree
    gauges: Points
    change: Change
    """The movements of its gauges."""
    moods: Points
    triggers: tuple[Trigger, ...]
    because: Text | None
    says: AnyText | None


@dataclass(frozen=True, slots=True)
class Bound:
    """A rule or an outcome, tied to what it is about; its condition is folded as far as the situation settles it."""

    ref: str
    tree: Tree
    family: str | None
    """None for an outcome."""
    cause: str
    gauges: Points
    moods: Points
    multiplies: Points
    shields: bool
    by: int
    triggers: tuple[Trigger, ...]
    laters: tuple[Later, ...]
    says: AnyText | None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a voice."""

    tree: Tree
    says: Text


@dataclass(frozen=True, slots=True)
class VoiceLines:
    """What one voice may say about one event."""

    voice: str
    by: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft, ready to be sent."""

    id: str
    answer: Respond
    """The action that sends it."""
    takes: int
    """Minutes of an officer."""
    test: Test | None
    """None where it is never withdrawn."""

    @property
    def response(self) -> Response:
        """What goes out."""
        return self.answer.response


@dataclass(frozen=True, slots=True)
class CompiledCheck:
    """A check, by number."""

    id: str
    event: int
    takes: int
    """Minutes of an officer in this profile."""
    fact: int
    """The fact it settles, or -1."""
    reaches: int
    inconclusive: int


@dataclass(frozen=True, slots=True)
class Target:
    """Something that a response can be about: an event, or a fact."""

    index: int
    id: str
    event: Event | None
    """None for a fact."""
    situation: Situation
    subject: int
    """The fact it is about, or -1."""
    due: int | None
    damage: Points
    """What it costs when it appears: (gauge, points) with points below 0."""
    regain: int
    """The reputation that may be regained about it; -1 where nothing limits it."""
    offers: OfferView
    drafts: dict[str, Draft]
    on_response: tuple[Bound, ...]
    """Rules and outcomes."""
    on_correction: tuple[Bound, ...]
    on_notice: tuple["Item", ...]
    on_silent_hour: tuple["Item", ...]
    on_missed: tuple["Item", ...]
    on_end: tuple["Item", ...]
    silence: Bound | None
    voices: tuple[VoiceLines, ...]
    objections: dict[str, tuple[tuple[Tree, Text], ...]]
    """For each adviser what is objected, and when."""
    otherwise: AnyText | None


@dataclass(frozen=True, slots=True)
class Mandate:
    """A mandate that the player chose."""

    index: int
    """Its number among all mandates of the scenario."""
    id: str
    met: Test | None
    breaks: Tree | None


@dataclass(frozen=True, slots=True)
class CompiledEnding:
    """An ending, by number."""

    id: str
    test: Test | None
    at_once: bool


@dataclass(frozen=True, slots=True)
class Story:
    """A scenario with its doctrine, profile and mandates, compiled once and played with any seed."""

    scenario: Scenario
    doctrine: Doctrine
    profile_id: str
    profile: Profile
    names: Names
    targets: tuple[Target, ...]
    """Events first, then facts."""
    event_count: int
    checks: tuple[CompiledCheck, ...]
    mandates: tuple[Mandate, ...]
    endings: tuple[CompiledEnding, ...]
    staff: int
    length: int
    delays: tuple[int, ...]
    """For each stakeholder of the doctrine the minutes until it reacts."""
    mood_gauges: tuple[int, ...]
    """For each stakeholder the gauge its mood counts on at the end."""
    playing: frozenset[int]
    """Stakeholders that take part."""
    exclusive: tuple[tuple[int, ...], ...]
    """Groups of facts of which exactly one is so."""
    authors: dict[str, int]
    """For each actor the fact that says it was this one."""
    reasons: dict[str, Reason]
    """By rule id."""
    laters: dict[tuple[str, int, int], Later]
    """By rule, number and target."""
    start: "State"
    """Before the first minute, with everything on the agenda that has a fixed time."""
    at_tests: dict[int, Test]
    """What must hold at an event's fixed time."""
    judged_at_end: tuple[int, ...]
    """Events with rules that are tested at the end."""
    watched: tuple[tuple[int, Test, bool], ...]
    """Events that come in when their condition first holds: (event, condition, depends on the clock)."""
    waits: bool
    """Whether anything waits for a condition rather than a minute."""
    at_once: tuple[int, ...]
    """Endings that end the game as soon as they hold."""
    at_once_by_clock: bool
    """Whether one of them can come to hold while nothing happens."""
    plans: tuple[dict[object, "Plan"], ...] = field(compare=False, repr=False)
    """For each target what the responses about it can do, worked out when first asked for."""
    caches: dict[str, dict[object, object]] = field(default_factory=dict, compare=False, repr=False)
    """What was worked out once and holds for every game of the story; never part of a result."""
