"""Every golden game is played once for all tests."""

from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from golden.lines import Line, play_line, read_lines
from twiplo_game.engine.game import Game
from twiplo_game.engine.outcome import Outcome, outcome
from twiplo_game.engine.step import Step
from twiplo_game.model.scenario import Scenario


@dataclass(frozen=True)
class Played:
    """A golden game and how it went."""

    line: Line
    game: Game
    steps: tuple[Step, ...]

    @property
    def outcome(self) -> Outcome:
        """How it ended."""
        result = outcome(self.game, self.steps[-1].state)
        assert result is not None
        return result


@pytest.fixture(scope="session")
def played(scenarios: dict[str, Scenario]) -> Mapping[str, Played]:
    """Every golden game, by the name of its line."""
    games = {}
    for line in read_lines():
        game = line.game(scenarios[line.scenario])
        games[line.id] = Played(line, game, play_line(line, game))
    return games
