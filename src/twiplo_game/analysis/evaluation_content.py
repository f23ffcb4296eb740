"""Critical tasks about what was said: covered by evidence, nothing that had to stay inside, to those it concerns."""

from collections.abc import Iterator
from typing import Final

from twiplo_game.analysis.course import Course
from twiplo_game.analysis.evaluation_conduct import NOT_ASKED_FOR, Judged
from twiplo_game.analysis.evaluation_parts import Observation, Rating, Sight, faults, share
from twiplo_game.analysis.kept_inside import found_in
from twiplo_game.engine.state import Sent
from twiplo_game.model.vocabulary import (
    CLAIM_NEEDS,
    EVIDENCE_RANK,
    NAMING_TIERS,
    REJECTING_STANCES,
    Claim,
    Content,
    Evidence,
    Family,
    Gauge,
    Harm,
    Stance,
)

_FOUND, _REFUTED = 1, 2
_ASSERTING: Final = (Claim.LIKELY, Claim.VERY_LIKELY, Claim.ALMOST_CERTAIN)


def _with_corrections(course: Course, wrong: list[tuple[Sent, Observation]]) -> tuple[int, tuple[Observation, ...]]:
    """How many of the faults were visibly corrected, and all of it in order of time."""
    seen = [fault for _, fault in wrong]
    for sent in {sent.order.id: sent for sent, _ in wrong}.values():
        minute = course.corrected(sent)
        if minute is not None:
            seen.append(Observation(Sight.CORRECTED, minute, decision=sent.order.id))
    mended = sum(course.corrected(sent) is not None for sent, _ in wrong)
    return mended, tuple(sorted(seen, key=lambda each: each.minute or 0))


def claims_covered(course: Course) -> Judged:
    """No claim went beyond the evidence that was held when it was made."""
    covered, wrong = [], []
    for sent in course.sent:
        claim = sent.order.response.claim
        if claim is Claim.NONE or course.target(sent).subject < 0:
            continue
        held = course.evidence(sent)
        is_over = CLAIM_NEEDS[claim] > EVIDENCE_RANK[held]
        sight = Sight.OVER_CLAIMED if is_over else Sight.COVERED
        seen = Observation(sight, sent.order.ordered, held, sent.order.id, words=claim)
        if is_over:
            wrong.append((sent, seen))
        else:
            covered.append(seen)
    return _judged(course, covered, wrong)


def rejected_only_refuted(course: Course) -> Judged:
    """A charge was rejected only where it had been found to be false."""
    right, wrong = [], []
    for sent in course.sent:
        response, subject = sent.order.response, course.target(sent).subject
        is_firm = response.claim in _ASSERTING or (
            response.claim is Claim.NONE and response.stance in (Stance.DENY, Stance.CORRECT)
        )
        if subject < 0 or response.stance not in REJECTING_STANCES or not is_firm:
            continue
        belief = sent.order.beliefs[subject]
        if belief == _REFUTED:
            right.append(Observation(Sight.REJECTED_REFUTED, sent.order.ordered, decision=sent.order.id))
        else:
            sight = Sight.REJECTED_FOUND if belief == _FOUND else Sight.REJECTED_OPEN
            wrong.append((sent, Observation(sight, sent.order.ordered, decision=sent.order.id)))
    rating, seen = _judged(course, right, wrong)
    if rating is Rating.MAJOR and any(fault.sight is Sight.REJECTED_FOUND for _, fault in wrong):
        rating = Rating.UNABLE
    return rating, seen


def named_on_evidence(course: Course) -> Judged:
    """Nobody was named as the author on less than corroborated evidence."""
    right, wrong = [], []
    for sent in course.sent:
        response = sent.order.response
        if response.tier not in NAMING_TIERS or response.actor is None:
            continue
        fact = course.story.authors.get(response.actor)
        rank = sent.order.evidence[fact] if fact is not None else 0
        is_refuted = fact is not None and sent.order.beliefs[fact] == _REFUTED
        is_covered = rank >= EVIDENCE_RANK[Evidence.CORROBORATED] and not is_refuted
        sight = Sight.NAMED_COVERED if is_covered else Sight.NAMED_AHEAD
        held = tuple(Evidence)[rank]
        called = course.story.scenario.actors[response.actor].name
        seen = Observation(sight, sent.order.ordered, held, sent.order.id, called=called)
        if is_covered:
            right.append(seen)
        else:
            wrong.append((sent, seen))
    return _judged(course, right, wrong)


