"""A chart as SVG inside a page: black on white, told apart by place and not by colour."""

from collections.abc import Sequence
from typing import Final

from twiplo_game.papers.document import Chart, Panel
from twiplo_game.papers.escaping import escaped
from twiplo_game.telling.plot import mark_columns, marks_by_column

STYLE: Final = """\
.chart { width: 100%; height: auto }
.chart text { font: 12px "DejaVu Sans", Verdana, sans-serif; fill: #111 }
.chart .name { font-weight: bold }
.chart .letter { font-weight: bold; text-anchor: middle }
.chart .value { text-anchor: end; font-size: 11px }
.chart .hour { text-anchor: middle; font-size: 11px }
.chart .grid { stroke: #bbb; stroke-width: 1 }
.chart .guide { stroke: #777; stroke-width: 1; stroke-dasharray: 2 3 }
.chart .course { fill: none; stroke: #111; stroke-width: 2.2 }
.chart .other { fill: none; stroke: #111; stroke-width: 1.4; stroke-dasharray: 5 3 }
.chart .below { fill: #e4e4e4 }
.chart .mark { fill: #fff; stroke: #111; stroke-width: 1.2 }"""
"""For the page's style sheet."""

_LEFT: Final = 36
_LEAD: Final = 5
"""By which the course begins before the axis, so that a step in the first minute is seen as one."""
_RIGHT: Final = 724
_WIDTH: Final = 752
_TITLE: Final = 22
_HEIGHT: Final = 90
_GAP: Final = 14
_PLACES: Final = 36
"""Marks that find room side by side on the axis."""


def as_svg(chart: Chart) -> str:
    """The chart, ready to stand in a page that has `STYLE`."""
    step = _TITLE + _HEIGHT + _GAP
    foot = len(chart.panels) * step
    height = foot + 46
    guides = [_x(minute, chart.end) for minute, _ in chart.marks]
    parts = [f'<svg class="chart" viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{escaped(chart.title)}">']
    for place, panel in enumerate(chart.panels):
        parts += _panel(panel, place * step + _TITLE, chart.end, guides)
    parts += _hours(chart, foot + 40)
    places = mark_columns([minute for minute, _ in chart.marks], chart.end, _PLACES)
    for x, place in zip(guides, places, strict=True):
        parts.append(f'<path class="guide" d="M{x} {foot - _GAP} L{_place_x(place)} {foot + 2}"/>')
    for place, letter in marks_by_column(chart.marks, chart.end, _PLACES).items():
        at = _place_x(place)
        parts.append(f'<circle class="mark" cx="{at}" cy="{foot + 11}" r="9"/>')
        parts.append(f'<text class="letter" x="{at}" y="{foot + 15}">{escaped(letter)}</text>')
    return "\n".join([*parts, "</svg>"])


def _place_x(place: int) -> int:
    return _LEFT + (_RIGHT - _LEFT) * place // (_PLACES - 1)


def _x(minute: int, end: int) -> int:
    return _LEFT + (_RIGHT - _LEFT) * min(minute, end) // max(1, end)


def _y(value: int, top: int) -> int:
    return top + _HEIGHT * (100 - value) // 100


def _panel(panel: Panel, top: int, end: int, guides: list[int]) -> list[str]:
    parts = [f'<text class="name" x="{_LEFT}" y="{top - 8}">{escaped(panel.title)}</text>']
    course = _course(panel.points, top, end)
    foot = _y(0, top)
    parts.append(f'<path class="below" d="{course} V{foot} H{_LEFT - _LEAD} Z"/>')
    for value in (0, 50, 100):
        y = _y(value, top)
        parts.append(f'<path class="grid" d="M{_LEFT} {y} H{_RIGHT}"/>')
        parts.append(f'<text class="value" x="{_LEFT - 6}" y="{y + 4}">{value}</text>')
    parts += [f'<path class="guide" d="M{x} {top} V{foot}"/>' for x in sorted(set(guides))]
    if panel.other:
        parts.append(f'<path class="other" d="{_course(panel.other, top, end)}"/>')
    parts.append(f'<path class="course" d="{course}"/>')
    return parts


def _course(points: Sequence[tuple[int, int]], top: int, end: int) -> str:
    """The values as a flight of steps: each holds until the next, the first until the story begins."""
    (_, first), *rest = points
    moves = [f"M{_LEFT - _LEAD} {_y(first, top)}"]
    moves += [f"H{_x(minute, end)} V{_y(value, top)}" for minute, value in rest]
    return " ".join([*moves, f"H{_RIGHT}"])


def _hours(chart: Chart, y: int) -> list[str]:
    return [
        f'<text class="hour" x="{_x(minute, chart.end)}" y="{y}">{escaped(label)}</text>'
        for minute, label in chart.hours
    ]
