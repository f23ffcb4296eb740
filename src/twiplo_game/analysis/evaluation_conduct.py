"""Critical tasks about how the desk worked: what was looked into, when a line went out, who heard it first."""

from collections.abc import Iterator
from typing import Final

from twiplo_game.analysis.course import Course
from twiplo_game.analysis.evaluation_parts import Observation, Rating, Sight, share
from twiplo_game.engine.state import NEVER, Sent
from twiplo_game.engine.story import Target
from twiplo_game.model.vocabulary import (
    NAMING_TIERS,
    Channel,
    Content,
    Coordination,
    Nature,
    Reach,
    Register,
)

Judged = tuple[Rating | None, tuple[Observation, ...]]
"""A rating with what it rests on; None where the task could not be rated, with what says why."""

NOT_ASKED_FOR: Final[Judged] = (None, ())
"""The story never came to what the task is about."""

GOLDEN_HOUR: Final = 60
"""Minutes in which a first line is expected: a rule of practitioners (R10), no experiment."""

PARTNERS: Final = ("allies", "host")
"""Stakeholders who are told beforehand of what concerns them."""

_WIDE: Final = (Reach.MEDIUM, Reach.HIGH)
_IN_ORDER: Final = tuple(Register)
_LETS_KNOW: Final = {
    "allies": frozenset({Coordination.INFORMED, Coordination.CONSULTED, Coordination.JOINT, Coordination.MULTILATERAL})
}
"""Ways of agreeing a line by which a partner knows of it before it leaves. They name nobody: as in the rules about who
is told first (P1), allies are meant, and a host state has to be told for itself."""


def unseen(sight: Sight) -> Judged:
    """The story asked for it, and nothing that was done can show it: that is no rating, and not the story's doing."""
    return None, (Observation(sight),)


def without_lines(course: Course) -> Judged:
    """A task about lines of a kind that were not sent."""
    return unseen(Sight.NO_SUCH_LINE if course.sent else Sight.NO_LINE)


def without_public_lines(course: Course) -> Judged:
    """A task about public lines of a kind that were not sent."""
    return unseen(Sight.NO_SUCH_LINE if course.public else Sight.NO_PUBLIC)


def without_promises(course: Course) -> Judged:
    """A task about promises of which none fell due."""
    return unseen(Sight.NOTHING_DUE if course.end.past.promises else Sight.NOTHING_PROMISED)


def read_first(course: Course) -> Judged:
    """Messages were opened before an answer to them was ordered."""
    seen, good = [], 0
    for sent in course.sent:
        if sent.order.is_unasked:
            continue
        event = course.target(sent).id
        minute = course.opened.get(event, NEVER)
        if minute <= sent.order.ordered:
            good += 1
        else:
            seen.append(Observation(Sight.UNREAD, sent.order.ordered, event, sent.order.id))
    whole = good + len(seen)
    if not whole:
        return unseen(Sight.NO_ANSWER) if course.events else NOT_ASKED_FOR
    done = [Observation(Sight.READ, count=good)] if good else []
    return share(good, whole), (*done, *seen)


def checked_first(course: Course) -> Judged:
    """Something was found out before the first public line."""
    checks = sorted((minute, name) for (act, name), minute in course.landed.items() if act == "check")
    could = any(target.event is not None and target.event.checks for target in course.events)
    if not could:
        return NOT_ASKED_FOR
    if not course.public:
        nothing = () if checks else (Observation(Sight.UNCHECKED),)
        return None, (*nothing, Observation(Sight.NO_PUBLIC))
    first = min(course.public, key=lambda sent: sent.order.ordered)
    line = Observation(Sight.FIRST_PUBLIC, first.landed, course.target(first).id, first.order.id)
    if not checks:
        return Rating.UNABLE, (Observation(Sight.UNCHECKED), line)
    seen = [Observation(Sight.CHECKED, minute, name, called=course.check_titles[name]) for minute, name in checks[:3]]
    if checks[0][0] <= first.order.ordered:
        return Rating.PERFORMED, (seen[0], line)
    return (Rating.SOME if checks[0][0] <= first.landed else Rating.MAJOR), (line, *seen)


def first_line(course: Course) -> Judged:
    """The public had a first line within the hour of the first event that many saw; a leak to come does not count."""
    wide = next((each for each in course.events if _is_wide(each)), None)
    if wide is None:
        return NOT_ASKED_FOR
    since = course.appeared(wide)
    if course.public:
        first = min(course.public, key=lambda sent: sent.landed)
        span = first.landed - since
        seen = Observation(Sight.FIRST_PUBLIC, first.landed, wide.id, first.order.id, span)
        rating = Rating.PERFORMED if span <= GOLDEN_HOUR else Rating.SOME if span <= 2 * GOLDEN_HOUR else Rating.MAJOR
        return rating, (seen,)
    declined = [sent for sent in course.sent if sent.order.response.channel is Channel.SILENCE]
    if declined:
        first = declined[0]
        span = first.landed - since
        seen = Observation(Sight.DECLINED, first.landed, course.target(first).id, first.order.id, span)
        return (Rating.SOME if span <= GOLDEN_HOUR else Rating.MAJOR), (seen,)
    if course.end.minute - since < GOLDEN_HOUR:
        return NOT_ASKED_FOR
    return Rating.UNABLE, (Observation(Sight.NO_PUBLIC, None, wide.id),)


