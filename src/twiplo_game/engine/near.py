"""What an officer has at hand: of all that can be composed, the classes nearest to the staff's drafts."""

from collections.abc import Iterable, Iterator
from typing import Final

from twiplo_game.engine.choices import HANDLING
from twiplo_game.engine.classes import Numbering, ResponseClasses, response_classes
from twiplo_game.engine.partition import Level, Ways
from twiplo_game.engine.response import Response
from twiplo_game.engine.story import Story, Target

NEAR_LIMIT: Final = 240
"""How many classes are near."""

_ORDER: Final = (
    *("attribution", "stance", HANDLING, "register", "tone", "claim", "disclosure", "language", "to", "contains"),
)
"""In which order choices are changed: whom it names and what it says first, for these part responses the most."""


def near_responses(story: Story, index: int, is_unasked: bool) -> tuple[Response, ...]:
    """One response for each of the classes nearest to the drafts: those that the fewest choices part from one.

    Where a target has no drafts, and beside them, the plain response counts as one. What a draft stands for is left
    out. The order is fixed: nearest first, or the classes' own where there are so few that all are near.
    """
    cache = story.caches.setdefault("near", {})
    key = index, is_unasked
    found = cache.get(key)
    if not isinstance(found, tuple):
        classes = response_classes(story, index, is_unasked)
        is_small = len(classes) <= NEAR_LIMIT
        found = cache[key] = tuple(classes) if is_small else tuple(_near(story.targets[index], classes))
    return found


def _near(target: Target, classes: ResponseClasses) -> Iterator[Response]:
    numbering = classes.numbering
    known = set(classes.standing)
    for ways in _outwards(target, numbering):
        number = numbering.number_at(ways)
        if number is not None and number not in known:
            known.add(number)
            yield numbering.partition.response(ways)
            if len(known) - len(classes.standing) == NEAR_LIMIT:
                return


def _outwards(target: Target, numbering: Numbering) -> Iterator[Ways]:
    """Combinations by how many choices lie between them and a draft."""
    levels = numbering.partition.levels
    names = [level.choice.name.partition(":")[0] for level in levels]
    order = sorted(range(len(levels)), key=lambda place: _ORDER.index(names[place]))
    starts = (numbering.partition.ways(draft.response) for draft in target.drafts.values())
    frontier = list(dict.fromkeys([*(ways for ways in starts if ways is not None), (0,) * len(levels)]))
    seen = set(frontier)
    while frontier:
        yield from frontier
        following = []
        for ways in frontier:
            for place in order:
                for way in _beside(levels[place], ways[place]):
                    near = (*ways[:place], way, *ways[place + 1 :])
                    if near not in seen:
                        seen.add(near)
                        following.append(near)
        frontier = following


def _beside(level: Level, way: int) -> Iterable[int]:
    """What one choice more or less makes of a way; channel and coordination are two."""
    if level.choice.name != HANDLING:
        return range(len(level.ways))
    taken = level.ways[way]
    pairs = (pair for pair in level.choice.values if pair[0] == taken[0] or pair[1] == taken[1])
    return dict.fromkeys(level.way_of[pair] for pair in pairs)
