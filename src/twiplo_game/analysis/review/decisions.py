"""The decisions of a game: each thing that was done, and each stretch in which something to do was left undone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twiplo_game.analysis.review.options import Hold, Option, purpose
from twiplo_game.analysis.steady import steady
from twiplo_game.engine.action import Action, Advance, Contingency, Open
from twiplo_game.engine.game import Game
from twiplo_game.engine.state import State
from twiplo_game.engine.step import Step


@dataclass(frozen=True, slots=True)
class Choice:
    """One decision, as it stands in a log."""

    number: int
    """Which action of the log it begins with, counted from 1."""
    minute: int
    own: Option
    """What was done."""


def decisions(game: Game, steps: Sequence[Step], *, is_patient: bool = False) -> tuple[Choice, ...]:
    """The decisions in `steps`, which begin with the opening.

    Reading is none, and what a trainer sends is not the player's. Letting time pass is one where an officer was free
    and the bot `careful` had something to do; as long as that is the same, it is one decision to leave it, unless each
    waiting is to stand apart (`is_patient`).
    """
    return tuple(_decisions(game, steps, is_patient))


def _decisions(game: Game, steps: Sequence[Step], is_patient: bool) -> Iterator[Choice]:
    held: Choice | None = None
    left_undone: tuple[str, str] | None = None
    for number in range(1, len(steps)):
        before, step = steps[number - 1].state, steps[number]
        action = step.action
        if isinstance(action, Open | Contingency) or action is None:
            continue
        undone = _undone(game, before, action)
        if held is not None and undone != left_undone:
            yield held
            held = None
        if undone is not None and is_patient:
            yield Choice(number, before.minute, action)
        elif undone is not None:
            start = Choice(number, before.minute, Hold(0)) if held is None else held
            held = Choice(start.number, start.minute, Hold(step.state.minute))
            left_undone = undone
        elif not isinstance(action, Advance):
            yield Choice(number, before.minute, action)
    if held is not None:
        yield held


def _undone(game: Game, before: State, action: Action) -> tuple[str, str] | None:
    """What there was to do while time passed; None where there was nothing, or something was done."""
    if not isinstance(action, Advance):
        return None
    wise = steady(game, before)
    return None if isinstance(wise, Advance) else purpose(wise)
