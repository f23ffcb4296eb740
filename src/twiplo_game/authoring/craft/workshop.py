"""What every judgement of a scenario's craft works on: the scenario, its file, its conditions, its facts."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from pydantic import BaseModel

from twiplo_game.authoring.condition_sites import Site, scenario_sites
from twiplo_game.authoring.nodes import Mapping, Path, key_spot_of, spot_of
from twiplo_game.authoring.source import Source
from twiplo_game.engine.conditions import Names
from twiplo_game.engine.conditions.parse import parse
from twiplo_game.engine.conditions.tree import Read, Tree, reads
from twiplo_game.model.doctrine import Doctrine
from twiplo_game.model.event import ClusterByTruth
from twiplo_game.model.rule import Rule
from twiplo_game.model.scenario import DoctrineUse, Scenario
from twiplo_game.model.text import TruthText

WHOLE: Final = 4
"""Events from which a scenario is a whole one, and no longer a first try: what it lacks is said only then."""

_KNOWLEDGE: Final = ("known", "found", "refuted", "evidence")
FACT_READS: Final = frozenset({*_KNOWLEDGE, *(f"{kind}_then" for kind in _KNOWLEDGE), "is_true"})
"""Kinds of look-ups that are about a fact."""


class Workshop:
    """One scenario without errors, and what several judgements need to know of it."""

    def __init__(
        self,
        source: Source,
        root: Mapping,
        scenario: Scenario,
        doctrine: Doctrine,
        parts: tuple[tuple[Path, BaseModel], ...],
        names: Names,
    ) -> None:
        self.source = source
        self.root = root
        self.scenario = scenario
        self.doctrine = doctrine
        self.parts = parts
        """Everything that the author wrote."""
        self.names = names

    def report(self, code: str, path: Path, **args: object) -> None:
        """A problem with the value at `path`."""
        self.source.add(code, spot_of(self.root, path), None, **args)

    def report_key(self, code: str, path: Path, **args: object) -> None:
        """A problem with what stands under the key at `path`."""
        self.source.add(code, key_spot_of(self.root, path), None, **args)

    def line_of(self, path: Path) -> int:
        """The line on which the value at `path` begins."""
        return spot_of(self.root, path).line

    @property
    def is_whole(self) -> bool:
        """Whether this is long enough to be judged as a scenario."""
        return len(self.scenario.events) >= WHOLE

    @cached_property
    def conditions(self) -> tuple[tuple[Site, Tree], ...]:
        """Every condition of the scenario, read."""
        found = []
        for site in scenario_sites(self.scenario):
            tree, _ = parse(site.source, site.where, self.names)
            if tree is not None:
                found.append((site, tree))
        return tuple(found)

    @cached_property
    def active_rules(self) -> tuple[Rule, ...]:
        """The rules that judge here: the doctrine's that are not switched off, and the scenario's own."""
        use = self.scenario.doctrine
        if not isinstance(use, DoctrineUse):
            return self.scenario.rules
        return (*(rule for rule in self.doctrine.rules if rule.id not in use.off), *self.scenario.rules)

    @cached_property
    def uncertain(self) -> frozenset[str]:
        """The facts that may be so or not."""
        drawn = {name for fact in self.scenario.facts.values() for name in fact.one_of or ()}
        chances = {name for name, fact in self.scenario.facts.items() if fact.one_of is None and 0 < fact.chance < 100}
        return frozenset(drawn | chances)

    @cached_property
    def settled(self) -> frozenset[str]:
        """The facts that some check settles, and those that are drawn together with one of them."""
        checked = {check.settles for event in self.scenario.events for check in event.checks.values() if check.settles}
        for fact in self.scenario.facts.values():
            if fact.one_of is not None and checked & fact.one_of.keys():
                checked |= fact.one_of.keys()
        return frozenset(checked)

    @cached_property
    def observed(self) -> frozenset[str]:
        """The facts that a text shows, because the world itself differs."""
        return frozenset(self._decides(path, part.of) for path, part in self.parts if isinstance(part, TruthText))

    @cached_property
    def subjects(self) -> frozenset[str]:
        """The facts that events are about."""
        found = set()
        for event in self.scenario.events:
            found |= {event.situation.subject, event.situation.true_core} - {None}
        return frozenset(name for name in found if name is not None)

    @cached_property
    def read(self) -> frozenset[str]:
        """The facts that conditions look up."""
        return frozenset(self._facts_of_conditions())

    @cached_property
    def deciding(self) -> frozenset[str]:
        """The facts that decide on something: a text, a cluster, a condition, a charge, what can be spoken of."""
        clusters = {
            self._decides(path, part.of) for path, part in self.parts if isinstance(part, ClusterByTruth)
        }  # fmt: skip
        spoken = {name for name, fact in self.scenario.facts.items() if fact.title is not None}
        return frozenset(clusters | spoken) | self.observed | self.subjects | self.read

    @cached_property
    def drafts_asked_for(self) -> frozenset[object]:
        """The drafts that some condition asks for by name, as it reads them."""
        return frozenset(read.index for _, tree in self.conditions for read in reads(tree) if read.kind == "sent")

    def _decides(self, path: Path, fact: str | None) -> str:
        if fact is None and path[0] == "events" and isinstance(path[1], int):
            fact = self.scenario.events[path[1]].situation.subject
        return fact or ""

    def _facts_of_conditions(self) -> Iterator[str]:
        by_number: dict[int, str] = {number: name for name, number in self.names.facts.items()}
        first = len(self.names.events)
        told: dict[str, set[int]] = defaultdict(set)
        for _, tree in self.conditions:
            for read in reads(tree):
                if isinstance(read.index, int):
                    told[read.kind].add(read.index)
            for number in _compared(tree, "about"):
                told["is_true"].add(number - first)
        for kind, numbers in told.items():
            if kind in FACT_READS:
                yield from (by_number[number] for number in numbers if number in by_number)


def _compared(tree: Tree, kind: str) -> Iterator[int]:
    """The numbers that a look-up of `kind` is compared with, anywhere in a condition."""
    inner = getattr(tree, "parts", None) or ((tree.part,) if hasattr(tree, "part") else ())
    for part in inner:
        yield from _compared(part, kind)
    sides = (getattr(tree, "left", None), getattr(tree, "right", None), getattr(tree, "item", None))
    if any(isinstance(side, Read) and side.kind == kind for side in sides):
        yield from (side.value for side in sides if side is not None and hasattr(side, "value"))
        yield from getattr(tree, "among", ())
