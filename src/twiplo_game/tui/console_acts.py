"""What the facilitator's console does: it asks where something cannot be undone, orders, and says what came of it."""

import asyncio
from typing import Final

from twiplo_game.classroom.class_papers import class_page, write_papers
from twiplo_game.classroom.contest import (
    Announced,
    Ended,
    Extended,
    Injected,
    Removed,
    Revealed,
    RoomOrder,
    Started,
)
from twiplo_game.classroom.record import Record, record_of
from twiplo_game.classroom.trainer_line import RefusedOrderError, Report, SeatReport, TrainerLine
from twiplo_game.locale.words import msgid
from twiplo_game.model.scenario import Scenario
from twiplo_game.store.errors import StoreError
from twiplo_game.store.exports import debriefs_folder
from twiplo_game.store.files import typed_path
from twiplo_game.telling.class_room import refusal_words
from twiplo_game.telling.errors import told
from twiplo_game.tui.front_screen import FrontScreen
from twiplo_game.tui.screens.choice import ChoiceScreen, Item
from twiplo_game.tui.screens.one_line import OneLineScreen
from twiplo_game.tui.screens.paper import PaperScreen

COUNTDOWN: Final = 10_000
"""Milliseconds from the order to the start."""

NOT_OVER: Final = msgid("The contest is not over yet.")


