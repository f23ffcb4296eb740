"""The bot `careful` on a working copy does what the bot does with its view."""

from itertools import pairwise

import pytest

from analysis.worlds import scenario as small
from twiplo_game.analysis.bots import make_bot
from twiplo_game.analysis.playing import play
from twiplo_game.analysis.steady import steady
from twiplo_game.engine.apply import begin
from twiplo_game.engine.apply import play as carry_out
from twiplo_game.engine.compile import compile_story
from twiplo_game.engine.game import new_game
from twiplo_game.engine.state import NO_ENDING
from twiplo_game.model.scenario import Scenario
from twiplo_game.store.doctrine import shipped_doctrine


@pytest.mark.parametrize("profile", ["ordinary", "cut_off"])
def test_every_choice_is_the_bots(scenarios: dict[str, Scenario], profile: str) -> None:
    for scenario in (*scenarios.values(), small()):
        story = compile_story(scenario, shipped_doctrine().doctrine, profile=profile)
        game = new_game(story, 3)
        steps = play(game, make_bot("careful", 3))
        for before, after in pairwise(steps):
            chosen = steady(game, before.state)
            assert chosen == after.action or type(chosen).__name__ == type(after.action).__name__ == "Advance"
        turn = begin(game)
        while turn.ending == NO_ENDING:
            assert carry_out(turn, steady(game, turn)) is None
        assert turn.frozen() == steps[-1].state
