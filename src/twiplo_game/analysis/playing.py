"""Whole games, played by a bot from the first minute to the ending."""

from twiplo_game.analysis.bots import Bot
from twiplo_game.engine.apply import apply, opening
from twiplo_game.engine.game import Game
from twiplo_game.engine.look import view
from twiplo_game.engine.options import legal_actions
from twiplo_game.engine.outcome import Outcome, outcome
from twiplo_game.engine.rejection import Rejected
from twiplo_game.engine.step import Step


def play(game: Game, bot: Bot) -> tuple[Step, ...]:
    """The opening and every step of a game of `bot`. Raises ValueError where it chooses what is refused."""
    steps = [opening(game)]
    while not steps[-1].state.is_over:
        state = steps[-1].state
        step = apply(game, state, bot(view(game, state), legal_actions(game, state)))
        if isinstance(step, Rejected):
            raise ValueError(f"{step.code} {step.subject}")
        steps.append(step)
    return tuple(steps)


def result_of(game: Game, bot: Bot) -> Outcome:
    """How a game of `bot` comes out."""
    result = outcome(game, play(game, bot)[-1].state)
    assert result is not None
    return result
