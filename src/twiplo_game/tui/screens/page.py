"""A page to read, over the desk: where things stand, the mission."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from twiplo_game.locale.words import msgid
from twiplo_game.telling.page import Page
from twiplo_game.tui.commands import Command
from twiplo_game.tui.frame import Frame
from twiplo_game.tui.game_screen import GameScreen
from twiplo_game.tui.typography import content
from twiplo_game.tui.widgets.key_line import KeyLine
from twiplo_game.tui.widgets.page_view import PageView


class PageScreen(GameScreen[None]):
    """Shows what `make` makes of the frame, and keeps up with it."""

    TITLE_WORDS = msgid("A page")
    ABOUT = msgid("Read with the arrows, the page keys or the wheel; Escape goes back to the desk.")
    OFFERS: ClassVar = (Command("back", "escape", msgid("Back"), msgid("Go back to the desk.")),)
    CSS = """
    PageScreen #head { background: $panel; text-style: bold; padding: 0 1; }
    """

    def __init__(self, title: str, make: Callable[[Frame], Page]) -> None:
        super().__init__()
        self.head = title
        self.make = make

    def compose(self) -> ComposeResult:
        """The title, the page, the keys."""
        yield Static(content(self.head), id="head")
        with VerticalScroll(classes="choosable"):
            yield PageView(self.make(self.shown))
        yield KeyLine(self.OFFERS)

    def watch_frame(self, frame: Frame | None) -> None:
        """Keep up with the game."""
        if frame is not None:
            for view in self.query(PageView):
                view.show(self.make(frame))

    def action_back(self) -> None:
        """Go back to the desk."""
        self.dismiss(None)
