"""The one writer of a contest: what the trainer orders and what the seats do passes here, in the order of its arrival.

What arrives while the disk is busy goes down with the next commit, all of it at once. A batch is stamped, numbered,
written by a worker thread, then taken into the match, then answered; so what is answered is stored, always.
"""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, ParamSpec, TypeVar

from twiplo_game.classroom.clock import ServerClock
from twiplo_game.classroom.contest import ROOM, Entry, Joined, PenPassed, Renamed, RoomOrder, SeatEntry
from twiplo_game.classroom.match import Match
from twiplo_game.classroom.people import Applicant, People
from twiplo_game.classroom.rows import entry_of, row_of
from twiplo_game.classroom.seat_game import Answer
from twiplo_game.store.class_ledger import ClassLedger, PersonRow
from twiplo_game.store.ledger_errors import CollisionError, LedgerError

P = ParamSpec("P")
T = TypeVar("T")

BATCH: Final = 1_000
"""Entries of one commit."""

POLL: Final = 0.2
"""Seconds between two looks at what other processes have written."""

_TRIES: Final = 20
"""How often a batch that collided with another process's is numbered anew."""


class NoPenError(Exception):
    """Another machine of the team held the pen when this was to be written."""


@dataclass(slots=True)
class _Wish:
    """Something that is to be written."""

    track: str
    """Empty for somebody who has no seat yet."""
    uuid: str
    body: RoomOrder | SeatEntry
    applicant: Applicant | None
    holder: str | None
    """The machine that must hold the pen when this is written; None where that does not matter."""
    done: "asyncio.Future[tuple[str, Answer]]"


