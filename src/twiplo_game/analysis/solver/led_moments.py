"""The moments that the leader comes to, in every world: what drafts give away there, and where nothing counts more."""

from dataclasses import dataclass, field
from fractions import Fraction

from twiplo_game.analysis.solver.careful import FROZEN
from twiplo_game.analysis.solver.dominance import dominated
from twiplo_game.analysis.solver.graph import Branch, Graph, Node
from twiplo_game.analysis.solver.solution import Lock, Regret
from twiplo_game.analysis.solver.values import edges_at
from twiplo_game.engine.action import Respond
from twiplo_game.engine.story import Story


@dataclass(slots=True)
class _Losses:
    """What a draft gives away."""

    total: int = 0
    """Over the worlds, each with its weight."""
    weight: int = 0
    single: list[Fraction] = field(default_factory=list)
    """At each moment for itself."""


class LedMoments:
    """The leader's moments in a graph that has been valued."""

    def __init__(self, story: Story, graph: Graph, roots: list[tuple[Branch, int]]) -> None:
        self.story = story
        self.graph = graph
        self._losses: dict[tuple[str, str], _Losses] = {}
        self._locked: dict[int, int] = {}
        self._whole = sum(branch.times * branch.node.mass for branch, _ in roots)
        waiting = [(branch.node, number, branch.times, False) for branch, number in roots]
        while waiting:
            node, number, times, was_locked = waiting.pop()
            if node.broken >= 0:
                continue
            is_locked = node.most[number] == node.least[number]
            if is_locked and not was_locked and story.length - node.minute >= FROZEN:
                self._locked[node.minute] = self._locked.get(node.minute, 0) + times * node.mass
            for branch in self._look(node, number, times):
                waiting.append((branch.node, branch.shift.of(number), times * branch.times, is_locked))

    def _look(self, node: Node, number: int, times: int) -> tuple[Branch, ...]:
        """Note what drafts give away at a moment; what follows where the leader is followed."""
        own: tuple[Branch, ...] = ()
        worth: dict[tuple[str, str], int] = {}
        best = 0
        for edge, branches in edges_at(node, number):
            own = own if edge.changed else branches
            value = sum(branch.times * branch.node.best[branch.shift.of(number)] for branch in branches)
            best = max(best, value)
            for move in edge.moves:
                if isinstance(move, Respond) and move.response.draft is not None:
                    draft = move.event, move.response.draft
                    worth[draft] = max(worth.get(draft, 0), value)
        for draft, value in worth.items():
            losses = self._losses.setdefault(draft, _Losses())
            losses.total += times * (best - value)
            losses.weight += times * node.mass
            losses.single.append(Fraction(best - value, node.mass))
        return own

    def regrets(self) -> tuple[Regret, ...]:
        """What each draft gives away, in the order of the file."""
        better = dominated(self.graph)
        found = []
        for target in self.story.targets[: self.story.event_count]:
            for name in target.drafts:
                losses = self._losses.get((target.id, name))
                if losses is not None:
                    mean = Fraction(losses.total, losses.weight)
                    least, most, moments = min(losses.single), max(losses.single), len(losses.single)
                    found.append(Regret(target.id, name, mean, least, most, moments, better.get((target.id, name))))
        return tuple(found)

    def locks(self) -> tuple[Lock, ...]:
        """The first moments from which nothing changes the score any more."""
        return tuple(
            Lock(minute, self.story.length - minute, Fraction(weight, self._whole))
            for minute, weight in sorted(self._locked.items())
        )
