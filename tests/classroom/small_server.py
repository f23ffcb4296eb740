"""A class on 127.0.0.1 for tests of the seat's side: a real match behind a real WebSocket, and a clock that tests move.

It does what the protocol says and no more: nothing is stored, and the seats are those that a test names.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Event, Thread
from typing import Any, Self

from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed

from classroom.contests import Class
from twiplo_game.classroom.contest import RoomOrder, Started
from twiplo_game.classroom.match import Match, SeatGame
from twiplo_game.classroom.protocol import (
    Ack,
    Farewell,
    FromSeat,
    Hello,
    RoomNow,
    TakePen,
    ToSeat,
    Welcome,
)
from twiplo_game.classroom.wire import decoded, encoded, from_data, to_data
from twiplo_game.engine.action import Respond
from twiplo_game.engine.look import duration, objections, view
from twiplo_game.engine.playbill import playbill
from twiplo_game.engine.rejection import Rejected
from twiplo_game.seating.port import (
    Changed,
    Feel,
    Happening,
    Keep,
    Kept,
    Preview,
    Previewed,
    Refresh,
    Refused,
    Submit,
    Ticket,
    TrackPoint,
)

Spoil = Callable[[str], list[str | bytes]]
"""What becomes of one message to a seat: nothing, itself, itself twice, something else."""


@dataclass
class SmallServer:
    """A class at its match, on a port of its own."""

    group: Class
    doctrine: str
    """Its hash."""
    tokens: dict[str, str]
    """Seat by token."""
    spoil: Spoil = lambda text: [text]
    hellos: list[Hello] = field(default_factory=list)
    heard: list[Any] = field(default_factory=list)
    """Every message of a seat after its hello."""
    port: int = 0

    def __post_init__(self) -> None:
        self._lines: dict[str, ServerConnection] = {}
        self._talked_on: list[ServerConnection] = []
        self._answered: dict[Ticket, ToSeat] = {}
        self._kept: dict[str, list[Submit]] = {}
        self._holders: dict[str, str] = {}
        self._loop = asyncio.new_event_loop()
        self._is_up = Event()
        self._thread = Thread(target=self._run, daemon=True)
        self._stop: asyncio.Event | None = None

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._is_up.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(lambda: self._stop.set() if self._stop else None)
        self._thread.join(10)
        self._loop.close()

    @property
    def address(self) -> str:
        """As a player types it."""
        return f"127.0.0.1:{self.port}"

    @property
    def match(self) -> Match:
        """The contest."""
        return self.group.match

    def order(self, *orders: RoomOrder) -> None:
        """The trainer orders something; every seat hears of it."""
        self._call(lambda: self._ordered(orders))

    def wait(self, milliseconds: int) -> None:
        """Real time passes; every seat hears what it brings."""
        self._call(lambda: self._waited(milliseconds))

    def cut(self) -> None:
        """Every line is lost, without a word."""
        self._call(lambda: [line.transport.abort() for line in self._lines.values()])

    def say(self, seat: str, message: ToSeat) -> None:
        """Something reaches one seat."""
        self._call(lambda: self._send(seat, message))

    def say_raw(self, seat: str, raw: str | bytes) -> None:
        """Something reaches one seat as it is."""
        self._call(lambda: self._post(seat, raw))

    def _call(self, what: Callable[[], object]) -> None:
        done = Event()

        def do() -> None:
            what()
            done.set()

        self._loop.call_soon_threadsafe(do)
        assert done.wait(10)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._serve())
        # What still talks to somebody who went away ends with the server, not in whichever test comes next.
        left = asyncio.all_tasks(self._loop)
        for task in left:
            task.cancel()
        self._loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
        for line in self._talked_on:
            line.transport.abort()
        # A line is closed in the turn after the one in which it is cut.
        self._loop.run_until_complete(asyncio.sleep(0))

    async def _serve(self) -> None:
        self._stop = asyncio.Event()
        async with serve(self._talk, "127.0.0.1", self.port, ping_interval=None, close_timeout=0.1) as server:
            self.port = next(iter(server.sockets)).getsockname()[1]
            self._is_up.set()
            await self._stop.wait()

    async def _talk(self, line: ServerConnection) -> None:
        self._talked_on.append(line)
        hello = from_data(FromSeat, decoded(await line.recv()))
        assert isinstance(hello, Hello)
        self.hellos.append(hello)
        seat = self.tokens.get(hello.token)
        if seat is None:
            await line.send(encoded(to_data(Farewell("token"), ToSeat)))
            return
        former = self._lines.get(seat)
        if former is not None and self._holders[seat] != hello.machine:
            self._send(seat, Farewell("taken"))
        self._lines[seat], self._holders[seat] = line, hello.machine
        self._welcome(seat)
        if self.match.timing.start is not None:
            self._send(seat, self._changed(self.match.seats[seat], hello.since))
        with suppress(ConnectionClosed):
            async for raw in line:
                message = from_data(FromSeat, decoded(raw))
                self.heard.append(message)
                self._answer(seat, message)

    def _welcome(self, seat: str) -> None:
        begun = self.match.timing.start is not None
        bill = playbill(self.match.game) if begun else None
        kept = tuple(self._kept.get(seat, ()))
        self._send(seat, Welcome(seat, seat.title(), bill, self.doctrine, self.match.contest.has_own_clocks, kept))
        self._send(seat, self.room(seat))

    def room(self, seat: str) -> RoomNow:
        """How the contest stands for a seat."""
        now, timing, room = self.group.now, self.match.timing, self.match.room
        phase = "lobby" if timing.start is None else "ended" if timing.is_over(now) else "running"
        if phase == "running" and timing.paused is not None:
            phase = "paused"
        if phase == "running" and timing.start is not None and now < timing.start:
            phase = "countdown"
        pace = timing.length * 60_000 * 1000 // timing.duration if phase == "running" else 0
        return RoomNow(
            "revealed" if room.revealed is not None else phase, now, timing.start, timing.ends(now),
            timing.minute(now), pace, len(self.match.seats), True, room.announcements, None,
        )  # fmt: skip

    def _ordered(self, orders: tuple[RoomOrder, ...]) -> None:
        for order in orders:
            self.group.order(order)
        for seat in self._lines:
            if any(isinstance(order, Started) for order in orders):
                self._welcome(seat)
            self._send(seat, self.room(seat))
            self._tell_news(seat)

    def _waited(self, milliseconds: int) -> None:
        self.group.wait(milliseconds)
        for seat in self._lines:
            self._tell_news(seat)
            self._send(seat, self.room(seat))

    def _tell_news(self, seat: str) -> None:
        if self.match.timing.start is None:
            return
        game = self.match.seats[seat]
        before = len(game.turns)
        self.match.catch_up(game, self.group.now)
        if len(game.turns) > before:
            self._send(seat, self._changed(game, before))

    def _answer(self, seat: str, message: Any) -> None:
        game = self.match.seats[seat]
        match message:
            case Submit(ticket, action):
                if ticket not in self._answered:
                    before = len(game.turns)
                    refused = self.group.act(seat, action)
                    number = self.match.seats[seat].number
                    self._send(seat, Ack(ticket, number, self.group.now))
                    self._answered[ticket] = (
                        Refused(ticket, refused)
                        if isinstance(refused, Rejected)
                        else self._changed(game, before, ticket)
                    )
                self._send(seat, self._answered[ticket])
            case Preview(ticket, order):
                about = order.event if isinstance(order, Respond) else order.about
                says = tuple(objections(self.match.game, game.state, about, order.response))
                self._send(seat, Previewed(ticket, duration(self.match.game, order.response), says))
            case Keep(ticket, order):
                self._kept.setdefault(seat, []).append(Submit("", order))
                self._send(seat, Kept(ticket))
            case Feel(ticket):
                self._send(seat, Kept(ticket))
            case Refresh(ticket, revision):
                if self.match.timing.start is not None:
                    self._send(seat, self._changed(game, revision, ticket))
            case TakePen():
                self._send(seat, self.room(seat))

    def _changed(self, game: SeatGame, since: int, ticket: Ticket | None = None) -> Changed:
        turns = game.turns
        since = min(since, len(turns))
        return Changed(
            len(turns),
            since,
            view(self.match.game, game.state),
            tuple(TrackPoint(turn.state.minute, turn.state.gauges) for turn in turns),
            tuple(Happening(turn.seen) for turn in turns[since:]),
            ticket,
        )

    def _send(self, seat: str, message: ToSeat) -> None:
        for raw in self.spoil(encoded(to_data(message, ToSeat))):
            self._post(seat, raw)

    def _post(self, seat: str, raw: str | bytes) -> None:
        line = self._lines.get(seat)
        if line is not None:
            self._loop.create_task(self._deliver(line, raw))

    async def _deliver(self, line: ServerConnection, raw: str | bytes) -> None:
        with suppress(ConnectionClosed):
            await line.send(raw)