class Commits:
    """The queue of one contest.

    `before` hears which seats are about to act and when, `after` what was taken in and whether it was written here.
    """

    def __init__(
        self,
        ledger: ClassLedger,
        match: Match,
        people: People,
        clock: ServerClock,
        before: Callable[[Iterable[str], int], None],
        after: Callable[[list[Entry], bool], None],
    ) -> None:
        self._ledger = ledger
        self._match = match
        self._people = people
        self._clock = clock
        self._before = before
        self._after = after
        self._waiting: list[_Wish] = []
        self._under_way: dict[tuple[str, str], asyncio.Future[tuple[str, Answer]]] = {}
        self._orders: dict[str, Answer] = {}
        self._stamp: int | None = None
        self._wake = asyncio.Event()
        self._turn = asyncio.Lock()
        self.error: LedgerError | None = None
        """Why the newest batch could not be written; None once one could."""

    def moment(self) -> int:
        """Up to when a story may be looked at: nothing that is still to be taken in can be earlier."""
        return self._stamp if self._stamp is not None else self._clock.now()

    def load(self) -> None:
        """Take in everything that the database holds and the match does not. Raises StoreError."""
        self._learn(self._ledger.people(self._match.contest.id))
        self._take(entry_of(row) for row in self._ledger.read(self._match.contest.id, self._known()))

    async def write(self, track: str, uuid: str, body: RoomOrder | SeatEntry, holder: str | None = None) -> Answer:
        """Write `body` and take it in; what was written under `uuid` before is only answered.

        Raises LedgerError, or NoPenError where `holder` is given and does not hold the seat's pen at that moment.
        """
        return (await self._put(track, uuid, body, None, holder))[1]

    async def seat(self, uuid: str, applicant: Applicant) -> str:
        """Give `applicant` a seat: the seat's id. Raises LedgerError."""
        return (await self._put("", uuid, Joined(), applicant))[0]

    async def run(self) -> None:
        """Write batch after batch, for as long as the contest is held here."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._write_batches())
            if self._ledger.is_shared:
                group.create_task(self._poll())

    async def _put(
        self,
        track: str,
        uuid: str,
        body: RoomOrder | SeatEntry,
        applicant: Applicant | None,
        holder: str | None = None,
    ) -> tuple[str, Answer]:
        known = self._answer(track, uuid)
        if known is not None:
            return track, known
        done = self._under_way.get((track, uuid))
        if done is None:
            done = asyncio.get_running_loop().create_future()
            self._under_way[track, uuid] = done
            self._waiting.append(_Wish(track, uuid, body, applicant, holder, done))
            self._wake.set()
        return await asyncio.shield(done)

    def _answer(self, track: str, uuid: str) -> Answer | None:
        if track == ROOM:
            return self._orders.get(uuid)
        seat = self._match.seats.get(track)
        return seat.answers.get(uuid) if seat is not None else None

    async def _write_batches(self) -> None:
        while True:
            await self._wake.wait()
            async with self._turn:
                batch, self._waiting = self._waiting[:BATCH], self._waiting[BATCH:]
                if not self._waiting:
                    self._wake.clear()
                try:
                    await self._write(batch)
                    self.error = None
                except LedgerError as error:
                    self.error = error
                    self._settle(batch, error)

    async def _write(self, batch: list[_Wish]) -> None:
        for _ in range(_TRIES):
            fresh = self._with_pen(wish for wish in batch if not wish.done.done() and not self._is_written(wish))
            if not fresh:
                return self._settle(batch, None)
            self._stamp = self._clock.now()
            self._before({wish.track for wish in fresh if wish.track not in {"", ROOM}}, self._stamp)
            entries, people = self._numbered(fresh, self._stamp)
            try:
                rows = [row_of(entry) for entry in entries]
                await _at_work(self._ledger.write, self._match.contest.id, rows, people)
            except CollisionError:
                await self._read_others()
                continue
            finally:
                self._stamp = None
            self._learn(people)
            self._take(entries, is_own=True)
            return self._settle(batch, None)
        raise LedgerError("busy", "Another program holds {path}. Close it, then try again.", path=self._ledger.place)

    def _with_pen(self, wishes: Iterable[_Wish]) -> list[_Wish]:
        """Those that may be written as the pens lie now; the others are refused.

        What another process wrote meanwhile makes this batch collide, and is known when this is asked again.
        """
        pens: dict[str, str | None] = {}
        allowed: list[_Wish] = []
        for wish in wishes:
            if wish.holder is not None and wish.holder != pens.get(wish.track, self._match.seats[wish.track].machine):
                wish.done.set_exception(NoPenError())
                wish.done.exception()  # Whoever asked may have left.
                continue
            if isinstance(wish.body, PenPassed):
                pens[wish.track] = wish.body.machine
            allowed.append(wish)
        return allowed

    def _is_written(self, wish: _Wish) -> bool:
        if wish.applicant is not None:
            wish.track = self._people.seat_with(wish.applicant.token) or ""
        return self._answer(wish.track, wish.uuid) is not None

    def _settle(self, batch: list[_Wish], error: LedgerError | None) -> None:
        for wish in batch:
            if wish.done.done():
                continue
            answer = self._answer(wish.track, wish.uuid) if self._is_written(wish) else None
            if answer is not None:
                wish.done.set_result((wish.track, answer))
            elif error is not None:
                wish.done.set_exception(error)
                wish.done.exception()  # Whoever asked may have left.
        self._under_way = {key: done for key, done in self._under_way.items() if not done.done()}

    def _numbered(self, wishes: list[_Wish], at: int) -> tuple[list[Entry], list[PersonRow]]:
        newest = self._known()
        entries: list[Entry] = []
        people: list[PersonRow] = []
        seats = max((int(seat[1:]) for seat in self._match.seats), default=0)
        for wish in wishes:
            track = wish.track
            if wish.applicant is not None:
                seats += 1
                track = f"s{seats}"
                taken = {person.folded for person in people}
                people.append(self._people.seated(wish.applicant, track, taken))
            number = newest.get(track, 0) + 1
            entries.append(Entry(track, number, wish.uuid, at, newest.get(ROOM, 0), wish.body))
            newest[track] = number
        return entries, people

    def _known(self) -> dict[str, int]:
        known = {seat.seat: seat.number for seat in self._match.seats.values()}
        if self._match.room.number:
            known[ROOM] = self._match.room.number
        return known

    def _learn(self, people: Iterable[PersonRow]) -> None:
        for person in people:
            self._people.learn(person)

    def _take(self, entries: Iterable[Entry], *, is_own: bool = False) -> None:
        """Take in what follows on what is known; what does not yet is read again with the next look."""
        taken: list[Entry] = []
        waiting = list(entries)
        while waiting:
            left = [entry for entry in waiting if not self._take_one(entry, taken)]
            if len(left) == len(waiting):
                break
            waiting = left
        if taken:
            self._after(taken, is_own)

    def _take_one(self, entry: Entry, taken: list[Entry]) -> bool:
        seat = self._match.seats.get(entry.track)
        newest = self._match.room.number if entry.track == ROOM else seat.number if seat is not None else 0
        if entry.number != newest + 1 or entry.after > self._match.room.number:
            return False
        self._clock.not_before(entry.at)
        self._match.take(entry)
        if entry.track == ROOM:
            self._orders[entry.uuid] = Answer(entry.number, entry.at, 0, None)
        taken.append(entry)
        return True

    async def read_people(self) -> None:
        """Learn who sits where by now, also from other processes. Raises LedgerError."""
        self._learn(await _at_work(self._ledger.people, self._match.contest.id))

    async def _poll(self) -> None:
        while True:
            await asyncio.sleep(POLL)
            async with self._turn:
                try:
                    await self._read_others()
                except LedgerError as error:
                    self.error = error

    async def _read_others(self) -> None:
        contest = self._match.contest.id
        rows = await _at_work(self._ledger.read, contest, self._known())
        entries = [entry_of(row) for row in rows]
        if any(isinstance(entry.body, Joined | Renamed) for entry in entries):
            await self.read_people()
        self._take(entries)


async def _at_work(work: Callable[P, T], *args: P.args, **more: P.kwargs) -> T:
    """What `work` returns, done in a thread; who is cancelled meanwhile leaves once it has come to its end."""
    doing = asyncio.ensure_future(asyncio.to_thread(work, *args, **more))
    try:
        return await asyncio.shield(doing)
    except asyncio.CancelledError:
        await asyncio.wait({doing})
        raise
