"""What the projector shows, as data: anybody may have it, so it holds what anybody may know and nothing else."""

from typing import Any

from twiplo_game.classroom.board import Board, board, public_board
from twiplo_game.classroom.live import LiveContest
from twiplo_game.classroom.views import phase_of
from twiplo_game.engine.feed import message_view
from twiplo_game.locale.words import LANGUAGES
from twiplo_game.model.text import Text


def board_data(live: LiveContest, at: int) -> dict[str, Any]:
    """The public board and what is known of the room at `at`."""
    match, contest = live.match, live.contest
    timing, scenario = match.timing, match.game.story.scenario
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
        "names": _names(live) if phase in {"lobby", "countdown"} else [],
        "has_own_clocks": contest.has_own_clocks,
        "has_teams": contest.has_teams,
        "announcements": [list(item) for item in match.room.announcements],
        "news": _news(live) if phase in {"running", "paused"} else [],
        "board": _rows(live, shown) if phase != "revealed" else None,
        "reveal": _reveal(live, at) if phase == "revealed" else None,
    }


def _shown_name(live: LiveContest, seat: str) -> str | None:
    return None if live.contest.hides_names else live.people.name(seat)


def _names(live: LiveContest) -> list[str]:
    seats = [] if live.contest.hides_names else live.match.seats.values()
    return [live.people.name(seat.seat) for seat in seats if not seat.is_removed]


def _rows(live: LiveContest, shown: Board) -> dict[str, Any]:
    return {
        "at": shown.at,
        "is_frozen": shown.is_frozen,
        "is_final": shown.is_final,
        "rows": [
            {
                "rank": row.rank,
                "seat": row.seat,
                "name": _shown_name(live, row.seat),
                "score": row.score,
                "gauges": list(row.gauges),
                "ending": row.ending,
            }
            for row in shown.rows
        ],
    }


def _reveal(live: LiveContest, at: int) -> dict[str, Any]:
    """The places that were revealed so far, the best of them first."""
    whole = board(live.match, at)
    step = min(live.match.room.revealed or 0, len(whole.rows))
    shown = Board(whole.at, is_frozen=False, is_final=whole.is_final, rows=whole.rows[len(whole.rows) - step :])
    return {"step": step, "of": len(whole.rows), **_rows(live, shown)}


def _news(live: LiveContest) -> list[dict[str, Any]]:
    """The messages that lie on every desk by now, the newest first: who reads them here learns nothing new."""
    match = live.match
    if live.contest.has_own_clocks:
        return []
    states = [seat.state for seat in match.seats.values() if not seat.is_removed]
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
        {"minute": view.minute, "via": view.via, "sender": _both(view.sender), "text": _both(view.text)}
        for view in reversed(shown[-6:])
    ]


def _both(text: Text | None) -> dict[str, str] | None:
    return {language: text.in_(language) for language in LANGUAGES} if text is not None else None
