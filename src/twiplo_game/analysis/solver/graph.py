"""Every situation that a player can come to, minute by minute, and what leads from one to the next.

A node is a belief without its gauges; at each node only the gauges that are reached are kept, as one number each. Time
only goes forward, so a minute's nodes are complete once all earlier minutes have been looked at, and what a minute's
nodes were told apart by can be forgotten with it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from heapq import heappop, heappush
from math import gcd

from twiplo_game.analysis.solver.belief import Belief, Gauges, Member, Passage, Passages, Seen
from twiplo_game.analysis.solver.gauges import Numbers, Shift, alike_in, columns_of, packed, shift_by, unpacked
from twiplo_game.analysis.solver.keys import Alive, Keys, shared_by
from twiplo_game.analysis.solver.moves import Move
from twiplo_game.analysis.solver.naming import Apart, Key
from twiplo_game.analysis.solver.probe import Asked, Steps
from twiplo_game.analysis.solver.worlds import Cube, settled
from twiplo_game.analysis.solver.worth import NOTHING, Worth
from twiplo_game.engine.state import NO_ENDING, State


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
    best: Worth = NOTHING
    """The sum over its worlds of what the best play is worth."""
    most: Worth = NOTHING
    """The highest score that can be reached."""
    least: Worth = NOTHING


@dataclass(frozen=True, slots=True)
class Branch:
    """One thing that may be seen after a choice."""

    times: int
    """By what the weights of the node that it leads to were divided."""
    shift: Shift
    node: Node


@dataclass(slots=True, eq=False)
class Edge:
    """One choice at a moment: what is stopped and begun before time passes."""

    moves: tuple[Move, ...]
    ways: int = 1
    """In random play it is taken once in so many times."""
    changed: tuple[Move, ...] = ()
    """Those of its answers that are others than the leader's, where the player is led."""


@dataclass(frozen=True, slots=True)
class Case:
    """What a choice leads to with some of a part's gauges."""

    places: list[int] | None
    """Which of the gauges; None where it is so for all."""
    branches: tuple[Branch, ...]
    arrived: tuple[Numbers, ...]
    """For each branch what becomes of these gauges, one after the other."""


@dataclass(slots=True, eq=False)
class Part:
    """The gauges of a node with which the same can be chosen, and what each choice leads to."""

    gauges: list[int]
    edges: list[tuple[Edge, list[Case]]]


_Way = tuple[tuple[Move, ...], int]
"""What is done, and how many of its answers are others than the leader's."""

_Played = tuple[tuple[Asked, ...], tuple[Branch, ...]]
"""What a choice was found to lead to, and of which gauges that is so."""

_Ways = Iterator[tuple[list[int], tuple[Branch, ...]]]
"""What a choice leads to, and from which gauges."""

Chooser = Callable[[Belief, Alive, Gauges], tuple[list[Asked], list[Edge]]]
"""What is chosen from at a moment, and for which gauges."""