def _judged(course: Course, right: list[Observation], wrong: list[tuple[Sent, Observation]]) -> Judged:
    whole = len(right) + len(wrong)
    if not whole:
        return NOT_ASKED_FOR
    mended, seen = _with_corrections(course, wrong)
    return faults(len(wrong), mended, whole), tuple(sorted((*right, *seen), key=lambda each: each.minute or 0))


def nothing_out(course: Course) -> Judged:
    """In public stood no handling mark, no secret and no protected name of the scenario's, no operational detail."""
    if not course.public:
        return NOT_ASKED_FOR
    scenario = course.story.scenario
    wrong: list[tuple[Sent, Observation]] = []
    for sent in course.public:
        response = sent.order.response
        for words in found_in(response.text, (*scenario.secrets, *scenario.protected)):
            wrong.append((sent, Observation(Sight.WORDS_OUT, sent.landed, decision=sent.order.id, words=words)))
        if Content.OPERATIONAL_DETAIL in response.contains:
            wrong.append((sent, Observation(Sight.DETAIL_OUT, sent.landed, decision=sent.order.id)))
    if not wrong:
        return Rating.PERFORMED, (Observation(Sight.NOTHING_OUT, count=len(course.public)),)
    mended, seen = _with_corrections(course, wrong)
    lines = {sent.order.id for sent, _ in wrong}
    # What is out stays out: a correction makes it no secret again, and one line of several is no lesser leak.
    return (Rating.MAJOR if mended or len(lines) < len(course.public) else Rating.UNABLE), seen


def stance_held(course: Course) -> Judged:
    """No rule about stance and wording held a line against us at once."""
    family = {rule.id: rule.family for rule in (*course.story.doctrine.rules, *course.story.scenario.rules)}
    gauges = set(Gauge)
    wrong: dict[str, Observation] = {}
    lines = {sent.order.id: sent for sent in course.sent}
    for item in course.movements:
        sent = lines.get(item.cause)
        is_cost = item.points < 0 and item.target in gauges and not item.is_later
        if sent is not None and is_cost and family.get(item.rule) is Family.MESSAGE:
            called = course.story.reasons[item.rule].title
            seen = Observation(Sight.COST, sent.order.ordered, item.rule, item.cause, called=called)
            wrong.setdefault(item.cause, seen)
    if not lines:
        return NOT_ASKED_FOR
    clean = len(lines) - len(wrong)
    done = [Observation(Sight.CLEAN, count=clean)] if clean else []
    return share(clean, len(lines)), (*done, *sorted(wrong.values(), key=lambda each: each.minute or 0))


def told_what_to_do(course: Course) -> Judged:
    """Where people were at risk or harmed, the answer said what to do."""
    return _over_answers(course, _instructions(course))


def _instructions(course: Course) -> Iterator[Observation]:
    for sent in course.sent:
        if not sent.order.is_unasked and course.target(sent).situation.harm is not Harm.NONE:
            is_done = Content.INSTRUCTIONS in sent.order.response.contains
            sight = Sight.INSTRUCTED if is_done else Sight.NOT_INSTRUCTED
            yield Observation(sight, sent.order.ordered, course.target(sent).id, sent.order.id)


def concerned_addressed(course: Course) -> Judged:
    """An answer went to at least one of those whom its event concerns, or they were told in private."""
    return _over_answers(course, _addressed(course))


def _addressed(course: Course) -> Iterator[Observation]:
    for sent in course.sent:
        concerns = course.target(sent).situation.concerns
        if sent.order.is_unasked or not concerns:
            continue
        is_done = bool(concerns & sent.order.response.to) or any(
            course.told(who) <= sent.landed for who in sorted(concerns)
        )
        sight = Sight.ADDRESSED if is_done else Sight.NOT_ADDRESSED
        yield Observation(sight, sent.order.ordered, course.target(sent).id, sent.order.id)


def _over_answers(course: Course, found: Iterator[Observation]) -> Judged:
    seen = tuple(found)
    if not seen:
        return NOT_ASKED_FOR
    good = sum(each.sight in (Sight.INSTRUCTED, Sight.ADDRESSED) for each in seen)
    return share(good, len(seen)), seen
