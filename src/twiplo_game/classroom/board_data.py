"""What the projector shows, as data: anybody may have it, so it holds what anybody may know and nothing else."""

from collections.abc import Callable
from typing import Any, Final

from twiplo_game.classroom.board import Board, Row, public_board
from twiplo_game.classroom.match import Match
from twiplo_game.classroom.reveal import scene_at
from twiplo_game.classroom.views import phase_of
from twiplo_game.engine.feed import message_view
from twiplo_game.locale.words import LANGUAGES
from twiplo_game.model.text import Text

NEWS: Final = 6
"""How many messages are shown of what lies on every desk."""

Name = Callable[[str], str]
"""Whoever sits in a seat."""


def board_data(match: Match, name: Name, at: int) -> dict[str, Any]:
    """The public board and what is known of the room at `at`."""
    contest, timing, scenario = match.contest, match.timing, match.game.story.scenario
    phase = phase_of(match, timing, at)
    shown = public_board(match, at)
    return {
        "phase": phase,
        "now": at,
        "start": timing.start,
        "ends": timing.ends(at),
        "minute": timing.minute(at),
        "length": timing.length,
        "pace": timing.pace_at(at),
        "story_start": scenario.start.isoformat(),
        "title": _both(scenario.title),
        "code": None if match.room.is_locked or phase in {"ended", "revealed"} else contest.code,
        "language": contest.language,
        "seats": sum(not seat.is_removed for seat in match.seats.values()),
        "names": _names(match, name) if phase in {"lobby", "countdown"} else [],
        "has_own_clocks": contest.has_own_clocks,
        "has_teams": contest.has_teams,
        "announcements": [list(item) for item in match.room.announcements],
        "news": _news(match, at) if phase in {"running", "paused"} else [],
        "board": _board(match, name, shown) if phase != "revealed" else None,
        "reveal": _reveal(match, name, at) if phase == "revealed" else None,
    }


def _names(match: Match, name: Name) -> list[str]:
    seats = [] if match.contest.hides_names else match.seats.values()
    return [name(seat.seat) for seat in seats if not seat.is_removed]


def _board(match: Match, name: Name, shown: Board) -> dict[str, Any]:
    return {
        "at": shown.at,
        "is_frozen": shown.is_frozen,
        "is_final": shown.is_final,
        "rows": [_row(match, name, row) for row in shown.rows],
    }


def _row(match: Match, name: Name, row: Row) -> dict[str, Any]:
    return {
        "rank": row.rank,
        "seat": row.seat,
        "name": None if match.contest.hides_names else name(row.seat),
        "score": row.score,
        "gauges": list(row.gauges),
        "ending": row.ending,
    }


def _reveal(match: Match, name: Name, at: int) -> dict[str, Any]:
    """The board as far as the reveal has come: each line with whether it counts everything yet."""
    shown = scene_at(match, at)
    return {
        "step": match.room.revealed,
        "of": len(shown.lines),
        "newest": shown.newest,
        "rows": [_row(match, name, line.row) | {"is_revealed": line.is_revealed} for line in shown.lines],
    }


def _news(match: Match, now: int) -> list[dict[str, Any]]:
    """The messages that lie on every desk at `now`, the newest first: who reads them here learns nothing new.

    While the board is frozen, those of that moment: what is missing later could tell what somebody did.
    """
    if match.contest.has_own_clocks:
        return []
    at = now if match.room.frozen is None else match.room.frozen
    states = [match.state_at(seat, at) for seat in match.seats.values() if not seat.is_removed and seat.joined <= at]
    if not states:
        return []
    everywhere = set.intersection(
        *({message.about for message in state.messages if message.kind == "event"} for state in states)
    )
    shown = [
        message_view(match.game, states[0], place)
        for place, message in enumerate(states[0].messages)
        if message.kind == "event" and message.about in everywhere
    ]
    return [
        {
            "minute": view.minute,
            "via": view.via,
            "sender": _both(view.sender),
            "title": _both(view.title),
            "text": _both(view.text),
        }
        for view in reversed(shown[-NEWS:])
    ]


def _both(text: Text | None) -> dict[str, str] | None:
    return {language: text.in_(language) for language in LANGUAGES} if text is not None else None
