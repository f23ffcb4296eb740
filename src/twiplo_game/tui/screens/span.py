"""How long to wait: a span, or a time of the story."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from twiplo_game.locale.words import msgid
from twiplo_game.telling.times import minute_of, past_words
from twiplo_game.tui.commands import Command
from twiplo_game.tui.game_screen import GameScreen
from twiplo_game.tui.typography import content
from twiplo_game.tui.widgets.key_line import KeyLine


class SpanScreen(GameScreen[int | None]):
    """Gives the minute of the story to wait for, or None."""

    TITLE_WORDS = msgid("Wait for")
    ABOUT = msgid("Type how long to wait, or until when. Time stops as soon as something happens that you can see.")
    OFFERS: ClassVar = (Command("back", "escape", msgid("Back"), msgid("Go back and let no time pass.")),)
    CSS = """
    SpanScreen { align: center middle; background: $background 60%; }
    SpanScreen #box { width: 64; max-width: 100%; height: auto; background: $surface; border: round $border;
        padding: 0 1; }
    SpanScreen #problem { color: $bad; }
    """

    def compose(self) -> ComposeResult:
        """A question and a line to type in."""
        with Vertical(id="box"):
            yield Static(content(self.words.tr("How long, or until when? 30, 1h30, or a time such as 14:30.")))
            yield Input(max_length=12)
            yield Static(id="problem")
        yield KeyLine(self.OFFERS)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take what was typed if it is a time, else ask again."""
        now = self.shown.view
        lexicon = self.shown.lexicon
        minute = minute_of(event.value, lexicon.playbill.start, now.minute, now.length)
        problem = ""
        if minute is None:
            problem = self.words.tr("That is no time. Type minutes, 1h30, or a time such as 14:30.")
        elif minute <= now.minute:
            problem = past_words(lexicon, now)
        if minute is None or problem:
            self.query_one("#problem", Static).update(content(problem))
            return
        self.dismiss(min(minute, now.length))

    def action_back(self) -> None:
        """Let no time pass."""
        self.dismiss(None)
