"""The decisions of a game: each thing that was done, and each stretch in which something to do was left undone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twiplo_game.analysis.review.options import Hold, Option, purpose
from twiplo_game.analysis.steady import steady
from twiplo_game.engine.action import Action, Advance, Cancel, Contingency, Open
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

    Reading is none, and what a trainer sends is not the player's; nor is an order that was called back before any time
    passed. Letting time pass is one where an officer was free and the bot `careful` had something to do; as long as
    that is the same, and nothing new asks for an answer, it is one decision to leave it, unless each waiting is to
    stand apart (`is_patient`).
    """
    return tuple(_decisions(game, steps, is_patient))


def _decisions(game: Game, steps: Sequence[Step], is_patient: bool) -> Iterator[Choice]:
    held: Choice | None = None
    left_undone: tuple[str, str] | None = None
    undone_at_once = _called_back(steps)
    for number in range(1, len(steps)):
        before, step = steps[number - 1].state, steps[number]
        action = step.action
        if isinstance(action, Open | Contingency) or action is None or number in undone_at_once:
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
            if not set(step.state.events.unanswered) <= set(before.events.unanswered):
                yield held
                held = None
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


def _called_back(steps: Sequence[Step]) -> frozenset[int]:
    """The numbers of the orders that were called back in the minute in which they were given, and of the calls."""
    given: dict[str, int] = {}
    found: set[int] = set()
    for number in range(1, len(steps)):
        before, after, action = steps[number - 1].state, steps[number].state, steps[number].action
        if isinstance(action, Cancel):
            order = given.get(action.task, 0)
            if order and steps[order].state.minute == before.minute:
                found |= {order, number}
        elif after.task_number > before.task_number:
            given[f"t{after.task_number}"] = number
    return frozenset(found)
