"""What happens when a task lands: findings, advice, notices, responses, corrections and kept promises."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from twiplo_game.engine.agenda import (
    RANK_DUE,
    RANK_LATER,
    RANK_REACTION,
    RANK_TRIGGER,
    Entry,
    PromiseCall,
    PromiseOver,
    Reaction,
    Return,
    Summon,
    Utterance,
)
from twiplo_game.engine.bind import ABSENT
from twiplo_game.engine.conditions.tree import Truth
from twiplo_game.engine.game import Game
from twiplo_game.engine.plan import Due, Item, Plan, plan_for, test_of
from twiplo_game.engine.state import Order, Past, Promise, Sent, Task
from twiplo_game.engine.step import Broken, Landed
from twiplo_game.engine.story import Bound, Later, Trigger
from twiplo_game.engine.turn import Turn
from twiplo_game.engine.weigh import NO_LIMIT, REPUTATION, Package, weigh
from twiplo_game.model.vocabulary import Content

FOUND, REFUTED = 1, 2


@dataclass(frozen=True, slots=True)
class Moment:
    """What is judged where no response is: an event, so long after its appearance."""

    delay: int
    told: int = -1
    """The stakeholder that was just informed, for a notice."""
    id: str = ""


def land(t: Turn, game: Game, task: Task) -> None:
    """Carry out `task`, whose time is over."""
    t.is_visible = True
    if t.record is not None:
        t.record.append(Landed(t.minute, f"t{task.number}", task.act, task.subject))
    match task.act:
        case "ask":
            assert task.adviser is not None
            t.known = replace(t.known, asked=t.known.asked | {(task.index, task.adviser)})
            t.message("advice", (task.adviser,), task.index)
        case "check":
            _land_check(t, game, task)
        case "tell":
            _land_notice(t, task)
        case "respond" | "speak":
            assert task.order is not None
            _land_response(t, task.order)
        case "correct":
            _land_correction(t, t.past.sent[task.index])
        case "update":
            promise = t.past.promises[task.index]
            t.message("promise_kept", (promise.number,), promise.order.target, f"p{promise.number}")


# -- knowledge ------------------------------------------------------------------------------------------------------


def _land_check(t: Turn, game: Game, task: Task) -> None:
    check = t.story.checks[task.index]
    checked = list(t.known.checked)
    checked[task.index] = t.minute
    t.known = replace(t.known, checked=tuple(checked))
    if check.fact >= 0 and not game.inconclusive[task.index]:
        evidence, beliefs = list(t.known.evidence), list(t.known.beliefs)
        evidence[check.fact] = max(evidence[check.fact], check.reaches)
        beliefs[check.fact] = FOUND if t.truths[check.fact] else REFUTED
        for group in t.story.exclusive:
            if check.fact in group:
                _infer(group, evidence, beliefs, check.reaches)
        t.known = replace(t.known, evidence=tuple(evidence), beliefs=tuple(beliefs))
    t.message("finding", (task.index,), check.event)


def _infer(group: tuple[int, ...], evidence: list[int], beliefs: list[int], reaches: int) -> None:
    """Of facts of which exactly one is so, one found refutes the others, and the last one left is found."""

    def settle(fact: int, belief: int) -> None:
        beliefs[fact] = belief
        evidence[fact] = max(evidence[fact], reaches)

    if any(beliefs[fact] == FOUND for fact in group):
        for fact in group:
            if not beliefs[fact]:
                settle(fact, REFUTED)
        return
    left = [fact for fact in group if not beliefs[fact]]
    if len(left) == 1:
        settle(left[0], FOUND)


# -- what comes of it -----------------------------------------------------------------------------------------------


def deliver(t: Turn, package: Package, cause: str, about: int, extra: tuple[str, ...] = ()) -> None:
    """Let one stakeholder react, after its delay."""
    entry = Entry(
        t.minute + t.story.delays[package.by],
        RANK_REACTION,
        f"{cause}:{package.by:02d}",
        Reaction(package, extra),
        cause,
        about,
        is_thread=True,
    )
    t.schedule(entry)


def set_going(
    t: Turn,
    triggers: Iterable[Due],
    laters: Iterable[Due],
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
        assert isinstance(due.what, Trigger)
        entry = Entry(
            t.minute + due.what.after,
            RANK_TRIGGER,
            f"{cause}:{due.what.event:03d}",
            Summon(due.what.event, due.test, judged),
            cause,
            about,
            is_thread=True,
        )
        t.schedule(entry)
    for due in laters:
        later = due.what
        assert isinstance(later, Later)
        name = f"{later.ref}.{later.number}@{about if punished == ABSENT else f'fact{punished}'}"
        if not any(entry.name == name for entry in t.agenda):
            entry = Entry(
                t.minute + later.after,
                RANK_LATER,
                name,
                Return(later, due.test, judged),
                cause,
                about,
                is_thread=True,
            )
            t.schedule(entry)


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


def bare_items(bounds: Iterable[Bound]) -> tuple[Item, ...]:
    """Rules about an event and no response, ready to be tested."""

    def dues(things: tuple[Trigger, ...] | tuple[Later, ...]) -> tuple[Due, ...]:
        return tuple(Due(thing, test_of(thing.tree)) for thing in things if thing.tree != Truth(False))

    return tuple(Item(bound, test_of(bound.tree), -1, dues(bound.triggers), dues(bound.laters)) for bound in bounds)


def judge_event(t: Turn, bounds: tuple[Bound, ...], target: int, cause: str, *, at_once: bool, told: int = -1) -> bool:
    """Apply rules about an event and no response; whether any applied. `at_once` leaves out the reaction delay."""
    if not bounds:
        return False
    judged = Moment(t.minute - t.events.appeared[target] if target < t.story.event_count else 0, told)
    applying = [item for item in bare_items(bounds) if item.test is None or item.test(t, judged)]
    if not applying:
        return False
    weighed = weigh([(item.bound, item.cause) for item in applying], is_repeat=False, regain=regain_left(t, target))
    for package in weighed.packages:
        if at_once:
            move(t, package, cause)
        else:
            deliver(t, package, cause, target)
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
    if regained:
        spent = list(t.past.spent)
        spent[target] += regained
        t.change_past(spent=tuple(spent))


# -- notices, responses, corrections --------------------------------------------------------------------------------


def _land_notice(t: Turn, task: Task) -> None:
    told = list(t.past.told)
    told[task.index] = min(told[task.index], t.minute)
    t.change_past(told=tuple(told))
    rules = t.story.targets[task.about].on_notice
    judge_event(t, rules, task.about, f"notice:{task.subject}", at_once=False, told=task.index)


def _land_response(t: Turn, order: Order) -> None:
    story, response = t.story, order.response
    plan = plan_for(story, order.target, response, order.is_unasked)
    is_repeat = (plan.subject, plan.stance) in t.past.repeated
    _remember(t, plan, order)
    if response.next_update is not None or response.action_due is not None:
        _promise(t, order)
    fired = tuple(number for number, item in enumerate(plan.items) if item.test is None or item.test(t, order))
    regain = regain_left(t, order.target)
    key = (fired, is_repeat, regain)
    weighed = plan.weighed.get(key)
    if weighed is None:
        items = [plan.items[number] for number in fired]
        weighed = weigh([(item.bound, item.cause) for item in items], is_repeat=is_repeat, regain=regain)
        plan.weighed[key] = weighed
    spend(t, order.target, weighed.regained)
    cause = order.id
    has_outcome = any(plan.items[number].bound.family is None for number in fired)
    _react(t, weighed.packages, cause, order.target, has_outcome=has_outcome)
    for number in fired:
        item = plan.items[number]
        if item.triggers or item.laters:
            set_going(t, item.triggers, item.laters, order, cause, order.target, punished=item.cause)
        if item.bound.shields and story.targets[order.target].subject >= 0:
            t.change_past(shields=t.past.shields | {story.targets[order.target].subject})
    for voice in plan.voices:
        for test, line in voice.lines:
            if test is None or test(t, order):
                entry = Entry(
                    t.minute + story.delays[voice.by],
                    RANK_REACTION,
                    f"{cause}:{voice.by:02d}:{voice.voice}",
                    Utterance(voice.voice, line),
                    cause,
                    order.target,
                )
                t.schedule(entry)
                break
    _test_mandates(t, plan, order)


def _react(t: Turn, packages: tuple[Package, ...], cause: str, target: int, *, has_outcome: bool) -> None:
    """Let everybody react; where no outcome holds, the press carries what is said otherwise."""
    press = t.story.names.stakeholders["press"]
    otherwise = () if has_outcome else ("otherwise",)
    for package in packages:
        deliver(t, package, cause, target, otherwise if package.by == press else ())
    if otherwise and all(package.by != press for package in packages):
        deliver(t, Package(press, (), (), ()), cause, target, otherwise)


def _remember(t: Turn, plan: Plan, order: Order) -> None:
    past, response, target = t.past, order.response, order.target
    is_event = target < t.story.event_count
    told = past.told
    if plan.told:
        told = tuple(min(minute, t.minute) if who in plan.told else minute for who, minute in enumerate(told))
    # Spelled out by position: this is the hottest line of a game, and `replace` would be a fifth of it.
    t.past = Past(
        (*past.sent, Sent(order, t.minute)),
        past.said | {(target, plan.stance)} if is_event else past.said,
        past.repeated | {(plan.subject, plan.stance)},
        (*past.stances[: plan.stance], past.stances[plan.stance] + 1, *past.stances[plan.stance + 1 :]),
        past.named | {plan.actor} if plan.actor >= 0 else past.named,
        past.drafts_sent | {(target, response.draft)} if response.draft else past.drafts_sent,
        past.corrected,
        past.promises,
        told,
        past.notices,
        min(past.public, t.minute) if plan.is_public else past.public,
        past.broken,
        past.tested,
        past.spent,
        past.shields,
        past.contingencies,
    )


def _promise(t: Turn, order: Order) -> None:
    wanted = (
        (order.response.next_update, False, Content.NEXT_UPDATE),
        (order.response.action_due, True, Content.CORRECTIVE_ACTION),
    )
    for minutes, is_action, _ in wanted:
        if minutes is None:
            continue
        promise = Promise(len(t.past.promises) + 1, order, t.minute + minutes, is_action)
        t.change_past(promises=(*t.past.promises, promise))
        name = f"p{promise.number}"
        about = order.target
        t.schedule(Entry(promise.due, RANK_DUE, name, PromiseCall(promise.number), name, about))
        t.schedule(Entry(promise.due + 1, RANK_DUE, name, PromiseOver(promise.number), name, about))


def _test_mandates(t: Turn, plan: Plan, order: Order) -> None:
    if not t.story.mandates:
        return
    broken = t.past.broken
    for mandate, test in plan.breaks:
        if mandate not in broken and (test is None or test(t, order)):
            broken |= {mandate}
            t.tell(Broken(t.minute, t.story.scenario.mandates[mandate].id))
    tested = frozenset(mandate.index for mandate in t.story.mandates if mandate.breaks is not None)
    t.change_past(broken=broken, tested=t.past.tested | tested)


def _land_correction(t: Turn, sent: Sent) -> None:
    order = sent.order
    t.change_past(corrected=t.past.corrected | {order.id})
    plan = plan_for(t.story, order.target, order.response, order.is_unasked)
    applying = [item for item in plan.corrections if item.test is None or item.test(t, order)]
    weighed = weigh(
        [(item.bound, item.cause) for item in applying], is_repeat=False, regain=regain_left(t, order.target)
    )
    spend(t, order.target, weighed.regained)
    press = t.story.names.stakeholders["press"]
    packages = weighed.packages or (Package(press, (), (), ()),)
    for package in packages:
        deliver(t, package, f"c{order.number}", order.target, ("corrected",))
    for item in applying:
        set_going(t, item.triggers, item.laters, order, f"c{order.number}", order.target, punished=item.cause)
