"""Scoreboard and event feed in the form of the ICPC's Contest API (https://ccs-specs.icpc.io/2023-06/contest_api).

The crisis is the one problem, a seat is a team, and its game is one submission whose judgement carries the score. While
the board is frozen the submission is pending, as the resolver expects it.
"""

from collections.abc import Iterator
from typing import Any, Final

from twiplo_game.classroom.contest import Frozen, Thawed
from twiplo_game.classroom.results import Results, Status, moment

PROBLEM: Final = "crisis"


def scoreboard(found: Results) -> dict[str, Any]:
    """The scoreboard endpoint's answer."""
    return {
        "event_id": f"s{len(found.entries)}",
        "time": moment(found.at),
        "contest_time": reltime(found.match.timing.elapsed(found.at)),
        "state": state(found),
        "rows": [
            {
                "rank": result.row.rank,
                "team_id": result.row.seat,
                "score": {"score": result.row.score, "time": _minute(found)},
                "problems": [_problem_row(found, result.row.score)],
            }
            for result in found.results
        ],
    }


def state(found: Results) -> dict[str, str | None]:
    """The state endpoint's answer."""
    timing = found.match.timing
    is_over = timing.is_over(found.at)
    end = moment(min(found.at, _end(found))) if is_over else None
    frozen = next((entry.at for entry in found.entries if isinstance(entry.body, Frozen)), None)
    thawed = next((entry.at for entry in found.entries if isinstance(entry.body, Thawed)), None)
    final = end if found.status is Status.FINAL else None
    return {
        "started": moment(timing.start) if timing.start is not None and timing.start <= found.at else None,
        "ended": end,
        "frozen": moment(frozen) if frozen is not None else None,
        "thawed": moment(thawed) if thawed is not None and is_over else None,
        "finalized": final,
        "end_of_updates": final,
    }


def feed(found: Results, title: str) -> Iterator[dict[str, Any]]:
    """The event feed, one object a line; the first lines are what every later one refers to."""
    timing = found.match.timing
    start = moment(timing.start) if timing.start is not None else None
    lines: list[tuple[str, str | None, dict[str, Any]]] = [
        ("contest", None, contest(found, title)),
        ("judgement-types", "AC", {"id": "AC", "name": "Played to its end", "penalty": False, "solved": True}),
        (
            "languages",
            "words",
            {
                "id": "words",
                "name": "A ministry's words",
                "entry_point_required": False,
                "entry_point_name": None,
                "extensions": [],
            },
        ),
        ("problems", PROBLEM, {"id": PROBLEM, "label": "A", "name": title, "ordinal": 0, "test_data_count": 1}),
    ]
    lines += [
        (
            "teams",
            result.row.seat,
            {
                "id": result.row.seat,
                "label": result.row.seat.removeprefix("s"),
                "name": result.person.name,
                "display_name": None,
            },
        )
        for result in found.results
    ]
    lines.append(("state", None, state(found)))
    if start is not None and found.status is not Status.RUNNING:
        for result in found.results:
            lines += _submission(found, result.row.seat, result.last or 0, result.row.score)
    for number, (kind, name, data) in enumerate(lines, 1):
        yield {"token": f"{number}", "id": name, "type": kind, "data": data}


def contest(found: Results, title: str) -> dict[str, Any]:
    """The contest endpoint's answer. The status and both hashes stand in the formal name."""
    timing = found.match.timing
    frozen = next((entry.at for entry in found.entries if isinstance(entry.body, Frozen)), None)
    left = max(0, timing.pace[-1][2] - timing.elapsed(frozen)) if frozen is not None and timing.pace else 0
    return {
        "id": found.contest.id,
        "name": title,
        "formal_name": f"{title} ({found.mark})",
        "start_time": moment(timing.start) if timing.start is not None else None,
        "duration": reltime(timing.pace[-1][2] if timing.pace else timing.duration),
        "scoreboard_freeze_duration": reltime(left),
        "scoreboard_type": "score",
        "penalty_time": 0,
    }


def reltime(milliseconds: int) -> str:
    """A span as the specification writes it: h:mm:ss.uuu."""
    sign, span = ("-", -milliseconds) if milliseconds < 0 else ("", milliseconds)
    seconds, rest = divmod(span, 1000)
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"


def _submission(found: Results, seat: str, last: int, score: int) -> Iterator[tuple[str, str | None, dict[str, Any]]]:
    start = found.match.timing.start or 0
    when = moment(start + last)
    yield (
        "submissions",
        f"game-{seat}",
        {
            "id": f"game-{seat}",
            "language_id": "words",
            "problem_id": PROBLEM,
            "team_id": seat,
            "time": when,
            "contest_time": reltime(last),
            "entry_point": None,
            "files": [],
        },
    )
    is_final = found.status is Status.FINAL
    yield (
        "judgements",
        f"score-{seat}",
        {
            "id": f"score-{seat}",
            "submission_id": f"game-{seat}",
            "judgement_type_id": "AC" if is_final else None,
            "start_time": when,
            "start_contest_time": reltime(last),
            "end_time": when if is_final else None,
            "end_contest_time": reltime(last) if is_final else None,
        }
        | ({"score": score} if is_final else {}),
    )


def _problem_row(found: Results, score: int) -> dict[str, Any]:
    is_final = found.status is Status.FINAL
    row: dict[str, Any] = {
        "problem_id": PROBLEM,
        "num_judged": int(is_final),
        "num_pending": int(not is_final),
        "score": score,
    }
    return row | ({"time": _minute(found)} if score else {})


def _minute(found: Results) -> int:
    """The contest's minute that the scores are of. The same for all: speed never breaks a tie."""
    return max(0, found.match.timing.elapsed(found.at)) // 60_000


def _end(found: Results) -> int:
    timing = found.match.timing
    if timing.ended is not None:
        return timing.ended
    return found.at - max(0, timing.elapsed(found.at) - timing.pace[-1][2])
