"""A line to type, over the screen: a name, an announcement, a folder."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from twiplo_game.locale.words import msgid
from twiplo_game.tui.commands import Command
from twiplo_game.tui.screen import TwiploScreen
from twiplo_game.tui.typography import content
from twiplo_game.tui.widgets.key_line import KeyLine


class OneLineScreen(TwiploScreen[str | None]):
    """Gives what was typed, or None."""

    TITLE_WORDS = msgid("Type a line")
    ABOUT = msgid("Enter takes the line as it is; Escape goes back and does nothing.")
    OFFERS: ClassVar = (
        Command("take", "enter", msgid("Take it"), msgid("Take the line as it is.")),
        Command("back", "escape", msgid("Back"), msgid("Go back and do nothing.")),
    )
    CSS = """
    OneLineScreen { align: center middle; background: $background; }
    OneLineScreen #box { width: 76; max-width: 100%; height: auto; background: $surface; border: round $border;
        padding: 0 1; }
    OneLineScreen #question { text-style: bold; }
    OneLineScreen #explanation { color: $quiet; }
    """

    def __init__(self, question: str, typed: str = "", explanation: str = "", *, most: int = 500) -> None:
        super().__init__()
        self.question = question
        self.typed = typed
        self.explanation = explanation
        self.most = most
        """Characters."""

    def compose(self) -> ComposeResult:
        """The question and the line."""
        with Vertical(id="box"):
            yield Static(content(self.question), id="question")
            yield Input(self.typed, max_length=self.most)
            if self.explanation:
                yield Static(content(self.explanation), id="explanation")
        yield KeyLine(self.OFFERS)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep what was typed."""
        self.typed = event.value

    def on_input_submitted(self) -> None:
        """Take it."""
        self.action_take()

    def action_take(self) -> None:
        """Give the line; an empty one is none."""
        self.dismiss(self.typed.strip() or None)

    def action_back(self) -> None:
        """Give nothing."""
        self.dismiss(None)
