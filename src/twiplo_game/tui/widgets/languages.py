"""The interface's languages, each by its own name; a click changes over."""

from collections.abc import Sequence
from dataclasses import replace

from twiplo_game.locale.words import LANGUAGES
from twiplo_game.tui.host import host_of, words_of
from twiplo_game.tui.messages import Prefer
from twiplo_game.tui.typography import content
from twiplo_game.tui.widgets.word_line import Word, WordLine


class LanguageSwitch(WordLine):
    """All of them in a row."""

    DEFAULT_CSS = """
    LanguageSwitch { width: auto; }
    """

    @property
    def words_now(self) -> Sequence[Word]:
        """One name each, with a sign that tells whether it is the one."""
        spoken = words_of(self).language
        return [
            Word(code, content(f"(*) {name}", "bold") if code == spoken else content(f"( ) {name}", "$quiet"), before=2)
            for code, name in LANGUAGES.items()
        ]

    async def run_word(self, name: str) -> None:
        """Change over to it."""
        self.post_message(Prefer(replace(host_of(self).settings, language=name)))
