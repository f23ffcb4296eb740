"""A contest that is being held: the match, the ledger under it, and the lines to those who take part."""

import asyncio
from collections import deque
from collections.abc import Iterable
from typing import Final

from twiplo_game.classroom.clock import ServerClock
from twiplo_game.classroom.commits import Commits
from twiplo_game.classroom.contest import ROOM, Contest, Entry, PenPassed, Removed, Renamed, RoomOrder
from twiplo_game.classroom.hall import Hall
from twiplo_game.classroom.match import Match
from twiplo_game.classroom.people import Applicant, People, new_ticket, token_for
from twiplo_game.classroom.seat_game import Answer
from twiplo_game.classroom.seat_pages import SeatPages
from twiplo_game.engine.game import Game
from twiplo_game.store.class_ledger import ClassLedger, ContestRow
from twiplo_game.store.doctrine import DoctrineText
from twiplo_game.store.ledger_errors import CollisionError
from twiplo_game.store.scenario_files import ScenarioText

TAIL: Final = 100
"""Entries that the trainer sees go by."""


class LiveContest:
    """One contest as this process holds it."""

    def __init__(
        self,
        ledger: ClassLedger,
        row: ContestRow,
        contest: Contest,
        game: Game,
        scenario: ScenarioText,
        doctrine: DoctrineText,
    ) -> None:
        """Read what was written so far. Raises StoreError."""
        self.ledger = ledger
        self.row = row
        self.contest = contest
        self.scenario = scenario
        self.doctrine = doctrine
        self.match = Match(contest, game)
        self.people = People()
        self.tail: deque[Entry] = deque(maxlen=TAIL)
        """The newest entries."""
        self.clock = ServerClock(ledger.now())
        self.commits = Commits(ledger, self.match, self.people, self.clock, self._before, self._after)
        self.pages = SeatPages(self.match)
        self.hall = Hall(self.match, self.people, self.commits.moment)
        self.commits.load()

    @property
    def moment(self) -> int:
        """Up to when stories may be looked at now."""
        return self.commits.moment()

    @property
    def scenario_data(self) -> dict[str, str]:
        """The scenario's text as it is handed out, once it may be."""
        return {"hash": self.scenario.hash, "id": self.row.scenario, "text": self.scenario.content.decode()}

    @property
    def doctrine_data(self) -> dict[str, str]:
        """The doctrine's text as it is handed out."""
        return {"hash": self.doctrine.hash, "text": self.doctrine.text}

    async def run(self) -> None:
        """Hold the contest until cancelled."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self.commits.run())
            group.create_task(self.hall.run())

    async def order(self, uuid: str, order: RoomOrder) -> Answer:
        """The trainer orders something. Raises LedgerError."""
        return await self.commits.write(ROOM, uuid, order)

    def token(self, ticket: str) -> str:
        """The token of the seat that is asked for with `ticket`."""
        return token_for(self.row.join_key, ticket)

    async def join(self, applicant: Applicant) -> str:
        """Give `applicant` a seat, or the one that he or she has. Raises LedgerError."""
        known = self.people.seat_with(applicant.token)
        return known if known is not None else await self.commits.seat(applicant.token[:32], applicant)

    async def rename(self, seat: str, name: str) -> bool:
        """Call the person in `seat` something like `name`; whether somebody is known there. Raises LedgerError."""
        person = self.people.renamed(seat, name)
        if person is None:
            return False
        try:
            await asyncio.to_thread(self.ledger.rename, self.contest.id, seat, person.name, person.folded)
        except CollisionError:
            # At another server somebody has come in under this name.
            await self.commits.read_people()
            person = self.people.renamed(seat, name) or person
            await asyncio.to_thread(self.ledger.rename, self.contest.id, seat, person.name, person.folded)
        self.people.learn(person)
        await self.order(new_ticket(), Renamed(seat))
        return True

    def _introduce(self, seat: str) -> None:
        """Tell the machines of `seat` its name anew."""
        for line in self.hall.of([seat]):
            line.wants_welcome = True
            self.hall.due(line)

    def _before(self, seats: Iterable[str], at: int) -> None:
        self.hall.look(seats, at)

    def _after(self, entries: list[Entry], is_own: bool) -> None:
        self.tail.extend(entries)
        if any(entry.track == ROOM for entry in entries):
            self.hall.room_changed()
        for entry in entries:
            if isinstance(entry.body, Removed):
                self.hall.close_all("removed", [entry.body.seat])
            elif isinstance(entry.body, Renamed):
                self._introduce(entry.body.seat)
            elif isinstance(entry.body, PenPassed):
                self.hall.room_changed([entry.track])
        if not is_own:
            # Who acted here is answered by whoever took the action; what others wrote is news.
            self.hall.moved({entry.track for entry in entries if entry.track != ROOM})
