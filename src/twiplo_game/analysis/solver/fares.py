"""How a random player fares: how likely each score is, worked out in whole numbers.

The situations are looked at minute by minute, with how often each is come to, and forgotten with their minute: nothing
is valued backwards.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm

from twiplo_game.analysis.solver.belief import Passages, solved_story
from twiplo_game.analysis.solver.choosing import ByChance
from twiplo_game.analysis.solver.gauges import Columns, columns_of, packed, unpacked
from twiplo_game.analysis.solver.graph import Graph, Node
from twiplo_game.analysis.solver.keys import Keys
from twiplo_game.analysis.solver.reading import Reading
from twiplo_game.analysis.solver.solve import RANDOM
from twiplo_game.analysis.solver.walk import moved
from twiplo_game.analysis.solver.worlds import Worlds
from twiplo_game.engine.outcome import score
from twiplo_game.engine.story import Story


@dataclass(slots=True)
class _Often:
    """How often a situation is come to."""

    unit: int
    """Weights are this many times as high as they should be, so that they stay whole."""
    weights: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    """By gauges."""

    def of(self, gauges: list[int]) -> tuple[Columns, list[int]]:
        """Some gauges in columns, and their weights."""
        return columns_of(gauges), [self.weights[number] for number in gauges]


class Fares(Graph):
    """The situations that a random player comes to: one of the drafts by chance, as long as one can be sent."""

    is_kept = False

    def __init__(self, story: Story) -> None:
        solved = solved_story(story, RANDOM)
        worlds = Worlds(solved)
        reading = Reading(solved, RANDOM)
        passages = Passages(reading, worlds)
        super().__init__(passages, Keys(reading, worlds), ByChance(passages))
        self._often: dict[Node, _Often] = {}
        for seen in passages.opening():
            times, node = self.enter(seen.members)
            gauges = packed(moved(solved.start.gauges, seen))
            self._come(node, 1, [times], [gauges])

    def scores(self, is_stopped: Callable[[], bool], told: Callable[[int], None]) -> dict[int, Fraction] | None:
        """How likely each score is; None where it was stopped. `told` hears the minute that is being looked at."""
        if not self.explore(is_stopped, told):
            return None
        found: dict[int, Fraction] = {}
        for leaf, often in self._often.items():
            counted: dict[int, int] = defaultdict(int)
            for number, weight in often.weights.items():
                counted[score(unpacked(number), leaf.broken)] += weight
            for points, weight in counted.items():
                found[points] = found.get(points, Fraction(0)) + Fraction(weight, often.unit)
        whole = sum(found.values())
        return {points: share / whole for points, share in sorted(found.items())}

    def _look(self, node: Node) -> None:
        often = self._often.pop(node)
        for gauges, edges in self._chosen(node, list(often.weights)):
            every = often.of(gauges)
            for edge, led in edges:
                for alike, branches in led:
                    columns, weights = every if len(alike) == len(gauges) else often.of(alike)
                    for branch in branches:
                        shares = weights if branch.times == 1 else [weight * branch.times for weight in weights]
                        self._come(branch.node, often.unit * edge.ways, shares, branch.shift.of_all(columns))
        node.belief = ()

    def _come(self, node: Node, unit: int, weights: list[int], gauges: Iterable[int]) -> None:
        """Come to a node with each of some gauges so often."""
        often = self._often.get(node)
        if often is None:
            often = self._often[node] = _Often(unit)
        if often.unit % unit:
            common = lcm(often.unit, unit)
            for number in often.weights:
                often.weights[number] *= common // often.unit
            often.unit = common
        factor, there = often.unit // unit, often.weights
        if factor > 1:
            weights = [weight * factor for weight in weights]
        for number, weight in zip(gauges, weights, strict=True):
            there[number] += weight
