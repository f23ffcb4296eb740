"""The numbered titles of a screen's sections, on one line; a click brings a section forward."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
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
        super().__init__(Content.assemble((f"{place + 1} ", "bold"), content(title)), id=f"tab-{place + 1}")
        self.place = place

    def on_click(self) -> None:
        """Bring it forward."""
        self.post_message(self.Chosen(self.place))


class SectionTabs(Horizontal):
    """All titles."""

    DEFAULT_CSS = """
    SectionTabs { height: 1; background: $panel; }
    """

    chosen: reactive[int] = reactive(0)

    def __init__(self, titles: list[str], chosen: int = 0) -> None:
        super().__init__()
        self.titles = titles
        self.set_reactive(SectionTabs.chosen, chosen)

    def compose(self) -> ComposeResult:
        """One tab a section."""
        for place, title in enumerate(self.titles):
            yield SectionTab(place, title).set_class(place == self.chosen, "-chosen")

    def watch_chosen(self) -> None:
        """Mark the chosen one."""
        for tab in self.query(SectionTab):
            tab.set_class(tab.place == self.chosen, "-chosen")
