"""The numbered titles of a screen's sections, on as many lines as they need; a click brings a section forward."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Resize
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from twiplo_game.tui.typography import content


class SectionTab(Static):
    """One title; the chosen one is reversed."""

    DEFAULT_CSS = """
    SectionTab { width: auto; height: 1; padding: 0 1; }
    SectionTab:hover { background: $block-cursor-background; }
    SectionTab.-chosen { text-style: bold reverse; }
    """
    ALLOW_SELECT = False

    class Chosen(Message):
        """This section is wanted."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def __init__(self, place: int, title: str) -> None:
        words = Content.assemble((f"{(place + 1) % 10} ", "bold"), content(title))
        super().__init__(words, id=f"tab-{place + 1}")
        self.place = place
        self.columns = words.cell_length + 2

    def on_click(self) -> None:
        """Bring it forward."""
        self.post_message(self.Chosen(self.place))


class SectionTabs(Vertical):
    """All titles."""

    DEFAULT_CSS = """
    SectionTabs { height: auto; background: $panel; }
    SectionTabs Horizontal { height: 1; }
    """

    chosen: reactive[int] = reactive(0)

    def __init__(self, titles: list[str], chosen: int = 0) -> None:
        super().__init__()
        self.titles = titles
        self._lines = 0
        self.set_reactive(SectionTabs.chosen, chosen)

    def compose(self) -> ComposeResult:
        """One tab a section, on evenly filled lines."""
        lines = self._laid_out(self.app.size.width)
        self._lines = len(lines)
        for line in lines:
            with Horizontal():
                yield from line

    def _laid_out(self, width: int) -> list[list[SectionTab]]:
        tabs = [
            SectionTab(place, title).set_class(place == self.chosen, "-chosen")
            for place, title in enumerate(self.titles)
        ]
        whole = sum(tab.columns for tab in tabs)
        wanted = -(-whole // max(1, width))
        lines: list[list[SectionTab]] = [[]]
        room = width
        for tab in tabs:
            is_full = tab.columns > room
            # Two lines of which one holds a single title look like a mistake.
            is_even = len(lines) < wanted and width - room + tab.columns // 2 > whole // wanted
            if lines[-1] and (is_full or is_even):
                lines.append([])
                room = width
            lines[-1].append(tab)
            room -= tab.columns
        return lines

    async def on_resize(self, event: Resize) -> None:
        """Lay them out again where they need more lines now, or fewer."""
        if len(self._laid_out(event.size.width)) != self._lines:
            await self.recompose()

    def watch_chosen(self) -> None:
        """Mark the chosen one."""
        for tab in self.query(SectionTab):
            tab.set_class(tab.place == self.chosen, "-chosen")
