"""How far a game ended from where a condition holds: what a search for it goes by."""

from typing import Final

from twiplo_game.engine.conditions.code import compiled
from twiplo_game.engine.conditions.tree import (
    OPERATORS,
    All,
    Compare,
    Not,
    Number,
    Read,
    Some,
    Tree,
    Truth,
    Value,
    Within,
)
from twiplo_game.engine.state import Order
from twiplo_game.engine.turn import Turn

_NEAR: Final = 10
"""Points, minutes or steps that are half of the greatest distance."""

_OPPOSITE: Final = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}


def distance(tree: Tree, turn: Turn, order: Order | None, *, holds: bool = True) -> float:
    """0 where `tree` holds (or does not, where that is asked for), and more the farther it is from it.

    Every test that fails counts from 0 to 1. `order` is the response that is judged, None for a condition that judges
    none.
    """
    match tree:
        case Not(part):
            return distance(part, turn, order, holds=not holds)
        case All(parts) | Some(parts):
            each = [distance(part, turn, order, holds=holds) for part in parts]
            return sum(each) if isinstance(tree, All) is holds else min(each)
        case Compare(op, left, right):
            op = op if holds else _OPPOSITE[op]
            first, second = _value(left, turn, order), _value(right, turn, order)
            if OPERATORS[op](first, second):
                return 0.0
            gap = abs(first - second) + 1
            return gap / (gap + _NEAR)
        case Truth() | Read() | Within():
            return float(bool(compiled(tree)(turn, order)) is not holds)


def _value(value: Value, turn: Turn, order: Order | None) -> int:
    return value.value if isinstance(value, Number) else int(compiled(value)(turn, order))
