"""A short list of which any number can be chosen, over the composer: to whom, and what it contains."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from twiplo_game.locale.words import msgid
from twiplo_game.tui.commands import Command
from twiplo_game.tui.screen import TwiploScreen
from twiplo_game.tui.screens.choice import Item
from twiplo_game.tui.typography import content
from twiplo_game.tui.widgets.key_line import KeyLine


class Ticks(OptionList):
    """Space and a click turn one on or off; Enter takes them as they are."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "select", show=False),
        Binding("enter", "finish", show=False),
    ]

    class Finished(Message):
        """They are taken as they are."""

    def action_finish(self) -> None:
        """Take them as they are."""
        self.post_message(self.Finished())


class SeveralScreen(TwiploScreen[frozenset[str] | None]):
    """Gives what was chosen, or None where nothing is to change."""

    TITLE_WORDS = msgid("Choose any of these")
    ABOUT = msgid("Space, a number or a click turns one on or off; Enter takes them; Escape changes nothing.")
    OFFERS: ClassVar = (
        Command("take", "enter", msgid("Take these"), msgid("Take what is chosen.")),
        Command("turn", "space", msgid("On, off"), msgid("Turn the highlighted one on or off.")),
        Command("back", "escape", msgid("Back"), msgid("Go back and do nothing.")),
    )
    CSS = """
    SeveralScreen { align: center middle; background: $background 60%; }
    SeveralScreen #box { width: 76; max-width: 100%; height: auto; max-height: 90%; background: $surface;
        border: round $border; padding: 0 1; }
    SeveralScreen #question { text-style: bold; }
    SeveralScreen OptionList { height: auto; max-height: 16; border: none; padding: 0; scrollbar-gutter: stable; }
    """

    def __init__(self, question: str, items: list[Item[str]], chosen: frozenset[str]) -> None:
        super().__init__()
        self.question = question
        self.items = items
        self.chosen = chosen

    def compose(self) -> ComposeResult:
        """The question and the list."""
        with Vertical(id="box"):
            yield Static(content(self.question), id="question")
            yield Ticks(*(Option(self._line(place), str(place)) for place in range(len(self.items))), markup=False)
        yield KeyLine(self.OFFERS)

    def _line(self, place: int) -> Content:
        item = self.items[place]
        number = f"{place + 1} " if place < 9 else "  "
        is_on = item.value in self.chosen
        line = Content.assemble(
            (number, "bold $accent"), ("[x] " if is_on else "[ ] ", "bold" if is_on else ""), content(item.label)
        )
        return Content.assemble(line, "\n      ", content(item.detail, "$quiet")) if item.detail else line

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Turn one on or off."""
        await self.run_action("turn")

    def _turn(self, place: int) -> None:
        self.chosen ^= {self.items[place].value}
        self.query_one(Ticks).replace_option_prompt_at_index(place, self._line(place))

    async def on_ticks_finished(self) -> None:
        """Give what is chosen."""
        await self.run_action("take")

    def action_take(self) -> None:
        """Give what is chosen."""
        self.dismiss(self.chosen)

    def action_turn(self) -> None:
        """Turn the highlighted one on or off."""
        place = self.query_one(Ticks).highlighted
        if place is not None:
            self._turn(place)

    def action_back(self) -> None:
        """Change nothing."""
        self.dismiss(None)

    def on_key(self, event: Key) -> None:
        """Turn one on or off by number."""
        if event.character and event.character in "123456789" and int(event.character) <= len(self.items):
            event.stop()
            self._turn(int(event.character) - 1)
