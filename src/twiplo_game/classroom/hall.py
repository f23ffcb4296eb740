"""The open lines of a class, and who is told what when: acknowledgements at once, views in turn, one at a time."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable
from typing import Final

from twiplo_game.classroom.connections import Connection, Wanted
from twiplo_game.classroom.match import Match
from twiplo_game.classroom.people import People
from twiplo_game.classroom.seat_game import SeatGame
from twiplo_game.classroom.views import changed, has_begun, phase_of, places, room_now, welcome

TICK: Final = 0.2
"""Seconds between two looks at the clock."""

HEARTBEAT: Final = 25
"""Ticks after which the room is told again, so that a seat's clock stays right and a quiet line is known to be open."""

LINES: Final = 8
"""Machines of one team at most."""

_CHUNK: Final = 20
"""Seats that are looked at before others have their turn."""


class Hall:
    """All lines that are open in this process. `moment` is up to when stories may be looked at."""

    def __init__(self, match: Match, people: People, moment: Callable[[], int]) -> None:
        self.lines: dict[str, dict[str, Connection]] = {}
        """By seat and machine."""
        self._match = match
        self._people = people
        self._moment = moment
        self._turns: deque[Connection] = deque()
        self._queued: set[int] = set()
        self._wake = asyncio.Event()
        self._rooms = asyncio.Event()
        self._places: dict[str, tuple[int, int]] = {}
        self._is_over = False

    def of(self, seats: Iterable[str]) -> list[Connection]:
        """The lines of these seats."""
        return [line for seat in seats for line in self.lines.get(seat, {}).values()]

    def open(self, line: Connection) -> None:
        """Let `line` be heard; another one that it takes the place of is closed."""
        machines = self.lines.setdefault(line.seat, {})
        if not self._match.contest.has_teams or line.machine in machines or len(machines) >= LINES:
            for other in [item for item in machines.values() if not self._match.contest.has_teams]:
                other.close("taken")
                del machines[other.machine]
            oldest = machines.pop(line.machine, None) or (
                machines.pop(next(iter(machines))) if len(machines) >= LINES else None
            )
            if oldest is not None:
                oldest.close("taken")
        machines[line.machine] = line
        self.due(line)

    def shut(self, line: Connection) -> None:
        """`line` is gone."""
        machines = self.lines.get(line.seat, {})
        if machines.get(line.machine) is line:
            del machines[line.machine]
            if not machines:
                del self.lines[line.seat]

    def close_all(self, reason: str, seats: Iterable[str] | None = None) -> None:
        """Close the lines of these seats, or all."""
        for line in self.of(list(self.lines if seats is None else seats)):
            line.close(reason)

    def answer(self, line: Connection, wanted: Wanted) -> None:
        """Draw up a view for somebody who asked."""
        line.wanted.append(wanted)
        self.due(line)

    def due(self, line: Connection) -> None:
        """`line` wants something, or is free again."""
        if line.wants and line.is_free and id(line) not in self._queued and self._is_ripe(line):
            self._queued.add(id(line))
            self._turns.append(line)
            self._wake.set()

    @staticmethod
    def _is_ripe(line: Connection) -> bool:
        """A page that was drawn just now, and for which nobody asks, can wait for what else happens meanwhile."""
        if line.drawing is None or line.wanted or line.wants_welcome or line.wants_room:
            return True
        return line.drawing.may_draw()

    def look(self, seats: Iterable[str], at: int) -> None:
        """Let these stories reach `at`, and tell whoever sits there what could be seen."""
        for name in seats:
            seat = self._match.seats.get(name)
            if seat is None:
                continue
            before = seat.revision
            self._match.catch_up(seat, at)
            if seat.revision != before:
                self.moved([name])

    def moved(self, seats: Iterable[str], but: Connection | None = None) -> None:
        """These seats' games have moved on; who is at the line `but` is answered instead."""
        for line in self.of(seats):
            if line is not but:
                line.wants_view = True
                self.due(line)

    def room_changed(self, seats: Iterable[str] | None = None) -> None:
        """Something is different for these seats, or for everybody."""
        if seats is None:
            self._places = places(self._match, self._moment())
        for line in self.of(self.lines if seats is None else seats):
            line.wants_room = True
        self._rooms.set()

    async def run(self) -> None:
        """Draw up views and watch the clock, for as long as the class is held here."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._tell_room())
            group.create_task(self._draw_up())
            group.create_task(self._watch())

    async def _tell_room(self) -> None:
        while True:
            await self._rooms.wait()
            self._rooms.clear()
            for place, line in enumerate(self.of(self.lines)):
                if place % _CHUNK == 0:
                    await asyncio.sleep(0)
                if line.wants_room and line.is_free and not line.wants_welcome:
                    self._post_room(line)

    def _post_room(self, line: Connection) -> None:
        seat = self._match.seats.get(line.seat)
        if seat is not None:
            line.wants_room = False
            place = self._places.get(seat.seat)
            line.post(room_now(self._match, seat, line.machine, self._moment(), place))

    async def _draw_up(self) -> None:
        while True:
            if not self._turns:
                self._wake.clear()
                await self._wake.wait()
            line = self._turns.popleft()
            self._queued.discard(id(line))
            seat = self._match.seats.get(line.seat)
            if line.is_free and seat is not None:
                self._draw_for(line, seat)
            # Whatever has arrived meanwhile, an action above all, comes before the next view.
            await asyncio.sleep(0)

    def _draw_for(self, line: Connection, seat: SeatGame) -> None:
        at = self._moment()
        self._match.catch_up(seat, at)
        if has_begun(seat, at) and not line.has_begun:
            line.has_begun = line.wants_welcome = line.wants_view = True
        if line.wants_welcome:
            line.post(welcome(self._match, seat, self._people.name(seat.seat), at))
        if line.wants_room:
            self._post_room(line)
        if line.wanted:
            line.wants_view = False
            wanted = line.wanted.popleft()
            if line.drawing is not None:
                line.post(line.drawing.draw(seat, line.told, wanted.ticket, at))
                return
            if line.told < wanted.since and not wanted.is_whole:
                # What was seen before the action is told before it, so that nobody takes it for its outcome.
                line.post(changed(self._match, seat, line.told, until=wanted.since))
            line.post(changed(self._match, seat, wanted.since, ticket=wanted.ticket))
        elif line.wants_view and has_begun(seat, at) and self._is_ripe(line):
            line.wants_view = False
            drawing = line.drawing
            line.post(
                drawing.draw(seat, line.told, None, at)
                if drawing is not None
                else changed(self._match, seat, line.told)
            )

    async def _watch(self) -> None:
        seats, beats = 0, 0
        while True:
            await asyncio.sleep(TICK)
            beats += 1
            is_beat = beats % HEARTBEAT == 0 or len(self._match.seats) != seats
            seats = len(self._match.seats)
            self._watch_end()
            for place, name in enumerate(list(self.lines)):
                if place % _CHUNK == 0:
                    await asyncio.sleep(0)
                self._watch_seat(name, is_beat=is_beat)

    def _watch_end(self) -> None:
        """Pages say whether the others are still at work."""
        is_over = self._match.is_over(self._moment())
        if is_over != self._is_over:
            self._is_over = is_over
            for line in self.of(self.lines):
                line.wants_view |= line.drawing is not None

    def _watch_seat(self, name: str, *, is_beat: bool) -> None:
        seat = self._match.seats.get(name)
        if seat is None:
            return
        at = self._moment()
        phase = phase_of(self._match, self._match.timing_of(seat), at)
        for line in self.of([name]):
            if phase != line.phase or is_beat:
                line.wants_room = True
                self._rooms.set()
            if has_begun(seat, at) and not line.has_begun:
                line.wants_view = True
            if line.wants_view:
                self.due(line)
        self.look([name], at)
