"""Where everything stands on the picture of a story: one row an event, one channel a way, and no two in one place."""

import textwrap
from dataclasses import dataclass
from typing import Final

from twiplo_game.authoring.storyline import Cause
from twiplo_game.locale.words import Words
from twiplo_game.papers.story_map import Stop, StoryMap, Way

BOX: Final = 130
"""Where the boxes begin; the time stands before them."""

EDGE: Final = BOX + 300
"""Where the boxes end, and the ways begin."""

LABELS: Final = EDGE + 42
"""Where the words of a way begin, behind its number."""

_LABEL_WIDTH: Final = 430
_GAP: Final = 26
_CHANNEL: Final = 12
_LINE: Final = 14
_BOX_SIGNS: Final = 44
_TITLE_SIGNS: Final = 33
_LABEL_SIGNS: Final = 60
_PAGE_SIGNS: Final = 130
_TOP: Final = 60


@dataclass(frozen=True, slots=True)
class Port:
    """Where a way leaves a box or reaches it."""

    number: int
    y: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One event's box."""

    top: int
    height: int
    title: tuple[str, ...]
    id: str
    """The event's name in the file, a line of its own; empty for what is no event."""
    lines: tuple[str, ...]
    time: tuple[str, ...]
    """What stands before the box."""
    ports: tuple[Port, ...]
    is_certain: bool


@dataclass(frozen=True, slots=True)
class Route:
    """One way's line: out of a box, down a channel of its own, into another box."""

    number: int
    cause: Cause
    start: int
    end: int
    channel: int
    weight: int | None = None
    """In how many of a hundred games it was taken; None where none were played."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything with its place."""

    rows: tuple[Row, ...]
    routes: tuple[Route, ...]
    width: int
    top: int
    bottom: int

    def folded(self, text: str) -> list[str]:
        """`text` in lines as wide as the page."""
        return textwrap.wrap(text, _PAGE_SIGNS)


def laid_out(drawn: StoryMap, words: Words) -> Picture:
    """Give everything its place."""
    stops = list(drawn.events)
    if any(way.source is None for way in drawn.ways):
        stops.insert(0, Stop("", words.tr("any event"), ()))
    rows: list[Row] = []
    ends: dict[tuple[int, bool], int] = {}
    y = _TOP
    for stop in stops:
        row = _row(stop, drawn.ways, y)
        for port, way, is_source in zip(row.ports, *_ways_of(stop, drawn.ways), strict=True):
            ends[way.number, is_source] = port.y
        rows.append(row)
        y += row.height + _GAP
    edge = LABELS + _LABEL_WIDTH
    routes, channels = _routes(drawn.ways, ends, edge)
    return Picture(tuple(rows), routes, edge + (channels + 1) * _CHANNEL + 12, _TOP, y - _GAP)


def _ways_of(stop: Stop, ways: tuple[Way, ...]) -> tuple[list[Way], list[bool]]:
    """The ways that touch a stop: those that arrive first."""
    coming = [way for way in ways if way.target == stop.id]
    going = [way for way in ways if (way.source or "") == stop.id]
    return coming + going, [False] * len(coming) + [True] * len(going)


def _row(stop: Stop, ways: tuple[Way, ...], top: int) -> Row:
    title = tuple(textwrap.wrap(stop.title, _TITLE_SIGNS))
    lines = tuple(part for line in (*stop.when, stop.due, stop.met) for part in textwrap.wrap(line, _BOX_SIGNS))
    ports: list[Port] = []
    y = top
    for way, is_source in zip(*_ways_of(stop, ways), strict=True):
        label = tuple(textwrap.wrap(way.why if is_source else way.after, _LABEL_SIGNS))
        y += max(len(label) * 13 + 8, 22)
        ports.append(Port(way.number, y, label))
    height = max(len(title) * (_LINE + 2) + (len(lines) + bool(stop.id)) * _LINE + 16, y - top + 12)
    return Row(top, height, title, stop.id, lines, stop.time, tuple(ports), stop.is_certain)


def _routes(ways: tuple[Way, ...], ends: dict[tuple[int, bool], int], edge: int) -> tuple[tuple[Route, ...], int]:
    """Each way in the first channel that is free over its whole height; the short ones nearest to the boxes."""
    taken: list[list[tuple[int, int]]] = []
    routes: list[Route] = []
    spans = {way.number: sorted((ends[way.number, True], ends[way.number, False])) for way in ways}
    for way in sorted(ways, key=lambda way: (spans[way.number][1] - spans[way.number][0], way.number)):
        low, high = spans[way.number]
        for place, channel in enumerate([*taken, []]):
            if all(high + 4 < start or end + 4 < low for start, end in channel):
                if place == len(taken):
                    taken.append([])
                taken[place].append((low, high))
                x = edge + (place + 1) * _CHANNEL
                start, end = ends[way.number, True], ends[way.number, False]
                routes.append(Route(way.number, way.cause, start, end, x, way.weight))
                break
    return tuple(sorted(routes, key=lambda route: route.number)), len(taken)
