"""The desk's one way to a game: requests go in and return at once, replies arrive when they arrive.

A local game answers before the next key; a seat in a class answers when the network does, late, twice or not at all.
Every request carries a ticket, and asking again with the same ticket changes nothing a second time.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from twiplo_game.analysis.debrief_parts import Debrief
from twiplo_game.analysis.remarks import Remarks
from twiplo_game.engine.action import Action, Respond, Speak
from twiplo_game.engine.playbill import Playbill
from twiplo_game.engine.rejection import Rejected
from twiplo_game.engine.step import Movement, Seen
from twiplo_game.engine.view import PlayerView
from twiplo_game.engine.wording import Mark
from twiplo_game.model.doctrine import Doctrine
from twiplo_game.model.text import Text
from twiplo_game.store.errors import StoreError

if TYPE_CHECKING:
    from twiplo_game.analysis.review.branching import Branching

Ticket = str
"""Names one request for good."""


@dataclass(frozen=True, slots=True)
class Submit:
    """Carry out an action."""

    ticket: Ticket
    action: Action


@dataclass(frozen=True, slots=True)
class Preview:
    """Say what sending this would take, and what the advisers who were asked object."""

    ticket: Ticket
    order: Respond | Speak


@dataclass(frozen=True, slots=True)
class Keep:
    """Keep a response that is still being composed."""

    ticket: Ticket
    order: Respond | Speak


@dataclass(frozen=True, slots=True)
class Feel:
    """Keep what the player says of the game, in the player's own words, beside it."""

    ticket: Ticket
    words: str


@dataclass(frozen=True, slots=True)
class Contest:
    """Keep that the player would contest a rule, and why; without words it is contested no longer."""

    ticket: Ticket
    rule: str
    words: str


@dataclass(frozen=True, slots=True)
class Refresh:
    """Say again how things stand, and what was seen since `revision`."""

    ticket: Ticket
    revision: int


@dataclass(frozen=True, slots=True)
class Review:
    """Make the debrief of a game that is over."""

    ticket: Ticket


Request = Submit | Preview | Keep | Feel | Contest | Refresh | Review
"""Anything that a desk asks of its game."""


@dataclass(frozen=True, slots=True)
class TrackPoint:
    """The gauges after one step."""

    minute: int
    gauges: tuple[int, int, int]
    """Reputation, security, trust; 0 to 100."""


@dataclass(frozen=True, slots=True)
class ShownRule:
    """A movement with its rule, as practice mode shows it at once."""

    movement: Movement
    title: Text


@dataclass(frozen=True, slots=True)
class Happening:
    """What was seen in one step."""

    seen: Seen
    rules: tuple[ShownRule, ...] = ()
    """In practice mode the rules that moved something; empty in play."""


@dataclass(frozen=True, slots=True)
class Changed:
    """The game has moved on, or is told again."""

    revision: int
    """How many steps the game has made; it only grows."""
    since: int
    """The revision after which `news` begins."""
    view: PlayerView
    track: tuple[TrackPoint, ...]
    """One point a step, from the opening."""
    news: tuple[Happening, ...]
    """One for each step since."""
    ticket: Ticket | None = None
    """The request that this answers; None where it came by itself."""


@dataclass(frozen=True, slots=True)
class Refused:
    """The action was not carried out, and why."""

    ticket: Ticket
    rejected: Rejected


@dataclass(frozen=True, slots=True)
class Failed:
    """The request could not be carried out for a reason outside of the game, such as a full disk."""

    ticket: Ticket | None
    """None where nobody asked: the live clock could not go on."""
    error: StoreError


@dataclass(frozen=True, slots=True)
class Previewed:
    """What sending would take, what advisers who were asked say to it, and what a press officer would mark in it."""

    ticket: Ticket
    minutes: int
    """Minutes of an officer."""
    objections: tuple[tuple[str, Text], ...]
    """(adviser, what he or she says)."""
    marks: tuple[Mark, ...] | None = None
    """What is marked in the player's own words; None where they are a draft's, or where nobody read them."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What was being composed, or said of the game, is safe."""

    ticket: Ticket


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The debrief."""

    ticket: Ticket
    debrief: Debrief
    remarks: Remarks
    """What the player has said of the game."""
    branching: "Branching | None" = None
    """Where it branched off from another game."""


@dataclass(frozen=True, slots=True)
class Link:
    """The connection to the game was lost or is back."""

    is_up: bool


Reply = Changed | Refused | Failed | Previewed | Kept | Reviewed | Link
"""Anything that a game says to its desk."""


class GamePort(Protocol):
    """A game as a desk reaches it."""

    @property
    def playbill(self) -> Playbill:
        """What is known of the scenario beforehand."""

    @property
    def doctrine(self) -> Doctrine:
        """The names and terms that the faces use."""

    @property
    def is_live(self) -> bool:
        """Whether the clock runs by itself."""

    @property
    def is_practice(self) -> bool:
        """Whether rules are shown at once."""

    @property
    def can_pause(self) -> bool:
        """Whether the player may stop a live clock."""

    @property
    def composed(self) -> tuple[Respond | Speak, ...]:
        """The responses that were kept while they were being composed and have not gone out, oldest first."""

    @property
    def log(self) -> Path | None:
        """The game's log on this computer; None where it is held elsewhere, as in a class before its end."""

    def listen(self, hear: Callable[[Reply], None]) -> None:
        """Where replies go. Called once, before the first request."""

    def ask(self, request: Request) -> None:
        """Put a request; returns at once."""

    def jot(self, order: Respond | Speak) -> None:
        """Keep what is being written, without a reply, for the case that this computer fails before it is kept."""

    def pulse(self) -> None:
        """Called several times a second: let a live clock catch up."""

    def minute(self) -> int:
        """The minute of the story that the clock shows now; ahead of the view where a live clock runs."""

    def pause(self, *, is_paused: bool) -> None:
        """Stop a live clock, or let it go on."""

    def close(self) -> None:
        """Leave the game; it can be gone on with later."""
