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


_WAYS: Final = ("found", "refuted")
_SETTLED: Final = frozenset({"known", *_WAYS})
"""How a fact is settled; the first says that it is, in one of the two ways."""


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


def _told_together(wanted: list[Read]) -> list[dict[str, Read]]:
    """The look-ups that tell of one fact at one time how it was settled, where there are several."""
    groups: dict[tuple[object, bool], dict[str, Read]] = defaultdict(dict)
    for read in wanted:
        kind = read.kind.removesuffix("_then")
        if kind in _SETTLED:
            groups[read.index, kind != read.kind][kind] = read
    return [group for group in groups.values() if len(group) > 1]


def _is_consistent(group: dict[str, Read], table: dict[Read, int]) -> bool:
    """Whether a fact can be known, found and refuted in this way: what is known is one of the two, and never both."""
    said = {kind: bool(table[read]) for kind, read in group.items()}
    ways = [said[kind] for kind in _WAYS if kind in said]
    if sum(ways) > 1:
        return False
    if "known" not in said:
        return True
    return said["known"] if any(ways) else not said["known"] or len(ways) < len(_WAYS)


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
    told = _told_together(wanted)
    seen: set[bool] = set()
    for chosen in product(*samples.values()):
        table = dict(zip(wanted, chosen, strict=True))
        if told and not all(_is_consistent(group, table) for group in told):
            continue
        folded = fold(tree, table.get)
        if isinstance(folded, Truth):
            seen.add(folded.value)
        if len(seen) == 2:
            return None
    return seen.pop() if seen else None
