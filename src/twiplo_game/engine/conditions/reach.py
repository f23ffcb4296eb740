"""Whether a condition can hold at all: conditions that never or always hold are mistakes.

Each look-up ranges over finitely many values that the condition can tell apart. Where there are few enough
combinations, all are tried; otherwise only what the ranges alone settle is reported.
"""

from collections import defaultdict
from itertools import product
from typing import Final

from twiplo_game.engine.conditions.reads import KINDS
from twiplo_game.engine.conditions.tree import Compare, Number, Read, Tree, Truth, Within, fold, reads

COMBINATIONS: Final = 20_000
"""Beyond so many the question is left open."""


def _parts(tree: Tree) -> list[Tree]:
    inner = getattr(tree, "parts", None) or ((tree.part,) if hasattr(tree, "part") else ())
    return [tree, *(below for part in inner for below in _parts(part))]


def _samples(tree: Tree) -> dict[Read, list[int]]:
    """For each look-up, one value of each class that the condition can tell apart."""
    marks: dict[Read, set[int]] = defaultdict(set)
    for part in _parts(tree):
        match part:
            case Compare(_, Read() as left, Read() as right):
                low = max(KINDS[left.kind].range[0], KINDS[right.kind].range[0])
                high = min(KINDS[left.kind].range[1], KINDS[right.kind].range[1])
                middle = range(low, high + 1) if high - low <= 6 else (low, (low + high) // 2, high)
                marks[left].update(middle)
                marks[right].update(middle)
            case Compare(_, Read() as side, Number(value)) | Compare(_, Number(value), Read() as side):
                marks[side].update((value - 1, value, value + 1))
            case Within(Read() as side, among):
                for value in among:
                    marks[side].update((value - 1, value, value + 1))
    samples: dict[Read, list[int]] = {}
    for read in reads(tree):
        low, high = KINDS[read.kind].range
        inside = {value for value in marks[read] if low <= value <= high}
        samples[read] = sorted(inside | {low, high})
    return samples


def verdict(tree: Tree) -> bool | None:
    """True where the condition always holds, False where it never does, None where it depends (or is left open)."""
    if isinstance(tree, Truth):
        return tree.value
    samples = _samples(tree)
    size = 1
    for values in samples.values():
        size *= len(values)
        if size > COMBINATIONS:
            return None
    wanted = list(samples)
    seen: set[bool] = set()
    for chosen in product(*samples.values()):
        table = dict(zip(wanted, chosen, strict=True))
        folded = fold(tree, table.get)
        if isinstance(folded, Truth):
            seen.add(folded.value)
        if len(seen) == 2:
            return None
    return seen.pop() if seen else None
