"""The seats' routes: the line over a WebSocket, the same over events and posts, and the log once all is over."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Final

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.websockets import WebSocket, WebSocketDisconnect

from twiplo_game.classroom.http import UNSAFE, RefusedError, answer, body_of, seat_of
from twiplo_game.classroom.live import LiveContest
from twiplo_game.classroom.protocol import PROTOCOL, Farewell, FromSeat, Hello, ToSeat
from twiplo_game.classroom.seat_line import SeatLine
from twiplo_game.classroom.seat_log import seat_log
from twiplo_game.classroom.wire import BadMessageError, decoded, encoded, from_data, to_data

HELLO: Final = 10.0
"""Seconds within which a new line says who it is."""

UNKNOWN: Final = 2_000
"""Lines that may be open without having said who they are."""

MACHINE_LIMIT: Final = 64
"""Characters of a machine's name."""


class SeatRoutes:
    """`/api/seat…`."""

    def __init__(self, live: LiveContest) -> None:
        self._live = live
        self._unknown = 0
        self._streams: dict[tuple[str, str], SeatLine] = {}
        """The seats that hear by events, and speak by posts."""

    async def line(self, socket: WebSocket) -> None:
        """One machine's line, from the handshake to the farewell."""
        if self._unknown >= UNKNOWN:
            await socket.close(1013)
            return
        await socket.accept()
        self._unknown += 1
        try:
            opened = await self._greet(socket)
        except (TimeoutError, WebSocketDisconnect, RuntimeError):
            opened = "garbage"
        finally:
            self._unknown -= 1
        if isinstance(opened, str):
            await _part(socket, opened)
            return
        await self._converse(socket, opened)

    async def events(self, request: Request) -> Response:
        """The same line as a stream of events; what the seat says comes in posts."""
        query = request.query_params
        since = query.get("since", "0")
        hello = Hello(
            protocol=_number(query.get("protocol", "")),
            token="",
            machine=query.get("machine", ""),
            since=_number(since),
        )
        seat = seat_of(self._live, request)
        refused = _refused(hello)
        if refused is not None:
            raise RefusedError(400, refused)
        line = SeatLine(self._live, seat, hello, query.get("page", ""))
        self._streams[seat, hello.machine] = line
        await line.open()
        headers = UNSAFE | {"x-accel-buffering": "no"}
        return StreamingResponse(self._stream(line), media_type="text/event-stream", headers=headers)

    async def say(self, request: Request) -> Response:
        """Something that a seat says which hears by events. Raises RefusedError."""
        seat = seat_of(self._live, request)
        line = self._streams.get((seat, request.query_params.get("machine", "")))
        if line is None or line.line.farewell is not None:
            raise RefusedError(409, "no_stream")
        try:
            said: FromSeat = from_data(FromSeat, await body_of(request))  # type: ignore[arg-type]
        except BadMessageError as error:
            raise RefusedError(400, "garbage") from error
        await line.hear(said)
        return answer({"heard": True}, 202)

    async def doctrine(self, _: Request) -> Response:
        """The doctrine's files, by which a seat names things."""
        return answer(self._live.doctrine_data)

    async def log(self, request: Request) -> Response:
        """The seat's log and the texts that it was played on, once the contest is over for everybody."""
        seat = self._live.match.seats[seat_of(self._live, request)]
        at = self._live.moment
        if not self._live.match.is_over(at):
            raise RefusedError(409, "not_over")
        person = self._live.people.by_seat[seat.seat]
        return answer(
            {
                "log": seat_log(self._live.match, seat, at, person.language),
                "scenario": self._live.scenario_data,
                "doctrine": self._live.doctrine_data,
            }
        )

    async def _greet(self, socket: WebSocket) -> SeatLine | str:
        async with asyncio.timeout(HELLO):
            raw = await socket.receive_text()
        try:
            hello: FromSeat = from_data(FromSeat, decoded(raw))  # type: ignore[arg-type]
        except BadMessageError:
            return "garbage"
        if not isinstance(hello, Hello):
            return "garbage"
        refused = _refused(hello)
        if refused is not None:
            return refused
        seat = self._live.people.seat_of(hello.token)
        if seat is None or seat not in self._live.match.seats:
            return "token"
        if self._live.match.seats[seat].is_removed:
            return "removed"
        return SeatLine(self._live, seat, hello, socket.query_params.get("page", ""))

    async def _converse(self, socket: WebSocket, seat: SeatLine) -> None:
        listening = asyncio.create_task(self._listen(socket, seat))
        try:
            await seat.open()
            await seat.line.pump(socket.send_text, self._live.hall.due)
        except (TimeoutError, WebSocketDisconnect, RuntimeError):
            pass  # Who does not read, or is gone, comes back and is told everything again.
        finally:
            seat.shut()
            listening.cancel()
            with suppress(asyncio.CancelledError):
                await listening
            with suppress(RuntimeError, WebSocketDisconnect, TimeoutError):
                async with asyncio.timeout(1):
                    await socket.close(1000)

    async def _listen(self, socket: WebSocket, seat: SeatLine) -> None:
        try:
            while True:
                raw = await socket.receive_text()
                said: FromSeat = from_data(FromSeat, decoded(raw))  # type: ignore[arg-type]
                await seat.hear(said)
        except BadMessageError:
            seat.line.close("garbage")
        except (WebSocketDisconnect, RuntimeError, KeyError):
            seat.line.close("closing")

    async def _stream(self, seat: SeatLine) -> AsyncIterator[str]:
        letters: asyncio.Queue[str] = asyncio.Queue(1)
        pumping = asyncio.create_task(seat.line.pump(letters.put, self._live.hall.due))
        # Who does not read holds up the stream itself; the seat is free at once, and whoever waits for room is let go.
        pumping.add_done_callback(lambda done: self._hung_up(seat, done))
        try:
            while not (pumping.done() and letters.empty()):
                getting = asyncio.create_task(letters.get())
                await asyncio.wait({getting, pumping}, return_when=asyncio.FIRST_COMPLETED)
                if getting.done():
                    yield f"data: {getting.result()}\n\n"
                else:
                    getting.cancel()
                    if letters.empty():
                        break
        finally:
            pumping.cancel()

    def _hung_up(self, seat: SeatLine, pumping: "asyncio.Task[None]") -> None:
        if not pumping.cancelled():
            pumping.exception()
        seat.line.close("slow")
        seat.shut()
        key = (seat.line.seat, seat.line.machine)
        if self._streams.get(key) is seat:
            del self._streams[key]


async def _part(socket: WebSocket, reason: str) -> None:
    with suppress(RuntimeError, WebSocketDisconnect):
        await socket.send_text(encoded(to_data(Farewell(reason), ToSeat)))
        await socket.close(1000)


def _refused(hello: Hello) -> str | None:
    if hello.protocol != PROTOCOL:
        return "protocol"
    if not hello.machine or len(hello.machine) > MACHINE_LIMIT or not hello.machine.isprintable():
        return "garbage"
    return None


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0
