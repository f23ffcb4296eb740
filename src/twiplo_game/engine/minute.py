"""How time passes: one minute in its order, and from minute to minute until the player has something to see.

Within one minute: landings, then the agenda, then due times, then new events, then endings; ties by id.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

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
    Moment,
    charge_later,
    judge_event,
    move,
    set_going,
    spend,
)
from twiplo_game.engine.finish import finish
from twiplo_game.engine.landing import land
from twiplo_game.engine.plan import due_laters, due_triggers, test_of
from twiplo_game.engine.state import NEVER
from twiplo_game.engine.step import Lapsed, Reminded, passed_of
from twiplo_game.engine.story import Bound, change_of
from twiplo_game.engine.turn import Turn
from twiplo_game.engine.weigh import NO_LIMIT, regainable


def open_story(t: Turn) -> None:
    """Play the first minute."""
    _play(t)


def pass_time(t: Turn, to: int) -> None:
    """Let time pass to `to`, later than now, at most; stop at the first minute in which the player sees something."""
    t.is_visible = False
    since = t.minute
    story = t.story
    watches = story.waits and _has_watched(t)
    while True:
        t.minute = _next(t, to, watches)
        is_busy = _play(t)
        if t.is_visible or t.minute >= to:
            break
        watches = story.waits and ((is_busy and _has_watched(t)) or _watches_clock(t))
    if t.record is not None:
        t.record.insert(0, passed_of(t.minute, since))


def _next(t: Turn, to: int, watches: bool) -> int:
    """The next minute in which something can happen, `to` at the latest."""
    following = t.minute + 1
    if watches:
        return following
    earliest = to
    if t.agenda and t.agenda[0].due < earliest:
        earliest = t.agenda[0].due
    for task in t.tasks:
        earliest = task.lands if task.lands < earliest else earliest
    return earliest if earliest > following else following


def _has_watched(t: Turn) -> bool:
    """Whether anything waits for a condition rather than a minute."""
    appeared = t.events.appeared
    return bool(t.story.at_once) or any(appeared[event] == NEVER for event, _, _ in t.story.watched)


def _watches_clock(t: Turn) -> bool:
    appeared = t.events.appeared
    return t.story.at_once_by_clock or any(
        of_clock and appeared[event] == NEVER for event, _, of_clock in t.story.watched
    )


def _play(t: Turn) -> bool:
    """Play the current minute; whether anything happened that a waiting condition could hang on."""
    minute, story, agenda = t.minute, t.story, t.agenda
    is_busy = _land_all(t) if t.tasks else False
    appearing: list[tuple[int, str]] = []
    while agenda and agenda[0].due <= minute:
        is_busy = True
        entry = agenda.pop(0)
        _CARRIERS[type(entry.matter)](t, entry, entry.matter, appearing)
    for event, test, _ in story.watched:
        if t.events.appeared[event] == NEVER and test(t, None):
            appearing.append((event, ""))
    if appearing:
        is_busy = True
        if len(appearing) > 1:
            appearing.sort(key=lambda pair: story.targets[pair[0]].id)
        for event, because_of in appearing:
            _appear(t, event, because_of)
        while agenda and agenda[0].due <= minute:
            entry = agenda.pop(0)
            _CARRIERS[type(entry.matter)](t, entry, entry.matter, appearing)
    if minute >= story.length:
        finish(t, None)
        return False
    t.settle()
    for ending in story.at_once:
        test_ending = story.endings[ending].test
        if test_ending is None or test_ending(t, None):
            finish(t, ending)
            break
    return is_busy


def _land_all(t: Turn) -> bool:
    """Land the tasks whose time is over; whether there were any."""
    minute = t.minute
    landing = [task for task in t.tasks if task.lands <= minute]
    if not landing:
        return False
    t.tasks = tuple([task for task in t.tasks if task.lands > minute]) if len(landing) < len(t.tasks) else ()
    for task in landing:
        land(t, task)
    return True


# -- what is on the agenda --------------------------------------------------------------------------------------------

_Appearing = list[tuple[int, str]]
"""(event, what brought it) pairs of this minute."""


def _react(t: Turn, entry: Entry, reaction: Reaction, _: _Appearing) -> None:
    move(t, reaction.package, entry.cause)
    t.message("reaction", reaction.said, entry.about, entry.cause)


def _speak(t: Turn, entry: Entry, utterance: Utterance, _: _Appearing) -> None:
    t.message("voice", (utterance.voice, utterance.line), entry.about, entry.cause)


def _summon(t: Turn, entry: Entry, summon: Summon, appearing: _Appearing) -> None:
    if summon.test is None or summon.test(t, summon.judged):
        appearing.append((summon.event, entry.cause))


def _arrive(t: Turn, _: Entry, arrival: Arrival, appearing: _Appearing) -> None:
    at_test = t.story.at_tests.get(arrival.event)
    if at_test is None or at_test(t, None):
        appearing.append((arrival.event, ""))


def _call(t: Turn, _: Entry, call: LastCall, __: _Appearing) -> None:
    if t.events.answered[call.event] == NEVER:
        t.is_visible = True
        t.tell(Reminded(t.minute, t.story.targets[call.event].id))


def _call_promise(t: Turn, entry: Entry, call: PromiseCall, _: _Appearing) -> None:
    promise = t.past.promises[call.promise - 1]
    if not (promise.kept_by or promise.is_missed):
        t.is_visible = True
        t.tell(Reminded(t.minute, entry.name))


def _come_back(t: Turn, entry: Entry, coming_back: Return, _: _Appearing) -> None:
    if not charge_later(t, entry, coming_back):
        return
    for trigger in coming_back.later.triggers:
        due = entry_of(
            t.minute + trigger.after,
            RANK_TRIGGER,
            f"{entry.cause}:{trigger.event:03d}",
            Summon(trigger.event, test_of(trigger.tree), coming_back.judged),
            entry.cause,
            entry.about,
        )
        t.schedule(due)


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
        change = change_of((gauge, points, f"damage:{target.id}") for gauge, points in damage)
        t.moves.append((change, target.id, False))
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


def _lapse(t: Turn, _: Entry, lapse: Lapse, __: _Appearing) -> None:
    event = lapse.event
    if t.events.answered[event] != NEVER or event in t.events.lapsed:
        return
    target = t.story.targets[event]
    t.events = replace(t.events, lapsed=t.events.lapsed | {event})
    t.tell(Lapsed(t.minute, target.id))
    t.is_visible = True
    silence = target.silence
    if silence is None:
        return
    _charge(t, silence)
    t.message("silence", ("lapsed",), event, target.id)
    judged = Moment(t.minute - t.events.appeared[event])
    set_going(
        t,
        due_triggers(silence.triggers),
        due_laters(silence.laters, event),
        judged,
        target.id,
        event,
    )


def _charge(t: Turn, silence: Bound) -> None:
    cause = silence.ref.partition(":")[2]
    if silence.gauges:
        t.moves.append((change_of((gauge, points, silence.ref) for gauge, points in silence.gauges), cause, False))
    t.mood_moves += [(who, steps, silence.ref, cause, False) for who, steps in silence.moods]


def _silent_hour(t: Turn, _: Entry, hour: SilentHour, __: _Appearing) -> None:
    event = hour.event
    if t.events.answered[event] != NEVER:
        return
    target = t.story.targets[event]
    if judge_event(t, target.on_silent_hour, event, target.id, at_once=True, delay=hour.minutes):
        t.message("silence", ("hour",), event, target.id)


def _miss(t: Turn, entry: Entry, over: PromiseOver, _: _Appearing) -> None:
    number = over.promise
    promise = t.past.promises[number - 1]
    if promise.kept_by or promise.is_missed:
        return
    promises = list(t.past.promises)
    promises[number - 1] = replace(promise, is_missed=True)
    t.change_past(promises=tuple(promises))
    target = t.story.targets[entry.about]
    judge_event(t, target.on_missed, entry.about, entry.name, at_once=True)
    t.message("promise_missed", (number,), entry.about, entry.name)


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
