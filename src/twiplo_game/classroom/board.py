"""The board: who stands where at a given moment. One pure function, used by every page and every export."""

from collections.abc import Iterable
from dataclasses import dataclass

from twiplo_game.classroom.match import Match
from twiplo_game.engine.outcome import score
from twiplo_game.engine.state import NO_ENDING, State


@dataclass(frozen=True, slots=True)
class Row:
    """One seat's line."""

    rank: int
    """1, 2, 2, 4, …: equal scores share a rank."""
    seat: str
    score: int
    """0 to 1000, as it would be if the story ended now."""
    gauges: tuple[int, int, int]
    ending: str | None
    """Once its story is over."""


@dataclass(frozen=True, slots=True)
class Board:
    """All seats, the first place first."""

    at: int
    """The moment that it shows, in the server's milliseconds."""
    is_frozen: bool
    """Whether more has happened since that this board does not show."""
    is_final: bool
    """Whether every story is over and the contest too."""
    rows: tuple[Row, ...]


def board(match: Match, at: int) -> Board:
    """The board as it stood, or stands, at `at`; nobody who was removed is on it."""
    standings = {
        seat.seat: match.state_at(seat, at)
        for seat in match.seats.values()
        if not seat.is_removed and seat.joined <= at
    }
    return Board(
        at,
        is_frozen=False,
        is_final=match.timing.is_over(at) and all(state.is_over for state in standings.values()),
        rows=ranked((seat, *_standing(match, state)) for seat, state in standings.items()),
    )


def public_board(match: Match, now: int) -> Board:
    """The board that anybody may see at `now`: as it stood when it was frozen, where it is."""
    frozen = match.room.frozen
    if frozen is None:
        return board(match, now)
    shown = board(match, frozen)
    return Board(frozen, is_frozen=True, is_final=False, rows=shown.rows)


def ranked(standings: Iterable[tuple[str, int, tuple[int, int, int], str | None]]) -> tuple[Row, ...]:
    """Rows of (seat, score, gauges, ending): by score, equal scores with the same rank; among equals by seat."""
    rows: list[Row] = []
    for place, (seat, points, gauges, ending) in enumerate(sorted(standings, key=lambda row: (-row[1], row[0])), 1):
        rank = rows[-1].rank if rows and rows[-1].score == points else place
        rows.append(Row(rank, seat, points, gauges, ending))
    return tuple(rows)


def _standing(match: Match, state: State) -> tuple[int, tuple[int, int, int], str | None]:
    story = match.game.story
    broken = sum(mandate.index in state.past.broken for mandate in story.mandates)
    ending = story.endings[state.ending].id if state.ending != NO_ENDING else None
    return score(state.gauges, broken), state.gauges, ending
