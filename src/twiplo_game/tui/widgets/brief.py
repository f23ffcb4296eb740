"""The brief: it is scrolled by the page keys wherever the focus is, and says when there is more to read."""

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

from twiplo_game.tui.host import words_of

READ_ON: Final = "r"
"""The key that reads on: some terminals keep the page keys for themselves."""


class Brief(VerticalScroll):
    """A text whose lower edge names the key that shows the rest, as long as there is a rest."""

    DEFAULT_CSS = """
    Brief { border-subtitle-color: $warning; border-subtitle-style: bold; }
    """

    def __init__(self, text: Content) -> None:
        super().__init__(id="brief")
        self._text = text

    def compose(self) -> ComposeResult:
        """The text."""
        yield Static(self._text, id="text")

    def watch_scroll_y(self, old: float, new: float) -> None:
        """The end may have come in sight."""
        super().watch_scroll_y(old, new)
        self._tell()

    def watch_virtual_size(self, size: Size) -> None:
        """More may be out of sight, or less."""
        self._tell()

    def on_resize(self) -> None:
        """More may be out of sight, or less."""
        self._tell()

    def _tell(self) -> None:
        has_more = self.scroll_offset.y < self.max_scroll_y
        self.set_class(has_more, "-more")
        words = words_of(self)
        said = words.tr("▼ The brief goes on: {key}", key=READ_ON) if has_more else ""
        if self.border_subtitle != said:
            self.border_subtitle = said


class Choices(VerticalScroll, can_focus=False, inherit_bindings=False):
    """What is to be chosen: it follows the focus, and gives the page keys to the brief."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown", "screen.read_on", show=False),
        Binding("pageup", "screen.read_back", show=False),
    ]
