"""A class's common debrief: the same crisis played by many, minute by minute and event by event."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from twiplo_game.analysis.debrief_parts import Debrief, Decision, Move, Point
from twiplo_game.analysis.statistics import quantile
from twiplo_game.model.vocabulary import Gauge

SPREAD: Final = (0, 25, 50, 75, 100)
"""The quantiles shown of a gauge, in percent."""

MARKS: Final = 12
"""Spans of equal length into which the story is cut."""

SILENCE: Final = "silence"
"""What stands for no answer where stances are counted."""

COSTLY: Final = 5
"""How many decisions are named among those that cost the class most."""


@dataclass(frozen=True, slots=True)
class Spread:
    """One gauge at one minute over the class."""

    minute: int
    gauge: Gauge
    values: tuple[int, ...]
    """At the quantiles of `SPREAD`: lowest, first quartile, median, third quartile, highest."""


@dataclass(frozen=True, slots=True)
class EventAnswers:
    """What the class did about one event."""

    event: str
    stances: tuple[tuple[str, int], ...]
    """(stance or silence, seats), the most frequent first."""
    delay: int | None
    """Median minutes from the event to the answer; None where nobody answered."""
    points: int
    """What it moved on the gauges in all, over the class, by answers and by silence."""


@dataclass(frozen=True, slots=True)
class Costly:
    """One way of acting and what it cost those who took it."""

    event: str
    stance: str
    """A stance, or silence."""
    seats: int
    points: int
    """On the gauges, over all who did so; below 0."""


@dataclass(frozen=True, slots=True)
class Cohort:
    """All of it."""

    seats: int
    scores: Counter[int]
    spreads: tuple[Spread, ...]
    """By minute, then gauge."""
    events: tuple[EventAnswers, ...]
    """In the order of their first answer or silence."""
    costly: tuple[Costly, ...]
    """The dearest first."""
    endings: tuple[tuple[str, int], ...]
    """(ending, seats), the most frequent first."""


def cohort(debriefs: Sequence[Debrief], length: int) -> Cohort:
    """The common debrief of games of the same story, `length` minutes long. Raises ValueError for none."""
    if not debriefs:
        raise ValueError("nobody played")
    acts = [act for each in debriefs for act in _acts(each)]
    return Cohort(
        seats=len(debriefs),
        scores=Counter(each.score.total for each in debriefs),
        spreads=tuple(
            Spread(minute, gauge, _spread([_held(each.track, minute, place) for each in debriefs]))
            for minute in sorted({length * mark // MARKS for mark in range(MARKS + 1)})
            for place, gauge in enumerate(Gauge)
        ),
        events=_events(acts),
        costly=_costly(acts),
        endings=tuple(_by_number(Counter(each.ending for each in debriefs))),
    )


@dataclass(frozen=True, slots=True)
class _Act:
    event: str
    stance: str
    minute: int
    delay: int | None
    points: int


def _acts(each: Debrief) -> list[_Act]:
    """What one seat did about each event: its answer, with what keeping people waiting for it cost, or its silence."""
    waits = {silence.event: silence for silence in each.silences}
    acts = []
    for decision in each.decisions:
        if decision.kind == "respond" and decision.response is not None:
            waited = waits.pop(decision.about, None)
            points = _points(decision) + (_sum(waited.moves) if waited is not None else 0)
            stance = decision.response.stance.value
            acts.append(_Act(decision.about, stance, decision.minute, decision.delay, points))
    acts += [_Act(silence.event, SILENCE, silence.minute, None, _sum(silence.moves)) for silence in waits.values()]
    return acts


def _events(acts: Sequence[_Act]) -> tuple[EventAnswers, ...]:
    found = []
    for event in dict.fromkeys(act.event for act in sorted(acts, key=lambda act: act.minute)):
        about = [act for act in acts if act.event == event]
        delays = Counter(act.delay for act in about if act.delay is not None)
        found.append(
            EventAnswers(
                event,
                tuple(_by_number(Counter(act.stance for act in about))),
                quantile(delays, 50) if delays else None,
                sum(act.points for act in about),
            )
        )
    return tuple(found)


def _costly(acts: Sequence[_Act]) -> tuple[Costly, ...]:
    ways = dict.fromkeys((act.event, act.stance) for act in acts)
    found = []
    for event, stance in ways:
        points = [act.points for act in acts if (act.event, act.stance) == (event, stance)]
        if sum(points) < 0:
            found.append(Costly(event, stance, len(points), sum(points)))
    return tuple(sorted(found, key=lambda way: (way.points, way.event, way.stance))[:COSTLY])


def _by_number(counted: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counted.items(), key=lambda item: (-item[1], item[0]))


def _points(decision: Decision) -> int:
    return _sum(decision.at_once) + _sum(decision.later)


def _sum(moves: Sequence[Move]) -> int:
    return sum(move.applied for move in moves if move.is_gauge)


def _held(track: Sequence[Point], minute: int, place: int) -> int:
    """A gauge's value at a minute."""
    last = track[0]
    for point in track:
        if point.minute > minute:
            break
        last = point
    return (last.reputation, last.security, last.trust)[place]


def _spread(values: Sequence[int]) -> tuple[int, ...]:
    counted = Counter(values)
    return tuple(min(values) if percent == 0 else quantile(counted, percent) for percent in SPREAD)
