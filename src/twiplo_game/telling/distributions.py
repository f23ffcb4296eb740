"""Distributions in plain letters: bars of `#`, and strips from the least value to the most. They need no colour."""

from collections import Counter
from collections.abc import Mapping
from typing import Final

from twiplo_game.analysis.statistics import binned, quantile
from twiplo_game.locale.words import Words

BINS: Final = 10
_ABREAST: Final = 5
"""Histograms that stand side by side."""
_WIDTH: Final = 78
_STRIP: Final = 41
"""Columns of a strip, for the values 0 to 100."""


def share(part: int, whole: int, words: Words) -> str:
    """A part in percent of the whole: nothing for none, and never 0 or 100 for what is neither none nor all."""
    if not part:
        return "–"
    percent = (200 * part + whole) // (2 * whole)
    if percent == 0:
        return f"<{percentage(1, words)}"
    if percent == 100 and part != whole:
        return f">{percentage(99, words)}"
    return percentage(percent, words)


def percentage(value: int, words: Words) -> str:
    """A figure in percent, as the language writes it."""
    return words.tr("{value}%", value=value)


def histograms(scores: Mapping[str, Counter[int]], words: Words) -> list[str]:
    """Scores of 0 to 1000 in ten classes, shown as 0 to 100: a column for each bot, a row for each class."""
    names = list(scores)
    lines: list[str] = []
    for start in range(0, len(names), _ABREAST):
        if lines:
            lines.append("")
        lines += _abreast({name: scores[name] for name in names[start : start + _ABREAST]}, words)
    return lines


def _abreast(scores: Mapping[str, Counter[int]], words: Words) -> list[str]:
    bins = {name: binned(counted, 100, BINS) for name, counted in scores.items()}
    room = (_WIDTH - 8) // len(bins)
    bar = max(6, min(24, room - 7))
    fullest = max((max(row) * 1000 // max(1, sum(row)) for row in bins.values()), default=1) or 1
    lines = [" " * 8 + "".join(f"{name[: room - 1]:<{room}}" for name in bins).rstrip()]
    for place in range(BINS):
        cells = []
        for row in bins.values():
            whole = sum(row)
            drawn = -(-row[place] * 1000 * bar // (whole * fullest)) if whole else 0
            cells.append(f"{'#' * drawn + ' ' if drawn else ''}{share(row[place], whole, words)}".ljust(room))
        lines.append(f"{f'{place * 10}–{place * 10 + 10}':>6}  {''.join(cells)}".rstrip())
    return lines


def strip(counted: Counter[int]) -> str:
    """Where values of 0 to 100 lie: - from the least to the most, = the middle half, O the middle one."""
    columns = {percent: _column(quantile(counted, percent)) for percent in (25, 50, 75)}
    least, most = _column(min(counted)), _column(max(counted))
    cells = [" "] * _STRIP
    for column in range(least, most + 1):
        cells[column] = "=" if columns[25] <= column <= columns[75] else "-"
    cells[columns[50]] = "O"
    return f"|{''.join(cells)}|"


def _column(value: int) -> int:
    return (2 * value * (_STRIP - 1) + 100) // 200
