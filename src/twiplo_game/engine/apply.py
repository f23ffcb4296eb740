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
from twiplo_game.engine.agenda import RANK_DUE, Entry, Lapse, PromiseOver
from twiplo_game.engine.game import Game
from twiplo_game.engine.minute import open_story, pass_time
from twiplo_game.engine.offers import not_offered
from twiplo_game.engine.rejection import Refusal, Rejected
from twiplo_game.engine.response import Response
from twiplo_game.engine.state import NEVER, NO_ENDING, Events, Known, Order, Past, State, Task
from twiplo_game.engine.step import Cancelled, Occurrence, Started, Step
from twiplo_game.engine.story import Story, Target, minutes_to_send
from twiplo_game.engine.turn import Turn, message_id
from twiplo_game.model.text import TEXT_LIMIT
from twiplo_game.model.vocabulary import Channel, Content, Stance, Tier

NEUTRAL: Final = 2
_NAMES_SOMEBODY: Final = frozenset({Tier.INDIVIDUALS, Tier.LINKED, Tier.ENTITIES, Tier.STATE})


def opening(game: Game) -> Step:
    """The first minute of `game`, before anybody has done anything."""
    return _opening(game, [])


def _opening(game: Game, record: list[Occurrence] | None) -> Step:
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
        past=Past(stances=(0,) * len(Stance), told=(NEVER,) * stakeholders, spent=(0,) * len(story.targets)),
        messages=(),
        task_number=0,
        ending=NO_ENDING,
    )
    turn = Turn(game, state, record)
    open_story(turn, game)
    return Step(turn.frozen(), None, tuple(record or ()))


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


# -- time and reading -----------------------------------------------------------------------------------------------


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


# -- setting officers to work ---------------------------------------------------------------------------------------


def officer_until(story: Story, state: State, minutes: int) -> Rejected | None:
    """Why no officer can start something that takes `minutes` now; None where one can."""
    if len(state.tasks) >= story.staff:
        return Rejected(Refusal.NO_OFFICER, minute=min(task.lands for task in state.tasks))
    if state.minute + minutes > story.length:
        return Rejected(Refusal.AFTER_END, minute=state.minute + minutes)
    return None


def _start(
    game: Game,
    state: State,
    record: list[Occurrence] | None,
    minutes: int,
    task: Task,
    **changes: object,
) -> State | Rejected:
    refused = officer_until(game.story, state, minutes)
    if refused is not None:
        return refused
    if record is not None:
        record.append(Started(state.minute, f"t{task.number}", task.act, task.subject, task.lands))
    return State(
        state.minute,
        state.gauges,
        state.moods,
        (*state.tasks, task),
        state.agenda,
        changes.get("events", state.events),  # type: ignore[arg-type]
        state.known,
        changes.get("past", state.past),  # type: ignore[arg-type]
        state.messages,
        task.number,
        state.ending,
    )


def _task(state: State, act: str, subject: str, minutes: int, index: int) -> Task:
    return Task(state.task_number + 1, act, subject, state.minute, state.minute + minutes, index)


def _ask(game: Game, state: State, action: Ask, record: list[Occurrence] | None) -> State | Rejected:
    event = _open_event(game.story, state, action.event)
    if event is None:
        return Rejected(Refusal.UNKNOWN_EVENT, action.event)
    if (action.event, action.adviser) not in game.story.names.advisers:
        return Rejected(Refusal.UNKNOWN_ADVISER, action.adviser)
    pending = any(task.act == "ask" and (task.index, task.adviser) == (event, action.adviser) for task in state.tasks)
    if pending or (event, action.adviser) in state.known.asked:
        return Rejected(Refusal.ALREADY_ASKED, action.adviser)
    minutes = game.story.profile.ask
    task = replace(_task(state, "ask", action.event, minutes, event), adviser=action.adviser)
    return _start(game, state, record, minutes, task)


def _check(game: Game, state: State, action: Check, record: list[Occurrence] | None) -> State | Rejected:
    number = game.story.names.checks.get(action.check)
    if number is None or state.events.appeared[game.story.checks[number].event] == NEVER:
        return Rejected(Refusal.UNKNOWN_CHECK, action.check)
    pending = any(task.act == "check" and task.index == number for task in state.tasks)
    if pending or state.known.checked[number] != NEVER:
        return Rejected(Refusal.ALREADY_CHECKED, action.check)
    minutes = game.story.checks[number].takes
    return _start(game, state, record, minutes, _task(state, "check", action.check, minutes, number))


