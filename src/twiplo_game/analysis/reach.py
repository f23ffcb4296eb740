"""Whether anything that can be composed leaves a condition a chance: tried choice by choice, to the end."""

from enum import IntEnum

from twiplo_game.engine.bind import ABSENT, response_lookup
from twiplo_game.engine.choices import Choice, choices, put
from twiplo_game.engine.conditions.tree import Lookup, Read, Tree, Truth, fold, reads
from twiplo_game.engine.plan import author_of
from twiplo_game.engine.response import Response
from twiplo_game.engine.story import Story, Target


class Reach(IntEnum):
    """How far answers alone bring a condition. Ascending."""

    NEVER = 0
    """No answer leaves it a chance, whatever has happened."""
    SOMETIMES = 1
    """Some answers do, if something else is so too."""
    ALWAYS = 2
    """Some answers alone make it hold."""


def reach(story: Story, target: Target, tree: Tree) -> Reach:
    """How far the answers that can be composed about `target` bring `tree`, a condition on a response."""
    left_open = choices(story, target)
    found: dict[Tree, Reach] = {}

    def best(left: Tree) -> Reach:
        if left not in found:
            found[left] = _best(left)
        return found[left]

    def _best(left: Tree) -> Reach:
        if isinstance(left, Truth):
            return Reach.ALWAYS if left == Truth(True) else Reach.NEVER
        asked = [(read.kind, read.index) for read in reads(left)]
        choice = next((item for item in left_open if any(item.is_read_by(*read) for read in asked)), None)
        if choice is None:
            return Reach.SOMETIMES
        return max(best(fold(left, alone(story, target, choice, value))) for value in choice.values)

    return best(fold(tree, settled_by_none(story, target, left_open)))


def settled_by_none(story: Story, target: Target, left_open: tuple[Choice, ...], *, is_unasked: bool = False) -> Lookup:
    """What every answer about `target` has in common, because it is none of the choices `left_open`."""
    blank = response_lookup(Response(), story.names, ABSENT, is_unasked, target.index)

    def known(read: Read) -> int | Read | None:
        is_open = any(choice.is_read_by(read.kind, read.index) for choice in left_open)
        return None if is_open else blank(read)

    return known


def alone(story: Story, target: Target, choice: Choice, value: object) -> Lookup:
    """What one choice alone settles."""
    response = put(story, Response(), (choice, value))
    lookup = response_lookup(response, story.names, author_of(story, target, response), False, target.index)
    return lambda read: lookup(read) if choice.is_read_by(read.kind, read.index) else None
