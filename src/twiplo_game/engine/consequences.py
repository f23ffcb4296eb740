"""What a decision sets going: reactions, triggers and laters on the agenda, and movements that join the minute."""

from collections.abc import Iterable
from dataclasses import dataclass

from twiplo_game.engine.agenda import (
    RANK_LATER,
    RANK_REACTION,
    RANK_TRIGGER,
    DueTrigger,
    Entry,
    Reaction,
    Return,
    entry_of,
    return_of,
    summon_of,
)
from twiplo_game.engine.plan import DueLater, Item, reactions
from twiplo_game.engine.step import Applied
from twiplo_game.engine.story import change_of
from twiplo_game.engine.turn import Turn
from twiplo_game.engine.weigh import NO_LIMIT, REPUTATION, Package, weigh


@dataclass(frozen=True, slots=True)
class Moment:
    """What is judged where no response is: an event, so long after its appearance."""

    delay: int
    told: int = -1
    """The stakeholder that was just informed, for a notice."""
    id: str = ""


def deliver(t: Turn, reacting: Iterable[tuple[int, str, Reaction]], cause: str, about: int) -> None:
    """Let stakeholders react, each after its delay."""
    for delay, name, reaction in reacting:
        t.schedule(entry_of(t.minute + delay, RANK_REACTION, cause + name, reaction, cause, about, True))


def set_going(
    t: Turn,
    triggers: Iterable[DueTrigger],
    laters: Iterable[DueLater],
    judged: object,
    cause: str,
    about: int,
) -> None:
    """Put triggers and laters on the agenda; a rule keeps one open later for what it punishes."""
    for due in triggers:
        summon = due.sure if due.test is None else summon_of(due.event, due.test, judged)
        t.schedule(entry_of(t.minute + due.after, RANK_TRIGGER, cause + due.name, summon, cause, about, True))
    for later in laters:
        name = later.name
        for entry in t.agenda:
            if entry.name == name:
                break
        else:
            coming = return_of(later.later, later.test, later.triggers, judged)
            t.schedule(entry_of(t.minute + later.after, RANK_LATER, name, coming, cause, about, True))


def charge_later(t: Turn, entry: Entry, coming_back: Return) -> bool:
    """Test what was set going earlier, once; where it holds, it moves and speaks. Whether it held."""
    later = coming_back.later
    if coming_back.test is not None and not coming_back.test(t, coming_back.judged):
        return False
    change = later.change
    left = regain_left(t, entry.about)
    if left != NO_LIMIT and change.sums[REPUTATION] > 0:
        held = min(change.sums[REPUTATION], left)
        spend(t, entry.about, held)
        lines = ((gauge, held if gauge == REPUTATION else points, ref) for gauge, points, ref in change.lines)
        change = change_of(line for line in lines if line[1])
    if change.lines:
        t.move(change, entry.cause, later)
    if later.moods:
        t.move_moods(tuple((who, steps, later.ref) for who, steps in later.moods), entry.cause, later)
    if later.gauges or later.moods or later.says:
        t.message("consequence", (later.ref, later.number), entry.about, entry.cause)
    return True


def move(t: Turn, package: Package, cause: str) -> None:
    """Let a package's movements join the minute."""
    if package.change.lines:
        t.move(package.change, cause)
    if package.moods:
        t.move_moods(package.moods, cause)


def judge_event(
    t: Turn,
    items: tuple[Item, ...],
    target: int,
    cause: str,
    *,
    at_once: bool,
    told: int = -1,
    delay: int | None = None,
) -> bool:
    """Apply rules about an event and no response; whether any applied.

    `at_once` leaves out the reaction delay; `delay` is what the rules are told of the time since the appearance, by
    default what has passed.
    """
    if not items:
        return False
    if delay is None:
        delay = t.minute - t.events.appeared[target] if target < t.story.event_count else 0
    judged = Moment(delay, told)
    applying = [item for item in items if item.test is None or item.test(t, judged)]
    if not applying:
        return False
    if t.record is not None:
        t.tell(Applied(t.minute, cause, tuple(item.bound.ref for item in applying)))
    weighed = weigh([(item.bound, item.cause) for item in applying], repeats=0, regain=regain_left(t, target))
    if at_once:
        for package in weighed.packages:
            move(t, package, cause)
    else:
        deliver(t, reactions(t.story, weighed.packages, ()), cause, target)
    spend(t, target, weighed.regained)
    for item in applying:
        set_going(t, item.triggers, item.laters, judged, cause, target)
    return True


def regain_left(t: Turn, target: int) -> int:
    """The reputation that may still be won back about `target`, or NO_LIMIT."""
    limit = t.story.targets[target].regain
    return limit if limit == NO_LIMIT else max(0, limit - t.past.spent[target])


def spend(t: Turn, target: int, regained: int) -> None:
    """Count `regained` against what may be won back about `target`."""
    if regained and t.story.targets[target].regain != NO_LIMIT:
        spent = list(t.past.spent)
        spent[target] += regained
        t.change_past(spent=tuple(spent))
