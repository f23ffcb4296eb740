"""What happens when a task lands: findings, advice, notices, responses, corrections and kept promises."""

from twiplo_game.engine.agenda import RANK_DUE, RANK_REACTION, PromiseCall, PromiseOver, Utterance, entry_of
from twiplo_game.engine.consequences import deliver, judge_event, regain_left, set_going, spend
from twiplo_game.engine.plan import Plan, landing_of, plan_for, reactions
from twiplo_game.engine.quick import changed
from twiplo_game.engine.state import Order, Promise, Sent, Task, past_of, sent_of
from twiplo_game.engine.step import Applied, Broken, landed_of
from twiplo_game.engine.turn import Turn
from twiplo_game.engine.weigh import MOST_COUNTED, NO_LIMIT, weigh

FOUND, REFUTED = 1, 2


def land(t: Turn, task: Task) -> None:
    """Carry out `task`, whose time is over."""
    t.is_visible = True
    if t.record is not None:
        t.record.append(landed_of(t.minute, f"t{task.number}", task.act, task.subject))
    if task.order is not None:
        _land_response(t, task.order)
        return
    match task.act:
        case "ask":
            assert task.adviser is not None
            t.known = changed(t.known, asked=t.known.asked | {(task.index, task.adviser)})
            t.message("advice", (task.adviser,), task.index)
        case "check":
            _land_check(t, task)
        case "tell":
            _land_notice(t, task)
        case "correct":
            _land_correction(t, t.past.sent[task.index])
        case "update":
            promise = t.past.promises[task.index]
            t.message("promise_kept", (promise.number,), promise.order.target, f"p{promise.number}")


# -- knowledge ------------------------------------------------------------------------------------------------------


def _land_check(t: Turn, task: Task) -> None:
    check = t.story.checks[task.index]
    checked = list(t.known.checked)
    checked[task.index] = t.minute
    t.known = changed(t.known, checked=tuple(checked))
    if check.fact >= 0 and not t.game.inconclusive[task.index]:
        evidence, beliefs = list(t.known.evidence), list(t.known.beliefs)
        evidence[check.fact] = max(evidence[check.fact], check.reaches)
        beliefs[check.fact] = FOUND if t.game.truths[check.fact] else REFUTED
        for group in t.story.exclusive:
            if check.fact in group:
                _infer(group, evidence, beliefs, check.reaches)
        t.known = changed(t.known, evidence=tuple(evidence), beliefs=tuple(beliefs))
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


# -- notices, responses, corrections --------------------------------------------------------------------------------


def _land_notice(t: Turn, task: Task) -> None:
    told = list(t.past.told)
    told[task.index] = min(told[task.index], t.minute)
    t.change_past(told=tuple(told))
    about = t.story.targets[task.about]
    judge_event(t, about.on_notice, task.about, f"notice:{task.subject}:{about.id}", at_once=False, told=task.index)


def _land_response(t: Turn, order: Order) -> None:
    story, about = t.story, order.target
    plan = plan_for(story, about, order.response, order.is_unasked, order.wording)
    repeats = (t.past.taken // plan.taken) & MOST_COUNTED
    _remember(t, plan, order, repeats)
    if plan.promises:
        _promise(t, order)
    fired = plan.sure
    for bit, open_test in plan.open:
        if open_test(t, order):
            fired |= bit
    regain = NO_LIMIT if plan.regain == NO_LIMIT else regain_left(t, about)
    landing = plan.landings.get((fired, repeats, regain)) or landing_of(story, plan, fired, repeats, regain)
    if landing.regained:
        spend(t, about, landing.regained)
    if t.record is not None and fired:
        rules = tuple([item.bound.ref for number, item in enumerate(plan.items) if fired >> number & 1])
        t.record.append(Applied(t.minute, order.id, rules))
    cause = order.id
    deliver(t, landing.reactions, cause, about)
    if landing.triggers or landing.laters:
        set_going(t, landing.triggers, landing.laters, order, cause, about)
    if landing.shields and story.targets[about].subject >= 0:
        t.change_past(shields=t.past.shields | {story.targets[about].subject})
    for voice in plan.voices:
        for test, line in voice.lines:
            if test is None or test(t, order):
                due = t.minute + story.delays[voice.by]
                name = f"{cause}:{voice.by:02d}:{voice.voice}"
                t.schedule(entry_of(due, RANK_REACTION, name, Utterance(voice.voice, line), cause, about))
                break
    if story.mandates:
        _test_mandates(t, plan, order)


def _remember(t: Turn, plan: Plan, order: Order, repeats: int) -> None:
    past, draft, minute = t.past, order.response.draft, t.minute
    drafts, told = past.drafts, past.told
    if draft is not None:
        answers = [*drafts]
        answers[order.target] = draft
        drafts = tuple(answers)
    if plan.told:
        told = tuple(min(first, minute) if who in plan.told else first for who, first in enumerate(told))
    # Spelled out by position: by name it would take several times as long, for every response.
    t.past = past_of(
        (*past.sent, sent_of(order, minute, plan.stance, plan.actor)),
        past.taken + plan.taken if repeats < MOST_COUNTED else past.taken,
        drafts,
        past.corrected,
        past.promises,
        told,
        past.notices,
        minute if plan.is_public and minute < past.public else past.public,
        past.broken,
        past.tested,
        past.spent,
        past.shields,
        past.contingencies,
    )


def _promise(t: Turn, order: Order) -> None:
    for minutes, is_action in ((order.response.next_update, False), (order.response.action_due, True)):
        if minutes is None:
            continue
        promise = Promise(len(t.past.promises) + 1, order, t.minute + minutes, is_action)
        t.change_past(promises=(*t.past.promises, promise))
        name = f"p{promise.number}"
        about = order.target
        t.schedule(entry_of(promise.due, RANK_DUE, name, PromiseCall(promise.number), name, about))
        t.schedule(entry_of(promise.due + 1, RANK_DUE, name, PromiseOver(promise.number), name, about))


def _test_mandates(t: Turn, plan: Plan, order: Order) -> None:
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
    plan = plan_for(t.story, order.target, order.response, order.is_unasked, order.wording)
    applying = [item for item in plan.corrections if item.test is None or item.test(t, order)]
    cause = f"c{order.number}"
    if t.record is not None and applying:
        t.record.append(Applied(t.minute, cause, tuple(item.bound.ref for item in applying)))
    weighed = weigh([(item.bound, item.cause) for item in applying], repeats=0, regain=regain_left(t, order.target))
    spend(t, order.target, weighed.regained)
    deliver(t, reactions(t.story, weighed.packages, ("corrected",)), cause, order.target)
    for item in applying:
        set_going(t, item.triggers, item.laters, order, cause, order.target)
