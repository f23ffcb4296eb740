"""What is owed when a time is over: for silence on an event, for a promise, and for an order that put either off."""

from twiplo_game.engine.agenda import SILENT_HOURS
from twiplo_game.engine.consequences import Moment, judge_event, set_going
from twiplo_game.engine.plan import due_laters, due_triggers
from twiplo_game.engine.quick import changed
from twiplo_game.engine.state import NEVER
from twiplo_game.engine.step import Lapsed
from twiplo_game.engine.story import Bound, change_of
from twiplo_game.engine.tasks import keep
from twiplo_game.engine.turn import Turn


def lapse(t: Turn, event: int) -> None:
    """The time to answer `event` is over, and silence has its price, once."""
    if event in t.events.lapsed:
        return
    target = t.story.targets[event]
    t.events = changed(t.events, lapsed=t.events.lapsed | {event})
    t.tell(Lapsed(t.minute, target.id))
    t.is_visible = True
    silence = target.silence
    if silence is None:
        return
    _charge(t, silence)
    t.message("silence", (), event, target.id)
    judged = Moment(t.minute - t.events.appeared[event])
    set_going(
        t,
        due_triggers(silence.triggers),
        due_laters(silence.laters, event),
        judged,
        target.id,
        event,
    )


def charge_hour(t: Turn, event: int, minutes: int) -> None:
    """`event` has been without an answer for `minutes`, a full number of hours."""
    target = t.story.targets[event]
    if judge_event(t, target.on_silent_hour, event, target.id, at_once=True, delay=minutes):
        t.message("silent_hour", (), event, target.id)


def miss(t: Turn, number: int) -> None:
    """The promise `number` was not kept in time."""
    promises = list(t.past.promises)
    promise = promises[number - 1]
    promises[number - 1] = changed(promise, is_missed=True)
    t.change_past(promises=tuple(promises))
    about, name = promise.order.target, f"p{number}"
    judge_event(t, t.story.targets[about].on_missed, about, name, at_once=True)
    t.message("promise_missed", (number,), about, name)


def reopen(t: Turn, event: int) -> None:
    """Take back the answer to `event`, and charge at once what its silence would have cost meanwhile.

    At once, so that an answer that is ordered again in the same minute does not get out of it.
    """
    ordered, appeared = t.events.answered[event], t.events.appeared[event]
    t.events = t.events.with_answered(event, NEVER)
    target = t.story.targets[event]
    if target.due is None:
        return
    if appeared + target.due < t.minute:
        lapse(t, event)
    for minutes in SILENT_HOURS if target.on_silent_hour else ():
        if ordered < appeared + minutes <= t.minute:
            charge_hour(t, event, minutes)


def reopen_promises(t: Turn, places: set[int]) -> None:
    """Take back that the promises at `places` are being kept; those whose time is over are missed at once."""
    t.past = keep(t.past, places, 0)
    for place in sorted(places):
        promise = t.past.promises[place]
        if promise.due < t.minute:
            miss(t, promise.number)


def _charge(t: Turn, silence: Bound) -> None:
    cause = silence.ref.partition(":")[2]
    if silence.gauges:
        t.move(change_of((gauge, points, silence.ref) for gauge, points in silence.gauges), cause)
    if silence.moods:
        t.move_moods(tuple((who, steps, silence.ref) for who, steps in silence.moods), cause)
