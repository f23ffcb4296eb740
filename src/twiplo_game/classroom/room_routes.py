"""The trainer's routes: orders, names, and the room as it stands. Each asks for the trainer's own secret."""

import asyncio
import time
from typing import Any, Final

from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.websockets import WebSocket, WebSocketDisconnect

from twiplo_game.classroom.board_data import board_data
from twiplo_game.classroom.contest import (
    Announced,
    Extended,
    Injected,
    Removed,
    Renamed,
    Revealed,
    RoomOrder,
    Started,
)
from twiplo_game.classroom.http import RefusedError, answer, body_of, is_trainer, text_in
from twiplo_game.classroom.live import LiveContest
from twiplo_game.classroom.names import cleaned
from twiplo_game.classroom.people import new_ticket
from twiplo_game.classroom.room_report import entry_data, room_report
from twiplo_game.classroom.wire import BadMessageError, encoded, from_data, to_data

EVERY: Final = 1.0
"""Seconds between two reports to the console."""

FRESH: Final = 0.3
"""Seconds for which a board that was drawn up serves everybody who asks."""

WORDS_LIMIT: Final = 500
"""Characters of an announcement."""


class RoomRoutes:
    """`/board.json` and `/api/room…`."""

    def __init__(self, live: LiveContest) -> None:
        self._live = live
        self._board: tuple[float, int, dict[str, Any]] | None = None

    async def board(self, _: Request) -> Response:
        """The public board."""
        now, number = time.monotonic(), self._live.match.room.number
        if self._board is None or self._board[1] != number or now - self._board[0] > FRESH:
            self._board = (now, number, board_data(self._live.match, self._live.people.name, self._live.moment))
        return answer(self._board[2])

    async def report(self, request: Request) -> Response:
        """The room as it stands."""
        self._check(request)
        return answer(room_report(self._live, self._live.moment))

    async def stream(self, socket: WebSocket) -> None:
        """The room as it stands, every second and after every order."""
        if not is_trainer(self._live, socket):
            await socket.close(4401)
            return
        await socket.accept()
        leaving = asyncio.create_task(_left(socket))
        try:
            while not leaving.done():
                async with asyncio.timeout(10):
                    await socket.send_text(encoded(room_report(self._live, self._live.moment)))
                number = self._live.match.room.number
                for _ in range(10):
                    await asyncio.wait({leaving}, timeout=EVERY / 10)
                    if leaving.done() or self._live.match.room.number != number:
                        break
        except (TimeoutError, WebSocketDisconnect, RuntimeError):
            pass  # The console comes back by itself.
        finally:
            leaving.cancel()

    async def order(self, request: Request) -> Response:
        """Something that the trainer orders. Raises RefusedError or LedgerError."""
        self._check(request)
        body = await body_of(request)
        try:
            order: RoomOrder = from_data(RoomOrder, body.get("order"))  # type: ignore[arg-type]
        except BadMessageError as error:
            raise RefusedError(400, "garbage") from error
        self._check_order(order)
        given = await self._live.order(text_in(body, "ticket", 64) or new_ticket(), order)
        return answer({"number": given.number, "at": given.at})

    async def rename(self, request: Request) -> Response:
        """Another name for somebody. Raises RefusedError or LedgerError."""
        self._check(request)
        body = await body_of(request)
        seat, name = text_in(body, "seat", 16), cleaned(text_in(body, "name", 400))
        if name is None:
            raise RefusedError(422, "name")
        if not await self._live.rename(seat, name):
            raise RefusedError(404, "seat")
        return answer({"seat": seat, "name": self._live.people.name(seat)})

    async def log(self, request: Request) -> Response:
        """The whole log, with which anybody can recount the contest, and who sat where."""
        self._check(request)
        match, people, at = self._live.match, self._live.people, self._live.moment
        entries = [*match.orders, *(entry for seat in match.seats.values() for entry in seat.entries)]
        return answer(
            {
                "contest": to_data(self._live.contest),
                "at": at,
                "is_over": match.is_over(at),
                "scenario": self._live.scenario_data,
                "doctrine": self._live.doctrine_data,
                "entries": [entry_data(entry) for entry in entries],
                "people": {
                    seat: {"name": person.name, "learner": person.learner, "language": person.language}
                    for seat, person in people.by_seat.items()
                },
            }
        )

    def _check(self, connection: HTTPConnection) -> None:
        if not is_trainer(self._live, connection):
            raise RefusedError(401, "secret")

    def _check_order(self, order: RoomOrder) -> None:
        match = self._live.match
        known = {item.id for item in match.game.story.scenario.contingencies}
        match order:
            case Started(countdown):
                is_sound = 0 <= countdown <= 600_000
            case Extended(minutes, seat):
                is_sound = 1 <= abs(minutes) <= 24 * 60 and (seat is None or seat in match.seats)
            case Removed(seat):
                is_sound = seat in match.seats
            case Announced(words):
                is_sound = 0 < len(words.strip()) <= WORDS_LIMIT and all(
                    character.isprintable() or character == "\n" for character in words
                )
            case Injected(contingency):
                is_sound = contingency in known
            case Revealed(step):
                is_sound = 0 <= step <= len(match.seats) and match.is_over(self._live.moment)
            case Renamed():
                is_sound = False  # A name comes with it, and has a route of its own.
            case _:
                is_sound = True
        if not is_sound:
            raise RefusedError(422, "order")


async def _left(socket: WebSocket) -> None:
    try:
        while True:
            await socket.receive_text()
    except (WebSocketDisconnect, RuntimeError, KeyError):
        return
