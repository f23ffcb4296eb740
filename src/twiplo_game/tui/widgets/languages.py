"""The interface's languages, each by its own name; a click changes over."""

from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from twiplo_game.locale.words import LANGUAGES
from twiplo_game.tui.host import host_of
from twiplo_game.tui.messages import Prefer
from twiplo_game.tui.typography import content


class LanguageName(Static):
    """One language."""

    DEFAULT_CSS = """
    LanguageName { width: auto; height: 1; padding: 0 0 0 2; }
    LanguageName:hover { background: $block-cursor-background; }
    """
    ALLOW_SELECT = False

    def __init__(self, code: str) -> None:
        super().__init__()
        self.code = code

    def render(self) -> Content:
        """A sign that tells whether it is the one, and its name."""
        is_spoken = host_of(self).words.language == self.code
        sign = "(*)" if is_spoken else "( )"
        return content(f"{sign} {LANGUAGES[self.code]}", "bold" if is_spoken else "$quiet")

    def on_click(self) -> None:
        """Change over to it."""
        self.post_message(Prefer(replace(host_of(self).settings, language=self.code)))


class LanguageSwitch(Horizontal):
    """All of them in a row."""

    DEFAULT_CSS = """
    LanguageSwitch { width: auto; height: 1; }
    """

    def compose(self) -> ComposeResult:
        """One name each."""
        for code in LANGUAGES:
            yield LanguageName(code)