class ConsoleActs(FrontScreen):
    """The orders. Whoever shows the room says which seat is highlighted."""

    def __init__(self, line: TrainerLine, scenario: Scenario) -> None:
        super().__init__()
        self.line = line
        self.scenario = scenario
        self.report: Report | None = None
        """The room as it was last told."""
        self.at = ""
        """The highlighted seat."""

    @property
    def seats(self) -> list[SeatReport]:
        """Who is in, the first place first; before there are places, in the order in which they came."""
        seats = self.report.seats if self.report is not None else ()
        present = [seat for seat in seats if not seat.is_removed]
        return sorted(present, key=lambda seat: (seat.rank or len(present) + 1, seat.joined, seat.seat))

    @property
    def chosen(self) -> SeatReport | None:
        """The highlighted seat."""
        return next((seat for seat in self.seats if seat.seat == self.at), None)

    async def do(self, order: RoomOrder) -> None:
        """Have `order` carried out, and say so where it was not."""
        try:
            await self.line.order(order)
            self.say("")
        except RefusedOrderError as error:
            self.say(refusal_words(error.code, self.words))

    def ask(self, question: str, sure: str, order: RoomOrder) -> None:
        """Order what cannot be undone once the trainer has said so."""

        def answered(is_sure: bool | None) -> None:
            if is_sure:
                self.run_worker(self.do(order))

        items = [Item(self.words.tr("No, go back"), False), Item(sure, True)]
        self.app.push_screen(ChoiceScreen(question, items), answered)

    def action_begin(self) -> None:
        """Start with a countdown."""
        words = self.words
        if self.report is None or self.report.phase != "lobby":
            self.say(words.tr("The story has begun already."))
            return
        question = words.trn("Start with {n} seat?", "Start with {n} seats?", len(self.seats))
        self.ask(question, words.tr("Start: ten seconds of countdown, then the clock runs"), Started(COUNTDOWN))

    def action_end(self) -> None:
        """End the contest for all."""
        words = self.words
        question = words.tr("End the contest for everybody? This cannot be undone.")
        self.ask(question, words.tr("End it: what is left of the story passes in silence"), Ended())

    def action_remove(self) -> None:
        """Take the highlighted seat out."""
        chosen = self.chosen
        if chosen is not None:
            question = self.words.tr("Take {name} out of the class? This cannot be undone.", name=chosen.name)
            self.ask(question, self.words.tr("Take it out"), Removed(chosen.seat))

    def action_extend(self) -> None:
        """More minutes for all."""
        self._more(None, self.words.tr("How many more minutes for the class?"))

    def action_grant(self) -> None:
        """More minutes for the highlighted seat."""
        chosen = self.chosen
        if chosen is not None:
            self._more(chosen.seat, self.words.tr("How many more minutes for {name}?", name=chosen.name))

    def _more(self, seat: str | None, question: str) -> None:
        items = [Item(self.words.trn("{n} minute", "{n} minutes", minutes), minutes) for minutes in (1, 2, 5, 10, 15)]

        def answered(minutes: int | None) -> None:
            if minutes is not None:
                self.run_worker(self.do(Extended(minutes, seat)))

        self.app.push_screen(ChoiceScreen(question, items), answered)

    def action_announce(self) -> None:
        """Say something to all."""

        def answered(said: str | None) -> None:
            if said is not None:
                self.run_worker(self.do(Announced(said)))

        self.app.push_screen(OneLineScreen(self.words.tr("What do you say to everybody?")), answered)

    def action_inject(self) -> None:
        """Send a contingency message."""
        report = self.report
        if report is None:
            return
        language = self.words.language
        items = [
            Item(name, name, text.get(language) or next(iter(text.values()), ""))
            for name, text in report.contingencies
            if name not in report.used
        ]
        if not items:
            self.say(self.words.tr("This scenario has no contingency message left to send."))
            return

        def answered(name: str | None) -> None:
            if name is not None:
                self.run_worker(self.do(Injected(name)))

        self.app.push_screen(ChoiceScreen(self.words.tr("Which message reaches every desk now?"), items), answered)

    def action_rename(self) -> None:
        """Another name for the highlighted seat."""
        chosen = self.chosen
        if chosen is None:
            return

        def answered(name: str | None) -> None:
            if name is not None:
                self.run_worker(self._rename(chosen.seat, name))

        question = self.words.tr("What is {name} to be called?", name=chosen.name)
        self.app.push_screen(OneLineScreen(question, chosen.name, most=40), answered)

    async def _rename(self, seat: str, name: str) -> None:
        try:
            await self.line.rename(seat, name)
        except RefusedOrderError as error:
            self.say(refusal_words(error.code, self.words))

    async def action_reveal(self) -> None:
        """Show the next place."""
        await self._turn(1)

    async def action_unreveal(self) -> None:
        """Go back one place."""
        await self._turn(-1)

    async def _turn(self, way: int) -> None:
        report = self.report
        if report is None or not report.is_over:
            self.say(self.words.tr(NOT_OVER))
            return
        step = -1 if report.revealed is None else report.revealed
        await self.do(Revealed(min(max(step + way, 0), len(self.seats))))

    def action_debrief(self) -> None:
        """What the class did."""
        if self.report is None or not self.report.is_over:
            self.say(self.words.tr(NOT_OVER))
            return
        self.say(self.words.tr("The games are being read again."))
        self.run_worker(self._debrief(self.report.now), exclusive=True, group="debrief")

    async def _debrief(self, now: int) -> None:
        found = await self._record(now)
        if found is not None:
            page = await asyncio.to_thread(class_page, found, self.words)
            self.say("")
            self.app.push_screen(PaperScreen(self.words.tr("The class’s debrief"), page))

    def action_write(self) -> None:
        """Write everything into a folder."""

        def answered(folder: str | None) -> None:
            if folder is not None:
                self.run_worker(self._write(folder))

        proposed = str(debriefs_folder() / f"{self.scenario.id}-class")
        explanation = self.words.tr("Names and numbers of learners are personal data: keep the folder accordingly.")
        self.app.push_screen(OneLineScreen(self.words.tr("Into which folder?"), proposed, explanation), answered)

    async def _write(self, typed: str) -> None:
        try:
            folder = typed_path(typed)
        except StoreError as error:
            self.say(told(error, self.words))
            return
        report = self.report
        found = await self._record(report.now) if report is not None else None
        if found is None:
            return
        try:
            written = await asyncio.to_thread(write_papers, found, folder, self.line.address, self.words)
        except StoreError as error:
            self.say(told(error, self.words))
            return
        self.say(self.words.trn("{n} file in {folder}.", "{n} files in {folder}.", written, folder=folder))

    async def _record(self, now: int) -> Record | None:
        """The contest counted again out of its log; None, and said why, where that cannot be had."""
        try:
            return await asyncio.to_thread(record_of, await self.line.log(), now)
        except RefusedOrderError as error:
            self.say(refusal_words(error.code, self.words))
        except StoreError as error:
            self.say(told(error, self.words))
        return None
