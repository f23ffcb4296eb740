"""What is marked in the player's own words, and what each mark counts for: in what the desk knows, and no more.

Nothing here sees a game, so nothing here can see what chance has drawn: a story and what the desk holds are enough.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from twiplo_game.engine.bind import response_lookup
from twiplo_game.engine.conditions.signatures import WORDING
from twiplo_game.engine.conditions.tree import Read, Tree, Truth, fold, reads
from twiplo_game.engine.own_words import is_own, marks
from twiplo_game.engine.plan import author_of, breaking
from twiplo_game.engine.response import Response
from twiplo_game.engine.state import NEVER, Order, State
from twiplo_game.engine.story import Bound, Story, Target
from twiplo_game.engine.tasks import subject_in
from twiplo_game.engine.wording import Mark
from twiplo_game.model.wording import Feature, Weight

_FEATURES: Final = tuple(Feature)
_Judge = tuple[Tree, frozenset[int], Weight]
"""A condition that asks about words, which it asks about, and what follows where it holds."""


def marked(story: Story, state: State, about: str, response: Response) -> tuple[Mark, ...] | None:
    """What a careful press officer would mark in the player's own words, ordered now; None where they are not that.

    Each mark carries what it counts for. A response about what the desk has not heard of is not read.
    """
    target = subject_in(story, state.events, about)
    return None if target is None else marked_in(story, ordered_now(state, target, response))


def marked_in(story: Story, order: Order) -> tuple[Mark, ...] | None:
    """The same of a response that was ordered, in what was known then."""
    target, response = story.targets[order.target], order.response
    if not response.text or not is_own(story, target, response):
        return None
    found = marks(story, response)
    counted = _counted(story, target, order, frozenset(mark.feature for mark in found))
    return tuple(replace(mark, weight=counted.get(mark.feature, Weight.NOTHING)) for mark in found)


def ordered_now(state: State, target: Target, response: Response) -> Order:
    """The order of `response`, if it were given now; an event that has its answer is spoken of unasked."""
    index, known = target.index, state.known
    has_answer = target.event is None or state.events.answered[index] != NEVER
    delay = 0 if target.event is None else state.minute - state.events.appeared[index]
    return Order(0, index, response, state.minute, delay, known.evidence, known.beliefs, has_answer)


def _counted(story: Story, target: Target, order: Order, shown: frozenset[Feature]) -> dict[Feature, Weight]:
    """What each of the features `shown` counts for; those that nothing asks about, or not here, are left out.

    A feature counts where a rule can hold because of it. What hangs on the minute in which the response lands can
    hold: nobody knows that minute yet.
    """
    own = {WORDING[feature] for feature in shown}
    author = author_of(story, target, order.response)
    settles = response_lookup(
        order.response, story.names, author, order.is_unasked, target.index, frozenset({Feature.OWN})
    )
    found: dict[Feature, Weight] = {}
    for tree, asked, weight in _judges(story, target):
        if not own & asked:
            continue
        left = fold(tree, lambda read: None if read.kind == "wording" and read.index in own else settles(read))
        left = fold(left, lambda read: _known_then(order, read))
        if _with(left, own, 1) == Truth(False):
            continue
        for number in own & asked:
            without = _with(left, {number}, 0)
            if without not in {Truth(True), _with(left, {number}, 1)}:
                feature = _FEATURES[number]
                if found.get(feature) is not Weight.AGAINST:
                    found[feature] = weight
    return found


def _with(tree: Tree, numbers: set[int], value: int) -> Tree:
    return fold(tree, lambda read: value if read.kind == "wording" and read.index in numbers else None)


def _known_then(order: Order, read: Read) -> int | None:
    """What of a condition is frozen when the response is ordered."""
    if read.kind == "delay":
        return order.delay
    if not isinstance(read.index, int):
        return None
    match read.kind:
        case "evidence_then":
            return order.evidence[read.index]
        case "known_then":
            return int(order.beliefs[read.index] != 0)
        case "found_then":
            return int(order.beliefs[read.index] == 1)
        case "refuted_then":
            return int(order.beliefs[read.index] == 2)
    return None


def _judges(story: Story, target: Target) -> tuple[_Judge, ...]:
    """Everything that asks about the words of a response about `target`; collected once."""
    cache = story.caches.setdefault("judges", {})
    found = cache.get(target.index)
    if not isinstance(found, tuple):
        found = cache[target.index] = tuple(_collected(story, target))
    return found


def _collected(story: Story, target: Target) -> Iterator[_Judge]:
    weighed = [(bound.tree, weight) for bound in target.on_response if (weight := _weight(bound)) is not Weight.NOTHING]
    for tree, weight in (*weighed, *((tree, Weight.AGAINST) for _, tree in breaking(story, target))):
        asked = frozenset(read.index for read in reads(tree) if read.kind == "wording" and isinstance(read.index, int))
        if asked:
            yield tree, asked, weight


def _weight(bound: Bound) -> Weight:
    """Whether a rule or an outcome costs, now or later; what only sets something going does neither."""
    moved = [points for _, points in (*bound.gauges, *bound.moods)]
    moved += [points for later in bound.laters for _, points in (*later.gauges, *later.moods)]
    if any(points < 0 for points in moved):
        return Weight.AGAINST
    return Weight.FOR if any(points > 0 for points in moved) else Weight.NOTHING
