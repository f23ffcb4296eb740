"""How a seat stands to its class, outside of the story."""

from dataclasses import dataclass
from time import monotonic
from typing import Final

from twiplo_game.classroom.protocol import RoomNow
from twiplo_game.store.errors import StoreError

PATIENCE: Final = 3
"""Attempts after which a class that never answered is said not to be there."""


@dataclass(frozen=True, slots=True)
class InClass:
    """How a seat stands to its class, outside of the story."""

    name: str = ""
    """Who sits there."""
    address: str = ""
    """Of the class's server, as it is typed."""
    invite: str = ""
    """What a team's other members say when they join it; empty where the seat is one player's."""
    room: RoomNow | None = None
    """As last heard; None until it was."""
    heard: float = 0.0
    """When that was, in seconds of this computer's monotonic clock."""
    is_online: bool = False
    attempts: int = 0
    """How many times in a row the line could not be opened, or did not hold."""
    farewell: str = ""
    """Why the class let the seat go for good; empty while it has not."""
    problem: StoreError | None = None
    """Why this computer cannot play there."""

    @property
    def phase(self) -> str:
        """lobby, countdown, running, paused, ended or revealed; empty as long as nothing was heard.

        A countdown that has run out is over, also before the server says so.
        """
        if self.room is None:
            return ""
        has_started = self.room.start is not None and self.now() >= self.room.start
        return "running" if self.room.phase == "countdown" and has_started else self.room.phase

    @property
    def is_paused(self) -> bool:
        """Whether the class's clock stands."""
        return self.phase == "paused"

    @property
    def is_over(self) -> bool:
        """Whether the contest is over."""
        return self.phase in {"ended", "revealed"}

    @property
    def is_lost(self) -> bool:
        """Whether nothing answers where the class should be."""
        return self.room is None and self.attempts >= PATIENCE

    @property
    def has_pen(self) -> bool:
        """Whether this computer writes for the seat."""
        return not self.farewell and (self.room is None or self.room.has_pen)

    @property
    def left(self) -> int | None:
        """Real milliseconds until the end; None where that is not known, as in a pause."""
        return self.room.ends - self.now() if self.room is not None and self.room.ends is not None else None

    def now(self) -> int:
        """The server's clock, as far as this computer knows; to be shown, never counted with."""
        return self.room.now + round((monotonic() - self.heard) * 1000) if self.room is not None else 0
