"""A gauge over time in plain letters, on a fixed scale: beside the words, never instead of them."""

from collections.abc import Sequence
from string import ascii_letters, ascii_lowercase
from typing import Final

COLUMNS: Final = 60
CROWDED: Final = "+"
"""Stands where there is no room for a mark, or for each of several."""

_ROUND: Final = 5
"""Points between two ends of a scale that fits its values."""
_NARROWEST: Final = 10
"""Points of the shortest such scale: one point is not to look like a landslide."""

_BLOCKS: Final = " ▁▂▃▄▅▆▇█"
_PLAIN: Final = str.maketrans("▁▂▃▄▅▆▇█━╌─│┤└", "...:::###.-|||")


def mark_of(place: int) -> str:
    """The mark of a decision, by its place among them: a, b … z, A … Z, then aa, ab …; no two have the same."""
    if place < 2 * len(ascii_lowercase):
        return ascii_letters[place]
    first, second = divmod(place - 2 * len(ascii_lowercase), len(ascii_lowercase))
    return mark_of(first) + ascii_lowercase[second]


def held(points: Sequence[tuple[int, int]], end: int, columns: int) -> list[int]:
    """The value that held at the time of each of `columns` columns, from the start to the minute `end`.

    The first column is the start itself: what moves in minute 0 is seen as a step after it.
    """
    values = [points[0][1]]
    place = 0
    for column in range(1, columns):
        minute = end * column // (columns - 1)
        while place + 1 < len(points) and points[place + 1][0] <= minute:
            place += 1
        values.append(points[place][1])
    return values


def area(values: Sequence[int], rows: int) -> list[str]:
    """Columns filled from 0 at the foot to the value, 100 at the top; in eighths of a row, the top row first."""
    levels = [max(1 if value else 0, value * rows * 8 // 100) for value in values]
    return ["".join(_BLOCKS[min(8, max(0, level - row * 8))] for level in levels) for row in range(rows - 1, -1, -1)]


def scale(row: int, rows: int, low: int = 0, high: int = 100) -> str:
    """The scale beside a row of a plot: `high` at the top, `low` at the foot."""
    label = str(high) if row == 0 else str(low) if row == rows - 1 else ""
    return f"{label:>3} {'┤' if label else '│'}"


def mark_columns(minutes: Sequence[int], end: int, columns: int) -> list[int]:
    """The column of each mark: that of its minute, or the nearest free one; where all are taken, several share one."""
    taken: list[int] = []
    for minute in minutes:
        wanted = min(columns - 1, minute * (columns - 1) // max(1, end))
        free = [column for column in range(columns) if column not in taken]
        taken.append(min(free, key=lambda column: (abs(column - wanted), column < wanted)) if free else wanted)
    return taken


def marks_by_column(marks: Sequence[tuple[int, str]], end: int, columns: int) -> dict[int, str]:
    """For each column that has one the mark, from (minute, mark) pairs; `+` where several share it."""
    found: dict[int, str] = {}
    places = mark_columns([minute for minute, _ in marks], end, columns)
    for column, (_, mark) in zip(places, marks, strict=True):
        found[column] = CROWDED if column in found else mark
    return found


def axis(marks: Sequence[tuple[int, str]], end: int, columns: int) -> str:
    """The line below a plot, with the mark of each decision, from (minute, mark) pairs, where it was taken."""
    cells = ["─"] * columns
    for column, mark in marks_by_column(marks, end, columns).items():
        cells[column] = mark if len(mark) == 1 else CROWDED
    return "".join(cells)


def plain(figure: str) -> str:
    """A figure in signs that are on every keyboard, for a face that has letters only; as wide as before."""
    return figure.translate(_PLAIN)


def bounds(values: Sequence[int]) -> tuple[int, int]:
    """A scale on which `values` fill the plot, from a round figure to a round figure."""
    low = max(0, min(values) // _ROUND * _ROUND)
    high = min(100, -(-max(values) // _ROUND) * _ROUND)
    while high - low < _NARROWEST:
        low, high = (low - _ROUND, high) if low else (low, high + _ROUND)
    return low, high


def curves(
    one: Sequence[tuple[int, int]], other: Sequence[tuple[int, int]], end: int, columns: int, rows: int
) -> list[str]:
    """Two gauges over time in one plot with its scale: `*` the one, `o` the other, `#` where they meet.

    Where each ends stands its value, so that it can be read where two values share a row.
    """
    low, high = bounds([value for _, value in (*one, *other)])
    cells = [[" "] * columns for _ in range(rows)]
    ends = [""] * rows
    pairs = list(zip(held(one, end, columns), held(other, end, columns), strict=True))
    for column, values in enumerate(pairs):
        places = [round((high - value) * (rows - 1) / (high - low)) for value in values]
        cells[places[0]][column] = "*"
        cells[places[1]][column] = "#" if places[0] == places[1] else "o"
        if column == columns - 1:
            ends[places[0]] = f" {values[0]}"
            shared = f" {values[0]}/{values[1]}" if values[0] != values[1] else f" {values[0]}"
            ends[places[1]] = shared if places[0] == places[1] else f" {values[1]}"
    drawn = zip(cells, ends, strict=True)
    return [f"{scale(row, rows, low, high)}{''.join(line)}{said}".rstrip() for row, (line, said) in enumerate(drawn)]
