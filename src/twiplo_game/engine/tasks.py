"""Setting officers to work: asking, checking, telling, correcting, keeping promises. Starting moves no clock."""

from twiplo_game.engine.action import Ask, Check, Correct, Tell, Update
from twiplo_game.engine.quick import changed
from twiplo_game.engine.rejection import Refusal, Rejected
from twiplo_game.engine.state import NEVER, Events, Order, Past, task_of
from twiplo_game.engine.step import started_of
from twiplo_game.engine.story import Story, Target
from twiplo_game.engine.turn import Turn


def no_officer(t: Turn, minutes: int) -> Rejected | None:
    """Why no officer can start something that takes `minutes` now; None where one can."""
    if len(t.tasks) >= t.story.staff:
        return Rejected(Refusal.NO_OFFICER, minute=min(task.lands for task in t.tasks))
    if t.minute + minutes > t.story.length:
        return Rejected(Refusal.AFTER_END, minute=t.minute + minutes)
    return None


def start(
    t: Turn,
    minutes: int,
    act: str,
    subject: str,
    index: int,
    adviser: str | None = None,
    about: int = -1,
    order: Order | None = None,
) -> int:
    """Set a free officer to work; the number of the task."""
    now = t.minute
    number = t.task_number = t.task_number + 1
    t.tasks += (task_of(number, act, subject, now, now + minutes, index, adviser, about, order),)
    if t.record is not None:
        t.record.append(started_of(now, f"t{number}", act, subject, now + minutes))
    return number


def ask(t: Turn, action: Ask) -> Rejected | None:
    """Ask an adviser about an event."""
    event = open_event(t, action.event)
    if event is None:
        return Rejected(Refusal.UNKNOWN_EVENT, action.event)
    if (action.event, action.adviser) not in t.story.names.advisers:
        return Rejected(Refusal.UNKNOWN_ADVISER, action.adviser)
    pending = any(task.act == "ask" and (task.index, task.adviser) == (event, action.adviser) for task in t.tasks)
    if pending or (event, action.adviser) in t.known.asked:
        return Rejected(Refusal.ALREADY_ASKED, action.adviser)
    minutes = t.story.profile.ask
    refused = no_officer(t, minutes)
    if refused is None:
        start(t, minutes, "ask", action.event, event, action.adviser)
    return refused


def check(t: Turn, action: Check) -> Rejected | None:
    """Have something found out."""
    number = t.story.names.checks.get(action.check)
    if number is None or t.events.appeared[t.story.checks[number].event] == NEVER:
        return Rejected(Refusal.UNKNOWN_CHECK, action.check)
    pending = any(task.act == "check" and task.index == number for task in t.tasks)
    if pending or t.known.checked[number] != NEVER:
        return Rejected(Refusal.ALREADY_CHECKED, action.check)
    minutes = t.story.checks[number].takes
    refused = no_officer(t, minutes)
    if refused is None:
        start(t, minutes, "check", action.check, number)
    return refused


def tell(t: Turn, action: Tell) -> Rejected | None:
    """Inform a stakeholder in private."""
    who = t.story.names.stakeholders.get(action.stakeholder)
    if who is None or who not in t.story.playing:
        return Rejected(Refusal.UNKNOWN_STAKEHOLDER, action.stakeholder)
    about = subject_named(t, action.about)
    if about is None:
        return Rejected(Refusal.UNKNOWN_SUBJECT, action.about)
    if (who, about.index) in t.past.notices:
        return Rejected(Refusal.ALREADY_TOLD, action.stakeholder)
    minutes = t.story.profile.tell
    refused = no_officer(t, minutes)
    if refused is None:
        t.change_past(notices=t.past.notices | {(who, about.index)})
        start(t, minutes, "tell", action.stakeholder, who, about=about.index)
    return refused


def correct(t: Turn, action: Correct) -> Rejected | None:
    """Visibly correct a response that has landed."""
    found = [place for place, sent in enumerate(t.past.sent) if sent.order.id == action.sent]
    if not found:
        return Rejected(Refusal.UNKNOWN_SENT, action.sent)
    pending = any(task.act == "correct" and task.index == found[0] for task in t.tasks)
    if pending or action.sent in t.past.corrected:
        return Rejected(Refusal.ALREADY_CORRECTED, action.sent)
    minutes = t.story.profile.correct
    refused = no_officer(t, minutes)
    if refused is None:
        start(t, minutes, "correct", action.sent, found[0])
    return refused


def update(t: Turn, action: Update) -> Rejected | None:
    """Keep a promise."""
    for place, promise in enumerate(t.past.promises):
        if f"p{promise.number}" == action.promise:
            if promise.kept_by or promise.is_missed:
                return Rejected(Refusal.PROMISE_CLOSED, action.promise)
            minutes = t.story.profile.update
            refused = no_officer(t, minutes)
            if refused is None:
                t.past = keep(t.past, {place}, start(t, minutes, "update", action.promise, place))
            return refused
    return Rejected(Refusal.UNKNOWN_PROMISE, action.promise)


def keep(past: Past, places: set[int], task: int) -> Past:
    """The past with the promises at `places` kept by `task`; 0 reopens them."""
    if not places:
        return past
    kept = tuple(
        changed(promise, kept_by=task) if place in places else promise for place, promise in enumerate(past.promises)
    )
    return changed(past, promises=kept)


def open_event(t: Turn, name: str) -> int | None:
    """The number of an event that has occurred."""
    event = t.story.names.events.get(name)
    return event if event is not None and t.events.appeared[event] != NEVER else None


def subject_named(t: Turn, name: str) -> Target | None:
    """What can be told or spoken of by that name: an event that has occurred, or a fact with a title."""
    return subject_in(t.story, t.events, name)


def subject_in(story: Story, events: Events, name: str) -> Target | None:
    """The same by how far the events are."""
    event = story.names.events.get(name)
    if event is not None and events.appeared[event] != NEVER:
        return story.targets[event]
    fact = story.names.facts.get(name)
    if fact is None or story.scenario.facts[name].title is None:
        return None
    return story.targets[story.event_count + fact]
