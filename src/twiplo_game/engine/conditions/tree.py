"""The typed tree of a condition, and folding: working out the part that is settled already.

Every value is a whole number: a rank of an ordered term, minutes, points, an index. A condition that depends only on
the event and the response folds to a constant, so that it is settled once and not at every step.
"""

import operator
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from twiplo_game.engine.conditions.reads import KINDS


@dataclass(frozen=True, slots=True)
class Read:
    """Something that is looked up when the condition is tested."""

    kind: str
    """What is looked up; see `reads.py`."""
    index: int | str | tuple[int, int] | tuple[int, str] = 0
    """Which one; a word (`subject`) stands for the event's own fact until the event is known."""


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number."""

    value: int


@dataclass(frozen=True, slots=True)
class Truth:
    """A settled condition."""

    value: bool


@dataclass(frozen=True, slots=True)
class Compare:
    """A comparison of two numbers."""

    op: str
    """One of < <= > >= == !=."""
    left: "Value"
    right: "Value"


@dataclass(frozen=True, slots=True)
class Within:
    """Whether a number is one of several."""

    item: "Value"
    among: frozenset[int]


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite."""

    part: "Tree"


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds."""

    parts: tuple["Tree", ...]


@dataclass(frozen=True, slots=True)
class Some:
    """At least one part holds."""

    parts: tuple["Tree", ...]


Value = Read | Number
Tree = Read | Truth | Compare | Within | Not | All | Some

Lookup = Callable[[Read], "int | Read | None"]
"""What is known of a read: its number (1 and 0 for yes and no), another read that stands for it, or nothing."""

OPERATORS: Final[dict[str, Callable[[int, int], bool]]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}


def _value(value: Value, lookup: Lookup) -> Value:
    if isinstance(value, Number):
        return value
    known = lookup(value)
    if known is None:
        return value
    return known if isinstance(known, Read) else Number(int(known))


MIRRORED: Final = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}


def _by_range(op: str, read: Read, number: int) -> bool | None:
    """What the range of `read` alone says of `read op number`."""
    low, high = KINDS[read.kind].range
    if op in {"==", "!="}:
        return None if low <= number <= high else op == "!="
    at_low, at_high = OPERATORS[op](low, number), OPERATORS[op](high, number)
    return at_low if at_low is at_high else None


def _compare(op: str, left: Value, right: Value) -> Tree:
    settled: bool | None = None
    match left, right:
        case Number(first), Number(second):
            settled = OPERATORS[op](first, second)
        case Read(), Number(number):
            settled = _by_range(op, left, number)
        case Number(number), Read():
            settled = _by_range(MIRRORED[op], right, number)
    return Compare(op, left, right) if settled is None else Truth(settled)


def fold(tree: Tree, lookup: Lookup) -> Tree:
    """`tree` with everything settled that `lookup` knows."""
    match tree:
        case Truth():
            return tree
        case Read():
            value = _value(tree, lookup)
            return Truth(bool(value.value)) if isinstance(value, Number) else value
        case Compare(op, left, right):
            return _compare(op, _value(left, lookup), _value(right, lookup))
        case Within(item, among):
            item = _value(item, lookup)
            return Truth(item.value in among) if isinstance(item, Number) else Within(item, among)
        case Not(part):
            part = fold(part, lookup)
            return Truth(not part.value) if isinstance(part, Truth) else Not(part)
        case All(parts) | Some(parts):
            decisive = isinstance(tree, Some)
            left_over = []
            for part in parts:
                folded = fold(part, lookup)
                if not isinstance(folded, Truth):
                    left_over.append(folded)
                elif folded.value is decisive:
                    return folded
            if not left_over:
                return Truth(not decisive)
            if len(left_over) == 1:
                return left_over[0]
            return Some(tuple(left_over)) if decisive else All(tuple(left_over))


def reads(tree: Tree) -> Iterator[Read]:
    """Every read in the tree, from left to right."""
    match tree:
        case Read():
            yield tree
        case Compare(_, left, right):
            for side in (left, right):
                if isinstance(side, Read):
                    yield side
        case Within(item, _):
            if isinstance(item, Read):
                yield item
        case Not(part):
            yield from reads(part)
        case All(parts) | Some(parts):
            for part in parts:
                yield from reads(part)
        case Truth():
            pass
