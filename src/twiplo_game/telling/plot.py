"""A gauge over time in plain letters, on a fixed scale: beside the words, never instead of them."""

from collections.abc import Sequence
from typing import Final

COLUMNS: Final = 60
ROWS: Final = (100, 80, 60, 40, 20, 0)
"""The values that lines stand for; a fixed scale, so that a small dip does not look like a collapse."""

_BLOCKS: Final = " ▁▂▃▄▅▆▇█"


def plot(points: Sequence[tuple[int, int]], end: int) -> list[str]:
    """Lines of text for (minute, value) pairs in order of time, up to the minute `end`."""
    values = held(points, end, COLUMNS)
    lines = []
    for row in ROWS:
        cells = "".join("*" if _row_of(value) == row else " " for value in values)
        lines.append(f"{row:>4} |{cells}".rstrip())
    return lines


def _row_of(value: int) -> int:
    return min(ROWS, key=lambda row: abs(row - value))


def mark_of(place: int) -> str:
    """The letter of a decision, by its place among them: a, b, c … z, A, B …; those after Z share a +."""
    letters = [chr(ord("a") + number) for number in range(26)]
    letters += [letter.upper() for letter in letters]
    return letters[place] if place < len(letters) else "+"


def held(points: Sequence[tuple[int, int]], end: int, columns: int) -> list[int]:
    """The value that held at the time of each of `columns` columns, from the start to the minute `end`."""
    values = []
    place = 0
    for column in range(columns):
        minute = end * column // max(1, columns - 1)
        while place + 1 < len(points) and points[place + 1][0] <= minute:
            place += 1
        values.append(points[place][1])
    return values


def area(values: Sequence[int], rows: int) -> list[str]:
    """Columns filled from 0 at the foot to the value, 100 at the top; in eighths of a row, the top row first."""
    levels = [max(1 if value else 0, value * rows * 8 // 100) for value in values]
    return ["".join(_BLOCKS[min(8, max(0, level - row * 8))] for level in levels) for row in range(rows - 1, -1, -1)]


def scale(row: int, rows: int) -> str:
    """The scale beside a row of a plot: 100 at the top, 0 at the foot."""
    label = "100" if row == 0 else "0" if row == rows - 1 else ""
    return f"{label:>3} {'┤' if label else '│'}"


def mark_columns(minutes: Sequence[int], end: int, columns: int) -> list[int]:
    """The column of each mark: that of its minute, or the nearest free one, so that every mark is seen."""
    taken: list[int] = []
    for minute in minutes:
        wanted = min(columns - 1, minute * (columns - 1) // max(1, end))
        free = [column for column in range(columns) if column not in taken]
        taken.append(min(free, key=lambda column: (abs(column - wanted), column < wanted)) if free else wanted)
    return taken


def axis(minutes: Sequence[int], end: int, columns: int) -> str:
    """The line below a plot, with a letter where each of the decisions was taken."""
    cells = ["─"] * columns
    for place, column in enumerate(mark_columns(minutes, end, columns)):
        cells[column] = mark_of(place)
    return "".join(cells)


def curves(
    one: Sequence[tuple[int, int]], other: Sequence[tuple[int, int]], end: int, columns: int, rows: int
) -> list[str]:
    """Two gauges over time in one plot, 100 in the top row: `*` the one, `o` the other, `#` where they meet."""
    cells = [[" "] * columns for _ in range(rows)]
    pairs = zip(held(one, end, columns), held(other, end, columns), strict=True)
    for column, values in enumerate(pairs):
        places = [round((100 - value) * (rows - 1) / 100) for value in values]
        cells[places[0]][column] = "*"
        cells[places[1]][column] = "#" if places[0] == places[1] else "o"
    return ["".join(row) for row in cells]
