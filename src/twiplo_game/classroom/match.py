"""The contest as a fold over its log: what each seat has done, where its story stands, what the board says of it.

Nothing here knows of a network, a disk or a clock: every moment is given. The same entries give the same contest.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from twiplo_game.classroom.contest import (
    ROOM,
    Acted,
    Announced,
    Contest,
    Entry,
    Extended,
    Frozen,
    Injected,
    Joined,
    Locked,
    Noted,
    PenPassed,
    Removed,
    Revealed,
    Thawed,
)
from twiplo_game.classroom.seat_game import Answer, SeatGame, Turn
from twiplo_game.classroom.timing import MINUTE, Timing
from twiplo_game.engine.action import Action, Advance, Contingency
from twiplo_game.engine.apply import apply, carry_out, opening
from twiplo_game.engine.game import Game
from twiplo_game.engine.look import seen
from twiplo_game.engine.rejection import Refusal, Rejected
from twiplo_game.engine.state import State
from twiplo_game.engine.step import Passed, Seen


@dataclass(frozen=True, slots=True)
class RoomState:
    """What the trainer's orders have made of the room."""

    number: int = 0
    """Of the newest order."""
    is_locked: bool = False
    frozen: int | None = None
    """Since when the public board stands still."""
    announcements: tuple[tuple[int, str], ...] = ()
    """(when, words)."""
    revealed: int | None = None
    """The reveal's step; None before it."""


