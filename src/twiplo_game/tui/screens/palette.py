"""The command palette: everything that can be done on the screen below, found by typing, in the player's language."""

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.fuzzy import Matcher
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from twiplo_game.locale.words import msgid
from twiplo_game.tui.commands import PALETTE, Command, key_name, key_of
from twiplo_game.tui.screen import TwiploScreen
from twiplo_game.tui.typography import content
from twiplo_game.tui.widgets.key_line import KeyLine


class PaletteScreen(TwiploScreen[str | None]):
    """Gives the name of the command that was chosen, or None."""

    TITLE_WORDS = msgid("Commands")
    ABOUT = msgid("Type a few letters of what you want to do, then press Enter.")
    OFFERS: ClassVar = (
        Command("back", "escape", msgid("Back"), msgid("Go back.")),
        Command("down", "down", msgid("Down"), msgid("The next command."), is_shown=False),
        Command("up", "up", msgid("Up"), msgid("The command before."), is_shown=False),
    )
    CSS = """
    PaletteScreen { align: center top; background: $background 60%; }
    PaletteScreen #box { width: 76; max-width: 100%; height: auto; max-height: 90%; margin: 1 0; background: $surface; }
    PaletteScreen OptionList { height: auto; max-height: 60vh; border: none; }
    """

    def __init__(self, behind: TwiploScreen[Any]) -> None:
        super().__init__()
        self.behind = behind

    def compose(self) -> ComposeResult:
        """A line to type in, and what fits."""
        with Vertical(id="box"):
            yield Input(placeholder=self.words.tr("Type what you want to do"))
            yield OptionList(markup=False)
        yield KeyLine(self.OFFERS)

    def on_mount(self) -> None:
        """Begin with everything."""
        self._list("")
        self.query_one(Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """List what fits what was typed."""
        self._list(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Do what is highlighted."""
        listed = self.query_one(OptionList)
        if listed.highlighted is not None:
            self.dismiss(listed.get_option_at_index(listed.highlighted).id)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Do what was clicked."""
        self.dismiss(event.option_id)

    def _list(self, typed: str) -> None:
        words, keys = self.words, self.host.settings.keys
        matcher = Matcher(typed)
        found: list[tuple[float, int, Command]] = []
        for place, offer in enumerate(offer for offer in self.behind.offers if offer is not PALETTE):
            match = max(matcher.match(words.tr(offer.does)), matcher.match(words.tr(offer.label))) if typed else 1.0
            if match > 0:
                found.append((-match, place, offer))
        listed = self.query_one(OptionList)
        listed.clear_options()
        for _, _, offer in sorted(found, key=lambda item: item[:2]):
            key = key_name(key_of(offer, keys), words)
            listed.add_option(
                Option(Content.assemble((f"{key:<7}", "bold"), content(words.tr(offer.does))), offer.name)
            )
        if not found:
            listed.add_option(Option(content(words.tr("Nothing fits that.")), disabled=True))
        else:
            listed.highlighted = 0

    def action_down(self) -> None:
        """Highlight the next one."""
        self.query_one(OptionList).action_cursor_down()

    def action_up(self) -> None:
        """Highlight the one before."""
        self.query_one(OptionList).action_cursor_up()

    def action_back(self) -> None:
        """Do nothing."""
        self.dismiss(None)

    def action_palette(self) -> None:
        """The palette is open: the same key closes it."""
        self.dismiss(None)
