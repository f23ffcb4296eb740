"""The base of the screens outside of a game: a line for what has to be said, and the keys."""

from textual.app import ComposeResult
from textual.widgets import Static

from twiplo_game.tui.screen import TwiploScreen
from twiplo_game.tui.typography import content
from twiplo_game.tui.widgets.key_line import KeyLine


class FrontScreen(TwiploScreen[None]):
    """Says things in its own line: nothing comes over what is being read."""

    notice = ""
    """What was last said."""

    DEFAULT_CSS = """
    FrontScreen #head { height: 1; background: $panel; color: $foreground; text-style: bold; padding: 0 1; }
    FrontScreen #notice { dock: bottom; height: auto; max-height: 4; margin: 0 0 1 0; padding: 0 1;
        background: $panel; color: $warning; }
    FrontScreen #room { height: 1fr; layout: vertical; }
    FrontScreen.-wide #room { layout: horizontal; }
    FrontScreen #room OptionList { width: 1fr; height: auto; min-height: 4; max-height: 50%; border: none;
        padding: 0; scrollbar-gutter: stable; }
    FrontScreen.-wide #room OptionList { width: 70; height: 1fr; max-height: 100%; }
    FrontScreen #preview { width: 1fr; height: 1fr; border-top: solid $line; }
    FrontScreen.-wide #preview { border-top: none; border-left: solid $line; padding: 0 1; }
    """

    def head(self, title: str) -> Static:
        """The screen's first line."""
        return Static(content(title), id="head")

    def foot(self) -> ComposeResult:
        """What has to be said, and the keys."""
        line = Static(content(self.notice), id="notice")
        line.display = bool(self.notice)
        yield line
        yield KeyLine(self.OFFERS)

    async def retell(self) -> None:
        """Say everything again, the lists too."""
        await super().retell()
        self.refill()

    def refill(self) -> None:
        """Write the lists again; what was chosen in them stays chosen."""

    def on_screen_suspend(self) -> None:
        """What was said was about what was tried here, and is outdated when the player comes back."""
        self.say("")

    def say(self, notice: str) -> None:
        """Show `notice` above the keys, until the player goes somewhere else."""
        self.notice = notice
        for line in self.query("#notice").results(Static):
            line.update(content(notice))
            line.display = bool(notice)
