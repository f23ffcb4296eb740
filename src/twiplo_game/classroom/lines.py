"""The two lines between a seat and its class: a WebSocket, or events and posts where a filter lets none through.

Both carry the same messages, one at a time. Whatever goes wrong on a line is one error; what to do about it is the
port's affair.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from typing import Final, Protocol
from urllib.parse import urlencode

from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect

from twiplo_game.classroom.address import Address
from twiplo_game.classroom.protocol import FromSeat, Hello
from twiplo_game.classroom.web import Events, WebError, post
from twiplo_game.classroom.wire import encoded, to_data

MESSAGE_LIMIT: Final = 4 * 1024 * 1024
"""Bytes of one message from the server; the largest view of the library has 60 KB."""

OPEN_WITHIN: Final = 5.0
"""Seconds in which a line is there, or is not."""

SILENCE: Final = 5.0
"""Seconds between two pings, and seconds in which one is answered on a line that is whole."""


class LineLostError(Exception):
    """The line could not be opened, or is gone."""


class TurnedAwayError(LineLostError):
    """The class answers, and wants no line to this seat; `reason` is that of a farewell."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Line(Protocol):
    """One connection, until it is lost."""

    def send(self, text: str) -> None:
        """Hand over a message. Raises LineLostError."""

    def receive(self) -> str | bytes:
        """The next message; waits for it. Raises LineLostError."""

    def close(self) -> None:
        """Let go of it, from whichever thread; who waits in `receive` is told that it is lost."""


OpenLine = Callable[[Address, Hello], AbstractContextManager[Line]]
"""Opens a line to an address and says the first words on it. Raises LineLostError."""


class SocketLine:
    """Over a WebSocket."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket

    def send(self, text: str) -> None:
        """Hand over a message. Raises LineLostError."""
        with _lost():
            self._socket.send(text)

    def receive(self) -> str | bytes:
        """The next message. Raises LineLostError."""
        with _lost():
            return self._socket.recv()

    def close(self) -> None:
        """Let go of it; a peer that is silent is not waited for."""
        self._socket.close_timeout = 0.2
        with suppress(OSError, WebSocketException, ValueError):
            self._socket.close()


@contextmanager
def socket_line(address: Address, hello: Hello) -> Iterator[Line]:
    """A WebSocket to `address`."""
    with (
        _lost(),
        connect(
            f"{address.socket_url}/api/seat",
            max_size=MESSAGE_LIMIT,
            open_timeout=OPEN_WITHIN,
            ping_interval=SILENCE,
            ping_timeout=SILENCE,
            close_timeout=0.5,
            proxy=None if address.is_nearby else True,
        ) as socket,
    ):
        line = SocketLine(socket)
        line.send(encoded(to_data(hello, FromSeat)))
        yield line


class EventLine:
    """Over server-sent events, and posts the other way."""

    def __init__(self, address: Address, hello: Hello, events: Events) -> None:
        self._address = address
        self._events = events
        self._path = f"/api/seat/say?{urlencode({'machine': hello.machine})}"
        self._bearer = bearer(hello)

    def send(self, text: str) -> None:
        """Hand over a message. Raises LineLostError."""
        with _lost():
            post(self._address, self._path, text.encode(), self._bearer)

    def receive(self) -> str | bytes:
        """The next message. Raises LineLostError."""
        with _lost():
            return self._events.next()

    def close(self) -> None:
        """Let go of it."""
        self._events.end()


@contextmanager
def event_line(address: Address, hello: Hello) -> Iterator[Line]:
    """Events and posts to `address`."""
    asked = urlencode({"protocol": hello.protocol, "machine": hello.machine, "since": hello.since})
    try:
        events = Events(address, f"/api/seat/events?{asked}", MESSAGE_LIMIT, bearer(hello))
    except WebError as error:
        reason = error.reason
        raise TurnedAwayError(reason) if reason else LineLostError(str(error)) from error
    try:
        yield EventLine(address, hello, events)
    finally:
        events.close()


def bearer(hello: Hello) -> dict[str, str]:
    """The header that says whose seat it is."""
    return {"Authorization": f"Bearer {hello.token}"}


@contextmanager
def _lost() -> Iterator[None]:
    try:
        yield
    except (OSError, WebSocketException, WebError, ValueError) as error:
        # A socket that another thread closed reports a bad value.
        raise LineLostError(str(error)) from error
