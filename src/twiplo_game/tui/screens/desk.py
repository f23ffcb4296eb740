"""The desk: where the game is played."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.reactive import var
from textual.widgets import Static

from twiplo_game.engine.action import Advance, Open
from twiplo_game.locale.words import msgid
from twiplo_game.tui import messages
from twiplo_game.tui.commands import Command
from twiplo_game.tui.desk_acts import DeskActs
from twiplo_game.tui.frame import Frame
from twiplo_game.tui.typography import content
from twiplo_game.tui.widgets.class_strip import ClassStrip
from twiplo_game.tui.widgets.feed import Feed
from twiplo_game.tui.widgets.gauges import Gauges
from twiplo_game.tui.widgets.key_line import KeyLine
from twiplo_game.tui.widgets.masthead import Masthead
from twiplo_game.tui.widgets.reading import Reading
from twiplo_game.tui.widgets.side import PANELS, PanelTab, Side


class DeskScreen(DeskActs):
    """Messages come in; everything else begins here."""

    TITLE_WORDS = msgid("The desk")
    ABOUT = msgid(
        "Messages come in; some are false, some are true and inconvenient. Reading is free. Asking, checking, telling "
        "and answering keep an officer busy; the clock moves only when you let time pass, unless it is live. "
        "In the feed * is new, · not read, › what is open; ? unverified, ✓ proved true, ✗ proved false."
    )
    OFFERS: ClassVar = (
        Command("respond", "r", msgid("Answer"), msgid("Answer the message that you are reading.")),
        Command("advice", "a", msgid("Advice"), msgid("Ask an adviser about it.")),
        Command("check", "v", msgid("Verify"), msgid("Have something checked.")),
        Command("wait", "w", msgid("Wait"), msgid("Let time pass until something happens.")),
        Command("tell", "t", msgid("Tell"), msgid("Tell somebody in private.")),
        Command("speak", "s", msgid("Speak"), msgid("Say something that nobody asked for.")),
        Command("correct", "c", msgid("Correct"), msgid("Correct what was said.")),
        Command("unread", "n", msgid("Next"), msgid("Read the next message that you have not read.")),
        Command("stand", "g", msgid("Where we are"), msgid("Where things stand: events, threads, promises, moods.")),
        Command("mission", "m", msgid("Mission"), msgid("The briefing again: role, mandates, ministry, clock.")),
        Command("wait_for", "plus", msgid("Wait for"), msgid("Let a given time pass, or wait until a given time.")),
        Command("keep_promise", "u", msgid("Update"), msgid("Keep a promise.")),
        Command("cancel", "x", msgid("Cancel"), msgid("Cancel a task; its officer is free at once.")),
        Command("pause", "space", msgid("Pause"), msgid("Stop a live clock, or let it go on.")),
        Command("panel", "p", msgid("Panel"), msgid("The next panel below: advisers, officers, threads, moods.")),
        Command(
            "class_page",
            "b",
            msgid("Class"),
            msgid("Your seat in the class: what the trainer said, the time, the pen."),
            is_shown=False,
        ),
        Command(
            "take_pen", "e", msgid("Take the pen"), msgid("Write for your team from this computer."), is_shown=False
        ),
        Command("away", "escape", msgid("Leave"), msgid("Put the game away; it is saved after every action.")),
    )
    CSS_PATH = "desk.tcss"

    message: var[str] = var("")
    """The message that is being read."""
    event: var[str] = var("")
    """The event that it is about."""
    panel: var[str] = var("advisers")
    """The panel that a narrow desk shows."""

    def compose(self) -> ComposeResult:
        """Clock, gauges, feed, reading, panels, news and keys."""
        self.set_reactive(DeskScreen.frame, self.host.frame)
        yield Masthead().data_bind(DeskScreen.frame, DeskScreen.minute)
        yield ClassStrip().data_bind(DeskScreen.frame)
        yield Gauges().data_bind(DeskScreen.frame)
        with Horizontal(id="room"):
            with Vertical(id="main"):
                yield Feed().data_bind(DeskScreen.frame, DeskScreen.minute, DeskScreen.message)
                yield Reading().data_bind(DeskScreen.frame, DeskScreen.message)
            yield Side().data_bind(DeskScreen.frame, DeskScreen.event, DeskScreen.panel)
        yield Static(id="notice", markup=False)
        yield KeyLine(self.OFFERS)

    def on_mount(self) -> None:
        """Keep the clock's face going."""
        self.set_interval(0.5, self._tick)
        self._show_notice()

    def _tick(self) -> None:
        seat = self.host.seat
        if seat is not None and self.frame is not None:
            self.minute = seat.port.minute()

    def watch_frame(self, frame: Frame | None) -> None:
        """Say what is new."""
        if frame is not None and self.is_mounted:
            self.minute = max(frame.view.minute, self.minute)
            self._show_notice()

    def _show_notice(self) -> None:
        notice = content(self.shown.notice.replace("\n", " "))
        for line in self.query("#notice").results(Static):
            if notice != line.content:
                line.update(notice, layout=False)
            line.set_class(self.shown.is_warning, "-warning")

    def on_feed_chosen(self, chosen: Feed.Chosen) -> None:
        """Read a message; the log notes that it was read."""
        self.read(chosen.message)

    def read(self, name: str) -> None:
        """Show a message in the reading pane."""
        message = next((item for item in self.shown.view.messages if item.id == name), None)
        if message is None:
            return
        self.message = name
        events = {event.event for event in self.shown.view.events}
        self.event = name if name in events else message.about if message.about in events else self.event
        if not message.is_opened:
            self.post_message(messages.Act(Open(name)))

    def on_class_strip_wanted(self) -> None:
        """The class was clicked."""
        self.action_class_page()

    def on_panel_tab_chosen(self, chosen: PanelTab.Chosen) -> None:
        """Bring a panel forward."""
        self.panel = chosen.panel

    def action_panel(self) -> None:
        """Bring the next panel forward."""
        names = list(PANELS)
        self.panel = names[(names.index(self.panel) + 1) % len(names)]

    def action_unread(self) -> None:
        """Read the oldest message that was not read."""
        unread = [item for item in self.shown.view.messages if not item.is_opened]
        if not unread:
            self.say(self.words.tr("You have read everything."))
            return
        feed = self.query_one(Feed)
        feed.highlighted = feed.get_option_index(unread[0].id)
        self.read(unread[0].id)

    def action_wait(self) -> None:
        """Let time pass until something can be seen."""
        if self.shown.is_live:
            self.say_that_it_runs()
            return
        self.post_message(messages.Act(Advance(self.shown.view.length)))

    def action_pause(self) -> None:
        """Stop a live clock, or let it go on."""
        if not self.shown.is_live:
            self.say(self.words.tr("The clock moves only when you let time pass."))
            return
        self.post_message(messages.Pause())

    def action_away(self) -> None:
        """Put the game away."""
        self.post_message(messages.LeaveGame())
