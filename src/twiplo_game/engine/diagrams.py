"""Decision diagrams: what each thing that a response decides hangs on, choice by choice.

A diagram is a node. A node belongs to one choice and has a node for each of its values; a leaf is a result, numbered
in the order in which results are met. Equal nodes are one node, and a choice that makes no difference has none. So two
values of a choice mean the same exactly where no node tells them apart.
"""

from collections.abc import Callable, Hashable, Iterator
from itertools import count
from typing import Final

LEAF: Final = 1_000_000
"""The level of leaves: after every choice."""

NO: Final = 0
YES: Final = 1


class Diagrams:
    """Diagrams over the same choices, which are known by their level: the place at which they are decided."""

    def __init__(self, sizes: tuple[int, ...]) -> None:
        self.sizes = sizes
        """For each level the number of its values."""
        self.levels: list[int] = []
        """For each node its level."""
        self.branches: list[tuple[int, ...]] = []
        """For each node the node of each value; for a leaf its result."""
        self._numbers: dict[tuple[int, tuple[int, ...]], int] = {}

    def leaf(self, result: int) -> int:
        """The leaf with that result."""
        return self._numbered(LEAF, (result,))

    def node(self, level: int, branches: tuple[int, ...]) -> int:
        """The node that decides between `branches`; where they are all the same, that one."""
        return branches[0] if len(set(branches)) == 1 else self._numbered(level, branches)

    def _numbered(self, level: int, branches: tuple[int, ...]) -> int:
        key = level, branches
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self.levels)
            self.levels.append(level)
            self.branches.append(branches)
        return number

    def diagram(
        self,
        support: tuple[int, ...],
        start: Hashable,
        decide: Callable[[Hashable, int, int], Hashable],
        is_settled: Callable[[Hashable], bool],
    ) -> int:
        """The diagram of what `start` becomes when the choices of `support` are decided one after the other.

        `decide(left, level, value)` is what is left of it after one more; what is left at the end, or once it is
        settled, is the result.
        """
        results: dict[Hashable, int] = {}
        numbers = count()
        known: dict[tuple[int, Hashable], int] = {}

        def build(place: int, left: Hashable) -> int:
            if place == len(support) or is_settled(left):
                if left not in results:
                    results[left] = next(numbers)
                return self.leaf(results[left])
            key = place, left
            found = known.get(key)
            if found is None:
                level = support[place]
                branches = [build(place + 1, decide(left, level, value)) for value in range(self.sizes[level])]
                found = known[key] = self.node(level, tuple(branches))
            return found

        return build(0, start)

    def below(self, root: int) -> Iterator[int]:
        """Every node of a diagram that decides something, each once."""
        waiting, seen = [root], {root}
        while waiting:
            node = waiting.pop()
            if self.levels[node] != LEAF:
                yield node
                fresh = dict.fromkeys(branch for branch in self.branches[node] if branch not in seen)
                seen.update(fresh)
                waiting += fresh
