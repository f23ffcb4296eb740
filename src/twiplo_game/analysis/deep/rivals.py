"""Answers to one event beside each other: the same game played again with each of them and nothing else changed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from twiplo_game.analysis.deep.courses import Course, Followed
from twiplo_game.analysis.deep.search import Search
from twiplo_game.engine.response import Response
from twiplo_game.engine.story import Draft

_WORLDS: Final = 7
"""Worlds in which answers are compared."""

_COURSES: Final = 3
"""Courses around them, the best first."""

FEW: Final = 10
"""Pairs of games below which nothing is said, unless they are half of those that were tried."""

Curve = Sequence[tuple[int, str, int]]
"""(minute, gauge or stakeholder, points or steps) of every movement, in order."""


@dataclass(frozen=True, slots=True)
class Dominated:
    """A draft, or all of them, that nothing speaks for beside another way."""

    event: int
    draft: str | None
    """None where silence is at no moment worse than any draft."""
    by: str | None
    """The draft that is never worse; None for silence."""
    pairs: int
    """Pairs of games that were compared."""


def dominated(search: Search) -> Iterator[Dominated]:
    """Every draft that was never better, at any moment, on any gauge or in any mood, than one that takes no longer."""
    for event in range(search.story.event_count):
        drafts = tuple(search.story.targets[event].drafts.values())
        if drafts:
            yield from _at(search, event, drafts)


def _at(search: Search, event: int, drafts: tuple[Draft, ...]) -> Iterator[Dominated]:
    silence = len(drafts)
    answers = (*(draft.answer.response for draft in drafts), None)
    # (one, other): one has so far been at no moment better than the other.
    standing = {
        (one, other)
        for one in range(len(drafts))
        for other in range(len(answers))
        if other == silence or (one != other and drafts[other].takes <= drafts[one].takes)
    }
    worse: set[tuple[int, int]] = set()
    tried = pairs = 0
    for base, world in _games(search, event):
        needed = {place for pair in standing for place in pair}
        if not needed:
            return
        tried += 1
        played = {place: search.play(world, base.with_answer(event, answers[place])) for place in sorted(needed)}
        if not all(_is_as_meant(event, answers[place], each) for place, each in played.items()):
            continue
        pairs += 1
        standing = {pair for pair in standing if _least_lead(played[pair[0]].moves, played[pair[1]].moves) >= 0}
        worse |= {pair for pair in standing if played[pair[0]].moves != played[pair[1]].moves}
    if pairs < FEW and 2 * pairs < tried:
        return
    if search.story.targets[event].due is not None and all((one, silence) in standing for one in range(len(drafts))):
        yield Dominated(event, None, None, pairs)
        return
    for one, draft in enumerate(drafts):
        rival = next((other for other in range(len(drafts)) if (one, other) in standing & worse), None)
        if rival is not None:
            yield Dominated(event, draft.id, drafts[rival].id, pairs)


def _games(search: Search, event: int) -> Iterator[tuple[Course, int]]:
    """Courses, and worlds to play them in, in which only the answer to `event` is still open."""
    worlds = range(0, len(search.worlds), -(-len(search.worlds) // _WORLDS))
    checks = tuple(search.story.scenario.events[event].checks)
    witnesses = search.found.came.get(event, ())
    courses = (*search.best_courses(_COURSES), *(course for _, course in witnesses))
    for first in dict.fromkeys(((), checks)):
        bases = (
            course.with_handling(event, replace(course.handlings[event], checks=first, delay=0)) for course in courses
        )
        for base in dict.fromkeys(base.with_answer(event, None) for base in bases):
            yield from ((base, world) for world in worlds)


def _is_as_meant(event: int, answer: Response | None, played: Followed) -> bool:
    """Whether the event came in, and what was to be answered was sent."""
    if played.end.events.appeared[event] > played.end.story.length:
        return False
    sent = (each.order for each in played.end.past.sent)
    return answer is None or any(order.target == event and order.response == answer for order in sent)


def _least_lead(this: Curve, that: Curve) -> int:
    """How far `that` is ahead of `this`, on the gauge or in the mood, and at the moment, where it is least."""
    moves = sorted([*that, *((minute, what, -points) for minute, what, points in this)])
    leads: Counter[str] = Counter()
    least = 0
    for _, moved in groupby(moves, key=lambda move: move[0]):
        for _, what, points in moved:
            leads[what] += points
        least = min(least, *leads.values())
    return least
