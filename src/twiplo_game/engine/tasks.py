"""Setting officers to work: asking, checking, telling, correcting, keeping promises. Starting moves no clock."""

from dataclasses import replace

from twiplo_game.engine.action import Ask, Check, Correct, Tell, Update
from twiplo_game.engine.game import Game
from twiplo_game.engine.rejection import Refusal, Rejected
from twiplo_game.engine.state import NEVER, Events, Past, State, Task
from twiplo_game.engine.step import Occurrence, Started
from twiplo_game.engine.story import Story, Target


def officer_until(story: Story, state: State, minutes: int) -> Rejected | None:
    """Why no officer can start something that takes `minutes` now; None where one can."""
    if len(state.tasks) >= story.staff:
        return Rejected(Refusal.NO_OFFICER, minute=min(task.lands for task in state.tasks))
    if state.minute + minutes > story.length:
        return Rejected(Refusal.AFTER_END, minute=state.minute + minutes)
    return None


def start(
    game: Game,
    state: State,
    record: list[Occurrence] | None,
    minutes: int,
    task: Task,
    past: Past | None = None,
    events: Events | None = None,
) -> State | Rejected:
    """Set an officer to work on `task`, with what its order alone changes; or why that cannot be."""
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
        events or state.events,
        state.known,
        past or state.past,
        state.messages,
        task.number,
        task.order.number if task.order is not None else state.order_number,
        state.ending,
    )


def _task(state: State, act: str, subject: str, minutes: int, index: int) -> Task:
    return Task(state.task_number + 1, act, subject, state.minute, state.minute + minutes, index)


def ask(game: Game, state: State, action: Ask, record: list[Occurrence] | None) -> State | Rejected:
    """Ask an adviser about an event."""
    event = open_event(game.story, state, action.event)
    if event is None:
        return Rejected(Refusal.UNKNOWN_EVENT, action.event)
    if (action.event, action.adviser) not in game.story.names.advisers:
        return Rejected(Refusal.UNKNOWN_ADVISER, action.adviser)
    pending = any(task.act == "ask" and (task.index, task.adviser) == (event, action.adviser) for task in state.tasks)
    if pending or (event, action.adviser) in state.known.asked:
        return Rejected(Refusal.ALREADY_ASKED, action.adviser)
    minutes = game.story.profile.ask
    task = replace(_task(state, "ask", action.event, minutes, event), adviser=action.adviser)
    return start(game, state, record, minutes, task)


def check(game: Game, state: State, action: Check, record: list[Occurrence] | None) -> State | Rejected:
    """Have something found out."""
    number = game.story.names.checks.get(action.check)
    if number is None or state.events.appeared[game.story.checks[number].event] == NEVER:
        return Rejected(Refusal.UNKNOWN_CHECK, action.check)
    pending = any(task.act == "check" and task.index == number for task in state.tasks)
    if pending or state.known.checked[number] != NEVER:
        return Rejected(Refusal.ALREADY_CHECKED, action.check)
    minutes = game.story.checks[number].takes
    return start(game, state, record, minutes, _task(state, "check", action.check, minutes, number))


def tell(game: Game, state: State, action: Tell, record: list[Occurrence] | None) -> State | Rejected:
    """Inform a stakeholder in private."""
    story = game.story
    who = story.names.stakeholders.get(action.stakeholder)
    if who is None or who not in story.playing:
        return Rejected(Refusal.UNKNOWN_STAKEHOLDER, action.stakeholder)
    about = subject_named(story, state, action.about)
    if about is None:
        return Rejected(Refusal.UNKNOWN_SUBJECT, action.about)
    if (who, about.index) in state.past.notices:
        return Rejected(Refusal.ALREADY_TOLD, action.stakeholder)
    minutes = story.profile.tell
    task = replace(_task(state, "tell", action.stakeholder, minutes, who), about=about.index)
    past = replace(state.past, notices=state.past.notices | {(who, about.index)})
    return start(game, state, record, minutes, task, past=past)


def correct(game: Game, state: State, action: Correct, record: list[Occurrence] | None) -> State | Rejected:
    """Visibly correct a response that has landed."""
    found = [place for place, sent in enumerate(state.past.sent) if sent.order.id == action.sent]
    if not found:
        return Rejected(Refusal.UNKNOWN_SENT, action.sent)
    pending = any(task.act == "correct" and task.index == found[0] for task in state.tasks)
    if pending or action.sent in state.past.corrected:
        return Rejected(Refusal.ALREADY_CORRECTED, action.sent)
    minutes = game.story.profile.correct
    return start(game, state, record, minutes, _task(state, "correct", action.sent, minutes, found[0]))


def update(game: Game, state: State, action: Update, record: list[Occurrence] | None) -> State | Rejected:
    """Keep a promise."""
    for place, promise in enumerate(state.past.promises):
        if f"p{promise.number}" == action.promise:
            if promise.kept_by or promise.is_missed:
                return Rejected(Refusal.PROMISE_CLOSED, action.promise)
            minutes = game.story.profile.update
            task = _task(state, "update", action.promise, minutes, place)
            past = keep(state.past, {place}, task.number)
            return start(game, state, record, minutes, task, past=past)
    return Rejected(Refusal.UNKNOWN_PROMISE, action.promise)


def keep(past: Past, places: set[int], task: int) -> Past:
    """The past with the promises at `places` kept by `task`; 0 reopens them."""
    if not places:
        return past
    kept = tuple(
        replace(promise, kept_by=task) if place in places else promise for place, promise in enumerate(past.promises)
    )
    return replace(past, promises=kept)


def open_event(story: Story, state: State, name: str) -> int | None:
    """The number of an event that has occurred."""
    event = story.names.events.get(name)
    return event if event is not None and state.events.appeared[event] != NEVER else None


def subject_named(story: Story, state: State, name: str) -> Target | None:
    """What can be told or spoken of by that name: an event that has occurred, or a fact with a title."""
    event = open_event(story, state, name)
    if event is not None:
        return story.targets[event]
    fact = story.names.facts.get(name)
    if fact is None or story.scenario.facts[name].title is None:
        return None
    return story.targets[story.event_count + fact]
