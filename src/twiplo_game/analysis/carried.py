"""The decisions of one game, taken again in another: what still fits is done, what does not is named and left out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from twiplo_game.engine.action import (
    Action,
    Advance,
    Ask,
    Cancel,
    Check,
    Correct,
    Open,
    Respond,
    Speak,
    Tell,
    Update,
)
from twiplo_game.engine.apply import apply, opening
from twiplo_game.engine.game import Game
from twiplo_game.engine.rejection import Rejected
from twiplo_game.engine.state import State
from twiplo_game.engine.step import Step

_STARTING: Final = (Ask, Check, Respond, Tell, Speak, Correct, Update)
"""What sets an officer to work, and so is numbered as a task."""

Promised = tuple[str, bool]
"""(the response that promised, whether an action and not an update was promised)."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A decision that no longer fits."""

    action: Action
    rejected: Rejected
    state: State
    """The moment at which it would have been taken."""


@dataclass(frozen=True, slots=True)
class Carried:
    """The other game, as far as the decisions carry it."""

    steps: tuple[Step, ...]
    left_out: tuple[LeftOut, ...]
    after_end: int = 0
    """Decisions for which the game is over too soon."""

    @property
    def state(self) -> State:
        """The moment that it has reached."""
        return self.steps[-1].state


def promises_of(state: State) -> dict[str, Promised]:
    """What each promise of a game is: they are numbered as they land, which can be another order elsewhere."""
    return {f"p{item.number}": (item.order.id, item.is_action) for item in state.past.promises}


def carry_over(game: Game, actions: Iterable[Action], promises: Mapping[str, Promised]) -> Carried:
    """Take `actions`, which were all possible elsewhere, in `game`; `promises` says what its promises were there.

    A draft is sent as it is written now. Reading leaves no trace in a story, so what was read is passed over.
    """
    steps = [opening(game)]
    left_out: list[LeftOut] = []
    names = _Names(promises)
    after_end = 0
    for action in actions:
        state = steps[-1].state
        if isinstance(action, Open):
            continue
        if state.is_over:
            after_end += not isinstance(action, Advance)
            continue
        if isinstance(action, Advance):
            steps += _passed(game, state, action.to)
            continue
        step = apply(game, state, names.here(_as_written(game, action), state))
        if isinstance(step, Rejected):
            left_out.append(LeftOut(action, step, state))
            names.count(action, None)
        else:
            steps.append(step)
            names.count(action, step.state)
    return Carried(tuple(steps), tuple(left_out), after_end)


def _passed(game: Game, state: State, to: int) -> Iterable[Step]:
    """Time up to the minute `to`, however often something can be seen on the way."""
    while state.minute < to and not state.is_over:
        step = apply(game, state, Advance(to))
        assert isinstance(step, Step)
        state = step.state
        yield step


def _as_written(game: Game, action: Action) -> Action:
    if isinstance(action, Respond) and action.response.draft is not None:
        index = game.story.names.events.get(action.event)
        draft = None if index is None else game.story.targets[index].drafts.get(action.response.draft)
        if draft is not None:
            return draft.answer
    return action


@dataclass(slots=True)
class _Names:
    """What tasks, responses and promises of the other game are called in this one."""

    promises: Mapping[str, Promised]
    _tasks: dict[str, str] = field(default_factory=dict)
    _orders: dict[str, str] = field(default_factory=dict)
    _task_count: int = 0
    _order_count: int = 0

    def count(self, action: Action, after: State | None) -> None:
        """Note what an action was called there, and here where it was carried out."""
        if isinstance(action, _STARTING):
            self._task_count += 1
            self._tasks[f"t{self._task_count}"] = "" if after is None else f"t{after.task_number}"
        if isinstance(action, Respond | Speak):
            self._order_count += 1
            self._orders[f"r{self._order_count}"] = "" if after is None else f"r{after.order_number}"

    def here(self, action: Action, state: State) -> Action:
        """The action in the names of this game; an empty name stands for what was left out, and is refused."""
        match action:
            case Cancel():
                return replace(action, task=self._tasks.get(action.task, ""))
            case Correct():
                return replace(action, sent=self._orders.get(action.sent, ""))
            case Update() if action.promise in self.promises:
                order, is_action = self.promises[action.promise]
                wanted = self._orders.get(order, ""), is_action
                found = (name for name, promised in promises_of(state).items() if promised == wanted)
                return replace(action, promise=next(found, ""))
        return action
