"""What stands over everything while the window is too small."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.events import Resize
from textual.geometry import Size
from textual.widgets import Static

from twiplo_game.locale.words import msgid
from twiplo_game.tui.screen import TwiploScreen
from twiplo_game.tui.typography import content


class TooSmallScreen(TwiploScreen[None]):
    """Goes away by itself; the screen below keeps all that was typed and chosen."""

    TITLE_WORDS = msgid("A larger window")
    ABOUT = msgid("Make the window larger, or its letters smaller.")
    CSS = """
    TooSmallScreen { align: center middle; }
    TooSmallScreen Static { width: 100%; text-align: center; }
    """
    LIVING: ClassVar = frozenset({"leave"})
    """All that can be done here."""

    def __init__(self, smallest: tuple[int, int]) -> None:
        super().__init__()
        self.smallest = smallest

    def compose(self) -> ComposeResult:
        """One sentence."""
        yield Static(id="wanted")

    def on_mount(self) -> None:
        """Say how much is missing."""
        self._tell(self.app.size)

    def on_resize(self, event: Resize) -> None:
        """Say how much is still missing."""
        self._tell(event.size)

    def _tell(self, size: Size) -> None:
        columns, rows = self.smallest
        self.query_one("#wanted", Static).update(
            content(
                self.words.tr(
                    "Twiplo needs {columns} × {rows}, this window has {width} × {height}.\n\n"
                    "Make it larger, or its letters smaller. Nothing is lost.\nCtrl+Q leaves.",
                    columns=columns,
                    rows=rows,
                    width=size.width,
                    height=size.height,
                )
            )
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be done in the dark but leaving."""
        return action in self.LIVING
