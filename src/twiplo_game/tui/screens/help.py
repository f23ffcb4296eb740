"""Help: what the screen below is for, and what the keys do there."""

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from twiplo_game.locale.words import msgid
from twiplo_game.tui.commands import Command, key_name, key_of
from twiplo_game.tui.screen import TwiploScreen
from twiplo_game.tui.typography import content
from twiplo_game.tui.widgets.key_line import KeyLine


class HelpScreen(TwiploScreen[None]):
    """Opened by `?` everywhere; escape goes back."""

    TITLE_WORDS = msgid("Help")
    ABOUT = msgid("What the screen behind this page is for, and what the keys do there.")
    OFFERS: ClassVar = (Command("back", "escape", msgid("Back"), msgid("Go back.")),)
    CSS = """
    HelpScreen #about { padding: 1 2 1 2; }
    HelpScreen .key { padding: 0 2; }
    """

    def __init__(self, behind: TwiploScreen[Any]) -> None:
        super().__init__()
        self.behind = behind

    def compose(self) -> ComposeResult:
        """What the screen is for, then one line for each command."""
        words, keys = self.words, self.host.settings.keys
        with VerticalScroll(classes="choosable"):
            title = words.tr(self.behind.TITLE_WORDS) if self.behind.TITLE_WORDS else ""
            yield Static(
                Content.assemble(content(title, "bold"), "\n\n", content(words.tr(self.behind.ABOUT))), id="about"
            )
            for offer in self.behind.offers:
                name = key_name(key_of(offer, keys), words)
                yield Static(
                    Content.assemble((f"{name:<8}", "bold $accent"), content(words.tr(offer.does))), classes="key"
                )
            yield Static(content(words.tr("Everything here can be clicked as well.")), id="mouse", classes="key")
        yield KeyLine(self.OFFERS)

    def action_back(self) -> None:
        """Go back to the screen behind."""
        self.dismiss(None)

    def action_help(self) -> None:
        """Help is open: the same key closes it."""
        self.dismiss(None)
