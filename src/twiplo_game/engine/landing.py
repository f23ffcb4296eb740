"""What happens when a task lands: findings, advice, notices, responses, corrections and kept promises."""

from dataclasses import replace

from twiplo_game.engine.agenda import RANK_DUE, RANK_REACTION, Entry, PromiseCall, PromiseOver, Utterance
from twiplo_game.engine.consequences import deliver, judge_event, regain_left, set_going, spend
from twiplo_game.engine.game import Game
from twiplo_game.engine.plan import Plan, landing_of, plan_for, reactions
from twiplo_game.engine.state import Order, Past, Promise, Sent, Task
from twiplo_game.engine.step import Applied, Broken, Landed
from twiplo_game.engine.turn import Turn
from twiplo_game.engine.weigh import weigh

FOUND, REFUTED = 1, 2


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
    is_repeat = _is_repeat(t, plan)
    _remember(t, plan, order)
    if response.next_update is not None or response.action_due is not None:
        _promise(t, order)
    fired = tuple([number for number, item in enumerate(plan.items) if item.test is None or item.test(t, order)])
    if t.record is not None and fired:
        t.record.append(Applied(t.minute, order.id, tuple([plan.items[number].bound.ref for number in fired])))
    landing = landing_of(story, plan, fired, is_repeat, regain_left(t, order.target))
    spend(t, order.target, landing.regained)
    cause = order.id
    deliver(t, landing.reactions, cause, order.target)
    for item in landing.set_going:
        set_going(t, item.triggers, item.laters, order, cause, order.target, punished=item.cause)
    subject = story.targets[order.target].subject
    if landing.shields and subject >= 0:
        t.change_past(shields=t.past.shields | {subject})
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


def _is_repeat(t: Turn, plan: Plan) -> bool:
    """Whether the same stance about the same subject was taken before."""
    for sent in t.past.sent:  # noqa: SIM110 - a generator costs more here than the whole loop
        if sent.subject == plan.subject and sent.stance == plan.stance:
            return True
    return False


def _remember(t: Turn, plan: Plan, order: Order) -> None:
    past, response, target = t.past, order.response, order.target
    told = past.told
    if plan.told:
        told = tuple(min(minute, t.minute) if who in plan.told else minute for who, minute in enumerate(told))
    # Spelled out by position: this is the hottest line of a game, and `replace` would be a fifth of it.
    t.past = Past(
        (*past.sent, Sent(order, t.minute, plan.stance, plan.subject, plan.actor)),
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
    for minutes, is_action in ((order.response.next_update, False), (order.response.action_due, True)):
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
    cause = f"c{order.number}"
    if t.record is not None and applying:
        t.record.append(Applied(t.minute, cause, tuple(item.bound.ref for item in applying)))
    weighed = weigh(
        [(item.bound, item.cause) for item in applying], is_repeat=False, regain=regain_left(t, order.target)
    )
    spend(t, order.target, weighed.regained)
    deliver(t, reactions(t.story, weighed.packages, ("corrected",)), cause, order.target)
    for item in applying:
        set_going(t, item.triggers, item.laters, order, cause, order.target, punished=item.cause)
