"""Looking ahead from one decision of a game after another: what is known already is not looked at again.

What was looked at from an earlier decision is remembered. What was kept when the scenario was solved is found by names
that are the same in every run; there only the worth is kept, and what to do is found by looking one step ahead.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from twiplo_game.analysis.solver.belief import Belief, Gauges, Member, Seen
from twiplo_game.analysis.solver.choosing import Everything
from twiplo_game.analysis.solver.gauges import packed
from twiplo_game.analysis.solver.graph import Branch, Graph, Node
from twiplo_game.analysis.solver.moves import Moves
from twiplo_game.analysis.solver.naming import Apart, Names
from twiplo_game.analysis.solver.solve import Solver
from twiplo_game.analysis.solver.values import value_best
from twiplo_game.analysis.solver.worth import worth_of

Kept = Mapping[int, Mapping[int, int]]
"""What situations are worth: by name and by gauges the sum over their worlds of what the best play comes to."""

Place = tuple[int, int]
"""Where a situation is found in one run: its minute, and the hash of what it is told apart by."""


@dataclass(slots=True)
class Memory:
    """What is known of a story under one model."""

    solver: Solver
    kept: Kept = field(default_factory=dict)
    looked: dict[Place, Node] = field(default_factory=dict)
    """Situations that were looked at and valued in this run."""
    moves: Moves = field(init=False)
    names: Names = field(init=False)

    def __post_init__(self) -> None:
        keys = self.solver.graph.keys
        self.moves = Moves(keys)
        self.names = Names(keys.numbers.parts)


class RememberingGraph(Graph):
    """A graph that takes from `memory` what is known, for all the gauges with which it is reached."""

    def __init__(self, memory: Memory) -> None:
        solver, moves = memory.solver, memory.moves
        super().__init__(solver.passages, moves.keys, Everything(solver.passages, moves))
        self.memory = memory
        self._last: Apart | None = None
        self.apart: dict[int, Apart] = {}
        """By the identity of a node what it is told apart by."""
        self._opened: set[int] = set()
        """By identity the nodes of which it is asked what to do, and not only what they are worth."""

    def enter(self, members: Iterable[Member]) -> tuple[int, Node]:
        """The node of a belief, and by what its weights were divided."""
        self._last = None
        times, node = super().enter(members)
        if self._last is not None:
            self.apart[id(node)] = self._last
        return times, node

    def open(self, seen: Seen, gauges: Gauges) -> Branch:
        """A node to look ahead from, of which it is asked what to do."""
        branch = self.begin(seen, gauges)
        self._opened.add(id(branch.node))
        return branch

    def opened(self, seen: Seen, gauges: Gauges) -> Node:
        """The node of what was seen, with what can be done there; it is looked at now where it was not yet."""
        number = packed(gauges)
        _, apart, _ = self._named(seen.members)
        place = seen.members[0].state.minute, hash(apart)
        here = self._found.get((place[0], self.left, place[1]))
        for node in (self.memory.looked.get(place), here):
            if node is not None and any(number in part.gauges for part in node.parts):
                return node
        ahead = RememberingGraph(self.memory)
        node = ahead.open(seen, gauges).node
        ahead.explore(lambda: False, lambda minute: None)
        ahead.value()
        return node

    def value(self) -> None:
        """Work out what the nodes are worth once all were looked at, and remember them."""
        value_best(self)
        looked = self.memory.looked
        for node in self.nodes:
            place = node.minute, hash(self.apart[id(node)])
            known = looked.get(place)
            if node.parts and (known is None or len(known.best) <= len(node.best)):
                looked[place] = node

    def _named(self, members: list[Member]) -> tuple[int, Apart, Belief]:
        times, self._last, belief = super()._named(members)
        return times, self._last, belief

    def _look(self, node: Node) -> None:
        apart = self.apart[id(node)]
        known = self.memory.looked.get((node.minute, hash(apart)))
        if known is not None and node.reached <= known.best.keys():
            node.best, node.parts, node.belief = known.best, known.parts, ()
            return
        kept = self.memory.kept
        worth = kept.get(self.memory.names.of(node.minute, apart)) if kept else None
        if worth is None or not node.reached <= worth.keys():
            super()._look(node)
        elif id(node) in self._opened:
            node.reached.update(worth)
            super()._look(node)
        else:
            node.best, node.belief = worth_of(worth), ()
