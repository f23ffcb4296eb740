"""Critical tasks about what was said: covered by evidence, nothing that had to stay inside, to those it concerns."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from twiplo_game.analysis.course import Course
from twiplo_game.analysis.evaluation_conduct import (
    NOT_ASKED_FOR,
    Judged,
    lets_know,
    unseen,
    without_lines,
    without_public_lines,
)
from twiplo_game.analysis.evaluation_parts import Observation, Rating, Sight, faults, share
from twiplo_game.analysis.kept_inside import found_in
from twiplo_game.engine.conditions.signatures import WORDING
from twiplo_game.engine.conditions.tree import Read, reads
from twiplo_game.engine.marking import marked_in
from twiplo_game.engine.own_words import unchosen
from twiplo_game.engine.state import Sent
from twiplo_game.engine.story import Bound
from twiplo_game.engine.wording import Mark
from twiplo_game.model.text import Text
from twiplo_game.model.vocabulary import (
    CLAIM_NEEDS,
    EVIDENCE_RANK,
    NAMING_TIERS,
    REJECTING_STANCES,
    Claim,
    Content,
    Evidence,
    Family,
    Harm,
    Stance,
)
from twiplo_game.model.wording import Feature, Weight

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
        return without_lines(course)
    mended, seen = _with_corrections(course, wrong)
    return faults(len(wrong), mended, whole), tuple(sorted((*right, *seen), key=lambda each: each.minute or 0))


def nothing_out(course: Course) -> Judged:
    """In public stood no handling mark, no secret and no protected name of the scenario's, no operational detail."""
    if not course.public:
        return without_public_lines(course)
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
    """No rule about what to say held against a line at once, whether or not a gauge still had something to lose."""
    wrong = {
        sent.order.id: [
            Observation(Sight.COST, sent.order.ordered, rule.ref, sent.order.id, called=_title(course, rule))
            for rule in course.costs(sent, Family.MESSAGE)
        ]
        for sent in course.sent
    }
    if not wrong:
        return without_lines(course)
    clean = sum(not seen for seen in wrong.values())
    done = [Observation(Sight.CLEAN, count=clean)] if clean else []
    seen = sorted((each for seen in wrong.values() for each in seen), key=lambda each: each.minute or 0)
    return share(clean, len(wrong)), (*done, *seen)


def text_fits(course: Course) -> Judged:
    """The player's own words said what had been chosen, and no rule about wording held against them at once.

    What the reader has not found is no fault: it misses sentences.
    """
    clean, wrong = 0, []
    for sent in course.sent:
        marks = marked_in(course.story, sent.order)
        if marks is None:
            continue
        found = tuple(_against(course, sent, marks))
        clean += not found
        wrong.append((sent, found))
    if not wrong:
        return without_lines(course)
    faulty = [(sent, each) for sent, found in wrong for each in found]
    _, seen = _with_corrections(course, faulty)
    lines = {sent.order.id: course.corrected(sent) is not None for sent, _ in faulty}
    done = [Observation(Sight.FITTING, count=clean)] if clean else []
    return faults(len(lines), sum(lines.values()), len(wrong)), (*done, *seen)


def _against(course: Course, sent: Sent, marks: tuple[Mark, ...]) -> Iterator[Observation]:
    """What in the words goes against the line, one for each kind; a rule that nothing marked shows is named itself."""
    order = sent.order
    features = {*unchosen(order.response, order.wording)}
    counted = {mark.feature for mark in marks if mark.weight is Weight.AGAINST}
    for rule in course.costs(sent, Family.WORDING):
        shown = {each for each in Feature if Read("wording", WORDING[each]) in set(reads(rule.tree))} & counted
        features |= shown
        if not shown:
            yield Observation(Sight.COST, order.ordered, rule.ref, order.id, called=_title(course, rule))
    for feature in sorted(features, key=tuple(Feature).index):
        words = next(mark.words for mark in marks if mark.feature is feature)
        yield Observation(Sight.WORDS_AGAINST, order.ordered, feature, order.id, words=words)


def _title(course: Course, rule: Bound) -> Text | None:
    return course.story.reasons[rule.ref].title


def told_what_to_do(course: Course) -> Judged:
    """Where people were at risk or harmed, the answer said what to do."""
    is_asked = any(event.situation.harm is not Harm.NONE for event in course.events)
    return _over_answers(_instructions(course), is_asked=is_asked)


def _instructions(course: Course) -> Iterator[Observation]:
    for sent in course.sent:
        if not sent.order.is_unasked and course.target(sent).situation.harm is not Harm.NONE:
            is_done = Content.INSTRUCTIONS in sent.order.response.contains
            sight = Sight.INSTRUCTED if is_done else Sight.NOT_INSTRUCTED
            yield Observation(sight, sent.order.ordered, course.target(sent).id, sent.order.id)


def concerned_addressed(course: Course) -> Judged:
    """An answer went to at least one of those whom its event concerns, or one of them had been told of it."""
    return _over_answers(_addressed(course), is_asked=any(event.situation.concerns for event in course.events))


def _addressed(course: Course) -> Iterator[Observation]:
    for sent in course.sent:
        target = course.target(sent)
        concerns = sorted(target.situation.concerns)
        if sent.order.is_unasked or not concerns:
            continue
        told = (who for who in concerns if course.told(who, target) <= sent.landed or lets_know(sent, who))
        seen = Observation(Sight.ADDRESSED, sent.order.ordered, target.id, sent.order.id)
        if sent.order.response.to.isdisjoint(concerns):
            who = next(told, "")
            seen = replace(seen, sight=Sight.TOLD_BESIDE if who else Sight.NOT_ADDRESSED, words=who)
        yield seen


def _over_answers(found: Iterator[Observation], *, is_asked: bool) -> Judged:
    seen = tuple(found)
    if not seen:
        return unseen(Sight.NO_ANSWER) if is_asked else NOT_ASKED_FOR
    good = sum(each.sight in (Sight.INSTRUCTED, Sight.ADDRESSED, Sight.TOLD_BESIDE) for each in seen)
    return share(good, len(seen)), seen
