"""The same game again: every state, score and reason is a fold over the actions of a log."""

from collections.abc import Iterable

from twiplo_game.engine.action import Action
from twiplo_game.engine.apply import apply, opening
from twiplo_game.engine.game import Game
from twiplo_game.engine.rejection import Rejected
from twiplo_game.engine.step import Step


class BadLog(ValueError):  # noqa: N818 - it is the log that is bad
    """An action of a log that the game refuses."""

    def __init__(self, index: int, rejected: Rejected) -> None:
        super().__init__(f"action {index}: {rejected.code}")
        self.index = index
        """Which action, counted from 0."""
        self.rejected = rejected
        """Why."""


def fold(game: Game, actions: Iterable[Action]) -> tuple[Step, ...]:
    """The opening and one step for each action. Raises BadLog at the first that is refused."""
    steps = [opening(game)]
    for index, action in enumerate(actions):
        step = apply(game, steps[-1].state, action)
        if isinstance(step, Rejected):
            raise BadLog(index, step)
        steps.append(step)
    return tuple(steps)
