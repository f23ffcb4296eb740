"""A span that is promised, over the composer: by when the next update or the corrective action comes."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from twiplo_game.locale.figures import duration
from twiplo_game.locale.words import msgid
from twiplo_game.telling.fields import span_of
from twiplo_game.tui.commands import Command
from twiplo_game.tui.screen import TwiploScreen
from twiplo_game.tui.typography import content
from twiplo_game.tui.widgets.key_line import KeyLine


class MinutesScreen(TwiploScreen[int | None]):
    """Gives a number of minutes, or None."""

    TITLE_WORDS = msgid("By when")
    ABOUT = msgid("Type minutes, such as 45, or hours, such as 2h or 1h30.")
    OFFERS: ClassVar = (Command("back", "escape", msgid("Back"), msgid("Go back and do nothing.")),)
    CSS = """
    MinutesScreen { align: center middle; background: $background 60%; }
    MinutesScreen #box { width: 70; max-width: 100%; height: auto; background: $surface; border: round $border;
        padding: 0 1; }
    MinutesScreen #problem { color: $bad; }
    """

    def __init__(self, question: str, minutes: int, most: int) -> None:
        super().__init__()
        self.question = question
        self.minutes = minutes
        self.most = most

    def compose(self) -> ComposeResult:
        """A question and a line to type in."""
        with Vertical(id="box"):
            yield Static(content(self.question))
            yield Static(content(self.words.tr("Type minutes, such as 45, or hours, such as 2h or 1h30.")))
            yield Input(placeholder=duration(self.minutes, self.words), max_length=8)
            yield Static(id="problem")
        yield KeyLine(self.OFFERS)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take what was typed if it is a span that the story has room for; nothing typed leaves it as it is."""
        minutes = span_of(event.value) if event.value.strip() else self.minutes
        if minutes is None or not 1 <= minutes <= self.most:
            self.query_one("#problem", Static).update(
                content(self.words.tr("Between 1 minute and {span}.", span=duration(self.most, self.words)))
            )
            return
        self.dismiss(minutes)

    def action_back(self) -> None:
        """Change nothing."""
        self.dismiss(None)
