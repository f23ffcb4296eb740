"""Why a rule would be contested: one sentence, in the player's own words."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from twiplo_game.locale.words import msgid
from twiplo_game.tui.commands import Command
from twiplo_game.tui.screen import TwiploScreen
from twiplo_game.tui.typography import content
from twiplo_game.tui.widgets.key_line import KeyLine


class ContestScreen(TwiploScreen[str | None]):
    """Gives the sentence, empty where the rule is contested no longer; None where nothing is to change."""

    TITLE_WORDS = msgid("Contest a rule")
    ABOUT = msgid(
        "Say in a sentence why this rule should not hold, or not here. It is kept with the game and stands in all "
        "that you save; it changes no score. An empty line takes it back."
    )
    OFFERS: ClassVar = (
        Command("keep", "enter", msgid("Keep"), msgid("Keep the sentence with the game.")),
        Command("back", "escape", msgid("Back"), msgid("Go back and change nothing.")),
    )
    CSS = """
    ContestScreen { align: center middle; background: $background 60%; }
    ContestScreen #box { width: 76; max-width: 100%; height: auto; background: $surface; border: round $border;
        padding: 0 1; }
    ContestScreen #rule { text-style: bold; height: auto; }
    ContestScreen #what-for { color: $quiet; height: auto; }
    """

    def __init__(self, rule: str, typed: str) -> None:
        super().__init__()
        self.rule = rule
        """What the rule is called."""
        self.typed = typed
        """What stands in the line."""

    def compose(self) -> ComposeResult:
        """The rule, the question, the line."""
        words = self.words
        with Vertical(id="box"):
            yield Static(content(self.rule), id="rule")
            yield Static(content(words.tr("Why would you contest it?")), id="question")
            yield Input(self.typed, placeholder=words.tr("One sentence, in your own words"), max_length=400)
            yield Static(
                content(words.tr("It is kept with the game and changes no score. An empty line takes it back.")),
                id="what-for",
            )
        yield KeyLine(self.OFFERS)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep what is typed."""
        self.typed = event.value

    def on_input_submitted(self) -> None:
        """Give it."""
        self.action_keep()

    def action_keep(self) -> None:
        """Give it."""
        self.dismiss(self.typed.strip())

    def action_back(self) -> None:
        """Give nothing."""
        self.dismiss(None)