class Match:
    """A contest as far as its log goes."""

    def __init__(self, contest: Contest, game: Game) -> None:
        self.contest = contest
        self.game = game
        self.timing = Timing(game.story.length, contest.minutes * MINUTE)
        self.room = RoomState()
        self.orders: list[Entry] = []
        self.seats: dict[str, SeatGame] = {}
        self._removed = 0
        self._opening = opening(game)

    def take(self, entry: Entry) -> Rejected | None:
        """Fold the next entry of its track into the contest; why its action was refused, where it was.

        Raises ValueError for an entry that does not follow on its track.
        """
        if entry.track == ROOM:
            self._take_order(entry)
            return None
        return self._take_seat(entry)

    def take_all(self, entries: Iterable[Entry]) -> None:
        """Fold a whole log, in any order of the tracks: each seat's entries meet the room as it was for them."""
        waiting: dict[str, list[Entry]] = {}
        for entry in sorted(entries, key=lambda entry: entry.number):
            waiting.setdefault(entry.track, []).append(entry)
        room = waiting.pop(ROOM, [])
        self._take_until(waiting, 0)
        for order in room:
            self.take(order)
            self._take_until(waiting, order.number)

    def catch_up(self, seat: SeatGame, at: int) -> None:
        """Let a seat's story reach `at` as far as there is something to see, through what was ordered until then."""
        for order in self.orders[seat.after :]:
            if order.at > at:
                break
            self._obey(seat, order)
        self._reach(seat, at, only_to_sight=True)

    def state_at(self, seat: SeatGame, at: int) -> State:
        """Where a seat's story stood, or stands, at `at`."""
        self.catch_up(seat, at)
        place = max(0, bisect_right(seat.turns, at, key=lambda turn: turn.at) - 1)
        target = self._target(seat, at)
        known = seat.glimpse
        if known is None or known[:2] != (place, target):
            known = seat.glimpse = (place, target, self._let_pass(seat.turns[place].state, target))
        return known[2]

    @property
    def seated(self) -> int:
        """How many sit in the class."""
        return len(self.seats) - self._removed

    def timing_of(self, seat: SeatGame) -> Timing:
        """The seat's clock with every order so far, whether or not its story has reached them."""
        timing = seat.timing
        for order in self.orders[seat.after :]:
            timing = _timing_after(timing, order, seat.seat)
        return timing

    def is_over(self, at: int) -> bool:
        """Whether the contest is over at `at` for everybody, those who were given extra time too."""
        if not self.timing.is_over(at):
            return False
        return all(self._timing_at(seat, at).is_over(at) for seat in self.seats.values() if not seat.is_removed)

    def _timing_at(self, seat: SeatGame, at: int) -> Timing:
        """The seat's clock with the orders until `at`, without letting its story reach them."""
        timing = seat.timing
        for order in self.orders[seat.after :]:
            if order.at > at:
                break
            timing = _timing_after(timing, order, seat.seat)
        return timing

    def _take_until(self, waiting: dict[str, list[Entry]], after: int) -> None:
        for entries in waiting.values():
            while entries and entries[0].after <= after:
                self.take(entries.pop(0))

    def _take_order(self, entry: Entry) -> None:
        if entry.number != self.room.number + 1:
            raise ValueError(f"order {entry.number} after {self.room.number}")
        self.orders.append(entry)
        self.timing = _timing_after(self.timing, entry, ROOM)
        self.room = _room_after(self.room, entry)
        if isinstance(entry.body, Removed) and entry.body.seat in self.seats:
            self.seats[entry.body.seat].is_removed = True
            self._removed = sum(seat.is_removed for seat in self.seats.values())

    def _take_seat(self, entry: Entry) -> Rejected | None:
        seat = self.seats.get(entry.track)
        if entry.number != (seat.number + 1 if seat is not None else 1):
            raise ValueError(f"entry {entry.number} of {entry.track}")
        if entry.after > self.room.number:
            raise ValueError(f"entry {entry.number} of {entry.track} knows order {entry.after}")
        if seat is None:
            self.seats[entry.track] = self._seat_of(entry)
            return None
        if seat.turns[-1].at > entry.at or seat.after > entry.after:
            # Another process stamped it before this one looked: its story is told again as it came.
            seat = self.seats[entry.track] = self._again(seat)
        return self._follow(seat, entry)

    def _again(self, seat: SeatGame) -> SeatGame:
        first, *later = seat.entries
        again = self._seat_of(first)
        for entry in later:
            self._follow(again, entry)
        return again

    def _follow(self, seat: SeatGame, entry: Entry) -> Rejected | None:
        before, refused = seat.revision, None
        seat.entries.append(entry)
        match entry.body:
            case Acted(action):
                refused = self._act(seat, entry, action)
            case Noted():
                seat.notes.append(entry.body)
            case PenPassed(machine):
                seat.machine = machine
            case _:
                raise ValueError(f"not for a seat: {entry.body}")
        seat.answers[entry.uuid] = Answer(entry.number, entry.at, before, refused)
        return refused

    def _seat_of(self, entry: Entry) -> SeatGame:
        if not isinstance(entry.body, Joined):
            raise ValueError(f"{entry.track} has not joined")
        timing, after = Timing(self.timing.length, self.contest.minutes * MINUTE), 0
        if self.contest.late_from_zero:
            for order in self.orders[: entry.after]:
                timing = _timing_after(timing, order, entry.track)
            timing, after = timing.delayed(entry.at), entry.after
        first = self._opening
        turn = Turn(entry.at, 0, 0, None, first.state, seen(first))
        is_removed = any(order.body == Removed(entry.track) for order in self.orders)
        answers = {entry.uuid: Answer(entry.number, entry.at, 0, None)}
        return SeatGame(entry.track, timing, [turn], [entry], is_removed=is_removed, after=after, answers=answers)

    def _act(self, seat: SeatGame, entry: Entry, action: Action) -> Rejected | None:
        for order in self.orders[seat.after : entry.after]:
            self._obey(seat, order)
        if not seat.timing.is_running(entry.at):
            return Rejected(Refusal.CLOCK_STOPPED)
        self._reach(seat, entry.at)
        if isinstance(action, Contingency) or (isinstance(action, Advance) and not self.contest.has_own_clocks):
            return Rejected(Refusal.NOT_YOURS)
        return self._step(seat, entry.at, action)

    def _obey(self, seat: SeatGame, order: Entry) -> None:
        self._reach(seat, order.at)
        seat.timing = _timing_after(seat.timing, order, seat.seat)
        seat.after = order.number
        if isinstance(order.body, Injected):
            self._step(seat, order.at, Contingency(order.body.contingency))

    def _target(self, seat: SeatGame, at: int) -> int:
        """The minute that the story of `seat` has reached by itself at `at`."""
        if self.contest.has_own_clocks and not seat.timing.is_over(at):
            return 0
        return seat.timing.minute(at)

    def _let_pass(self, state: State, target: int) -> State:
        while state.minute < target and not state.is_over:
            moved = carry_out(self.game, state, Advance(target))
            assert not isinstance(moved, Rejected)
            state = moved
        return state

    def _reach(self, seat: SeatGame, at: int, *, only_to_sight: bool = False) -> None:
        target = self._target(seat, at)
        if only_to_sight and target <= seat.quiet:
            return
        while seat.state.minute < target and not seat.state.is_over:
            before = seat.turns[-1]
            self._step(seat, at, Advance(target))
            if only_to_sight and not _shows_something(seat.turns[-1].seen):
                seat.turns.pop()
                seat.quiet = target
            if seat.turns[-1] is before:
                break

    def _step(self, seat: SeatGame, at: int, action: Action) -> Rejected | None:
        before = seat.state
        step = apply(self.game, before, action)
        if isinstance(step, Rejected):
            return step
        elapsed = max(0, seat.timing.elapsed(at))
        told = seen(step)
        seat.quiet = -1
        seat.turns.append(Turn(at, elapsed, before.minute, step.action or action, step.state, told))
        return None


def _shows_something(told: Seen) -> bool:
    return bool(told.gauges or told.moods or any(not isinstance(item, Passed) for item in told.happened))


def _timing_after(timing: Timing, entry: Entry, seat: str) -> Timing:
    order = entry.body
    if isinstance(order, Joined | Acted | Noted | PenPassed):
        raise ValueError(f"not an order: {order}")
    if isinstance(order, Extended) and order.seat not in {None, seat}:
        return timing
    return timing.ordered(order, entry.at)


def _room_after(room: RoomState, entry: Entry) -> RoomState:
    order = entry.body
    frozen, locked, revealed, announcements = room.frozen, room.is_locked, room.revealed, room.announcements
    match order:
        case Locked(is_locked):
            locked = is_locked
        case Announced(words):
            announcements = (*announcements, (entry.at, words))
        case Frozen() if frozen is None:
            frozen = entry.at
        case Thawed():
            frozen = None
        case Revealed(step):
            revealed = step
        case _:
            pass
    return RoomState(entry.number, locked, frozen, announcements, revealed)
