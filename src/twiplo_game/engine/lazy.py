"""Sequences that know how long they are, and make an item when it is asked for."""

from abc import abstractmethod
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain
from typing import TypeVar, overload

T_co = TypeVar("T_co", covariant=True)


class Lazy(Sequence[T_co]):
    """A sequence of which each item is made when it is asked for; a slice is a tuple."""

    @abstractmethod
    def item(self, place: int) -> T_co:
        """The item at a place that is known to be there."""

    @overload
    def __getitem__(self, place: int) -> T_co: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[T_co, ...]: ...

    def __getitem__(self, place: int | slice) -> T_co | tuple[T_co, ...]:
        if isinstance(place, slice):
            return tuple(self.item(each) for each in range(*place.indices(len(self))))
        size = len(self)
        if not -size <= place < size:
            raise IndexError(place)
        return self.item(place % size)


class Joined(Lazy[T_co]):
    """Sequences, one after the other."""

    def __init__(self, parts: Sequence[Sequence[T_co]]) -> None:
        self._parts = parts
        self._ends: list[int] | None = None

    def _measured(self) -> list[int]:
        # Some parts are dear to measure, and whoever only walks through the first never asks for the others.
        if self._ends is None:
            self._ends = list(accumulate(len(part) for part in self._parts))
        return self._ends

    def __iter__(self) -> Iterator[T_co]:
        return chain.from_iterable(self._parts)

    def __len__(self) -> int:
        ends = self._measured()
        return ends[-1] if ends else 0

    def item(self, place: int) -> T_co:
        ends = self._measured()
        part = bisect_right(ends, place)
        return self._parts[part][place - (ends[part - 1] if part else 0)]
