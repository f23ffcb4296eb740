"""What a seat says is heard here, whichever way it came: over a WebSocket, or by posts beside a stream of events."""

from contextlib import suppress
from typing import Final

from twiplo_game.classroom.commits import NoPenError
from twiplo_game.classroom.connections import Connection, Wanted
from twiplo_game.classroom.contest import Acted, Noted, PenPassed
from twiplo_game.classroom.limits import SEAT, Bucket
from twiplo_game.classroom.live import LiveContest
from twiplo_game.classroom.protocol import Ack, FromSeat, Hello, TakePen, Unkept
from twiplo_game.classroom.seat_game import Answer, SeatGame
from twiplo_game.classroom.views import has_begun, previewed
from twiplo_game.classroom.wire import encoded
from twiplo_game.engine.codec import action_to_data
from twiplo_game.engine.rejection import Refusal, Rejected
from twiplo_game.locale.words import LANGUAGES
from twiplo_game.seating.port import Contest, Feel, Keep, Kept, Preview, Refresh, Refused, Submit, Ticket
from twiplo_game.store.ledger_errors import LedgerError
from twiplo_game.store.remarks import CONTESTED, FEELING, contested, feeling
from twiplo_game.store.session import COMPOSED

ENTRIES: Final = 5_000
"""Entries of one seat; ten times what an eager player comes to."""

NOTE_LIMIT: Final = 24 * 1024
"""Characters of one note."""

_RULE_LIMIT: Final = 80
"""Characters of a rule's name."""

TICKET_LIMIT: Final = 64
"""Characters of a ticket."""


class SeatLine:
    """One machine at its seat, from its hello on."""

    def __init__(self, live: LiveContest, seat: str, hello: Hello, page: str = "") -> None:
        """`page` is the language in which the server draws this machine's page; without one it is told views."""
        drawing = live.pages.page(page) if page in LANGUAGES else None
        self.line = Connection(seat, hello.machine, max(0, hello.since), drawing)
        self._live = live
        self._rate = Bucket(SEAT)

    async def open(self) -> None:
        """Take the place. The first machine of a team has the pen."""
        if self._live.contest.has_teams and self._seat.machine is None:
            # Where the database does not take it now, the machine can still take the pen later.
            with suppress(LedgerError):
                await self._pass_pen("first-pen")
        self._live.hall.open(self.line)

    def shut(self) -> None:
        """The line is gone."""
        self._live.hall.shut(self.line)

    async def hear(self, said: FromSeat) -> None:
        """Do what the machine asks; the answer goes out on its line."""
        if not self._rate.take():
            self.line.close("flood")
            return
        await self.line.has_room()
        if isinstance(said, Hello) or not is_ticket(said.ticket):
            self.line.close("garbage")
        else:
            try:
                await self._hear(said)
            except LedgerError as error:
                self.line.post(Unkept(said.ticket, error.reason))

    @property
    def _seat(self) -> SeatGame:
        return self._live.match.seats[self.line.seat]

    async def _hear(self, said: Submit | TakePen | Preview | Keep | Feel | Contest | Refresh) -> None:
        match said:
            case Submit():
                await self._submit(said)
            case TakePen(ticket):
                self._acknowledge(ticket, await self._pass_pen(ticket))
            case Keep(ticket, order):
                kept = {"t": self._elapsed(), "a": action_to_data(order)}
                await self._note(ticket, COMPOSED, encoded(kept))
            case Feel(ticket, words):
                await self._note(ticket, FEELING, encoded(feeling(words)))
            case Contest(ticket, rule, words):
                await self._note(ticket, CONTESTED, encoded(contested(rule[:_RULE_LIMIT], words)))
            case Preview():
                self._preview(said)
            case Refresh(ticket, revision):
                self._refresh(ticket, revision)

    async def _submit(self, said: Submit) -> None:
        self._check_room(said.ticket)
        holder = self.line.machine if self._live.contest.has_teams else None
        try:
            answer = await self._live.commits.write(self.line.seat, said.ticket, Acted(said.action), holder)
        except NoPenError:
            self._refuse(said.ticket, Refusal.PEN_ELSEWHERE)
            return
        self._acknowledge(said.ticket, answer)
        hall = self._live.hall
        if answer.rejected is not None:
            self.line.post(Refused(said.ticket, answer.rejected))
            hall.moved([self.line.seat])
        else:
            hall.answer(self.line, Wanted(said.ticket, answer.before))
            hall.moved([self.line.seat], but=self.line)

    def _acknowledge(self, ticket: Ticket, answer: Answer) -> None:
        self.line.post(Ack(ticket, answer.number, answer.at))

    async def _pass_pen(self, ticket: Ticket) -> Answer:
        return await self._live.commits.write(self.line.seat, ticket, PenPassed(self.line.machine))

    async def _note(self, ticket: Ticket, kind: str, body: str) -> None:
        if len(body) > NOTE_LIMIT:
            raise LedgerError("full", "This is too long to be kept.")
        self._check_room(ticket)
        await self._live.commits.write(self.line.seat, ticket, Noted(kind, body))
        self.line.post(Kept(ticket))

    def _preview(self, said: Preview) -> None:
        at = self._live.moment
        if not has_begun(self._seat, at):
            self._refuse(said.ticket, Refusal.CLOCK_STOPPED)
            return
        self._live.hall.look([self.line.seat], at)
        try:
            self.line.post(previewed(self._live.match, self._seat, said))
        except (KeyError, ValueError, IndexError):
            self._refuse(said.ticket, Refusal.NOT_OFFERED)

    def _refresh(self, ticket: Ticket, revision: int) -> None:
        at = self._live.moment
        if has_begun(self._seat, at):
            self._live.hall.answer(self.line, Wanted(ticket, revision, is_whole=True))
        else:
            self._refuse(ticket, Refusal.CLOCK_STOPPED)

    def _refuse(self, ticket: Ticket, code: Refusal) -> None:
        self.line.post(Refused(ticket, Rejected(code)))

    def _check_room(self, ticket: Ticket) -> None:
        if self._seat.number >= ENTRIES and ticket not in self._seat.answers:
            raise LedgerError("full", "This seat has written as much as there is room for.")

    def _elapsed(self) -> int:
        return max(0, self._seat.timing.elapsed(self._live.moment)) // 1_000


def is_ticket(text: str) -> bool:
    """Whether `text` can name a request."""
    return 0 < len(text) <= TICKET_LIMIT and text.isascii() and text.isprintable()
