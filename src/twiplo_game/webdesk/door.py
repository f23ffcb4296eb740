"""What is below a browser's desk in place of the title: the seat, and nothing else of this computer."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.message import Message

from twiplo_game.locale.words import msgid
from twiplo_game.telling.page import Page
from twiplo_game.tui.commands import Command
from twiplo_game.tui.front_screen import FrontScreen
from twiplo_game.tui.widgets.page_view import PageView


class SitDown(Message):
    """The player goes back to the seat."""


class DoorScreen(FrontScreen):
    """Who has put the game away sits here, and can go back."""

    TITLE_WORDS = msgid("Your seat")
    ABOUT = msgid("Your seat in the class stays yours. Enter takes you back to it; Q leaves the desk.")
    OFFERS: ClassVar = (
        Command("sit", "enter", msgid("Go back"), msgid("Go back to your seat.")),
        Command("settings", "s", msgid("Settings"), msgid("Language, colours, clock, keys and more.")),
        Command("quit", "q", msgid("Leave"), msgid("Leave the desk; your seat stays yours.")),
    )
    CSS = """
    DoorScreen { align: center top; }
    DoorScreen #column { width: 78; max-width: 100%; height: 1fr; padding: 1; }
    DoorScreen.-high #column { padding: 4 1 1 1; }
    """

    def compose(self) -> ComposeResult:
        """That the seat is kept, and how to go back."""
        words, page = self.words, Page()
        page.say(words.tr("Your seat in the class stays yours. Enter takes you back to it; Q leaves the desk."))
        yield self.head(words.tr("Your seat"))
        with Vertical(id="column"), VerticalScroll(classes="choosable"):
            yield PageView(page)
        yield from self.foot()

    def action_quit(self) -> None:
        """Leave."""
        self.action_leave()

    def action_sit(self) -> None:
        """Go back to the seat."""
        self.post_message(SitDown())

    def on_click(self) -> None:
        """Go back to the seat."""
        self.action_sit()
