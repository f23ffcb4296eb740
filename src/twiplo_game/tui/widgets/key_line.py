"""The last line of a screen: what the keys do here. Every word in it can be clicked; none is ever cut."""

from collections.abc import Sequence

from textual.content import Content
from textual.keys import key_to_character

from twiplo_game.tui.commands import HELP, Command, key_name, key_of
from twiplo_game.tui.host import host_of
from twiplo_game.tui.widgets.word_line import Word, WordLine


class KeyLine(WordLine):
    """As many hints as there is room for: help first, then in the order in which the screen offers them."""

    DEFAULT_CSS = """
    KeyLine { dock: bottom; width: 100%; background: $panel; color: $foreground; padding: 0 0 0 1; }
    """

    def __init__(self, offers: tuple[Command, ...]) -> None:
        super().__init__()
        self.offers = [HELP, *(offer for offer in offers if offer.is_shown)]

    @property
    def words_now(self) -> Sequence[Word]:
        """The hints that fit, in the language, the key set and the focus of the moment."""
        offers = [offer for offer in self.offers if offer.name not in host_of(self).withheld]
        hints = [self._hint(offer) for offer in offers]
        line = self.content_size.width
        # Two columns between the hints, or one where they would not all have room.
        gap = 2 if sum(hint.cell_length + 2 for hint in hints) < line else 1
        words, room = [], line - 1
        for offer, hint in zip(offers, hints, strict=True):
            if hint.cell_length > room:
                break
            words.append(Word(offer.name, hint, after=gap))
            room -= hint.cell_length + gap
        return words

    def _hint(self, command: Command) -> Content:
        """The key, and the word."""
        host = host_of(self)
        key = key_name(self._works(key_of(command, host.settings.keys)), host.words)
        return Content.assemble((key, "bold $accent"), " ", host.words.tr(command.label))

    def _works(self, keys: str) -> str:
        """The first of `keys` that does it here: where somebody types, a letter is a letter of the text."""
        focused = self.screen.focused
        if focused is None:
            return keys
        free = (key for key in keys.split(",") if not focused.check_consume_key(key, key_to_character(key)))
        return next(free, keys)

    def on_mount(self) -> None:
        """Follow who types: other keys may work there."""
        self.watch(self.screen, "focused", self._refocused, init=False)

    def _refocused(self) -> None:
        self.refresh()

    async def run_word(self, name: str) -> None:
        """Carry out the command."""
        await self.screen.run_action(name)
