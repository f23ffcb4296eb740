"""How time passes: one minute in its order, and from minute to minute until the player has something to see.

Within one minute: landings, then the agenda, then due times, then new events, then endings; ties by id.
"""

from dataclasses import replace

from twiplo_game.engine.agenda import (
    RANK_DUE,
    RANK_EVENT,
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
from twiplo_game.engine.game import Game
from twiplo_game.engine.landing import land
from twiplo_game.engine.plan import due_laters, due_triggers, test_of
from twiplo_game.engine.state import NEVER, NO_ENDING, Events
from twiplo_game.engine.step import Lapsed, Passed, Reminded
from twiplo_game.engine.story import Bound
from twiplo_game.engine.turn import Turn
from twiplo_game.engine.weigh import NO_LIMIT, regainable


def open_story(t: Turn, game: Game) -> None:
    """Put everything with a fixed time on the agenda, and play the first minute."""
    for minute, event in t.story.scheduled:
        if minute <= t.story.length:
            t.schedule(Entry(minute, RANK_EVENT, t.story.targets[event].id, Arrival(event), "", event))
    _play(t, game)


def pass_time(t: Turn, game: Game, to: int) -> None:
    """Let time pass to `to` at most; stop at the first minute in which the player has something to see."""
    since = t.minute
    watches = _has_watched(t)
    while t.minute < to and t.ending == NO_ENDING and not t.is_visible:
        t.minute = min(to, _next(t, watches))
        watches = _play(t, game) or _watches_clock(t)
    if t.record is not None and t.minute != since:
        t.record.insert(0, Passed(t.minute, since))


def _next(t: Turn, watches: bool) -> int:
    """The next minute in which something can happen."""
    if watches:
        return t.minute + 1
    next_minute = t.story.length
    if t.agenda and t.agenda[0].due < next_minute:
        next_minute = t.agenda[0].due
    for task in t.tasks:
        next_minute = min(next_minute, task.lands)
    return max(next_minute, t.minute + 1)


def _has_watched(t: Turn) -> bool:
    """Whether anything waits for a condition rather than a minute."""
    if t.story.at_once:
        return True
    appeared = t.events.appeared
    return any(appeared[event] == NEVER for event, _, _ in t.story.watched) if t.story.watched else False


def _watches_clock(t: Turn) -> bool:
    appeared = t.events.appeared
    return t.story.at_once_by_clock or any(
        of_clock and appeared[event] == NEVER for event, _, of_clock in t.story.watched
    )


def _play(t: Turn, game: Game) -> bool:
    """Play the current minute; whether anything happened that a waiting condition could hang on."""
    busy = False
    minute = t.minute
    landing = [task for task in t.tasks if task.lands <= minute]
    if landing:
        busy = True
        t.tasks = tuple([task for task in t.tasks if task.lands > minute])
        for task in landing:
            land(t, game, task)
    appearing: list[tuple[int, str]] = []
    while t.agenda and t.agenda[0].due <= minute:
        busy = True
        _carry_out(t, t.agenda.pop(0), appearing)
    for event, test, _ in t.story.watched:
        if t.events.appeared[event] == NEVER and test(t, None):
            appearing.append((event, ""))
    if appearing:
        busy = True
        if len(appearing) > 1:
            appearing.sort(key=lambda pair: t.story.targets[pair[0]].id)
        for event, because_of in appearing:
            _appear(t, event, because_of)
        while t.agenda and t.agenda[0].due <= minute:
            _carry_out(t, t.agenda.pop(0), appearing)
    if t.minute >= t.story.length:
        finish(t, None)
        return False
    t.settle()
    if t.story.at_once:
        for ending in t.story.at_once:
            test_ending = t.story.endings[ending].test
            if test_ending is None or test_ending(t, None):
                finish(t, ending)
                break
    return busy and _has_watched(t)


def _carry_out(t: Turn, entry: Entry, appearing: list[tuple[int, str]]) -> None:
    match entry.matter:
        case Reaction(package, extra):
            move(t, package, entry.cause)
            t.message("reaction", (package.by, *package.says, *extra), entry.about, entry.cause)
        case Utterance(voice, line):
            t.message("voice", (voice, line), entry.about, entry.cause)
        case Return() as coming_back:
            _come_back(t, entry, coming_back)
        case Summon(event, test, judged):
            if test is None or test(t, judged):
                appearing.append((event, entry.cause))
        case Arrival(event):
            at_test = t.story.at_tests.get(event)
            if at_test is None or at_test(t, None):
                appearing.append((event, ""))
        case LastCall(event):
            if t.events.answered[event] == NEVER:
                t.is_visible = True
                t.tell(Reminded(t.minute, t.story.targets[event].id))
        case Lapse(event):
            _lapse(t, event)
        case SilentHour(event, minutes):
            _silent_hour(t, event, minutes)
        case PromiseCall(number):
            promise = t.past.promises[number - 1]
            if not (promise.kept_by or promise.is_missed):
                t.is_visible = True
                t.tell(Reminded(t.minute, entry.name))
        case PromiseOver(number):
            _miss(t, entry, number)


def _come_back(t: Turn, entry: Entry, coming_back: Return) -> None:
    if not charge_later(t, entry, coming_back):
        return
    for trigger in coming_back.later.triggers:
        due = Entry(
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
    appeared = t.events.appeared
    t.events = Events((*appeared[:event], t.minute, *appeared[event + 1 :]), t.events.answered, t.events.lapsed)
    damage = target.damage
    if target.subject in t.past.shields:
        damage = tuple((gauge, -_one_size_less(-points)) for gauge, points in damage)
        t.change_past(shields=t.past.shields - {target.subject})
        if target.regain != NO_LIMIT:
            spend(t, event, target.regain - regainable(damage))
    t.moves += [(gauge, points, f"damage:{target.id}", target.id, False) for gauge, points in damage]
    t.message("event", (), event, because_of or None)
    if target.due is not None:
        due = t.minute + target.due
        t.schedule(Entry(due, RANK_DUE, target.id, LastCall(event), target.id, event))
        t.schedule(Entry(due + 1, RANK_DUE, target.id, Lapse(event), target.id, event))
        if target.on_silent_hour:
            for minutes in SILENT_HOURS:
                hour = t.minute + minutes
                t.schedule(Entry(hour, RANK_DUE, target.id, SilentHour(event, minutes), target.id, event))


def _one_size_less(points: int) -> int:
    return {12: 6, 6: 3, 3: 0, 18: 9, 9: 4, 4: 0}.get(points, points // 2)


def _lapse(t: Turn, event: int) -> None:
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
        due_laters(silence.laters),
        judged,
        target.id,
        event,
    )


def _charge(t: Turn, silence: Bound) -> None:
    cause = silence.ref.partition(":")[2]
    t.moves += [(gauge, points, silence.ref, cause, False) for gauge, points in silence.gauges]
    t.mood_moves += [(who, steps, silence.ref, cause, False) for who, steps in silence.moods]


def _silent_hour(t: Turn, event: int, minutes: int) -> None:
    if t.events.answered[event] != NEVER:
        return
    target = t.story.targets[event]
    if judge_event(t, target.on_silent_hour, event, target.id, at_once=True, delay=minutes):
        t.message("silence", ("hour",), event, target.id)


def _miss(t: Turn, entry: Entry, number: int) -> None:
    promise = t.past.promises[number - 1]
    if promise.kept_by or promise.is_missed:
        return
    promises = list(t.past.promises)
    promises[number - 1] = replace(promise, is_missed=True)
    t.change_past(promises=tuple(promises))
    target = t.story.targets[entry.about]
    judge_event(t, target.on_missed, entry.about, entry.name, at_once=True)
    t.message("promise_missed", (number,), entry.about, entry.name)
