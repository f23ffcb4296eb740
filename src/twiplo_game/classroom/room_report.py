"""What the trainer sees: who is in, who is there, where each stands, what was just done."""

from typing import Any, Final

from twiplo_game.classroom.board import board
from twiplo_game.classroom.board_data import board_data
from twiplo_game.classroom.contest import ROOM, Acted, Entry, Injected, RoomOrder, SeatEntry
from twiplo_game.classroom.live import LiveContest
from twiplo_game.classroom.wire import to_data

TAIL: Final = 30
"""Entries that one report shows."""


def room_report(live: LiveContest, at: int) -> dict[str, Any]:
    """The room at `at`, with what only the trainer may know."""
    match, contest = live.match, live.contest
    standings = board(match, at)
    rows = {row.seat: row for row in standings.rows}
    seats = []
    for seat in match.seats.values():
        person, row = live.people.by_seat.get(seat.seat), rows.get(seat.seat)
        seats.append(
            {
                "seat": seat.seat,
                "name": live.people.name(seat.seat),
                "learner": person.learner if person is not None else None,
                "joined": seat.joined,
                "machines": list(live.hall.lines.get(seat.seat, {})),
                "pen": seat.machine,
                "minute": match.timing.length if row is not None and row.ending else seat.timing.minute(at),
                "ends": seat.timing.ends(at),
                "actions": sum(isinstance(entry.body, Acted) for entry in seat.entries),
                "last": seat.entries[-1].at,
                "is_removed": seat.is_removed,
                "rank": row.rank if row is not None else None,
                "score": row.score if row is not None else None,
                "gauges": list(row.gauges) if row is not None else None,
                "ending": row.ending if row is not None else None,
            }
        )
    return {
        "is": "report",
        "public": board_data(live, at),
        "code": contest.code,
        "is_locked": match.room.is_locked,
        "frozen": match.room.frozen,
        "revealed": match.room.revealed,
        "is_over_for_all": match.is_over(at),
        "contingencies": [
            {"id": item.id, "text": to_data(item.text)} for item in match.game.story.scenario.contingencies
        ],
        "used": [order.body.contingency for order in match.orders if isinstance(order.body, Injected)],
        "seats": seats,
        "tail": [entry_data(entry) for entry in list(live.tail)[-TAIL:]],
        "trouble": live.commits.error.reason if live.commits.error is not None else None,
    }


def entry_data(entry: Entry) -> dict[str, Any]:
    """One line of the log as the trainer gets it."""
    kind = RoomOrder if entry.track == ROOM else SeatEntry
    return {
        "track": entry.track,
        "number": entry.number,
        "uuid": entry.uuid,
        "at": entry.at,
        "after": entry.after,
        "body": to_data(entry.body, kind),
    }
