"""The title."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import OptionList

from twiplo_game.locale.words import msgid
from twiplo_game.tui.commands import Command
from twiplo_game.tui.messages import Go
from twiplo_game.tui.screen import TwiploScreen
from twiplo_game.tui.widgets.key_line import KeyLine


class TitleScreen(TwiploScreen[None]):
    TITLE_WORDS = msgid("Title")
    ABOUT = msgid("Everything begins here.")
    OFFERS: ClassVar = (Command("play", "p", msgid("Play"), msgid("Play.")),)

    def compose(self) -> ComposeResult:
        yield OptionList("Play")
        yield KeyLine(self.OFFERS)

    def action_play(self) -> None:
        self.post_message(Go("library"))
