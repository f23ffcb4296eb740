"""What a decision sets going: reactions, triggers and laters on the agenda, and movements that join the minute."""

from collections.abc import Iterable
from dataclasses import dataclass

from twiplo_game.engine.agenda import RANK_LATER, RANK_REACTION, RANK_TRIGGER, Entry, Reaction, Return, Summon
from twiplo_game.engine.bind import ABSENT
from twiplo_game.engine.plan import DueLater, DueTrigger, Item, due_laters, due_triggers, reactions, test_of
from twiplo_game.engine.step import Applied
from twiplo_game.engine.story import Bound
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
        t.schedule(Entry(t.minute + delay, RANK_REACTION, cause + name, reaction, cause, about, True))


def set_going(
    t: Turn,
    triggers: Iterable[DueTrigger],
    laters: Iterable[DueLater],
    judged: object,
    cause: str,
    about: int,
    *,
    punished: int = ABSENT,
) -> None:
    """Put triggers and laters on the agenda; a rule keeps one open later for what it punishes.

    `punished` is the fact that it is about; ABSENT for the event itself.
    """
    for due in triggers:
        summon = Summon(due.event, due.test, judged)
        t.schedule(Entry(t.minute + due.after, RANK_TRIGGER, cause + due.name, summon, cause, about, True))
    for later in laters:
        name = later.name + (str(about) if punished == ABSENT else f"fact{punished}")
        for entry in t.agenda:
            if entry.name == name:
                break
        else:
            coming = Return(later.later, later.test, judged)
            t.schedule(Entry(t.minute + later.after, RANK_LATER, name, coming, cause, about, True))


def charge_later(t: Turn, entry: Entry, coming_back: Return) -> bool:
    """Test what was set going earlier, once; where it holds, it moves and speaks. Whether it held."""
    later = coming_back.later
    if coming_back.test is not None and not coming_back.test(t, coming_back.judged):
        return False
    for gauge, points in later.gauges:
        left = regain_left(t, entry.about) if gauge == REPUTATION and points > 0 else NO_LIMIT
        held = points if left == NO_LIMIT else min(points, left)
        if left != NO_LIMIT:
            spend(t, entry.about, held)
        if held:
            t.moves.append((gauge, held, later.ref, entry.cause, True))
    t.mood_moves += [(who, steps, later.ref, entry.cause, True) for who, steps in later.moods]
    if later.gauges or later.moods or later.says:
        t.message("consequence", (later.ref, later.number), entry.about, entry.cause)
    return True


def move(t: Turn, package: Package, cause: str) -> None:
    """Let a package's movements join the minute."""
    for gauge, points, rule in package.moves:
        t.moves.append((gauge, points, rule, cause, False))
    for who, steps, rule in package.moods:
        t.mood_moves.append((who, steps, rule, cause, False))


def _bare_items(bounds: Iterable[Bound]) -> tuple[Item, ...]:
    """Rules about an event and no response, ready to be tested."""

    return tuple(
        Item(bound, test_of(bound.tree), ABSENT, due_triggers(bound.triggers), due_laters(bound.laters))
        for bound in bounds
    )


def judge_event(
    t: Turn,
    bounds: tuple[Bound, ...],
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
    if not bounds:
        return False
    if delay is None:
        delay = t.minute - t.events.appeared[target] if target < t.story.event_count else 0
    judged = Moment(delay, told)
    applying = [item for item in _bare_items(bounds) if item.test is None or item.test(t, judged)]
    if not applying:
        return False
    if t.record is not None:
        t.tell(Applied(t.minute, cause, tuple(item.bound.ref for item in applying)))
    weighed = weigh([(item.bound, item.cause) for item in applying], is_repeat=False, regain=regain_left(t, target))
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
