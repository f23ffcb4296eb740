"""The desks' routes on the class's server: the page, a ticket, and the line, which is handed on to a desk's process."""

import asyncio
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, WebSocketException

from twiplo_game.classroom.address import parse_address
from twiplo_game.classroom.errors import ClassError
from twiplo_game.classroom.http import RefusedError, address, answer, bearer, body_of, seat_of, text_in
from twiplo_game.classroom.limits import Bucket, Buckets, Rate
from twiplo_game.classroom.live import LiveContest
from twiplo_game.classroom.people import invite_for
from twiplo_game.classroom.seat_routes import MACHINE_LIMIT
from twiplo_game.locale.words import LANGUAGES, translator
from twiplo_game.webdesk.houses import READY, House, Houses
from twiplo_game.webdesk.opening import (
    FLOOD,
    FULL,
    GONE,
    LEFT,
    PASTED,
    TAKEN,
    Opening,
    language_in,
    settings_in,
    size_in,
)
from twiplo_game.webdesk.page import asset, desk_page
from twiplo_game.webdesk.tickets import Tickets

KEYS: Final = Rate(300, 60)
"""What comes over one line: a held key gives thirty a second, a drag of the mouse as many."""

TICKETS: Final = Rate(30, 1)
"""Tickets for one seat; a page that comes back asks for one each time."""

AT_ONE_ADDRESS: Final = 160
"""Desks for one address; a whole school comes from one."""

_DRAWN: Final = 4 * 1024 * 1024
"""Bytes of one message from a desk."""


class DeskFront:
    """`/desk…`: up to `most` desks, whose processes keep in `folder` what is being written."""

    def __init__(self, live: LiveContest, most: int, folder: Path) -> None:
        self.houses = Houses(most, folder)
        self._live = live
        self._tickets = Tickets()
        self._rates = Buckets(TICKETS)
        self._from: Counter[str] = Counter()

    @property
    def most(self) -> int:
        """Desks at most."""
        return self.houses.most

    @property
    def routes(self) -> list[BaseRoute]:
        """What is asked for over HTTP."""
        return [
            Route("/desk", self.page),
            Route("/desk/room", self.room),
            Route("/desk/ticket", self.ticket, methods=["POST"]),
            WebSocketRoute("/desk/line", self.line),
            Route("/desk/pages/{name}", self.asset),
        ]

    async def close(self) -> None:
        """End the desks."""
        await self.houses.close()

    async def page(self, request: Request) -> Response:
        """The desk's page, without the desk."""
        wanted = request.query_params.get("lang", self._live.contest.language)
        language = wanted if wanted in LANGUAGES else self._live.contest.language
        title = self._live.match.game.story.scenario.title.in_(language)
        self.houses.wake()
        return desk_page(title, translator(language))

    async def asset(self, request: Request) -> Response:
        """A style, a script or a font. Raises RefusedError."""
        found = asset(request.path_params["name"])
        if found is None:
            raise RefusedError(404, "not_found")
        return found

    async def room(self, _: Request) -> Response:
        """How many desks are free."""
        self.houses.wake()
        return answer({"free": self.houses.free})

    async def ticket(self, request: Request) -> Response:
        """A ticket for the line of the seat whose token came with the request. Raises RefusedError."""
        seat = seat_of(self._live, request)
        if not self._rates.of(seat).take():
            raise RefusedError(429, "too_many")
        asked = await body_of(request)
        machine = text_in(asked, "machine", MACHINE_LIMIT)
        if not machine or not machine.isprintable():
            raise RefusedError(400, "garbage")
        if not self.houses.has_room_for(seat) or self._from[address(request)] >= AT_ONE_ADDRESS:
            raise RefusedError(409, "full")
        return answer({"ticket": self._tickets.give(self._opening(request, seat, machine, asked))})

    def _opening(self, request: Request, seat: str, machine: str, asked: dict[str, Any]) -> Opening:
        token, language = bearer(request), language_in(asked.get("language"))
        width, height = size_in(asked.get("width"), asked.get("height"))
        host, port = request.scope["server"]
        return Opening(
            seat=seat,
            token=token,
            name=self._live.people.name(seat),
            machine=machine,
            invite=invite_for(token) if self._live.contest.has_teams else "",
            language=language,
            settings=settings_in(asked.get("settings"), language),
            address=f"[{host}]:{port}" if ":" in host else f"{host}:{port}",
            origin=_origin(request.headers.get("origin", "")),
            width=width,
            height=height,
        )

    async def line(self, socket: WebSocket) -> None:
        """One page's line to its desk, for whoever has a ticket."""
        opening = self._tickets.take(socket.query_params.get("ticket", ""))
        if opening is None:
            await socket.close(1008)
            return
        await socket.accept()
        here = address(socket)
        self._from[here] += 1
        try:
            code = await self._converse(socket, opening)
        finally:
            self._from -= Counter({here: 1})
        with suppress(RuntimeError, WebSocketDisconnect):
            await socket.close(code)

    async def _converse(self, socket: WebSocket, opening: Opening) -> int:
        """Hand on what is said, until one side ends. Returns the code with which the page is told why."""
        if not self.houses.has_room_for(opening.seat):
            return FULL
        house = self.houses.of(opening.seat)
        try:
            async with asyncio.timeout(READY):
                await house.is_ready.wait()
            async with _inside(house) as desk:
                await desk.send(opening.text())
                drawing = asyncio.create_task(_draw(desk, socket))
                hearing = asyncio.create_task(_hear(socket, desk))
                done, rest = await asyncio.wait({drawing, hearing}, return_when=asyncio.FIRST_COMPLETED)
                for task in rest:
                    task.cancel()
                await asyncio.gather(*rest, return_exceptions=True)
                return done.pop().result()
        except (OSError, TimeoutError, WebSocketException):
            return GONE


def _inside(house: House) -> connect:
    return connect(
        f"ws://127.0.0.1:{house.port}/",
        additional_headers={"Authorization": house.word},
        compression=None,
        max_size=_DRAWN,
        proxy=None,
        ping_interval=None,
        close_timeout=0.5,
    )


async def _draw(desk: ClientConnection, socket: WebSocket) -> int:
    """What the desk draws; a page that does not read is waited for, and the desk notices."""
    try:
        async for drawn in desk:
            if isinstance(drawn, bytes):
                await socket.send_bytes(drawn)
            else:
                await socket.send_text(drawn)
    except (ConnectionClosed, WebSocketDisconnect, RuntimeError):
        pass
    return desk.close_code if desk.close_code in {TAKEN, LEFT} else GONE


async def _hear(socket: WebSocket, desk: ClientConnection) -> int:
    """What the page says, as often and as long as a person does."""
    rate = Bucket(KEYS)
    try:
        while True:
            said = await socket.receive_text()
            # A character may take six in JSON.
            if not rate.take() or len(said) > 6 * PASTED:
                return FLOOD
            await desk.send(said)
    except (WebSocketDisconnect, RuntimeError, KeyError, ConnectionClosed):
        return GONE


def _origin(said: str) -> str:
    """Where the player's browser found the class, as one types it; empty where it does not say."""
    try:
        return str(parse_address(said)) if said else ""
    except ClassError:
        return ""
