"""What a player can do. Starting a task moves no clock; only `Advance` does."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from twiplo_game.engine.quick import maker, quick
from twiplo_game.engine.response import Response


@quick
@dataclass(frozen=True, slots=True)
class Open:
    """Read a message; free, logged."""

    message: str
    """The message's id."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask an adviser about an event."""

    event: str
    adviser: str


@dataclass(frozen=True, slots=True)
class Check:
    """Have something found out; once each, from its event's appearance to the end."""

    check: str


@dataclass(frozen=True, slots=True)
class Respond:
    """Answer an event; once each."""

    event: str
    response: Response


@quick
@dataclass(frozen=True, slots=True)
class Tell:
    """Inform a stakeholder in private."""

    stakeholder: str
    about: str
    """An event that has occurred, or a fact that can be spoken of."""


@dataclass(frozen=True, slots=True)
class Speak:
    """Say something that nobody asked for."""

    about: str
    """A fact that can be spoken of, or an event that has been answered."""
    response: Response


@dataclass(frozen=True, slots=True)
class Correct:
    """Visibly correct what was said."""

    sent: str
    """The id of a response that has landed: `r1`, `r2`, …"""


@dataclass(frozen=True, slots=True)
class Update:
    """Keep a promise."""

    promise: str
    """The promise's id: `p1`, `p2`, …"""


@dataclass(frozen=True, slots=True)
class Cancel:
    """Stop a task that has not landed; its officer is free at once."""

    task: str
    """The task's id: `t1`, `t2`, …"""


@dataclass(frozen=True, slots=True)
class Advance:
    """Let time pass, to `to` at most: it stops at the first thing that the player can see."""

    to: int
    """Minutes from the start."""


@dataclass(frozen=True, slots=True)
class Contingency:
    """A message that the trainer sends."""

    contingency: str


Action = Open | Ask | Check | Respond | Tell | Speak | Correct | Update | Cancel | Advance | Contingency
"""Anything that `apply` takes."""

# The makers of what is listed by the dozen wherever somebody asks what can be done.
open_of: Final = maker(Open)
tell_of: Final = maker(Tell)


@cache
def advance_to(minute: int) -> Advance:
    """The advance to `minute`: a game makes two for each decision, and one of each will do."""
    return Advance(minute)
