"""What the room's projector shows: one pure function of the contest and the moment, for the page and for its JSON.

Nothing in it is anybody's secret: names where they may be shown, the board as it stands or stood at the freeze, and of
the crisis only what happens by the clock, to everybody, in the open.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from twiplo_game.classroom.board import Row, board, public_board
from twiplo_game.classroom.match import Match
from twiplo_game.classroom.reveal import scene, steps
from twiplo_game.classroom.roster import Person
from twiplo_game.locale.figures import clock
from twiplo_game.locale.words import Words
from twiplo_game.model.vocabulary import Via

PUBLIC: Final = frozenset({Via.POST, Via.WIRE, Via.BROADCAST})
"""Ways by which something reaches everybody, not the desk alone."""

LATEST: Final = 5
"""How many happenings of the crisis are shown."""


def showing(match: Match, people: Iterable[Person], now: int, words: Words) -> dict[str, Any]:
    """What the projector shows at `now`, as plain data in the language of `words`."""
    names = names_of(match, people, words)
    timing = match.timing
    phase = phase_of(match, now)
    ends = timing.ends(now)
    minute = timing.minute(now)
    scenario = match.game.story.scenario
    shown = public_board(match, now)
    data: dict[str, Any] = {
        "phase": phase,
        "now": now,
        "start": timing.start,
        "ends": ends if phase in {"countdown", "running"} else None,
        "minute": minute,
        "clock": clock(scenario.start, minute, words),
        "seats": sum(not seat.is_removed for seat in match.seats.values()),
        "locked": match.room.is_locked,
        "frozen": shown.is_frozen,
        "said": match.room.announcements[-1][1] if match.room.announcements else None,
        "crisis": _crisis(match, minute, words) if phase not in {"lobby", "countdown"} else [],
    }
    if phase in {"lobby", "countdown"}:
        return data | {"names": [names[seat] for seat in match.seats if seat in names], "rows": []}
    if match.room.revealed is not None:
        return data | _reveal(match, names, now)
    return data | {"rows": [_line(row, names) for row in shown.rows]}


def phase_of(match: Match, now: int) -> str:
    """lobby, countdown, running, paused, ended or revealed."""
    timing = match.timing
    if match.room.revealed is not None:
        return "revealed"
    if timing.is_over(now):
        return "ended"
    if timing.start is None:
        return "lobby"
    if timing.paused is not None:
        return "paused"
    return "running" if now >= timing.start else "countdown"


def names_of(match: Match, people: Iterable[Person], words: Words) -> Mapping[str, str]:
    """How each seat is called in public; by its number where names are hidden or were forgotten."""
    known = {person.seat: person.name for person in people if person.name}
    hidden = match.contest.hides_names
    return {
        seat.seat: words.tr("Seat {n}", n=number) if hidden or seat.seat not in known else known[seat.seat]
        for number, seat in enumerate(match.seats.values(), 1)
        if not seat.is_removed
    }


def _reveal(match: Match, names: Mapping[str, str], now: int) -> dict[str, Any]:
    final = board(match, now)
    # Where nothing was frozen, the places are only shown one by one.
    frozen = board(match, match.room.frozen) if match.room.frozen is not None else final
    step = match.room.revealed or 0
    shown = scene(frozen, final, step)
    return {
        "step": step,
        "steps": steps(final),
        "newest": names.get(shown.newest) if shown.newest is not None else None,
        "rows": [_line(line.row, names, is_revealed=line.is_revealed) for line in shown.lines],
    }


def _line(row: Row, names: Mapping[str, str], *, is_revealed: bool | None = None) -> dict[str, Any]:
    line = {"rank": row.rank, "name": names.get(row.seat, row.seat), "score": row.score, "gauges": list(row.gauges)}
    return line if is_revealed is None else line | {"revealed": is_revealed}


def _crisis(match: Match, minute: int, words: Words) -> list[dict[str, str]]:
    scenario = match.game.story.scenario
    happened = sorted(
        (event.at, event.title.in_(words.language))
        for event in scenario.events
        if event.at is not None and event.when is None and event.title is not None
        if event.via in PUBLIC and event.at <= minute
    )
    return [{"clock": clock(scenario.start, at, words), "title": title} for at, title in happened[-LATEST:]][::-1]
