"""A seat in a class, reached as every game is: what its server says arrives on the desk's side, when the desk looks.

The desk never waits for the network: a thread listens, and another hands over what is asked. Retries are the seat's
affair: what was not answered is asked again with the same ticket, and carried out once.
"""

import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Final

from twiplo_game.analysis.debrief import debrief
from twiplo_game.classroom.address import parse_address
from twiplo_game.classroom.connection import FINAL, Barred, Connection, FromLine, Lost, Told
from twiplo_game.classroom.desk_drafts import DeskDrafts
from twiplo_game.classroom.errors import ClassError
from twiplo_game.classroom.fetching import fetched_log
from twiplo_game.classroom.protocol import SIZE_LIMIT, Farewell, RoomNow, TakePen, Unkept, Welcome
from twiplo_game.classroom.sentences import UNKEPT
from twiplo_game.classroom.standing import InClass
from twiplo_game.classroom.wire import encoded, to_data
from twiplo_game.engine.action import Respond, Speak
from twiplo_game.engine.playbill import Playbill
from twiplo_game.locale.words import msgid
from twiplo_game.model.doctrine import Doctrine
from twiplo_game.seating.port import (
    Changed,
    Contest,
    Failed,
    Feel,
    Keep,
    Kept,
    Link,
    Refused,
    Reply,
    Request,
    Review,
    Reviewed,
    Submit,
    Ticket,
)
from twiplo_game.store.errors import StoreError
from twiplo_game.store.remarks import contest_in, remarks_of
from twiplo_game.store.seats import SeatRecord, end_seat, keep_seat
from twiplo_game.store.session import replay

ASKED_AGAIN: Final = frozenset({"busy", "database"})
"""Why something was not written down, where that passes by itself: the seat asks again."""