def _tell(game: Game, state: State, action: Tell, record: list[Occurrence] | None) -> State | Rejected:
    story = game.story
    who = story.names.stakeholders.get(action.stakeholder)
    if who is None or who not in story.playing:
        return Rejected(Refusal.UNKNOWN_STAKEHOLDER, action.stakeholder)
    about = _subject(story, state, action.about)
    if about is None:
        return Rejected(Refusal.UNKNOWN_SUBJECT, action.about)
    if (who, about.index) in state.past.notices:
        return Rejected(Refusal.ALREADY_TOLD, action.stakeholder)
    minutes = story.profile.tell
    task = replace(_task(state, "tell", action.stakeholder, minutes, who), about=about.index)
    past = replace(state.past, notices=state.past.notices | {(who, about.index)})
    return _start(game, state, record, minutes, task, past=past)


def _correct(game: Game, state: State, action: Correct, record: list[Occurrence] | None) -> State | Rejected:
    found = [place for place, sent in enumerate(state.past.sent) if sent.order.id == action.sent]
    if not found:
        return Rejected(Refusal.UNKNOWN_SENT, action.sent)
    pending = any(task.act == "correct" and task.index == found[0] for task in state.tasks)
    if pending or action.sent in state.past.corrected:
        return Rejected(Refusal.ALREADY_CORRECTED, action.sent)
    minutes = game.story.profile.correct
    return _start(game, state, record, minutes, _task(state, "correct", action.sent, minutes, found[0]))


def _update(game: Game, state: State, action: Update, record: list[Occurrence] | None) -> State | Rejected:
    for place, promise in enumerate(state.past.promises):
        if f"p{promise.number}" == action.promise:
            if promise.kept_by or promise.is_missed:
                return Rejected(Refusal.PROMISE_CLOSED, action.promise)
            minutes = game.story.profile.update
            task = _task(state, "update", action.promise, minutes, place)
            past = _keep(state.past, {place}, task.number)
            return _start(game, state, record, minutes, task, past=past)
    return Rejected(Refusal.UNKNOWN_PROMISE, action.promise)


def _keep(past: Past, places: set[int], task: int) -> Past:
    if not places:
        return past
    kept = tuple(
        replace(promise, kept_by=task) if place in places else promise for place, promise in enumerate(past.promises)
    )
    return replace(past, promises=kept)


# -- responses ------------------------------------------------------------------------------------------------------


def wrong_with(story: Story, target: Target, response: Response) -> Rejected | None:
    """Why `response` cannot be composed about `target`; None where it can."""
    if len(response.text) > TEXT_LIMIT:
        return Rejected(Refusal.TEXT_TOO_LONG, target.id)
    if response.draft is not None:
        draft = target.drafts.get(response.draft)
        if draft is None:
            return Rejected(Refusal.DRAFT_UNKNOWN, response.draft)
        return None if draft.response == response else Rejected(Refusal.DRAFT_CHANGED, response.draft)
    dimension = not_offered(response, target.offers)
    if dimension is not None:
        return Rejected(Refusal.NOT_OFFERED, dimension)
    if not response.to and response.channel is not Channel.SILENCE:
        return Rejected(Refusal.NOBODY_ADDRESSED, "to")
    if response.tier in _NAMES_SOMEBODY and response.actor is None:
        return Rejected(Refusal.ACTOR_MISSING, "attribution")
    times = (
        (Content.NEXT_UPDATE, response.next_update),
        (Content.CORRECTIVE_ACTION, response.action_due),
    )
    for content, minutes in times:
        fits = minutes is None or 1 <= minutes <= story.length
        if not fits or (content in response.contains) != (minutes is not None):
            return Rejected(Refusal.NOT_OFFERED, content)
    return None


