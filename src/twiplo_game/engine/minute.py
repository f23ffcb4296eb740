"""How time passes: one minute in its order, and from minute to minute until the player has something to see.

Within one minute: landings, then the agenda, then due times, then new events, then endings; ties by id.
"""

from collections.abc import Callable
from typing import Final

from twiplo_game.engine.action import Advance
from twiplo_game.engine.agenda import (
    RANK_DUE,
    RANK_TRIGGER,
    SILENT_HOURS,
    Arrival,
    Entry,
    Lapse,
    LastCall,
    PromiseCall,
    PromiseOver,
    Reaction,
    Return,
    SilentHour,
    Summon,
    Utterance,
    entry_of,
)
from twiplo_game.engine.consequences import (
    charge_later,
    move,
    spend,
)
from twiplo_game.engine.finish import finish
from twiplo_game.engine.landing import land
from twiplo_game.engine.overdue import charge_hour, lapse, miss
from twiplo_game.engine.rejection import Refusal, Rejected
from twiplo_game.engine.state import NEVER, Task
from twiplo_game.engine.step import Reminded, passed_of
from twiplo_game.engine.story import change_of
from twiplo_game.engine.turn import Turn
from twiplo_game.engine.weigh import NO_LIMIT, regainable


def advance(t: Turn, action: Advance) -> Rejected | None:
    """Let time pass, to the end at most; stop at the first minute in which the player sees something."""
    since, story = t.minute, t.story
    to = action.to if action.to < story.length else story.length
    if to <= since:
        return Rejected(Refusal.CLOCK_BACKWARDS, minute=since)
    t.is_visible = False
    record = t.record
    place = 0 if record is None else len(record)
    watches = story.waits and _has_watched(t)
    while True:
        following = t.minute + 1
        if not watches:
            earliest = t.agenda[0].due if t.agenda and t.agenda[0].due < to else to
            for task in t.tasks:
                earliest = task.lands if task.lands < earliest else earliest
            following = earliest if earliest > following else following
        t.minute = following
        is_busy = play_minute(t)
        if t.is_visible or t.minute >= to:
            break
        watches = story.waits and ((is_busy and _has_watched(t)) or _watches_clock(t))
    if record is not None:
        record.insert(place, passed_of(t.minute, since))
    return None


def _has_watched(t: Turn) -> bool:
    """Whether anything waits for a condition rather than a minute."""
    appeared = t.events.appeared
    return bool(t.story.at_once) or any(appeared[event] == NEVER for event, _, _ in t.story.watched)


def _watches_clock(t: Turn) -> bool:
    appeared = t.events.appeared
    return t.story.at_once_by_clock or any(
        of_clock and appeared[event] == NEVER for event, _, of_clock in t.story.watched
    )


def play_minute(t: Turn) -> bool:
    """Play the current minute; whether anything happened that a waiting condition could hang on."""
    minute, story, agenda = t.minute, t.story, t.agenda
    is_busy = _land_all(t) if t.tasks else False
    t.appearing = ()
    while agenda and agenda[0].due <= minute:
        is_busy = True
        entry = agenda.pop(0)
        _CARRIERS[type(entry.matter)](t, entry, entry.matter)
    for event, test, _ in story.watched:
        if t.events.appeared[event] == NEVER and test(t, None):
            t.appearing += ((event, ""),)
    if t.appearing:
        is_busy = True
        appearing = t.appearing
        if len(appearing) > 1:
            appearing = tuple(sorted(appearing, key=lambda pair: story.targets[pair[0]].id))
        for event, because_of in appearing:
            _appear(t, event, because_of)
        while agenda and agenda[0].due <= minute:
            entry = agenda.pop(0)
            _CARRIERS[type(entry.matter)](t, entry, entry.matter)
    if minute >= story.length:
        finish(t, None)
        return False
    if t.sums or t.mood_moves:
        t.settle()
    for ending in story.at_once:
        test_ending = story.endings[ending].test
        if test_ending is None or test_ending(t, None):
            finish(t, ending)
            break
    return is_busy


def _land_all(t: Turn) -> bool:
    """Land the tasks whose time is over; whether there were any."""
    tasks = t.tasks
    for task in tasks:
        if task.lands <= t.minute:
            break
    else:
        return False
    going_on: tuple[Task, ...] = ()
    for task in tasks:
        if task.lands <= t.minute:
            land(t, task)
        else:
            going_on += (task,)
    t.tasks = going_on
    return len(going_on) < len(tasks)


