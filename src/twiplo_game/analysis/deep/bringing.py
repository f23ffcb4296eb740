"""An answer that brings an outcome about, or comes nearest to it: composed choice by choice."""

from collections.abc import Mapping
from typing import Any

from twiplo_game.analysis.reach import Reach, alone, settled_by_none
from twiplo_game.engine.choices import Choice, choices, put
from twiplo_game.engine.conditions.tree import Tree, Truth, fold, reads
from twiplo_game.engine.response import Response
from twiplo_game.engine.story import Story, Target

_Found = tuple[Reach, Mapping[Choice, Any]]


def answer_for(story: Story, target: Target, tree: Tree, *, is_unasked: bool = False) -> Response | None:
    """An answer about `target` that leaves `tree` the best chance; None where no answer leaves it one.

    With `is_unasked` it is said without being asked.
    """
    left_open = choices(story, target)
    found: dict[Tree, _Found] = {}

    def best(left: Tree) -> _Found:
        if left not in found:
            found[left] = _best(left)
        return found[left]

    def _best(left: Tree) -> _Found:
        if isinstance(left, Truth):
            return (Reach.ALWAYS if left.value else Reach.NEVER), {}
        asked = [(read.kind, read.index) for read in reads(left)]
        choice = next((item for item in left_open if any(item.is_read_by(*read) for read in asked)), None)
        if choice is None:
            return Reach.SOMETIMES, {}
        top: _Found = (Reach.NEVER, {})
        for value in choice.values:
            within, rest = best(fold(left, alone(story, target, choice, value)))
            if within > top[0]:
                top = within, {choice: value, **rest}
        return top

    within, chosen = best(fold(tree, settled_by_none(story, target, left_open, is_unasked=is_unasked)))
    if within is Reach.NEVER:
        return None
    taken = ((choice, chosen.get(choice, choice.values[0])) for choice in left_open)
    response = put(story, Response(), *taken)
    if not response.to and target.offers.to:
        # Somebody has to be addressed; whom the condition rules out was chosen as not addressed.
        free = [item for item in left_open if item.name.startswith("to:") and chosen.get(item) is not False]
        response = put(story, response, (free[0], True)) if free else response
    return response
