"""Everything as JSON: the contest, its log entry by entry, each seat's game as a log, and the results."""

from typing import Any

from twiplo_game.classroom.contest import ROOM
from twiplo_game.classroom.results import Results, Status, moment
from twiplo_game.classroom.wire import to_data
from twiplo_game.engine.codec import action_to_data


def archive(found: Results) -> dict[str, Any]:
    """All that another process needs to count the results again, beside the scenario's and the doctrine's texts."""
    contest = to_data(found.contest) | {"seed": found.seed}
    return {
        "twiplo_contest": 1,
        "status": found.status.value,
        "at": moment(found.at),
        "scenario": found.contest.scenario,
        "doctrine": found.contest.doctrine,
        "log_hash": found.log_hash,
        "contest": contest,
        "results": [
            {
                "rank": result.row.rank,
                "seat": result.row.seat,
                "name": result.person.name,
                "score": result.row.score,
                "gauges": list(result.row.gauges),
                "ending": result.row.ending,
            }
            for result in found.results
        ],
        "log": [to_data(entry) for entry in found.entries],
        "games": {
            seat: [
                {"m": turn.minute, "t": turn.elapsed // 1000, "a": action_to_data(turn.action)}
                for turn in game.turns
                if turn.action is not None
            ]
            for seat, game in found.match.seats.items()
            if seat != ROOM
        },
        "is_final": found.status is Status.FINAL,
    }
