"""Keeping a line to a class: opened again whenever it is lost, with growing pauses, and by the other way where one
does not lead there.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Event, Thread
from time import monotonic
from typing import Final

from twiplo_game.classroom.address import Address
from twiplo_game.classroom.admission import admitted
from twiplo_game.classroom.fetching import doctrine_of
from twiplo_game.classroom.lines import Line, LineLostError, OpenLine, TurnedAwayError, event_line, socket_line
from twiplo_game.classroom.protocol import PROTOCOL, Farewell, FromSeat, Hello, ToSeat, Welcome
from twiplo_game.classroom.wire import BadMessageError, encoded, to_data
from twiplo_game.model.doctrine import Doctrine
from twiplo_game.store.errors import StoreError
from twiplo_game.store.seats import SeatRecord

LONGEST_PAUSE: Final = 5.0
"""Seconds between two attempts, at most."""

STEADY: Final = 5.0
"""Seconds after which a line was a good one, and its loss is no failed attempt."""

FINAL: Final = frozenset({"token", "protocol", "taken", "removed"})
"""Farewells after which coming back by itself would change nothing, or take the seat from somebody."""

_FIRST_PAUSE: Final = 0.25
_CLOSED_WITHIN: Final = 0.5


@dataclass(frozen=True, slots=True)
class Told:
    """The server said something."""

    message: ToSeat
    at: float
    """When it arrived, in seconds of this computer's monotonic clock."""
    doctrine: Doctrine | None = None
    """With a welcome: the names and terms that it is about."""


@dataclass(frozen=True, slots=True)
class Lost:
    """There is no line now; it is tried again."""

    attempts: int
    """How many have failed since there was one that held."""


@dataclass(frozen=True, slots=True)
class Barred:
    """What the class plays on cannot be had: it is not tried again."""

    error: StoreError


FromLine = Told | Lost | Barred
"""What a line brings."""


class Connection:
    """One seat's line. `hear` is called in the line's own thread."""

    def __init__(self, address: Address, seat: SeatRecord, hear: Callable[[FromLine], None]) -> None:
        self.since = 0
        """The revision that the desk knows; said in the first words on a new line."""
        self._address = address
        self._seat = seat
        self._hear = hear
        self._is_over = Event()
        self._line: Line | None = None
        self._outbox: SimpleQueue[str | None] = SimpleQueue()
        self._preferred: OpenLine = socket_line
        self._reader = Thread(target=self._keep, name="class-line", daemon=True)
        self._writer = Thread(target=self._hand_over, name="class-voice", daemon=True)
        self._reader.start()
        self._writer.start()

    def say(self, message: FromSeat) -> None:
        """Say something, if there is a line; nothing is said later."""
        self._outbox.put(encoded(to_data(message, FromSeat)))

    def end(self) -> None:
        """Leave. What was said before is still handed over, unless that takes too long."""
        self._is_over.set()
        self._outbox.put(None)
        self._writer.join(_CLOSED_WITHIN)

    @property
    def is_over(self) -> bool:
        """Whether both threads have come to their end."""
        return not self._reader.is_alive() and not self._writer.is_alive()

    def _keep(self) -> None:
        attempts = 0
        while not self._is_over.is_set():
            began = monotonic()
            try:
                self._listen(self._way(attempts))
            except TurnedAwayError as away:
                if away.reason in FINAL:
                    self._is_over.set()
                    self._outbox.put(None)
                    self._hear(Told(Farewell(away.reason), monotonic()))
            except (LineLostError, BadMessageError):
                pass
            except StoreError as error:
                self._is_over.set()
                self._hear(Barred(error))
            finally:
                self._line = None
            if not self._is_over.is_set():
                attempts = 0 if monotonic() - began > STEADY else attempts + 1
                self._hear(Lost(attempts))
                self._is_over.wait(_pause(attempts))

    def _way(self, attempts: int) -> OpenLine:
        """Three attempts by the way that has led there before, by WebSocket at first; then one by the other."""
        other = event_line if self._preferred is socket_line else socket_line
        return other if attempts % 4 == 3 else self._preferred

    def _listen(self, way: OpenLine) -> None:
        hello = Hello(PROTOCOL, self._seat.token, self._seat.machine, self.since)
        with way(self._address, hello) as line:
            self._line = line
            while not self._is_over.is_set():
                message = admitted(line.receive())
                doctrine = None
                if isinstance(message, Welcome):
                    self._preferred = way
                    doctrine = doctrine_of(self._address, message.doctrine)
                if isinstance(message, Farewell) and message.reason in FINAL:
                    self._is_over.set()
                    self._outbox.put(None)
                self._hear(Told(message, monotonic(), doctrine))

    def _hand_over(self) -> None:
        while (text := self._outbox.get()) is not None:
            self._send(text)
        line = self._line
        if line is not None:
            line.close()

    def _send(self, text: str) -> None:
        line = self._line
        if line is None:
            return
        try:
            line.send(text)
        except LineLostError:
            line.close()


def _pause(attempts: int) -> float:
    """Seconds until the next attempt; drawn, so that a class does not come back all at once."""
    longest = min(LONGEST_PAUSE, _FIRST_PAUSE * float(2 ** min(attempts, 10)))
    return random.uniform(0.5, 1.0) * longest
