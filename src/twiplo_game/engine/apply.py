"""The one door: `apply(game, state, action) -> Step | Rejected`. A refused action changes nothing."""

from collections.abc import Callable
from typing import Final

from twiplo_game.engine.action import (
    Action,
    Advance,
    Ask,
    Cancel,
    Check,
    Contingency,
    Correct,
    Open,
    Respond,
    Speak,
    Tell,
    Update,
    advance_to,
)
from twiplo_game.engine.game import Game
from twiplo_game.engine.minute import advance, play_minute
from twiplo_game.engine.overdue import reopen, reopen_promises
from twiplo_game.engine.quick import changed
from twiplo_game.engine.rejection import Refusal, Rejected
from twiplo_game.engine.sending import respond, speak
from twiplo_game.engine.state import NO_ENDING, State
from twiplo_game.engine.step import Cancelled, Occurrence, Step, step_of
from twiplo_game.engine.tasks import ask, check, correct, tell, update
from twiplo_game.engine.turn import Turn, message_id, turn_of


def opening(game: Game) -> Step:
    """The first minute of `game`, before anybody has done anything."""
    record: list[Occurrence] = []
    t = begin(game, record)
    return Step(t.frozen(), None, tuple(record))


def begin(game: Game, record: list[Occurrence] | None = None) -> Turn:
    """The first minute of `game` as a working copy, for `play`."""
    t = turn_of(game, game.story.start, record)
    play_minute(t)
    return t


def apply(game: Game, state: State, action: Action) -> Step | Rejected:
    """Carry out `action`, or say why not. Everything that happened is in the step, in order."""
    record: list[Occurrence] = []
    t = turn_of(game, state, record)
    refused = play(t, action)
    if refused is not None:
        return refused
    return step_of(t.frozen(), logged(action, t.minute), tuple(record))


def carry_out(game: Game, state: State, action: Action) -> State | Rejected:
    """The state after `action`, or why not, without an account of what happened."""
    t = turn_of(game, state, None)
    refused = play(t, action)
    return t.frozen() if refused is None else refused


def play(t: Turn, action: Action) -> Rejected | None:
    """The transition itself: carry out `action` on a working copy, or say why not and leave it as it was.

    Whoever plays many games and needs no state in between goes on with the same working copy.
    """
    if t.ending != NO_ENDING:
        return Rejected(Refusal.GAME_OVER)
    return _CARRIERS[type(action)](t, action)


def logged(action: Action, reached: int) -> Action:
    """The action as a log keeps it: an `Advance` with the minute that was reached."""
    if isinstance(action, Advance) and action.to != reached:
        return advance_to(reached)
    return action


def _open(t: Turn, action: Open) -> Rejected | None:
    known_ids = (message_id(t.story, t.messages, place) for place in range(len(t.messages)))
    if action.message not in known_ids:
        return Rejected(Refusal.UNKNOWN_MESSAGE, action.message)
    t.known = changed(t.known, opened=t.known.opened | {action.message})
    return None


def _cancel(t: Turn, action: Cancel) -> Rejected | None:
    task = next((task for task in t.tasks if f"t{task.number}" == action.task), None)
    if task is None:
        return Rejected(Refusal.UNKNOWN_TASK, action.task)
    t.tasks = tuple(other for other in t.tasks if other is not task)
    t.tell(Cancelled(t.minute, action.task))
    if task.act == "respond":
        reopen(t, task.index)
    if task.act == "tell":
        t.change_past(notices=t.past.notices - {(task.index, task.about)})
    reopened = {place for place, promise in enumerate(t.past.promises) if promise.kept_by == task.number}
    if reopened:
        reopen_promises(t, reopened)
    t.settle()
    return None


def _contingency(t: Turn, action: Contingency) -> Rejected | None:
    names = [contingency.id for contingency in t.story.scenario.contingencies]
    if action.contingency not in names:
        return Rejected(Refusal.UNKNOWN_CONTINGENCY, action.contingency)
    if action.contingency in t.past.contingencies:
        return Rejected(Refusal.ALREADY_USED, action.contingency)
    t.change_past(contingencies=t.past.contingencies | {action.contingency})
    t.message("contingency", (names.index(action.contingency),))
    return None


_Carrier = Callable[..., Rejected | None]

_CARRIERS: Final[dict[type, _Carrier]] = {
    Open: _open,
    Ask: ask,
    Check: check,
    Respond: respond,
    Tell: tell,
    Speak: speak,
    Correct: correct,
    Update: update,
    Cancel: _cancel,
    Advance: advance,
    Contingency: _contingency,
}