# -- what is on the agenda --------------------------------------------------------------------------------------------


def _react(t: Turn, entry: Entry, reaction: Reaction) -> None:
    move(t, reaction.package, entry.cause)
    t.message("reaction", reaction.said, entry.about, entry.cause)


def _speak(t: Turn, entry: Entry, utterance: Utterance) -> None:
    t.message("voice", (utterance.voice, utterance.line), entry.about, entry.cause)


def _summon(t: Turn, entry: Entry, summon: Summon) -> None:
    if summon.test is None or summon.test(t, summon.judged):
        t.appearing += ((summon.event, entry.cause),)


def _arrive(t: Turn, _: Entry, arrival: Arrival) -> None:
    at_test = t.story.at_tests.get(arrival.event)
    if at_test is None or at_test(t, None):
        t.appearing += ((arrival.event, ""),)


def _call(t: Turn, _: Entry, call: LastCall) -> None:
    if t.events.answered[call.event] == NEVER:
        t.is_visible = True
        t.tell(Reminded(t.minute, t.story.targets[call.event].id))


def _call_promise(t: Turn, entry: Entry, call: PromiseCall) -> None:
    promise = t.past.promises[call.promise - 1]
    if not (promise.kept_by or promise.is_missed):
        t.is_visible = True
        t.tell(Reminded(t.minute, entry.name))


def _come_back(t: Turn, entry: Entry, coming_back: Return) -> None:
    if not charge_later(t, entry, coming_back):
        return
    for due in coming_back.triggers:
        summon = due.sure if due.test is None else Summon(due.event, due.test, coming_back.judged)
        t.schedule(
            entry_of(t.minute + due.after, RANK_TRIGGER, entry.cause + due.name, summon, entry.cause, entry.about)
        )


def _appear(t: Turn, event: int, because_of: str) -> None:
    if t.events.appeared[event] != NEVER:
        return
    target = t.story.targets[event]
    t.events = t.events.with_appeared(event, t.minute)
    damage = target.damage
    if t.past.shields and target.subject in t.past.shields:
        damage = tuple((gauge, -_one_size_less(-points)) for gauge, points in damage)
        t.change_past(shields=t.past.shields - {target.subject})
        if target.regain != NO_LIMIT:
            spend(t, event, target.regain - regainable(damage))
    if damage:
        t.move(change_of((gauge, points, f"damage:{target.id}") for gauge, points in damage), target.id)
    t.message("event", (), event, because_of or None)
    if target.due is not None:
        due = t.minute + target.due
        t.schedule(entry_of(due, RANK_DUE, target.id, LastCall(event), target.id, event))
        t.schedule(entry_of(due + 1, RANK_DUE, target.id, Lapse(event), target.id, event))
        if target.on_silent_hour:
            for minutes in SILENT_HOURS:
                hour = t.minute + minutes
                t.schedule(entry_of(hour, RANK_DUE, target.id, SilentHour(event, minutes), target.id, event))


def _one_size_less(points: int) -> int:
    return {12: 6, 6: 3, 3: 0, 18: 9, 9: 4, 4: 0}.get(points, points // 2)


def _lapse(t: Turn, _: Entry, due: Lapse) -> None:
    if t.events.answered[due.event] == NEVER:
        lapse(t, due.event)


def _silent_hour(t: Turn, _: Entry, hour: SilentHour) -> None:
    if t.events.answered[hour.event] == NEVER:
        charge_hour(t, hour.event, hour.minutes)


def _miss(t: Turn, _: Entry, over: PromiseOver) -> None:
    promise = t.past.promises[over.promise - 1]
    if not (promise.kept_by or promise.is_missed):
        miss(t, over.promise)


_CARRIERS: Final[dict[type, Callable[..., None]]] = {
    Reaction: _react,
    Utterance: _speak,
    Return: _come_back,
    Summon: _summon,
    Arrival: _arrive,
    LastCall: _call,
    Lapse: _lapse,
    SilentHour: _silent_hour,
    PromiseCall: _call_promise,
    PromiseOver: _miss,
}
