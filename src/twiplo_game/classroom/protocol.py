"""What a seat and the class's server say to each other, whether over a WebSocket or over events and posts.

A seat says hello with its token and the revision that it has, and gets a welcome, the room, and what happened since.
It asks with a ticket; the server stamps the arrival, writes it down, acknowledges, and answers. Asking again with the
same ticket is answered again, and carried out once.
"""

from dataclasses import dataclass
from typing import Final

from twiplo_game.engine.playbill import Playbill
from twiplo_game.seating.port import (
    Changed,
    Contest,
    Feel,
    Keep,
    Kept,
    Preview,
    Previewed,
    Refresh,
    Refused,
    Submit,
    Ticket,
)

PROTOCOL: Final = 1
"""The version of what is said here; a server that speaks another one says so in its refusal."""

SIZE_LIMIT: Final = 64 * 1024
"""Bytes of one message from a seat."""


@dataclass(frozen=True, slots=True)
class Hello:
    """A seat's first words on a connection."""

    protocol: int
    token: str
    """The seat's own; whoever has it has the seat."""
    machine: str
    """Names this computer for as long as the player sits there."""
    since: int
    """The revision that it knows; 0 for none."""


@dataclass(frozen=True, slots=True)
class TakePen:
    """This machine wants to write for its team."""

    ticket: Ticket


FromSeat = Hello | TakePen | Submit | Preview | Keep | Feel | Contest | Refresh
"""Anything that a seat says."""


@dataclass(frozen=True, slots=True)
class Welcome:
    """The seat is taken: what is known of the crisis beforehand."""

    seat: str
    name: str
    playbill: Playbill | None
    """None before the start: then the crisis is nobody's yet."""
    doctrine: str
    """SHA-256 of the doctrine's files; a seat that has another asks for this one."""
    has_own_clock: bool
    composed: tuple[Submit, ...]
    """What was being composed when the seat was last left, oldest first; tickets mean nothing here."""


@dataclass(frozen=True, slots=True)
class RoomNow:
    """How the contest stands for this seat."""

    phase: str
    """lobby, countdown, running, paused, ended or revealed."""
    now: int
    """The server's clock in milliseconds, so that a seat can show time; it never counts for anything."""
    start: int | None
    """When the story begins, or began."""
    ends: int | None
    """When the contest ends for this seat, if nothing is ordered any more."""
    minute: int
    """The story's minute now."""
    pace: int
    """Milliseconds of the story in a thousand real ones; 0 while the clock stands."""
    seats: int
    """How many sit in the class."""
    has_pen: bool
    """Whether this machine writes for the seat."""
    announcements: tuple[tuple[int, str], ...]
    """(when, words) of what the trainer said, oldest first."""
    place: tuple[int, int] | None
    """(rank, of how many) once the reveal has shown it."""


@dataclass(frozen=True, slots=True)
class Ack:
    """Written down: it counts from here on, whatever happens."""

    ticket: Ticket
    number: int
    """Its number on the seat's track."""
    at: int
    """When it arrived, in the server's milliseconds."""


@dataclass(frozen=True, slots=True)
class Unkept:
    """Not carried out for a reason outside of the game; it may be asked again."""

    ticket: Ticket
    reason: str
    """full, readonly, busy or database."""


@dataclass(frozen=True, slots=True)
class Farewell:
    """The server closes this connection."""

    reason: str
    """token (unknown), protocol, taken (the seat is used elsewhere), removed, slow, flood, garbage or closing."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """How things stand, for a machine whose page is drawn by the server: only what is different from what it shows."""

    revision: int
    """How many steps the game has made."""
    ticket: Ticket | None
    """The request that this answers; None where it came by itself."""
    minute: int
    start: str
    """When the story begins, in its own calendar, as ISO 8601."""
    length: int
    """Minutes of the story."""
    is_live: bool
    """Whether the clock runs by itself."""
    is_over: bool
    """Whether the seat's story is over."""
    is_whole: bool
    """Whether this is all there is, in the place of whatever is shown."""
    parts: dict[str, str]
    """HTML by the name of the part."""
    messages: tuple[tuple[str, str], ...]
    """(id, HTML) of new and changed messages, oldest first."""
    kept: tuple[tuple[str, bool], ...]
    """What was begun and not sent: what it is about, and whether it is an answer."""
    news: tuple[str, ...]
    """A sentence each, in the order in which things happened."""
    spoken: str
    """What a screen reader is to say."""


ToSeat = Welcome | RoomNow | Ack | Unkept | Farewell | Changed | Drawn | Refused | Previewed | Kept
"""Anything that a seat is told."""
