"""Every situation that a player can come to, minute by minute, and what leads from one to the next.

A node is a belief without its gauges; at each node only the gauges that are reached are kept, as one number each. Time
only goes forward, so a minute's nodes are complete once all earlier minutes have been looked at, and what a minute's
nodes were told apart by can be forgotten with it.
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from heapq import heappop, heappush
from math import gcd
from typing import Final

from twiplo_game.analysis.solver.belief import Belief, Gauges, Member, Passage, Passages, Seen
from twiplo_game.analysis.solver.keys import Alive, Keys
from twiplo_game.analysis.solver.moves import Move
from twiplo_game.analysis.solver.probe import Asked, Steps, Table, composed
from twiplo_game.analysis.solver.worlds import Cube, settled
from twiplo_game.engine.state import NO_ENDING, State

_BASE: Final = 101
FIRST: Final = _BASE * _BASE


def packed(gauges: Gauges) -> int:
    """Three gauges as one number."""
    return gauges[0] * FIRST + gauges[1] * _BASE + gauges[2]


def unpacked(number: int) -> Gauges:
    """The gauges of a number."""
    return number // FIRST, number // _BASE % _BASE, number % _BASE


@dataclass(slots=True, eq=False)
class Node:
    """A situation."""

    minute: int
    belief: Belief
    """Empty once it has been looked at, and at the end of the game."""
    broken: int = -1
    """At the end of the game how many mandates are broken; -1 before."""
    mass: int = 1
    """The weight of its worlds."""
    left: int = 0
    """How many answers may still be others than the leader's, where the player is led."""
    reached: set[int] = field(default_factory=set)
    """The gauges with which it is reached."""
    parts: "list[Part]" = field(default_factory=list)
    best: dict[int, int] = field(default_factory=dict)
    """By gauges the sum over its worlds of what the best play is worth."""
    most: dict[int, int] = field(default_factory=dict)
    """By gauges the highest score that can be reached."""
    least: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Branch:
    """One thing that may be seen after a choice."""

    times: int
    """By what the weights of the node that it leads to were divided."""
    tables: tuple[Table, Table, Table]
    """What becomes of the gauges, ready to be added up to one number."""
    node: Node


@dataclass(slots=True, eq=False)
class Edge:
    """One choice at a moment: what is stopped and begun before time passes."""

    moves: tuple[Move, ...]
    ways: int = 1
    """In random play it is taken once in so many times."""
    changed: tuple[Move, ...] = ()
    """Those of its answers that are others than the leader's, where the player is led."""


Cases = list[tuple[list[int] | None, tuple[Branch, ...]]]
"""The branches of a choice, and for which of the gauges, by place; None where they are for all."""


@dataclass(slots=True, eq=False)
class Part:
    """The gauges of a node with which the same can be chosen, and what each choice leads to."""

    gauges: list[int]
    edges: list[tuple[Edge, Cases]]


Chooser = Callable[[Belief, Alive, Gauges], tuple[list[Asked], list[Edge]]]
"""What is chosen from at a moment, and for which gauges."""