def _respond(game: Game, state: State, action: Respond, record: list[Occurrence] | None) -> State | Rejected:
    event = _open_event(game.story, state, action.event)
    if event is None:
        return Rejected(Refusal.UNKNOWN_EVENT, action.event)
    if state.events.answered[event] != NEVER:
        return Rejected(Refusal.ALREADY_ANSWERED, action.event)
    target = game.story.targets[event]
    wrong = wrong_with(game.story, target, action.response)
    if wrong is not None:
        return wrong
    if action.response.draft is not None:
        test = target.drafts[action.response.draft].test
        if test is not None and not test(Turn(game, state, None), None):
            return Rejected(Refusal.DRAFT_WITHDRAWN, action.response.draft)
    return _send(game, state, target, action.response, record, is_unasked=False)


def _speak(game: Game, state: State, action: Speak, record: list[Occurrence] | None) -> State | Rejected:
    target = _subject(game.story, state, action.about)
    if target is None:
        return Rejected(Refusal.UNKNOWN_SUBJECT, action.about)
    if target.event is not None and state.events.answered[target.index] == NEVER:
        return Rejected(Refusal.ANSWER_FIRST, action.about)
    if action.response.draft is not None:
        return Rejected(Refusal.DRAFT_UNKNOWN, action.response.draft)
    wrong = wrong_with(game.story, target, action.response)
    if wrong is not None:
        return wrong
    return _send(game, state, target, action.response, record, is_unasked=True)


def _send(
    game: Game,
    state: State,
    target: Target,
    response: Response,
    record: list[Occurrence] | None,
    *,
    is_unasked: bool,
) -> State | Rejected:
    minutes = minutes_to_send(game.story.profile, response)
    is_event = target.event is not None
    since = state.events.appeared[target.index] if is_event else 0
    order = Order(
        number=state.past.orders + 1,
        target=target.index,
        response=response,
        ordered=state.minute,
        delay=state.minute - since,
        evidence=state.known.evidence,
        beliefs=state.known.beliefs,
        is_unasked=is_unasked,
    )
    act = "speak" if is_unasked else "respond"
    lands = state.minute + minutes
    task = Task(state.task_number + 1, act, target.id, state.minute, lands, target.index, None, -1, order)
    past = replace(state.past, orders=order.number)
    if response.is_public and is_event:
        kept = {
            place
            for place, promise in enumerate(past.promises)
            if promise.order.target == target.index and not (promise.is_action or promise.kept_by or promise.is_missed)
        }
        past = _keep(past, kept, task.number)
    events = state.events
    if not is_unasked:
        answered = list(events.answered)
        answered[target.index] = state.minute
        events = Events(events.appeared, tuple(answered), events.lapsed)
    return _start(game, state, record, minutes, task, past=past, events=events)


# -- taking back ----------------------------------------------------------------------------------------------------


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
    answered[event] = NEVER
    t.events = Events(t.events.appeared, tuple(answered), t.events.lapsed)
    target = t.story.targets[event]
    if target.due is not None and t.events.appeared[event] + target.due < t.minute:
        t.schedule(Entry(t.minute + 1, RANK_DUE, target.id, Lapse(event), target.id, event))


def _reopen_promises(t: Turn, places: set[int]) -> None:
    t.past = _keep(t.past, places, 0)
    for place in places:
        promise = t.past.promises[place]
        if promise.due < t.minute:
            name = f"p{promise.number}"
            over = PromiseOver(promise.number)
            t.schedule(Entry(t.minute + 1, RANK_DUE, name, over, name, promise.order.target))


# -- the trainer ----------------------------------------------------------------------------------------------------


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


# -- what can be spoken of ------------------------------------------------------------------------------------------


def _open_event(story: Story, state: State, name: str) -> int | None:
    event = story.names.events.get(name)
    return event if event is not None and state.events.appeared[event] != NEVER else None


def _subject(story: Story, state: State, name: str) -> Target | None:
    event = _open_event(story, state, name)
    if event is not None:
        return story.targets[event]
    fact = story.names.facts.get(name)
    if fact is None or story.scenario.facts[name].title is None:
        return None
    return story.targets[story.event_count + fact]


_Carrier = Callable[..., State | Rejected]

_CARRIERS: Final[dict[type, _Carrier]] = {
    Open: _open,
    Ask: _ask,
    Check: _check,
    Respond: _respond,
    Tell: _tell,
    Speak: _speak,
    Correct: _correct,
    Update: _update,
    Cancel: _cancel,
    Advance: _advance,
    Contingency: _contingency,
}
