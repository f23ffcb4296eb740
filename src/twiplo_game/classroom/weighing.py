"""Weighing decisions for seats that have no Twiplo of their own: one game after the other, in a process of its own.

The process takes a game on its input and says its reviewed decisions on its output, and gives way to everything else.
"""

import asyncio
import json
import os
import sys
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from twiplo_game.analysis.review.codec import from_data, to_data
from twiplo_game.analysis.review.judging import Reviewed
from twiplo_game.analysis.review.review import review
from twiplo_game.analysis.review.valuing import Steadily
from twiplo_game.classroom.contest import Contest
from twiplo_game.classroom.seat_game import SeatGame
from twiplo_game.classroom.wire import decoded, encoded
from twiplo_game.engine.codec import action_from_data, action_to_data
from twiplo_game.engine.compile import compile_story
from twiplo_game.engine.game import new_game
from twiplo_game.engine.replay import fold
from twiplo_game.store.doctrine import parse_doctrine
from twiplo_game.store.scenario_files import ScenarioText
from twiplo_game.store.scenarios import parse_scenario

WAITING: Final = 30
"""Games that may wait to be weighed."""

_GIVES_WAY: Final = 15
"""How far the process stands behind others, where the system knows such a thing."""


class BusyError(Exception):
    """Too many games wait already, or one could not be weighed."""


class Weighing:
    """The games of one contest, each weighed once."""

    def __init__(self, contest: Contest, scenario: ScenarioText, doctrine: str) -> None:
        self._about = {
            "scenario": scenario.text,
            "name": scenario.path.name,
            "doctrine": doctrine,
            "seed": contest.seed,
            "profile": contest.profile,
            "mandates": list(contest.mandates),
        }
        self._found: dict[str, tuple[Reviewed, ...]] = {}
        self._turn = asyncio.Lock()
        self._waiting = 0

    async def of(self, seat: SeatGame) -> tuple[Reviewed, ...]:
        """The decisions of `seat`, whose game is over. Raises BusyError."""
        if seat.seat not in self._found:
            if self._waiting >= WAITING:
                raise BusyError
            self._waiting += 1
            try:
                async with self._turn:
                    if seat.seat not in self._found:
                        self._found[seat.seat] = await self._weigh(seat)
            finally:
                self._waiting -= 1
        return self._found[seat.seat]

    async def _weigh(self, seat: SeatGame) -> tuple[Reviewed, ...]:
        actions = [action_to_data(turn.action) for turn in seat.turns if turn.action is not None]
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            __name__,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
        try:
            said, _ = await process.communicate(encoded(self._about | {"actions": actions}).encode())
            return tuple(from_data(each) for each in json.loads(said))
        except ValueError as error:
            raise BusyError from error
        finally:
            # Whoever holds the class may stop while a game is being weighed.
            with suppress(ProcessLookupError):
                process.kill()


def weighed(given: dict[str, Any]) -> list[dict[str, Any]]:
    """The reviewed decisions of the game in `given`, as data."""
    doctrine, text = parse_doctrine(given["doctrine"]), given["scenario"]
    content = text.encode()
    scenario = parse_scenario(ScenarioText(Path(given["name"]), content, text, sha256(content).hexdigest()), doctrine)
    story = compile_story(scenario, doctrine, profile=given["profile"], mandates=tuple(given["mandates"]))
    game = new_game(story, given["seed"])
    steps = fold(game, [action_from_data(action) for action in given["actions"]])
    return [to_data(each) for each in review(game, steps, Steadily())]


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(_GIVES_WAY)
    sys.stdout.write(encoded(weighed(decoded(sys.stdin.buffer.read()))))
