"""A short list to choose from, over the desk: whom to ask, what to check, whom to tell."""

from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from twiplo_game.locale.words import msgid
from twiplo_game.tui.commands import Command
from twiplo_game.tui.screen import TwiploScreen
from twiplo_game.tui.typography import content
from twiplo_game.tui.widgets.key_line import KeyLine

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Item(Generic[Value]):
    """Something that can be chosen."""

    label: str
    value: Value
    detail: str = ""
    """A second line, where there is more to say."""


class ChoiceScreen(TwiploScreen[Value | None], Generic[Value]):
    """Gives what was chosen, or None."""

    TITLE_WORDS = msgid("Choose")
    ABOUT = msgid("Choose with the arrows and Enter, by number, or with the mouse. Escape goes back and does nothing.")
    OFFERS: ClassVar = (Command("back", "escape", msgid("Back"), msgid("Go back and do nothing.")),)
    CSS = """
    ChoiceScreen { align: center middle; background: $background 60%; }
    ChoiceScreen #box { width: 76; max-width: 100%; height: auto; max-height: 90%; background: $surface;
        border: round $border; padding: 0 1; }
    ChoiceScreen #question { text-style: bold; }
    ChoiceScreen #explanation { color: $quiet; }
    ChoiceScreen OptionList { height: auto; max-height: 14; border: none; padding: 0; scrollbar-gutter: stable; }
    """

    def __init__(self, question: str, items: list[Item[Value]], explanation: str = "") -> None:
        super().__init__()
        self.question = question
        self.items = items
        self.explanation = explanation

    def compose(self) -> ComposeResult:
        """The question, the list, and what there is to know about it."""
        with Vertical(id="box"):
            yield Static(content(self.question), id="question")
            yield OptionList(*(Option(self._line(place, item)) for place, item in enumerate(self.items, 1)))
            if self.explanation:
                yield Static(content(self.explanation), id="explanation")
        yield KeyLine(self.OFFERS)

    def _line(self, place: int, item: Item[Value]) -> Content:
        number = f"{place} " if place < 10 else "  "
        line = Content.assemble((number, "bold $accent"), content(item.label))
        return Content.assemble(line, "\n  ", content(item.detail, "$quiet")) if item.detail else line

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give what was chosen."""
        self.dismiss(self.items[event.option_index].value)

    def action_back(self) -> None:
        """Give nothing."""
        self.dismiss(None)

    def on_key(self, event: Key) -> None:
        """Choose by number."""
        if event.character and event.character in "123456789" and int(event.character) <= len(self.items):
            event.stop()
            self.dismiss(self.items[int(event.character) - 1].value)
