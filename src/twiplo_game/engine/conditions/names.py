"""The names that a scenario and the doctrine declare, each with the number that conditions use for it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from twiplo_game.engine.conditions.faults import Fault, Where
from twiplo_game.engine.conditions.tree import Tree
from twiplo_game.model import vocabulary as v
from twiplo_game.model.doctrine import Doctrine
from twiplo_game.model.scenario import Scenario

Parsed: TypeAlias = tuple[Tree | None, tuple[Fault, ...]]
"""The tree of a condition, or None and its faults."""


def _numbered(names: Iterable[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(names)}


def _terms(values: type[StrEnum]) -> dict[str, int]:
    return _numbered(term.value for term in values)


@dataclass(frozen=True, slots=True)
class Dimension:
    """A list of terms that a look-up takes its value from."""

    name: str
    terms: dict[str, int]
    is_ordered: bool


FIXED_DIMENSIONS = {
    "channel": Dimension("channel", _terms(v.Channel), False),
    "stance": Dimension("stance", _terms(v.Stance), False),
    "register": Dimension("register", _terms(v.Register), True),
    "tone": Dimension("tone", _terms(v.Tone), False),
    "claim": Dimension("claim", {term.value: v.CLAIM_NEEDS[term] for term in v.Claim}, True),
    "evidence": Dimension("evidence", _terms(v.Evidence), True),
    "tier": Dimension("tier", _terms(v.Tier), True),
    "disclosure": Dimension("disclosure", _terms(v.Disclosure), True),
    "coordination": Dimension("coordination", _terms(v.Coordination), False),
    "language": Dimension("language", _terms(v.Tongue), False),
    "content": Dimension("content", _terms(v.Content), False),
    "cluster": Dimension("cluster", _terms(v.Cluster), True),
    "reach": Dimension("reach", _terms(v.Reach), True),
    "harm": Dimension("harm", _terms(v.Harm), True),
    "own_fault": Dimension("own_fault", _terms(v.Fault), True),
    "law": Dimension("law", _terms(v.Law), False),
    "nature": Dimension("nature", _terms(v.Nature), False),
    "mood": Dimension("mood", _terms(v.Mood), True),
}
"""The dimensions that every scenario shares."""


@dataclass(frozen=True, slots=True)
class Names:
    """Everything that a condition of one scenario may name."""

    events: dict[str, int]
    facts: dict[str, int]
    """Facts that can be so or not; draws between facts have no number."""
    checks: dict[str, int]
    stakeholders: dict[str, int]
    advisers: dict[tuple[str, str], tuple[int, str]]
    """(event, adviser) pairs."""
    drafts: dict[tuple[str, str], tuple[int, str]]
    """(event, draft) pairs."""
    actors: dict[str, int]
    mandates: dict[str, int]
    dimensions: dict[str, Dimension] = field(default_factory=dict)
    parsed: dict[tuple[str, Where], Parsed] = field(default_factory=dict, compare=False, repr=False)
    """What conditions came to that were parsed with these names: each is asked about by several judgements."""

    @classmethod
    def of(cls, scenario: Scenario, doctrine: Doctrine) -> "Names":
        """The names of `scenario`; its stakeholders are those of the doctrine."""
        events = _numbered(event.id for event in scenario.events)
        facts = _numbered(name for name, fact in scenario.facts.items() if fact.one_of is None)
        stakeholders = _numbered(doctrine.stakeholders)
        actors = _numbered(scenario.actors)
        absent = {"none": -1}
        dimensions = FIXED_DIMENSIONS | {
            "actor": Dimension("actor", actors | absent, False),
            "accuser": Dimension("accuser", stakeholders | absent, False),
            "about": Dimension("about", _numbered([*events, *facts]), False),
            "stakeholder": Dimension("stakeholder", stakeholders, False),
        }
        return cls(
            events=events,
            facts=facts,
            checks=_numbered(check for event in scenario.events for check in event.checks),
            stakeholders=stakeholders,
            advisers={
                (event.id, adviser): (events[event.id], adviser)
                for event in scenario.events
                for adviser in event.advice
            },
            drafts={
                (event.id, draft): (events[event.id], draft) for event in scenario.events for draft in event.drafts
            },
            actors=actors,
            mandates=_numbered(mandate.id for mandate in scenario.mandates),
            dimensions=dimensions,
        )
