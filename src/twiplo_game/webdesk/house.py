"""A process in which many desks are drawn: what the host starts, and what ends with it.

It listens on this computer alone, to whoever knows the word that the host has told it. Its first line of output is
the port; from then on it names the seats whose desks it has put away.
"""

import asyncio
import gc
import hmac
import os
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from http import HTTPStatus
from time import monotonic
from typing import Final

from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response

from twiplo_game.webdesk.opening import opening_from
from twiplo_game.webdesk.session import Session

UNSEEN: Final = 5 * 60.0
"""Seconds for which a desk that nobody looks at is kept."""

GIVEN_UP: Final = 5.0
"""Seconds for which one is kept whose player sits at the seat by another way."""

_LOOKED: Final = 1.0
_QUIET: Final = 30.0
"""Seconds between two searches for garbage."""


class House:
    """The desks of one process, by seat."""

    def __init__(self, word: str, tell: Callable[[str], None]) -> None:
        """`word` lets the host in; `tell` says that a seat has no desk any more."""
        self.sessions: dict[str, Session] = {}
        self._word = word
        self._tell = tell

    @asynccontextmanager
    async def open(self) -> AsyncIterator[int]:
        """Draw desks for whoever comes to the port that this gives."""
        async with serve(
            self._greet,
            "127.0.0.1",
            0,
            process_request=self._check,
            compression=None,
            ping_interval=None,
            max_size=64 * 1024,
            close_timeout=1,
        ) as server:
            tidying = asyncio.create_task(self._tidy())
            yield int(next(iter(server.sockets)).getsockname()[1])
            tidying.cancel()
            leaving = list(self.sessions.values())
            for session in leaving:
                session.close()
            with suppress(TimeoutError):
                async with asyncio.timeout(2):
                    for session in leaving:
                        await session.wait_closed()

    def _check(self, line: ServerConnection, request: Request) -> Response | None:
        word = request.headers.get("authorization", "")
        if hmac.compare_digest(word.encode(), self._word.encode()):
            return None
        return line.respond(HTTPStatus.FORBIDDEN, "")

    async def _greet(self, line: ServerConnection) -> None:
        try:
            opening = opening_from(str(await line.recv()))
        except ConnectionClosed:
            return
        session = self.sessions.get(opening.seat)
        if session is None:
            session = self.sessions[opening.seat] = Session(opening, self._ended)
        await session.show(line, opening)

    def _ended(self, session: Session) -> None:
        seat = session.opening.seat
        if self.sessions.get(seat) is session:
            del self.sessions[seat]
            self._tell(seat)
        if session.fault is not None:
            # Its kind and no more: what the desk held is its player's.
            sys.stderr.write(f"twiplo: a desk ended ({type(session.fault).__name__}); it is opened again.\n")

    async def _tidy(self) -> None:
        """Put away what nobody looks at, and look for garbage when it holds nobody up much."""
        last = monotonic()
        while True:
            await asyncio.sleep(_LOOKED)
            now = monotonic()
            for session in list(self.sessions.values()):
                kept = GIVEN_UP if session.app.is_given_up else UNSEEN
                if not session.is_seen and now - session.unseen_since > kept:
                    session.close()
            if now - last > _QUIET:
                gc.collect(1)
                last = now


def main() -> None:
    """Be a house. What is written to standard input by the host: the word, then nothing until it ends."""
    word = sys.stdin.buffer.readline().decode().strip()
    _load()
    gc.collect()
    gc.freeze()
    asyncio.run(_stay(word))
    # Threads that wait for a lost network hold nobody up.
    os._exit(0)


async def _stay(word: str) -> None:
    """Draw desks until the host is gone."""
    async with House(word, _say).open() as port:
        _say(str(port))
        await asyncio.to_thread(sys.stdin.buffer.read)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _load() -> None:
    """What every desk needs, before the first player comes."""
    from importlib import import_module  # noqa: PLC0415

    from twiplo_game.webdesk.economy import economise  # noqa: PLC0415

    economise()
    from twiplo_game.tui.app import PLACES as SCREENS  # noqa: PLC0415
    from twiplo_game.webdesk.app import PLACES  # noqa: PLC0415

    for place in PLACES:
        import_module(f"twiplo_game.tui.screens.{SCREENS[place].partition(':')[0]}")
    for name in ("table", "class_desk"):
        import_module(f"twiplo_game.tui.{name}")
