"""The facilitator's console: who is in, the clock, the board, and everything that a trainer orders."""

from typing import ClassVar, Final

from rich.cells import set_cell_size
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from twiplo_game.classroom.contest import Frozen, Locked, Paused, Resumed, Thawed
from twiplo_game.classroom.sentences import left_words
from twiplo_game.classroom.trainer_line import Report, SeatReport, TrainerLine
from twiplo_game.locale.figures import tenths
from twiplo_game.locale.words import msgid
from twiplo_game.model.scenario import Scenario
from twiplo_game.telling.class_room import phase_words, refusal_words, since_words
from twiplo_game.telling.page import Page
from twiplo_game.tui.commands import Command
from twiplo_game.tui.console_acts import ConsoleActs
from twiplo_game.tui.typography import content, shortened
from twiplo_game.tui.widgets.page_view import PageView

COLUMNS: Final = 32
"""Of a line beside the name: rank, score, gauges, whether somebody is there."""


class ConsoleScreen(ConsoleActs):
    """A list of the seats, and beside it or below it the room."""

    TITLE_WORDS = msgid("The class")
    ABOUT = msgid(
        "You hold the class’s clock. The list shows who is in and where each stands; below it, what players see. "
        "Leaving the console does not end the class: the server goes on until you end it."
    )
    OFFERS: ClassVar = (
        Command("begin", "s", msgid("Start"), msgid("Start the story, with a countdown.")),
        Command("pause", "p", msgid("Pause"), msgid("Stop the clock for everybody, or let it go on.")),
        Command("extend", "plus", msgid("More time"), msgid("Give the class more minutes.")),
        Command("announce", "a", msgid("Announce"), msgid("Say something to everybody, outside of the story.")),
        Command("inject", "c", msgid("Inject"), msgid("Send one of the scenario’s contingency messages to all.")),
        Command("freeze", "f", msgid("Freeze"), msgid("Let the public board stand still, or thaw it.")),
        Command("end", "x", msgid("End"), msgid("End the contest: what is left of the story passes in silence.")),
        Command("reveal", "right", msgid("Reveal"), msgid("Show the next place of the results.")),
        Command("unreveal", "left", msgid("Back one"), msgid("Go back one place."), is_shown=False),
        Command("debrief", "d", msgid("Debrief"), msgid("What the class did, event by event.")),
        Command("write", "w", msgid("Export"), msgid("Write the results and every log into a folder.")),
        Command("rename", "n", msgid("Rename"), msgid("Call the highlighted seat something else.")),
        Command("remove", "r", msgid("Remove"), msgid("Take the highlighted seat out of the class.")),
        Command("grant", "t", msgid("Extra time"), msgid("Give the highlighted seat more minutes.")),
        Command("lock", "o", msgid("Lock"), msgid("Let nobody else join, or let them again.")),
        Command("away", "escape", msgid("Leave"), msgid("Leave the console; the class goes on.")),
    )

    def __init__(self, line: TrainerLine, scenario: Scenario, address: str) -> None:
        super().__init__(line, scenario)
        self.address = address
        """What the class types."""
        self.is_online = False

    def compose(self) -> ComposeResult:
        """The head, the seats, the room."""
        yield self.head(self._head())
        yield Static(content(self._clock()), id="clock")
        with Container(id="room"):
            yield OptionList(id="list", markup=False)
            with VerticalScroll(id="preview"):
                yield PageView()
        yield from self.foot()

    DEFAULT_CSS = """
    ConsoleScreen #clock { height: 1; padding: 0 1; color: $accent; text-style: bold; }
    """

    def on_mount(self) -> None:
        """Listen to the room."""
        self.refill()
        self.run_worker(self.line.reports(self.hear), exclusive=True, group="reports")

    def on_resize(self) -> None:
        """Fit the lines to the new width."""
        self.call_after_refresh(self.refill)

    def hear(self, report: Report | None) -> None:
        """The room as it stands now; None where the server does not answer."""
        self.is_online = report is not None
        self.report = report or self.report
        self.refill()

    def refill(self) -> None:
        """Draw the room again; the highlighted seat stays highlighted."""
        self.query_one("#head", Static).update(content(self._head()))
        self.query_one("#clock", Static).update(content(self._clock()))
        listed = self.query_one("#list", OptionList)
        seats = self.seats
        room = max(12, (listed.scrollable_content_region.width or 70) - COLUMNS)
        options = [Option(self._line(seat, room), seat.seat) for seat in seats]
        at = next((place for place, seat in enumerate(seats) if seat.seat == self.at), 0)
        nobody = self.words.tr("Nobody is in yet.")
        listed.set_options(options or [Option(content(f" {nobody}"), disabled=True)])
        listed.highlighted = at if seats else None
        self.query_one(PageView).show(self._page())

    def _head(self) -> str:
        title = self.scenario.title.in_(self.words.language)
        code = self.report.code if self.report is not None else ""
        return " · ".join(part for part in (title, self.address, code) if part)

    def _clock(self) -> str:
        words, report = self.words, self.report
        if report is None or not self.is_online:
            return words.tr("OFFLINE: the server is asked again every second.")
        parts = [words.trn("{n} seat", "{n} seats", len(self.seats)), phase_words(report.phase, words)]
        if report.phase == "countdown" and report.start is not None:
            parts.append(left_words(report.start - report.now))
        elif report.ends is not None and report.phase in {"running", "paused"}:
            parts.append(words.tr("{span} left", span=left_words(report.ends - report.now)))
        if report.is_locked:
            parts.append(words.tr("locked"))
        if report.frozen is not None:
            parts.append(words.tr("board frozen"))
        return " · ".join(parts)

    def _line(self, seat: SeatReport, room: int) -> Content:
        words = self.words
        there = words.tr("there") if seat.machines else words.tr("away")
        has_begun = self.report is not None and self.report.phase not in {"lobby", "countdown"}
        rank = f"{seat.rank}" if has_begun and seat.rank is not None else "–"
        score = tenths(seat.score, words) if has_begun and seat.score is not None else ""
        gauges = " ".join(f"{gauge:>3}" for gauge in seat.gauges or ()) if has_begun else ""
        return Content.assemble(
            content(f" {rank:>3} "),
            content(f"{set_cell_size(shortened(seat.name, room), room)} ", "bold"),
            content(f"{score:>5} ", "bold $accent"),
            content(f"{gauges:<11} "),
            content(there, "" if seat.machines else "$warning"),
        )

    def _page(self) -> Page:
        page, words, report = Page(), self.words, self.report
        if report is None:
            return page
        if report.trouble is not None:
            page.heading(words.tr("The server cannot write"))
            page.say(refusal_words(report.trouble, words))
        chosen = self.chosen
        if chosen is not None:
            page.heading(chosen.name)
            if chosen.learner:
                page.say(words.tr("For the mark sheet: {learner}", learner=chosen.learner))
            page.say(words.trn("{n} thing done", "{n} things done", chosen.actions))
            page.say(words.tr("Last sign: {when}.", when=since_words(report.now - chosen.last, words)))
            if len(chosen.machines) > 1:
                page.say(words.trn("{n} machine", "{n} machines", len(chosen.machines)))
        page.heading(words.tr("The projector"))
        page.say(f"{self.address}/board")
        if report.said:
            page.heading(words.tr("You said"))
            for said in reversed(report.said[-5:]):
                page.item(said)
        return page

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show who it is."""
        if event.option_id is not None and event.option_id != self.at:
            self.at = event.option_id
            self.query_one(PageView).show(self._page())

    async def action_pause(self) -> None:
        """Stop the clock, or let it go on."""
        if self.report is not None:
            await self.do(Resumed() if self.report.phase == "paused" else Paused())

    async def action_freeze(self) -> None:
        """Freeze the board, or thaw it."""
        if self.report is not None:
            await self.do(Frozen() if self.report.frozen is None else Thawed())

    async def action_lock(self) -> None:
        """Lock the class, or unlock it."""
        if self.report is not None:
            await self.do(Locked(not self.report.is_locked))

    def action_away(self) -> None:
        """Leave the console."""
        self.app.exit(0)
