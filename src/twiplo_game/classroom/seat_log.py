"""A seat's part as the ordinary log of a game: the debrief, the replay and the exports take it like any other."""

import json
from typing import Any

from twiplo_game import __version__
from twiplo_game.classroom.match import Match
from twiplo_game.classroom.seat_game import SeatGame
from twiplo_game.engine.codec import action_to_data
from twiplo_game.engine.outcome import outcome
from twiplo_game.model.versions import LOG_CURRENT, RULES_VERSION
from twiplo_game.store.log_lines import ActionLine, Header, Line, NoteLine, encode
from twiplo_game.store.log_reader import RESULT
from twiplo_game.store.session import BY_ACTION, LIVE


def seat_log(match: Match, seat: SeatGame, at: int, language: str) -> str:
    """The log of `seat` as it stands at `at`: JSON lines."""
    match.catch_up(seat, at)
    contest, story = match.contest, match.game.story
    lines: list[Line] = [
        Header(
            format=LOG_CURRENT,
            scenario=story.scenario.id,
            scenario_hash=contest.scenario,
            doctrine=story.doctrine.version,
            doctrine_hash=contest.doctrine,
            engine=__version__,
            rules=RULES_VERSION,
            seed=contest.seed,
            profile=contest.profile,
            clock=BY_ACTION if contest.has_own_clocks else LIVE,
            mandates=contest.mandates,
            language=language,
        )
    ]
    lines += [
        ActionLine(turn.minute, turn.elapsed // 1_000, action_to_data(turn.action))
        for turn in seat.turns
        if turn.action is not None
    ]
    lines += [NoteLine(note.kind, json.loads(note.body)) for note in seat.notes]
    result = outcome(match.game, seat.state)
    if result is not None:
        told: dict[str, Any] = {
            "score": result.score,
            "gauges": list(seat.state.gauges),
            "ending": result.ending,
            "minute": result.minute,
        }
        lines.append(NoteLine(RESULT, told))
    return b"".join(encode(line) for line in lines).decode()
