"""Looking ahead from one decision of a game after another: what was looked at from the first is not looked at again."""

from collections.abc import Hashable, Iterable

from twiplo_game.analysis.solver.belief import Belief, Member
from twiplo_game.analysis.solver.choosing import Everything
from twiplo_game.analysis.solver.graph import Graph, Node
from twiplo_game.analysis.solver.moves import Moves
from twiplo_game.analysis.solver.solve import Solver

Memory = dict[tuple[int, int], Node]
"""Situations that were looked at and valued, by minute and by the hash of what they are told apart by."""


class RememberingGraph(Graph):
    """A graph that takes from `memory` what is known, for all the gauges with which it is reached."""

    def __init__(self, solver: Solver, moves: Moves, memory: Memory) -> None:
        super().__init__(solver.passages, moves.keys, Everything(solver.passages, moves))
        self._memory = memory
        self._last: Hashable = None
        self._keys: dict[int, tuple[int, int]] = {}
        """By the identity of a node where it is found."""

    def enter(self, members: Iterable[Member]) -> tuple[int, Node]:
        """The node of a belief, and by what its weights were divided."""
        self._last = None
        times, node = super().enter(members)
        if self._last is not None:
            self._keys[id(node)] = node.minute, hash(self._last)
        return times, node

    def find(self, members: Iterable[Member]) -> tuple[int, Node]:
        """The node of a belief that was looked at, here or before."""
        members = list(members)
        state = members[0].state
        if state.is_over:
            return super().find(members)
        times, name, _ = self._named(members)
        key = state.minute, hash(name)
        return times, self._found.get(key) or self._memory[key]

    def remember(self) -> None:
        """Keep what was looked at, once it is valued."""
        for node in self.nodes:
            known = self._memory.get(self._keys[id(node)])
            if known is None or len(known.best) <= len(node.best):
                self._memory[self._keys[id(node)]] = node

    def _named(self, members: list[Member]) -> tuple[int, Hashable, Belief]:
        times, name, belief = super()._named(members)
        self._last = name
        return times, name, belief

    def _look(self, node: Node) -> None:
        known = self._memory.get(self._keys[id(node)])
        if known is None or not node.reached <= known.best.keys():
            super()._look(node)
            return
        node.best, node.most, node.least, node.parts = known.best, known.most, known.least, known.parts
        node.belief = ()