class Graph:
    """All nodes that can be reached from some, under one model."""

    is_kept = True
    """Whether nodes are kept once they have been looked at."""

    def __init__(self, passages: Passages, keys: Keys, chooser: Chooser) -> None:
        self.passages = passages
        self.keys = keys
        self.worlds = passages.worlds
        self._chooser = chooser
        self._waiting: dict[int, dict[tuple[int, Apart], Node]] = {}
        self._minutes: list[int] = []
        self.nodes: list[Node] = []
        """Those that have been looked at, in the order of time."""
        self.choices = 0
        """How many choices have been played."""
        self.points = 0
        """How many nodes with gauges have been looked at."""
        self.leaves: dict[int, Node] = {}
        self._shifts: dict[Steps, Shift] = {}
        self.left = 0
        """How many answers may still be others than the leader's where a node is entered."""
        self._settled: dict[tuple[Cube, frozenset[int]], tuple[Cube, int]] = {}
        self._found: dict[tuple[int, int, int], Node] = {}
        """By minute, by how many answers are free, and by the hash of what they were told apart by: that itself would
        take too much room."""

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
        node = bucket.get((self.left, name))
        if node is None:
            mass = sum(member.weight * self.worlds.mass(member.cube) for member in belief)
            node = bucket[self.left, name] = Node(first.minute, belief, mass=mass, left=self.left)
            if self.is_kept:
                self._found[first.minute, self.left, hash(name)] = node
        return times, node

    def _named(self, members: list[Member]) -> tuple[int, Apart, Belief]:
        """A belief with its weights divided by what they have in common, that divisor, and what it is told apart by."""
        merged: dict[tuple[Key, Cube], tuple[State, int]] = {}
        # What can be found out in one of the states must stay open in all: finding it tells them apart.
        each = [self.keys.of(member.state) for member in members]
        variables = self.keys.variables(members[0].state, shared_by(each))
        for member, alive in zip(members, each, strict=True):
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
        return times, self._found[members[0].state.minute, self.left, hash(name)]

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
            if self.is_kept:
                self.nodes.extend(bucket)
        return True

    def _look(self, node: Node) -> None:
        for gauges, edges in self._chosen(node, list(node.reached)):
            node.parts.append(Part(gauges, [(edge, self._follow(gauges, led)) for edge, led in edges]))
        node.belief = ()

    def _chosen(self, node: Node, gauges: list[int]) -> Iterator[tuple[list[int], list[tuple[Edge, _Ways]]]]:
        """The gauges of a node, apart where something else is chosen from, and where each choice leads."""
        alive = self.keys.shared([member.state for member in node.belief])
        self.points += len(gauges)
        played: dict[_Way, list[_Played]] = {}
        left = gauges
        while left:
            asked, edges = self._chooser(node.belief, alive, unpacked(left[0]))
            alike = alike_in(asked, left) if asked else left
            allowed = [edge for edge in edges if len(edge.changed) <= node.left]
            yield alike, [(edge, self._led(node, edge, alike, played.setdefault(_way(edge), []))) for edge in allowed]
            left = list(set(left).difference(alike)) if asked else []

    def _led(self, node: Node, edge: Edge, gauges: list[int], played: list[_Played]) -> _Ways:
        """What a choice leads to, and from which of the gauges; `played` has what is known of it from other parts."""
        left, tried = gauges, 0
        while left:
            if tried == len(played):
                self.left = node.left - len(edge.changed)
                passage = self.passages.after(node.belief, unpacked(left[0]), edge.moves)
                played.append((tuple(passage.asked), self.branches(passage)))
                self.choices += 1
            asked, branches = played[tried]
            tried += 1
            alike = alike_in(asked, left) if asked else left
            if alike:
                yield alike, branches
            left = [] if len(alike) == len(left) else list(set(left).difference(alike))

    @staticmethod
    def _follow(gauges: list[int], led: _Ways) -> list[Case]:
        """Reach what a choice leads to."""
        cases = []
        for alike, branches in led:
            places = None
            if len(alike) < len(gauges):
                where = {number: place for place, number in enumerate(gauges)}
                places = [where[number] for number in alike]
            columns = columns_of(alike)
            arrived = []
            for branch in branches:
                after = branch.shift.of_all(columns)
                branch.node.reached.update(after)
                arrived.append(after)
            cases.append(Case(places, branches, tuple(arrived)))
        return cases

    def branches(self, passage: Passage) -> tuple[Branch, ...]:
        """What may be seen after a passage, as branches."""
        return tuple([self._branch(seen) for seen in passage.seen])

    def _branch(self, seen: Seen) -> Branch:
        times, node = self.enter(seen.members)
        return Branch(times, self.shift(seen.steps), node)

    def begin(self, seen: Seen, gauges: Gauges) -> Branch:
        """A node to look ahead from, with gauges that are what they are after what was seen."""
        self.restart()
        times, node = self.enter(seen.members)
        node.reached.add(packed(gauges))
        return Branch(times, self.shift(()), node)

    def shift(self, steps: Steps) -> Shift:
        """What becomes of gauges that move so."""
        found = self._shifts.get(steps)
        if found is None:
            found = self._shifts[steps] = shift_by(steps)
        return found


def _way(edge: Edge) -> _Way:
    return edge.moves, len(edge.changed)
