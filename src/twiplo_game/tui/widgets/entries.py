"""A list of entries, and beside or below it the page of the one that is highlighted."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from twiplo_game.telling.page import Page
from twiplo_game.tui.typography import content
from twiplo_game.tui.widgets.drawn_line import DrawnLine
from twiplo_game.tui.widgets.page_view import PageView


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list, and its page."""

    when: str
    mark: str
    title: str
    effect: str
    """In columns of its own at the right; as wide in every entry."""
    page: Page

    @property
    def is_own(self) -> bool:
        """Whether it is a decision of the player's."""
        return self.mark.isalnum()


class EntryList(OptionList):
    """One line an entry; a title that is too long ends in an ellipsis."""

    DEFAULT_CSS = """
    EntryList { border: none; padding: 0 0 0 1; background: $surface; scrollbar-gutter: stable; text-wrap: nowrap; }
    EntryList:focus { border: none; background-tint: $foreground 0%; }
    """

    def __init__(self, entries: Sequence[Entry], *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id, markup=False)
        self.entries = list(entries)
        self._when = max((len(entry.when) for entry in entries), default=0)
        self._mark = max((len(entry.mark) for entry in entries), default=0)

    def on_mount(self) -> None:
        """Show the entries."""
        self.add_options([Option(self._line(entry)) for entry in self.entries])

    def renew(self, place: int, entry: Entry) -> None:
        """Put another entry in a place."""
        self.entries[place] = entry
        if place < self.option_count:
            self.replace_option_prompt_at_index(place, self._line(entry))

    def _line(self, entry: Entry) -> DrawnLine:
        return DrawnLine(lambda width: self._made(entry, width))

    def _made(self, entry: Entry, width: int) -> Content:
        when = f"{entry.when.rjust(self._when)} " if self._when else ""
        mark = f"{entry.mark.ljust(self._mark)} " if self._mark else ""
        room = max(10, width - 1 - len(when) - len(mark) - len(entry.effect) - 1)
        title = entry.title.replace("\n", " ")
        title = title if len(title) <= room else title[: room - 1] + "…"
        own = entry.is_own
        return Content.assemble(
            content(when, "$quiet"),
            content(mark, "bold $accent" if own else "$quiet"),
            content(title.ljust(room), "bold" if own else ""),
            " ",
            *_effect(entry.effect),
        )


def _effect(effect: str) -> list[Content]:
    """Gains and losses, each in its five columns; their signs say it too."""
    parts = []
    for start in range(0, len(effect), 5):
        cell = effect[start : start + 5]
        parts.append(content(cell, "$good" if "▲" in cell else "$bad" if "▼" in cell else ""))
    return parts


class Browser(Container):
    """The list and the page."""

    DEFAULT_CSS = """
    Browser { layout: vertical; }
    Browser EntryList { height: 9; }
    Browser VerticalScroll { height: 1fr; border-top: solid $line; background: $background; }
    Browser VerticalScroll:focus { border-top: heavy $border; }
    """

    def __init__(self, entries: Sequence[Entry], name: str, chosen: int = 0) -> None:
        super().__init__(id=name)
        self.entries = list(entries)
        self._chosen = min(chosen, len(entries) - 1)

    def compose(self) -> ComposeResult:
        """The list, then the page."""
        yield EntryList(self.entries, id=f"{self.id}-list")
        with VerticalScroll(id=f"{self.id}-detail"):
            yield PageView()

    def on_mount(self) -> None:
        """Begin where the player was."""
        if self.entries:
            self.choose(self._chosen)

    @property
    def chosen(self) -> int:
        """The place of the entry that is shown."""
        return self.query_one(EntryList).highlighted or 0

    def choose(self, place: int) -> None:
        """Show an entry."""
        self.query_one(EntryList).highlighted = place

    def renew(self, place: int, entry: Entry) -> None:
        """Put another entry in a place; where it is shown, its page too."""
        self.entries[place] = entry
        self.query_one(EntryList).renew(place, entry)
        if place == self.chosen:
            self.query_one(PageView).show(entry.page)

    def show(self, page: Page) -> None:
        """Show another page, until the next entry is looked at."""
        self.query_one(PageView).show(page)
        self.query_one(VerticalScroll).scroll_home(animate=False)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show its page, from the top."""
        event.stop()
        self.query_one(PageView).show(self.entries[event.option_index].page)
        self.query_one(VerticalScroll).scroll_home(animate=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Read on."""
        event.stop()
        self.read_on()

    def read_on(self) -> None:
        """Let the arrows move the page."""
        self.query_one(VerticalScroll).focus()
