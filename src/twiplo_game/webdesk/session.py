"""One player's desk for as long as it is wanted: it outlives the line over which a browser draws it."""

import asyncio
import json
from collections.abc import Callable
from contextvars import Context
from hashlib import sha256
from time import monotonic
from typing import Any, Final

from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.events import Key
from websockets.asyncio.server import ServerConnection
from websockets.exceptions import ConnectionClosed

from twiplo_game.store.seats import SeatRecord
from twiplo_game.webdesk.app import BrowserDesk
from twiplo_game.webdesk.driver import ENTER, SocketDriver
from twiplo_game.webdesk.opening import GONE, LEFT, PASTED, TAKEN, Opening, size_in

UNREAD: Final = 256 * 1024
"""Characters that wait for a slow reader at most; then they are thrown away, and all is drawn anew once it reads."""

_ESCAPE: Final = 0.15
"""Seconds after which the beginning of a sequence that does not go on is taken for keys."""


class Session:
    """A desk, and the line that it is drawn on now, if there is one. `ended` is called when its player has left it."""

    def __init__(self, opening: Opening, ended: Callable[["Session"], None]) -> None:
        self.opening = opening
        self.unseen_since = monotonic()
        """When it was last drawn for somebody, in seconds; counts while nobody looks."""
        self.fault: Exception | None = None
        """What ended it, where nobody meant it to end."""
        self._ended = ended
        self._line: ServerConnection | None = None
        self._unsent: list[str] = []
        self._size = 0
        self._told: list[str] = []
        self._is_late = False
        self._wake = asyncio.Event()
        self._context = Context()
        self._parser = XTermParser()
        self.app = self._context.run(self._made)
        self._running = asyncio.get_running_loop().create_task(
            self.app.run_async(size=self.app.shape), context=self._context
        )
        self._running.add_done_callback(self._over)

    def _made(self) -> BrowserDesk:
        opening = self.opening
        # The same name for the same seat, so that another process finds what was being written.
        name = sha256(opening.token.encode()).hexdigest()[:16]
        seat = SeatRecord(
            name, opening.address, opening.token, opening.name, opening.machine, "", opening.invite, is_guest=True
        )
        return BrowserDesk(opening, seat, self._write, self._tell)

    @property
    def is_seen(self) -> bool:
        """Whether somebody looks at it."""
        return self._line is not None

    async def show(self, line: ServerConnection, opening: Opening) -> None:
        """Be drawn on `line` and hear what comes over it, until it ends or another one takes its place."""
        former, self._line = self._line, line
        if former is not None:
            await former.close(TAKEN)
        self._unsent, self._size, self._told, self._is_late = [], 0, [], False
        self._in_context(self.app.resize, (opening.width, opening.height))
        self._in_context(self._again)
        sending = asyncio.create_task(self._send(line))
        try:
            async for said in line:
                self._in_context(self._hear, said)
        except ConnectionClosed:
            pass
        finally:
            sending.cancel()
            if self._line is line:
                self._line = None
                self.unseen_since = monotonic()

    def close(self) -> None:
        """Put the desk away; what was done is with the class, what was being written is kept."""
        self._in_context(self.app.exit)

    async def wait_closed(self) -> None:
        """Until it is put away."""
        await asyncio.wait([self._running])

    def _in_context(self, call: Callable[..., object], *values: object) -> None:
        self._context.run(call, *values)

    def _again(self) -> None:
        """Draw everything, for a page on which nothing is."""
        if self.app.drawn_by is None:
            return
        self._write(ENTER)
        self.app.refresh(layout=True)
        self.app.resume_seat()

    def _hear(self, said: str | bytes) -> None:
        """Do as the browser says, where it can be understood."""
        match _list_in(said):
            case ["stdin", str(typed)] if len(typed) <= PASTED and self.app.drawn_by is not None:
                self._typed(self.app.drawn_by, typed)
            case ["ping"]:
                self._tell({"is": "pong"})
            case ["resize", {"width": width, "height": height}]:
                self.app.resize(size_in(width, height))
            case _:
                pass

    def _typed(self, driver: SocketDriver, typed: str) -> None:
        if typed == "\x1b":
            # A browser sends whole sequences, so this is the key.
            driver.take(Key("escape", typed))
            return
        try:
            for message in self._parser.feed(typed):
                driver.take(message)
        except (ParseError, ValueError, StopIteration):
            self._parser = XTermParser()
        if "\x1b" in typed:
            asyncio.get_running_loop().call_later(_ESCAPE, self._in_context, self._tick, driver)

    def _tick(self, driver: SocketDriver) -> None:
        for message in self._parser.tick():
            driver.take(message)

    def _write(self, data: str) -> None:
        """What the app draws."""
        if self._line is None or self._is_late:
            return
        self._unsent.append(data)
        self._size += len(data)
        if self._size > UNREAD:
            self._unsent, self._size, self._is_late = [], 0, True
        self._wake.set()

    def _tell(self, message: dict[str, Any]) -> None:
        if self._line is not None:
            self._told.append(json.dumps(message))
            self._wake.set()

    async def _send(self, line: ServerConnection) -> None:
        try:
            while True:
                await self._wake.wait()
                self._wake.clear()
                told, self._told = self._told, []
                for text in told:
                    await line.send(text)
                drawn, self._unsent, self._size = "".join(self._unsent), [], 0
                if drawn:
                    await line.send(drawn.encode("utf-8", "replace"))
                if self._is_late:
                    self._is_late = False
                    self._in_context(self._again)
        except ConnectionClosed:
            pass

    def _over(self, task: "asyncio.Task[int | None]") -> None:
        if not task.cancelled():
            self.fault = self.app.fault or _exception_of(task)
        self.app.get_up()
        self._ended(self)
        if self._line is not None:
            closing = self._line.close(GONE if self.fault else LEFT)
            self._closing = asyncio.get_running_loop().create_task(closing)


def _exception_of(task: "asyncio.Task[int | None]") -> Exception | None:
    error = task.exception()
    return error if isinstance(error, Exception) else None


def _list_in(said: str | bytes) -> list[Any] | None:
    try:
        data = json.loads(said)
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, list) else None
