"""The last line of a screen: what the keys do here. Every word in it can be clicked; none is ever cut."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Resize
from textual.keys import key_to_character
from textual.widgets import Static

from twiplo_game.tui.commands import HELP, Command, key_name, key_of
from twiplo_game.tui.host import host_of


class KeyHint(Static):
    """One key and what it does."""

    DEFAULT_CSS = """
    KeyHint { width: auto; height: 1; background: $panel; color: $foreground; }
    KeyHint:hover { background: $block-cursor-background; }
    """
    ALLOW_SELECT = False

    def __init__(self, command: Command) -> None:
        super().__init__()
        self.command = command
        self._drawn: Content | None = None

    def keep_up(self) -> int:
        """Have it drawn anew where another key does it now. Returns its columns."""
        now = self.render()
        if self.is_attached and now != self._drawn:
            self.refresh(layout=True)
        self._drawn = now
        return now.cell_length

    def render(self) -> Content:
        """The key, and the word."""
        host = host_of(self)
        key = key_name(self._works(key_of(self.command, host.settings.keys)), host.words)
        return Content.assemble((key, "bold $accent"), " ", host.words.tr(self.command.label))

    def _works(self, keys: str) -> str:
        """The first of `keys` that does it here: where somebody types, a letter is a letter of the text."""
        focused = self.screen.focused if self.is_attached else None
        if focused is None:
            return keys
        free = (key for key in keys.split(",") if not focused.check_consume_key(key, key_to_character(key)))
        return next(free, keys)

    async def on_click(self) -> None:
        """Do it."""
        await self.screen.run_action(self.command.name)


class KeyLine(Horizontal):
    """As many hints as there is room for: help first, then in the order in which the screen offers them."""

    DEFAULT_CSS = """
    KeyLine { dock: bottom; width: 100%; height: 1; background: $panel; padding: 0 0 0 1; overflow: hidden; }
    """

    def __init__(self, offers: tuple[Command, ...]) -> None:
        super().__init__()
        self.offers = [HELP, *(offer for offer in offers if offer.is_shown)]

    def compose(self) -> ComposeResult:
        """One hint for each command that the line shows, fitted to the width that the line will have."""
        hints = [KeyHint(offer) for offer in self.offers if offer.name not in host_of(self).withheld]
        self._fit(hints, self.app.size.width - 1)
        yield from hints

    def on_mount(self) -> None:
        """Follow who types."""
        self.watch(self.screen, "focused", self._refocused, init=False)

    def _refocused(self) -> None:
        """Other keys may work where somebody types."""
        self._fit(list(self.query(KeyHint)), self.size.width)

    def on_resize(self, event: Resize) -> None:
        """Fit the hints to the new width."""
        self._fit(list(self.query(KeyHint)), self.size.width)

    def _fit(self, hints: list[KeyHint], line: int) -> None:
        widths = [hint.keep_up() for hint in hints]
        # Two columns between the hints, or one where they would not all have room.
        gap = 2 if sum(widths) + 2 * len(widths) < line else 1
        room = line - 1
        for hint, width in zip(hints, widths, strict=True):
            room -= width
            hint.display = room >= 0
            hint.styles.padding = (0, gap, 0, 0)
            room -= gap
