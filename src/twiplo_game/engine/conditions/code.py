"""From a folded tree to a Python function of the minute's working state `t` and what is judged, `j`."""

from collections.abc import Callable
from typing import Any, Final

from twiplo_game.engine.conditions.reads import KINDS
from twiplo_game.engine.conditions.tree import (
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
    reads,
)

Test = Callable[[Any, Any], bool]
"""Tested with the minute's working state and what is judged."""


def _value(value: Value) -> str:
    if isinstance(value, Number):
        return repr(value.value)
    template = KINDS[value.kind].code
    if not template:
        raise AssertionError(f"{value.kind} is settled before anything is compiled")
    return template.format(i=repr(value.index), index=value.index)


def _expression(tree: Tree) -> str:
    match tree:
        case Truth(value):
            return repr(value)
        case Read():
            return f"({_value(tree)})"
        case Compare(op, left, right):
            return f"({_value(left)} {op} {_value(right)})"
        case Within(item, among):
            return f"({_value(item)} in {tuple(sorted(among))!r})"
        case Not(part):
            return f"(not {_expression(part)})"
        case All(parts):
            return f"({' and '.join(map(_expression, parts))})"
        case Some(parts):
            return f"({' or '.join(map(_expression, parts))})"


def _stand(promises: tuple[Any, ...]) -> bool:
    """Whether something was promised and nothing promised was missed."""
    return bool(promises) and not any(promise.is_missed for promise in promises)


def _said(sent: tuple[Any, ...], wanted: tuple[int, int]) -> bool:
    """Whether a response about the event has taken the stance."""
    return any((item.order.target, item.stance) == wanted for item in sent)


def _count(sent: tuple[Any, ...], stance: int) -> int:
    """How many responses have taken the stance."""
    return sum(item.stance == stance for item in sent)


def _named(sent: tuple[Any, ...], actor: int) -> bool:
    """Whether a response has named the actor."""
    return any(item.actor == actor for item in sent)


_SCOPE: Final = {"__builtins__": {}, "stand": _stand, "said": _said, "count": _count, "named": _named}

_COMPILED: Final[dict[Tree, Test]] = {}
_READS: Final[dict[Test, frozenset[Read]]] = {}
_TREES: Final[dict[Test, Tree]] = {}


def compiled(tree: Tree) -> Test:
    """The function of a folded tree. Only look-ups of our own table are ever compiled, never an author's words."""
    test = _COMPILED.get(tree)
    if test is None:
        source = f"lambda t, j: {_expression(tree)}"
        test = _COMPILED[tree] = eval(source, _SCOPE)  # noqa: S307
        _READS[test] = frozenset(reads(tree))
        _TREES[test] = tree
    return test


def read_by(test: Test | None) -> frozenset[Read]:
    """What a compiled condition looks up; nothing where there is no condition."""
    return frozenset() if test is None else _READS[test]


def tree_of(test: Test | None) -> Tree:
    """What a compiled condition was made of; where there is no condition, what always holds."""
    return Truth(True) if test is None else _TREES[test]


def depends_on_clock(tree: Tree) -> bool:
    """Whether it can change while nothing happens."""
    return any(KINDS[read.kind].of_clock for read in reads(tree))
