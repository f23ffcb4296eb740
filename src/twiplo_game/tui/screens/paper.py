"""A page to read outside of a game."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from twiplo_game.locale.words import msgid
from twiplo_game.telling.page import Page
from twiplo_game.tui.commands import Command
from twiplo_game.tui.front_screen import FrontScreen
from twiplo_game.tui.widgets.page_view import PageView


class PaperScreen(FrontScreen):
    """Shows the page as it was made."""

    TITLE_WORDS = msgid("A page")
    ABOUT = msgid("Read with the arrows, the page keys or the wheel; Escape goes back.")
    OFFERS: ClassVar = (Command("back", "escape", msgid("Back"), msgid("Go back.")),)

    def __init__(self, title: str, page: Page) -> None:
        super().__init__()
        self.title_words = title
        self.page = page

    def compose(self) -> ComposeResult:
        """The title, the page, the keys."""
        yield self.head(self.title_words)
        with VerticalScroll(classes="choosable"):
            yield PageView(self.page)
        yield from self.foot()

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)
