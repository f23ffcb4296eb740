"""How the data that conditions can read are looked up in a state."""

from collections.abc import Callable, Hashable
from functools import partial
from typing import Final

from twiplo_game.engine.conditions.code import Test, compiled
from twiplo_game.engine.conditions.tree import Read
from twiplo_game.engine.state import State
from twiplo_game.engine.turn import Turn

Desk = State | Turn
Getter = Callable[[Desk], Hashable]

YES_NO: Final = frozenset({"done", "asked", "occurred", "answered", "silent", "sent", "told", "said", "named"})
"""Data that are looked up as a condition looks them up."""


def getter_of(kind: str, index: object) -> Getter | None:
    """What looks a datum up in a state; None for the hidden truth, which no state holds."""
    if kind == "truth":
        return None
    if kind in YES_NO:
        return partial(_tested, compiled(Read(kind, index)))  # type: ignore[arg-type]
    assert isinstance(index, int)
    found: dict[str, Getter] = {
        "belief": lambda t: t.known.beliefs[index],
        "evidence": lambda t: t.known.evidence[index],
        "appeared": lambda t: t.events.appeared[index],
        "told_at": lambda t: t.past.told[index],
        "public": lambda t: t.past.public,
        "count": lambda t: sum(item.stance == index for item in t.past.sent),
    }
    return found[kind]


def _tested(test: Test, state: Desk) -> Hashable:
    return test(state, None)
