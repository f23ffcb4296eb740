"""The one door: `apply(game, state, action) -> Step | Rejected`. A refused action changes nothing."""

from collections.abc import Callable
from dataclasses import replace
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
)
from twiplo_game.engine.agenda import RANK_DUE, SILENT_HOURS, Entry, Lapse, PromiseOver, SilentHour
from twiplo_game.engine.game import Game
from twiplo_game.engine.minute import open_story, pass_time
from twiplo_game.engine.rejection import Refusal, Rejected
from twiplo_game.engine.sending import respond, speak
from twiplo_game.engine.state import NEUTRAL, NEVER, NO_ENDING, Events, Known, Past, State
from twiplo_game.engine.step import Cancelled, Occurrence, Step
from twiplo_game.engine.tasks import ask, check, correct, keep, tell, update
from twiplo_game.engine.turn import Turn, message_id


def opening(game: Game) -> Step:
    """The first minute of `game`, before anybody has done anything."""
    record: list[Occurrence] = []
    story = game.story
    names = story.names
    facts, stakeholders = len(names.facts), len(names.stakeholders)
    state = State(
        minute=0,
        gauges=story.start_gauges,
        moods=(NEUTRAL,) * stakeholders,
        tasks=(),
        agenda=(),
        events=Events((NEVER,) * story.event_count, (NEVER,) * story.event_count, frozenset()),
        known=Known((0,) * facts, (0,) * facts, (NEVER,) * len(story.checks), frozenset(), frozenset()),
        past=Past(told=(NEVER,) * stakeholders, spent=(0,) * len(story.targets)),
        messages=(),
        task_number=0,
        order_number=0,
        ending=NO_ENDING,
    )
    turn = Turn(game, state, record)
    open_story(turn, game)
    return Step(turn.frozen(), None, tuple(record))


def apply(game: Game, state: State, action: Action) -> Step | Rejected:
    """Carry out `action`, or say why not. Everything that happened is in the step, in order."""
    record: list[Occurrence] = []
    result = carry_out(game, state, action, record)
    if isinstance(result, Rejected):
        return result
    return Step(result, logged(action, result), tuple(record))


def carry_out(game: Game, state: State, action: Action, record: list[Occurrence] | None) -> State | Rejected:
    """The transition itself; with `record` None it keeps no account of what it did."""
    if state.ending != NO_ENDING:
        return Rejected(Refusal.GAME_OVER)
    return _CARRIERS[type(action)](game, state, action, record)


def logged(action: Action, reached: State) -> Action:
    """The action as a log keeps it: an `Advance` with the minute that was reached."""
    return Advance(reached.minute) if isinstance(action, Advance) else action


def _advance(game: Game, state: State, action: Advance, record: list[Occurrence] | None) -> State | Rejected:
    if action.to <= state.minute:
        return Rejected(Refusal.CLOCK_BACKWARDS, minute=state.minute)
    turn = Turn(game, state, record)
    pass_time(turn, game, min(action.to, game.story.length))
    return turn.frozen()


def _open(game: Game, state: State, action: Open, record: list[Occurrence] | None) -> State | Rejected:
    known_ids = (message_id(game.story, state.messages, place) for place in range(len(state.messages)))
    if action.message not in known_ids:
        return Rejected(Refusal.UNKNOWN_MESSAGE, action.message)
    known = replace(state.known, opened=state.known.opened | {action.message})
    return replace(state, known=known)


def _cancel(game: Game, state: State, action: Cancel, record: list[Occurrence] | None) -> State | Rejected:
    task = next((task for task in state.tasks if f"t{task.number}" == action.task), None)
    if task is None:
        return Rejected(Refusal.UNKNOWN_TASK, action.task)
    turn = Turn(game, state, record)
    turn.tasks = tuple(other for other in state.tasks if other is not task)
    turn.tell(Cancelled(state.minute, action.task))
    if task.act == "respond":
        _reopen(turn, task.index)
    if task.act == "tell":
        turn.change_past(notices=state.past.notices - {(task.index, task.about)})
    reopened = {place for place, promise in enumerate(turn.past.promises) if promise.kept_by == task.number}
    if reopened:
        _reopen_promises(turn, reopened)
    return turn.frozen()


def _reopen(t: Turn, event: int) -> None:
    """A cancelled answer reopens its event, and silence counts again from `due`."""
    answered = list(t.events.answered)
    ordered = answered[event]
    answered[event] = NEVER
    t.events = Events(t.events.appeared, tuple(answered), t.events.lapsed)
    target = t.story.targets[event]
    if target.due is not None and t.events.appeared[event] + target.due < t.minute:
        t.schedule(Entry(t.minute + 1, RANK_DUE, target.id, Lapse(event), target.id, event))
    for minutes in SILENT_HOURS if target.due is not None and target.on_silent_hour else ():
        if ordered < t.events.appeared[event] + minutes <= t.minute:
            hour = SilentHour(event, minutes)
            t.schedule(Entry(t.minute + 1, RANK_DUE, target.id, hour, target.id, event))


def _reopen_promises(t: Turn, places: set[int]) -> None:
    t.past = keep(t.past, places, 0)
    for place in places:
        promise = t.past.promises[place]
        if promise.due < t.minute:
            name = f"p{promise.number}"
            over = PromiseOver(promise.number)
            t.schedule(Entry(t.minute + 1, RANK_DUE, name, over, name, promise.order.target))


def _contingency(game: Game, state: State, action: Contingency, record: list[Occurrence] | None) -> State | Rejected:
    names = [contingency.id for contingency in game.story.scenario.contingencies]
    if action.contingency not in names:
        return Rejected(Refusal.UNKNOWN_CONTINGENCY, action.contingency)
    if action.contingency in state.past.contingencies:
        return Rejected(Refusal.ALREADY_USED, action.contingency)
    turn = Turn(game, state, record)
    turn.change_past(contingencies=state.past.contingencies | {action.contingency})
    turn.message("contingency", (names.index(action.contingency),))
    return turn.frozen()


_Carrier = Callable[..., State | Rejected]

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
    Advance: _advance,
    Contingency: _contingency,
}
