"""What was said to others in a game: answers, words that nobody asked for, corrections and notices that went out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from twiplo_game.engine.step import Landed, Started, Step

ANSWERS: Final = frozenset({"respond", "speak"})

_ACTS: Final = ANSWERS | {"correct", "tell"}


@dataclass(frozen=True, slots=True)
class Said:
    """One of them."""

    number: int
    """Which action of the log ordered it, counted from 1."""
    act: str
    """respond, speak, correct or tell."""
    subject: str
    """The event or fact; for a notice, the stakeholder; for a correction, the response."""
    ordered: int
    """The minute of the order."""
    landed: int
    """The minute in which it went out."""


def said(steps: Sequence[Step]) -> tuple[Said, ...]:
    """All of them in `steps`, which begin with the opening, as they went out; what was called back is not one."""
    ordered: dict[str, tuple[int, int]] = {}
    found: list[Said] = []
    for number, step in enumerate(steps):
        for item in step.happened:
            if isinstance(item, Started):
                ordered[item.task] = number, item.minute
            elif isinstance(item, Landed) and item.act in _ACTS:
                found.append(Said(ordered[item.task][0], item.act, item.subject, ordered[item.task][1], item.minute))
    return tuple(found)