class ClassPort:
    """The port of a seat in a class. `wake` is called from another thread when there is something to look at."""

    is_practice = False
    can_pause = False

    def __init__(self, seat: SeatRecord, wake: Callable[[], None] = lambda: None) -> None:
        self.seat = seat
        self.state = InClass(seat.name, seat.address, seat.invite)
        """How things stand, as of the last `pulse`."""
        self.attend: Callable[[InClass], None] = lambda state: None
        """Hears how things stand, whenever that changes; on the desk's side."""
        self._wake = wake
        self._address = parse_address(seat.address)
        self._welcome: Welcome | None = None
        self._doctrine: Doctrine | None = None
        self._drafts = DeskDrafts(seat.id, is_guest=seat.is_guest)
        self._inbox: SimpleQueue[FromLine | Reply] = SimpleQueue()
        self._hear: Callable[[Reply], None] = lambda reply: None
        self._submitted: dict[Ticket, Submit] = {}
        self._is_refilling = False
        self._log: Path | None = None
        self._noting: set[Ticket] = set()
        """The player's words that are not known to be kept."""
        self._held: Review | None = None
        """Waits for those."""
        self._is_reviewing = False
        self._line = Connection(self._address, seat, self._put)

    @property
    def has_begun(self) -> bool:
        """Whether there is a game to sit down at."""
        return self._welcome is not None and self._welcome.playbill is not None

    @property
    def playbill(self) -> Playbill:
        """What is known of the scenario beforehand; only once the contest has begun."""
        if self._welcome is None or self._welcome.playbill is None:
            raise RuntimeError("the contest has not begun")
        return self._welcome.playbill

    @property
    def doctrine(self) -> Doctrine:
        """The names and terms that the faces use."""
        if self._doctrine is None:
            raise RuntimeError("the seat was not welcomed yet")
        return self._doctrine

    @property
    def is_live(self) -> bool:
        """Whether the class's clock runs by itself."""
        return self._welcome is None or not self._welcome.has_own_clock

    @property
    def composed(self) -> tuple[Respond | Speak, ...]:
        """The responses that were being written, here or on another machine, oldest first."""
        return self._drafts.all

    @property
    def log(self) -> Path | None:
        """The game's log, once it was fetched after the end."""
        return self._log

    def listen(self, hear: Callable[[Reply], None]) -> None:
        """Where replies go."""
        self._hear = hear

    def ask(self, request: Request) -> None:
        """Put a request, if there is a line."""
        match request:
            case Review():
                self._ask_review(request)
                return
            case Contest():
                self._contest(request)
                self._noting.add(request.ticket)
            case Feel():
                self._noting.add(request.ticket)
            case Keep():
                self.jot(request.order)
            case Submit():
                self._submitted[request.ticket] = request
            case _:
                pass
        if len(encoded(to_data(request)).encode()) > SIZE_LIMIT:
            problem = ClassError(
                "long", msgid("This is too long to be sent to the class. Shorten it; it is kept here.")
            )
            self._put(Failed(request.ticket, problem))
            return
        self._line.say(request)

    def jot(self, order: Respond | Speak) -> None:
        """Keep what is being written on this computer, where even a cut of the power leaves it."""
        self._drafts.write(order)

    def pulse(self) -> None:
        """Take in what has arrived."""
        former = self.state
        while True:
            try:
                item = self._inbox.get_nowait()
            except Empty:
                break
            self._take(item)
        if self.state != former:
            self.attend(self.state)

    def minute(self) -> int:
        """The minute of the story that the class's clock shows now."""
        room = self.state.room
        if room is None or not self.is_live:
            return 0
        now = self.state.now()
        gone = (now if room.ends is None else min(now, room.ends)) - room.now
        told = room.minute * 60_000 + max(0, gone) * room.pace // 1000
        return min(self.playbill.length if self.has_begun else 0, told // 60_000)

    def pause(self, *, is_paused: bool) -> None:
        """Nothing: the clock is everybody's."""

    def take_pen(self) -> None:
        """Write for the team from here on; a seat that went over to another computer comes back to this one."""
        if self.state.farewell == "taken":
            self.state = replace(self.state, farewell="")
            self._line.end()
            self._line = Connection(self._address, self.seat, self._put)
            self.attend(self.state)
        else:
            self._line.say(TakePen(secrets.token_hex(8)))

    def close(self) -> None:
        """Leave; the seat stays the player's."""
        self._line.end()

    def _put(self, item: FromLine | Reply) -> None:
        self._inbox.put(item)
        self._wake()

    def _take(self, item: FromLine | Reply) -> None:
        match item:
            case Told(Welcome() as welcome):
                self._welcomed(welcome, item.doctrine)
            case Told(RoomNow() as room):
                self.state = replace(self.state, room=room, heard=item.at)
            case Told(Farewell(reason)) if reason in FINAL:
                self.state = replace(self.state, farewell=reason, is_online=False)
                self._hear(Link(False))
            case Told(Changed() | Refused() | Kept() as reply):
                self._answered(reply)
            case Told(Unkept(ticket, reason)):
                if reason not in ASKED_AGAIN:
                    self._answered(Failed(ticket, ClassError(reason, UNKEPT.get(reason, UNKEPT["readonly"]))))
            case Told(reply) if isinstance(reply, Reply):
                self._hear(reply)
            case Lost(attempts):
                self.state = replace(self.state, is_online=False, attempts=attempts)
                self._hear(Link(False))
            case Barred(error):
                self.state = replace(self.state, is_online=False, problem=error)
                self._hear(Link(False))
            case Reviewed():
                self._is_reviewing = False
                self._end()
                self._hear(item)
            case Failed():
                self._is_reviewing = False
                self._hear(item)
            case _:
                pass

    def _welcomed(self, welcome: Welcome, doctrine: Doctrine | None) -> None:
        self._welcome, self._doctrine = welcome, doctrine or self._doctrine
        self._drafts.receive(submit.action for submit in welcome.composed)
        self.state = replace(self.state, name=welcome.name, is_online=True, problem=None)
        # What happened meanwhile is told with the answers to what was asked before, so that it is known what it
        # followed on; where nothing was asked, the server's own summary will do.
        self._is_refilling = bool(self._submitted)
        self._remember(welcome)
        self._hear(Link(True))

    def _end(self) -> None:
        """The log is among the player's games: there is nothing more to come back for."""
        with suppress(StoreError):
            end_seat(self.seat)
        self.seat = replace(self.seat, is_over=True)

    def _remember(self, welcome: Welcome) -> None:
        if self.seat.is_over:
            return
        title = welcome.playbill.title.in_("en") if welcome.playbill is not None else self.seat.title
        seat = replace(self.seat, name=welcome.name[:200], title=title[:200])
        if seat != self.seat:
            self.seat = seat
            try:
                keep_seat(seat)
            except StoreError as error:
                self._hear(Failed(None, error))

    def _answered(self, reply: Changed | Refused | Kept | Failed) -> None:
        if isinstance(reply, Changed):
            if reply.ticket is None and self._is_refilling:
                return
            self._line.since = max(self._line.since, reply.revision)
        submitted = self._submitted.pop(reply.ticket, None) if reply.ticket is not None else None
        if reply.ticket is not None:
            self._is_refilling = False
            self._noting.discard(reply.ticket)
            if self._held is not None:
                self._ask_review(self._held)
        if submitted is not None and isinstance(reply, Changed) and isinstance(submitted.action, Respond | Speak):
            self._drafts.forget(submitted.action)
        self._hear(reply)

    def _ask_review(self, request: Review) -> None:
        """Fetch the log, once: what the player has just said of the game is in it before it is handed out."""
        if self._is_reviewing:
            return
        if self._noting and self._log is None and self._held is None:
            self._held = request
            return
        self._held, self._is_reviewing = None, True
        # What the class does not have yet stands only in the log that is here.
        kept = self._log if self._noting else None
        Thread(target=self._review, args=(request, kept), name="class-log", daemon=True).start()

    def _review(self, request: Review, kept: Path | None) -> None:
        try:
            path = kept or fetched_log(self._address, self.seat)
            log, game, steps = replay(path)
            result = debrief(game, steps)
            if result is None:
                raise ClassError("running", msgid("The game is not over."))
        except StoreError as error:
            self._put(Failed(request.ticket, error))
        else:
            self._log = path
            self._put(Reviewed(request.ticket, result, remarks_of(log.notes)))

    def _contest(self, request: Contest) -> None:
        """Note it in the log that is here, once, however often the class is asked to keep it too."""
        if self._log is not None and request.ticket not in self._noting:
            try:
                contest_in(self._log, request.rule, request.words)
            except StoreError as error:
                self._put(Failed(None, error))
