"""Classes of responses: of all that can be composed about a target, one representative for each different meaning.

Two responses are of one class where the same rules and outcomes apply to them under the same remaining conditions, they
take an officer as long, and they mean the same for what comes later: stance, publicity, whom they inform and name, what
they promise. A target can have hundreds of thousands of classes, so they are counted and numbered, and a representative
is made when it is asked for.

Different states can still leave the same marks (see `partition.py`), so classes are counted on sets of states: a knot
is the set of all states that some marks can lead to. From a knot each mark leads to one other, so ways through the
knots and classes are the same thing. Knots that are equal are one, which keeps them few (see docs/decisions).
"""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from twiplo_game.engine.lazy import Lazy
from twiplo_game.engine.meaning import later_reads
from twiplo_game.engine.partition import Group, Mark, Partition, Ways, groups_at
from twiplo_game.engine.response import Response
from twiplo_game.engine.story import Story, Target


@dataclass(slots=True)
class _Knot:
    """All states that the same marks can lead to."""

    states: tuple[int, ...]
    marks: tuple[Mark, ...] = ()
    nexts: tuple["_Knot", ...] = ()
    ends: tuple[int, ...] = (1,)
    """For each mark how many classes there are under it and under those before it; at the last knot the one class."""


class Numbering:
    """The classes of a partition by number, those that take an officer for less time first."""

    def __init__(self, partition: Partition) -> None:
        self.partition = partition
        self._first = _Knot((0,))
        layers = [[self._first]]
        for level in self.partition.levels:
            following: dict[tuple[int, ...], _Knot] = {}
            for knot in layers[-1]:
                reached: dict[Mark, set[int]] = {}
                for state in knot.states:
                    for step in level.steps[state]:
                        if step is not None:
                            reached.setdefault(step[0], set()).add(step[1])
                knot.marks = tuple(sorted(reached))
                sets = (tuple(sorted(reached[mark])) for mark in knot.marks)
                knot.nexts = tuple(following.setdefault(states, _Knot(states)) for states in sets)
            layers.append(list(following.values()))
        for layer in reversed(layers[:-1]):
            for knot in layer:
                knot.ends = tuple(accumulate(_size(other) for other in knot.nexts))
        self.size = 0 if partition.is_empty else _size(self._first)

    def within(self, minutes: int) -> int:
        """How many classes take an officer for at most `minutes`; they are the first ones."""
        if self.size == 0:
            return 0
        marks = bisect_right(self._first.marks, minutes, key=lambda mark: mark[0])
        return self._first.ends[marks - 1] if marks else 0

    def response(self, number: int) -> Response:
        """The representative of a class: of its responses the one with the plainest last choices."""
        passed: list[tuple[_Knot, Mark]] = []
        knot = self._first
        for _ in self.partition.levels:
            turn = bisect_right(knot.ends, number)
            number -= knot.ends[turn - 1] if turn else 0
            passed.append((knot, knot.marks[turn]))
            knot = knot.nexts[turn]
        state = knot.states[0]
        ways: list[int] = []
        for level, (knot, mark) in zip(reversed(self.partition.levels), reversed(passed), strict=True):
            wanted = mark, state
            way, state = min(
                (way, before)
                for before in knot.states
                for way, step in enumerate(level.steps[before])
                if step == wanted
            )
            ways.append(way)
        return self.partition.response(tuple(reversed(ways)))

    def number_of(self, response: Response) -> int | None:
        """The class of a response; None where it cannot be composed."""
        ways = self.partition.ways(response)
        return None if ways is None else self.number_at(ways)

    def number_at(self, ways: Ways) -> int | None:
        """The class of the response that takes these ways; None where it would be meant for nobody."""
        knot, state, number = self._first, 0, 0
        for level, way in zip(self.partition.levels, ways, strict=True):
            step = level.steps[state][way]
            if step is None:
                return None
            mark, state = step
            turn = bisect_right(knot.marks, mark) - 1
            number += knot.ends[turn - 1] if turn else 0
            knot = knot.nexts[turn]
        return None if self.partition.is_empty else number


def _size(knot: _Knot) -> int:
    return knot.ends[-1] if knot.ends else 0


class ResponseClasses(Lazy[Response]):
    """One composed response for each class about a target that no draft stands for already."""

    def __init__(self, numbering: Numbering, standing: tuple[int, ...]) -> None:
        self.numbering = numbering
        self.standing = standing
        """The classes that drafts stand for, ascending."""

    def __len__(self) -> int:
        return self.numbering.size - len(self.standing)

    def within(self, minutes: int) -> int:
        """How many take an officer for at most `minutes`; they are the first ones."""
        numbered = self.numbering.within(minutes)
        return numbered - sum(number < numbered for number in self.standing)

    def item(self, place: int) -> Response:
        """The representative at a place."""
        for number in self.standing:
            if number <= place:
                place += 1
        return self.numbering.response(place)


def response_classes(story: Story, index: int, is_unasked: bool) -> ResponseClasses:
    """The classes of what can be composed about the target `index`."""
    cache = story.caches.setdefault("classes", {})
    key = index, is_unasked
    found = cache.get(key)
    if not isinstance(found, ResponseClasses):
        target = story.targets[index]
        numbering = _numbering(story, target, groups_at(story, target, is_unasked))
        standing = () if is_unasked else _standing(story, target, numbering)
        found = cache[key] = ResponseClasses(numbering, standing)
    return found


def _numbering(story: Story, target: Target, groups: tuple[Group, ...]) -> Numbering:
    # Few rules ask whether an answer was asked for: mostly both kinds have the same classes.
    cache = story.caches.setdefault("numberings", {})
    key = target.index, groups
    found = cache.get(key)
    if not isinstance(found, Numbering):
        found = cache[key] = Numbering(Partition(story, target, groups))
    return found


def _standing(story: Story, target: Target, numbering: Numbering) -> tuple[int, ...]:
    numbers = set()
    for name, draft in target.drafts.items():
        if draft.test is None and not _is_one_of_a_kind(story, target, name):
            numbers.add(numbering.number_of(draft.response))
    return tuple(sorted(number for number in numbers if number is not None))


def _is_one_of_a_kind(story: Story, target: Target, draft: str) -> bool:
    """Whether anything in the story asks if it was this draft that was sent."""
    return any(read.kind == "sent" and read.index == (target.index, draft) for read in later_reads(story))
