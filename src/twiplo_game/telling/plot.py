"""A gauge over time in plain letters, on a fixed scale: beside the words, never instead of them."""

from collections.abc import Sequence
from typing import Final

COLUMNS: Final = 60
ROWS: Final = (100, 80, 60, 40, 20, 0)
"""The values that lines stand for; a fixed scale, so that a small dip does not look like a collapse."""


def plot(points: Sequence[tuple[int, int]], end: int) -> list[str]:
    """Lines of text for (minute, value) pairs in order of time, up to the minute `end`."""
    values = _sampled(points, end)
    lines = []
    for row in ROWS:
        cells = "".join("*" if _row_of(value) == row else " " for value in values)
        lines.append(f"{row:>4} |{cells}".rstrip())
    return lines


def _sampled(points: Sequence[tuple[int, int]], end: int) -> list[int]:
    """The value that held at each column's time."""
    values = []
    place = 0
    for column in range(COLUMNS):
        minute = end * column // (COLUMNS - 1)
        while place + 1 < len(points) and points[place + 1][0] <= minute:
            place += 1
        values.append(points[place][1])
    return values


def _row_of(value: int) -> int:
    return min(ROWS, key=lambda row: abs(row - value))