def _is_wide(target: Target) -> bool:
    situation = target.situation
    return situation.reach in _WIDE and Nature.LEAK_COMING not in situation.nature


def answered_in_time(course: Course) -> Judged:
    """What was due had an answer on its way by then."""
    seen, good = [], 0
    state = course.end
    for target in course.events:
        if target.due is None or course.appeared(target) + target.due > state.minute:
            continue
        minute = state.events.answered[target.index]
        is_lapsed = target.index in state.events.lapsed
        if minute != NEVER and not is_lapsed:
            good += 1
        elif minute != NEVER:
            late = minute - course.appeared(target) - target.due
            seen.append(Observation(Sight.ANSWERED_LATE, minute, target.id, span=late))
        else:
            seen.append(Observation(Sight.UNANSWERED, course.appeared(target) + target.due, target.id))
    whole = good + len(seen)
    if not whole:
        return NOT_ASKED_FOR
    done = [Observation(Sight.ANSWERED, count=good)] if good else []
    return share(good, whole), (*done, *seen)


def promises_kept(course: Course) -> Judged:
    """What was promised came when it was promised."""
    seen, good = [], 0
    for promise in course.end.past.promises:
        if promise.kept_by:
            good += 1
            seen.append(Observation(Sight.KEPT, promise.due, decision=f"p{promise.number}"))
        elif promise.is_missed:
            seen.append(Observation(Sight.MISSED, promise.due, decision=f"p{promise.number}"))
    return (share(good, len(seen)), tuple(seen)) if seen else without_promises(course)


def partners_first(course: Course) -> Judged:
    """Partners whom an event concerns heard of it before everybody did."""
    found = tuple(_partners(course))
    if not found:
        is_asked = any(partner in event.situation.concerns for event in course.events for partner in PARTNERS)
        return without_public_lines(course) if is_asked else NOT_ASKED_FOR
    before = sum(seen.sight is not Sight.NOT_TOLD and (seen.span or 0) < 0 for seen in found)
    never = sum(seen.sight is Sight.NOT_TOLD for seen in found)
    if before == len(found):
        rating = Rating.PERFORMED
    elif 3 * never <= len(found):
        rating = Rating.SOME
    else:
        rating = Rating.UNABLE if never == len(found) else Rating.MAJOR
    return rating, found


def _partners(course: Course) -> Iterator[Observation]:
    """For each event that was answered in public, each partner that it concerns and when it was told of it."""
    given: set[tuple[str, int]] = set()
    for sent in sorted(course.public, key=lambda sent: sent.landed):
        target = course.target(sent)
        for partner in PARTNERS:
            if partner not in target.situation.concerns or (partner, target.index) in given:
                continue
            given.add((partner, target.index))
            minute = course.told(partner, target)
            if minute >= sent.landed and lets_know(sent, partner):
                span, how = sent.order.ordered - sent.landed, sent.order.response.coordination
                yield Observation(Sight.TOLD_WITH, sent.order.ordered, partner, sent.order.id, span, words=how)
            elif minute == NEVER:
                yield Observation(Sight.NOT_TOLD, None, partner, sent.order.id, words=target.id)
            else:
                span = minute - sent.landed
                yield Observation(Sight.TOLD, minute, partner, sent.order.id, span, words=target.id)


def lets_know(sent: Sent, stakeholder: str) -> bool:
    """Whether a response was agreed beforehand in a way that lets somebody know of it."""
    return sent.order.response.coordination in _LETS_KNOW.get(stakeholder, ())


def agreed_first(course: Course) -> Judged:
    """Public lines that bind others were agreed with somebody: blame by name, a measure, condemnation, a demand."""
    seen, good = [], 0
    for sent in course.public:
        response = sent.order.response
        is_heavy = (
            response.tier in NAMING_TIERS
            or Content.MEASURE in response.contains
            or _IN_ORDER.index(response.register) >= _IN_ORDER.index(Register.CONDEMN)
        )
        if is_heavy:
            is_alone = response.coordination is Coordination.ALONE
            good += not is_alone
            sight = Sight.ALONE if is_alone else Sight.AGREED
            seen.append(Observation(sight, sent.order.ordered, decision=sent.order.id))
    return (share(good, len(seen)), tuple(seen)) if seen else without_public_lines(course)
