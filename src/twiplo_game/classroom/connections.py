"""The lines to the seats' machines: each has a short queue of its own, and nobody waits for somebody else's network."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final, Protocol

from twiplo_game.classroom.protocol import Drawn, Farewell, RoomNow, ToSeat, Welcome
from twiplo_game.classroom.seat_game import SeatGame
from twiplo_game.classroom.wire import encoded, to_data
from twiplo_game.seating.port import Changed, Ticket

QUEUE: Final = 64
"""Letters that may wait for one machine; who lets more of them wait does not read."""

PATIENCE: Final = 10.0
"""Seconds for one letter to go out."""


class PageDrawing(Protocol):
    """A page that the server draws for one machine."""

    def draw(self, seat: SeatGame, since: int, ticket: Ticket | None, at: int) -> Drawn:
        """What has to change on it; `since` is the revision after which the news begin."""
        ...

    def may_draw(self) -> bool:
        """Whether it can be drawn again now although nobody asked."""
        ...


@dataclass(frozen=True, slots=True)
class Wanted:
    """A view that somebody waits for; it is drawn up when its turn comes."""

    ticket: Ticket
    since: int
    """The revision after which the news begin."""
    is_whole: bool = False
    """Whether whoever asks wants to hear everything since, also what was told before."""


class Connection:
    """One machine's line. Letters go out in order; the view and the room are drawn up when the line is free."""

    def __init__(self, seat: str, machine: str, since: int, drawing: PageDrawing | None = None) -> None:
        self.seat = seat
        self.machine = machine
        self.drawing = drawing
        """What its page shows, where the server draws it; None for a machine that draws by itself from views."""
        self.told = since
        """The revision that this machine has been told."""
        self.phase = ""
        """The phase that it has been told."""
        self.has_begun = False
        """Whether this machine was told what the crisis is."""
        self.wanted: deque[Wanted] = deque()
        self.wants_welcome = True
        self.wants_room = True
        self.wants_view = True
        self.farewell: str | None = None
        """Why the line is being closed; None while it is open."""
        self._letters: deque[str] = deque()
        self._wake = asyncio.Event()
        self._is_free = asyncio.Event()
        self._is_free.set()

    @property
    def is_free(self) -> bool:
        """Whether everything has gone out."""
        return not self._letters and self._is_free.is_set() and self.farewell is None

    @property
    def wants(self) -> bool:
        """Whether something is to be drawn up for it."""
        return self.wants_welcome or self.wants_room or self.wants_view or bool(self.wanted)

    def post(self, told: ToSeat) -> None:
        """Queue one letter. A line on which too many wait is closed."""
        if self.farewell is not None:
            return
        if len(self._letters) >= QUEUE:
            self.close("slow")
            return
        self._letters.append(encoded(to_data(told, ToSeat)))
        if isinstance(told, Changed | Drawn):
            self.told = told.revision
        elif isinstance(told, RoomNow):
            self.phase = told.phase
        elif isinstance(told, Welcome):
            self.wants_welcome = False
        self._wake.set()

    def close(self, reason: str) -> None:
        """Say farewell and close."""
        if self.farewell is None:
            self.farewell = reason
            self._letters.clear()
            self._letters.append(encoded(to_data(Farewell(reason), ToSeat)))
            self._wake.set()

    async def pump(self, send: Callable[[str], Awaitable[None]], drained: Callable[["Connection"], None]) -> None:
        """Send letter after letter with `send` until the line is closed; `drained` hears when all are out.

        Raises TimeoutError where the other side has not read for `PATIENCE` seconds.
        """
        while True:
            await self._wake.wait()
            self._wake.clear()
            self._is_free.clear()
            while self._letters:
                async with asyncio.timeout(PATIENCE):
                    await send(self._letters.popleft())
            self._is_free.set()
            if self.farewell is not None:
                return
            drained(self)

    async def has_room(self) -> None:
        """Wait until so little is wanted that another question can be taken."""
        while len(self.wanted) >= QUEUE // 2 and self.farewell is None:
            await asyncio.sleep(0.05)
