"""An option played out: carried out in one world, and what the bot `careful` does after it to the end of the game."""

from typing import NamedTuple

from twiplo_game.analysis.review.options import Both, Hold, Option
from twiplo_game.analysis.review.position import Possible
from twiplo_game.analysis.review.worlds import World
from twiplo_game.analysis.steady import may_act, steady
from twiplo_game.engine.action import Action, Advance, advance_to
from twiplo_game.engine.apply import play
from twiplo_game.engine.game import Game
from twiplo_game.engine.outcome import score
from twiplo_game.engine.state import NO_ENDING, State
from twiplo_game.engine.turn import Turn, turn_of


class _Moment(NamedTuple):
    """Where a playing stands before its next move."""

    state: State
    second: Action | None
    """What is still to be done as soon as it can be."""


class Playing:
    """Plays an option and what follows in one world; its result is the score."""

    def __init__(self, possible: Possible, option: Option, told: list[tuple[int, Action]] | None = None) -> None:
        self._possible = possible
        self._option = option
        self._told = told
        """Where what is done is noted, with its minute."""

    def __call__(self, world: World) -> int:
        here = world.here
        if isinstance(here, _Moment):
            turn, second = turn_of(world.game, here.state, None), here.second
        else:
            turn = turn_of(world.game, self._possible.state, None)
            first, second = (
                (self._option.first, self._option.then) if isinstance(self._option, Both) else (self._option, None)
            )
            self._do(turn, first)
        rest = advance_to(turn.story.length)
        while turn.ending == NO_ENDING:
            # A step at which nothing can be begun is played again sooner than it is written down.
            if second is None and not may_act(turn):
                play(turn, rest)
                continue
            world.here = _Moment(turn.frozen(), second)
            if second is not None and play(turn, second) is None:
                self._tell(turn.minute, second)
                second = None
            else:
                self._do(turn, steady(world.game, turn))
        return _score(turn)

    def _do(self, turn: Turn, option: Action | Hold) -> None:
        minute = turn.minute
        perform(turn, option)
        if not isinstance(option, Hold):
            self._tell(minute, option)

    def _tell(self, minute: int, action: Action) -> None:
        if self._told is not None and not isinstance(action, Advance):
            self._told.append((minute, action))


def played_out(game: Game, state: State, option: Option) -> int:
    """The score of a game that goes on with `option` and then as the bot `careful` plays."""
    world = World(game.story, {}, lambda chance: 0)
    world.game = game
    return Playing(Possible(1.0, (), state), option)(world)


def perform(turn: Turn, option: Action | Hold) -> None:
    """Carry out an option. Raises ValueError where it is refused."""
    action = Advance(option.to) if isinstance(option, Hold) else option
    refused = play(turn, action)
    if refused is not None:
        raise ValueError(f"{refused.code} {refused.subject}")
    while isinstance(option, Hold) and turn.minute < option.to and turn.ending == NO_ENDING:
        play(turn, action)


def _score(turn: Turn) -> int:
    broken = sum(mandate.index in turn.past.broken for mandate in turn.story.mandates)
    return score(turn.gauges, broken)