class Graph:
    """All nodes that can be reached from some, under one model."""

    def __init__(self, passages: Passages, keys: Keys, chooser: Chooser) -> None:
        self.passages = passages
        self.keys = keys
        self.worlds = passages.worlds
        self._chooser = chooser
        self._waiting: dict[int, dict[Hashable, Node]] = {}
        self._minutes: list[int] = []
        self.nodes: list[Node] = []
        """Those that have been looked at, in the order of time."""
        self.choices = 0
        """How many choices have been played."""
        self.points = 0
        """How many nodes with gauges have been looked at."""
        self.leaves: dict[int, Node] = {}
        self.left = 0
        """How many answers may still be others than the leader's where a node is entered."""
        self._settled: dict[tuple[Cube, frozenset[int]], tuple[Cube, int]] = {}
        self._found: dict[tuple[int, int], Node] = {}
        """By minute and by the hash of what they were told apart by, which itself would take too much room."""

    def restart(self) -> None:
        """Enter nodes as a game does that begins: as many answers may be others as the model allows."""
        self.left = self.passages.model.changes if self.passages.model.led else 0

    # -- nodes ------------------------------------------------------------------------------------------------------

    def enter(self, members: Iterable[Member]) -> tuple[int, Node]:
        """The node of a belief, and by what its weights were divided."""
        members = list(members)
        first = members[0].state
        if first.ending != NO_ENDING:
            return self._ended(members)
        times, name, belief = self._named(members)
        bucket = self._waiting.get(first.minute)
        if bucket is None:
            bucket = self._waiting[first.minute] = {}
            heappush(self._minutes, first.minute)
        node = bucket.get(name)
        if node is None:
            mass = sum(member.weight * self.worlds.mass(member.cube) for member in belief)
            node = bucket[name] = Node(first.minute, belief, mass=mass, left=self.left)
            self._found[first.minute, hash(name)] = node
        return times, node

    def _named(self, members: list[Member]) -> tuple[int, Hashable, Belief]:
        """A belief with its weights divided by what they have in common, that divisor, and what it is told apart by."""
        alive_of = self.keys.of
        merged: dict[tuple[Hashable, Cube], tuple[State, int]] = {}
        # What can be found out in one of the states must stay open in all: finding it tells them apart.
        shared = self.keys.shared([member.state for member in members])
        variables = self.keys.variables(members[0].state, shared)
        for member in members:
            alive = alive_of(member.state)
            known = (member.cube, variables)
            if known not in self._settled:
                self._settled[known] = settled(self.worlds, member.cube, member.cube, variables)
            cube, settled_weight = self._settled[known]
            weight = member.weight * settled_weight
            key = (alive.key, cube)
            before = merged.get(key)
            merged[key] = (member.state, weight) if before is None else (before[0], before[1] + weight)
        times = gcd(*(weight for _, weight in merged.values()))
        name = frozenset((key, weight // times) for key, (_, weight) in merged.items())
        belief = tuple(Member(state, cube, weight // times) for (_, cube), (state, weight) in merged.items())
        return times, name, belief

    def find(self, members: Iterable[Member]) -> tuple[int, Node]:
        """The node of a belief that was looked at."""
        members = list(members)
        if members[0].state.ending != NO_ENDING:
            return self._ended(members)
        times, name, _ = self._named(members)
        return times, self._found[members[0].state.minute, hash(name)]

    def _ended(self, members: list[Member]) -> tuple[int, Node]:
        # At the end nothing is told apart any more but what counts in the score.
        state = members[0].state
        chosen = {mandate.index for mandate in self.passages.story.mandates}
        broken = len(chosen & state.past.broken)
        node = self.leaves.get(broken)
        if node is None:
            node = self.leaves[broken] = Node(state.minute, (), broken)
        return sum(member.weight * self.worlds.mass(member.cube) for member in members), node

    # -- looking ahead ----------------------------------------------------------------------------------------------

    def explore(self, is_stopped: Callable[[], bool], told: Callable[[int], None]) -> bool:
        """Look at every node that can be reached, in the order of time; False where it was stopped before the end.

        `told` hears the minute that is being looked at.
        """
        while self._minutes:
            minute = heappop(self._minutes)
            told(minute)
            # Looking at a node never adds another of the same minute: time passes with every choice.
            bucket = list(self._waiting.pop(minute).values())
            for node in bucket:
                if is_stopped():
                    return False
                self._look(node)
            self.nodes.extend(bucket)
        return True

    def _look(self, node: Node) -> None:
        alive = self.keys.shared([member.state for member in node.belief])
        left = list(node.reached)
        self.points += len(left)
        while left:
            asked, edges = self._chooser(node.belief, alive, unpacked(left[0]))
            alike = _alike(asked, left) if asked else left
            part = Part(alike, [])
            for edge in edges:
                if len(edge.changed) <= node.left:
                    self.left = node.left - len(edge.changed)
                    part.edges.append((edge, self._follow(node, edge, alike)))
            node.parts.append(part)
            left = list(set(left).difference(alike)) if asked else []
        node.belief = ()

    def _follow(self, node: Node, edge: Edge, gauges: list[int]) -> Cases:
        """Where a choice leads from each of the gauges."""
        found: Cases = []
        left: list[int] | None = None
        while left is None or left:
            first = gauges[0] if left is None else gauges[left[0]]
            passage = self.passages.after(node.belief, unpacked(first), edge.moves)
            self.choices += 1
            branches = self.branches(passage)
            asked = tuple(passage.asked)
            if not asked and left is None:
                found.append((None, branches))
                self._arrive(branches, gauges)
                break
            places = list(range(len(gauges))) if left is None else left
            numbers = set(_alike(asked, [gauges[place] for place in places]))
            alike = [place for place in places if gauges[place] in numbers]
            found.append((alike, branches))
            self._arrive(branches, list(numbers))
            left = [place for place in places if gauges[place] not in numbers]
        return found

    @staticmethod
    def _arrive(branches: tuple[Branch, ...], gauges: list[int]) -> None:
        for branch in branches:
            branch.node.reached.update(carried(branch, gauges))

    def branches(self, passage: Passage) -> tuple[Branch, ...]:
        """What may be seen after a passage, as branches."""
        return tuple([self._branch(seen) for seen in passage.seen])

    def _branch(self, seen: Seen) -> Branch:
        times, node = self.enter(seen.members)
        return Branch(times, ready(seen.steps), node)

    def begin(self, seen: Seen, gauges: Gauges) -> Branch:
        """A node to look ahead from, with gauges that are what they are after what was seen."""
        self.restart()
        times, node = self.enter(seen.members)
        node.reached.add(packed(gauges))
        return Branch(times, ready(()), node)


_READY: Final[dict[Steps, tuple[Table, Table, Table]]] = {}


def ready(steps: Steps) -> tuple[Table, Table, Table]:
    """What becomes of gauges, as tables whose values are added up to one number; the same object for the same steps."""
    found = _READY.get(steps)
    if found is None:
        one, two, three = (composed(steps, gauge) for gauge in range(3))
        found = _READY[steps] = tuple(value * FIRST for value in one), tuple(value * _BASE for value in two), three
    return found


def carried(branch: Branch, gauges: Iterable[int]) -> list[int]:
    """What becomes of each of some gauges on a branch."""
    one, two, three = branch.tables
    return [one[each // FIRST] + two[each // _BASE % _BASE] + three[each % _BASE] for each in gauges]


def _alike(asked: Iterable[Asked], gauges: Iterable[int]) -> list[int]:
    """Those of some gauges for which everything that was asked has the same answer."""
    left = list(gauges)
    sets: dict[int, frozenset[int]] = {}
    for gauge, alike in asked:
        sets[gauge] = sets[gauge] & alike if gauge in sets else alike
    for gauge, alike in sets.items():
        if gauge == 0:
            left = [number for number in left if number // FIRST in alike]
        elif gauge == 1:
            left = [number for number in left if number // _BASE % _BASE in alike]
        else:
            left = [number for number in left if number % _BASE in alike]
    return left
