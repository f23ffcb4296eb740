"""The name of the game, in letters that ASCII can draw as well."""

from typing import Final

from textual.widgets import Static

from twiplo_game.tui.typography import content

_LETTERS: Final = """\
██████  ██    ██  ██  ██████  ██      ██████
  ██    ██    ██  ██  ██  ██  ██      ██  ██
  ██    ██ ██ ██  ██  ██████  ██      ██  ██
  ██    ████████  ██  ██      ██      ██  ██
  ██     ██  ██   ██  ██      ██████  ██████"""


class Wordmark(Static):
    """Five lines high."""

    DEFAULT_CSS = """
    Wordmark { width: 44; height: 5; color: $primary; }
    """
    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__(content(_LETTERS))
