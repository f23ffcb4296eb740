"""argparse in the player's language, speaking through the two streams' only writers."""

import argparse
from typing import TYPE_CHECKING, NoReturn

from twiplo_game.cli import diagnostics, output
from twiplo_game.cli.diagnostics import ExitCode
from twiplo_game.locale.words import LANGUAGES, Words

if TYPE_CHECKING:
    from _typeshed import SupportsWrite


class Parser(argparse.ArgumentParser):
    """A parser whose help goes to stdout, and whose complaints go to stderr as one sentence."""

    words: Words | None = None
    """Set once, before the first parser is made."""

    def __init__(self, *, prog: str | None = None, description: str | None = None) -> None:
        super().__init__(prog=prog, description=description, allow_abbrev=False)
        if self.words is not None:
            self._positionals.title = self.words.tr("what it needs")
            self._optionals.title = self.words.tr("options")
            self.add_argument("--lang", choices=LANGUAGES, help=self.words.tr("the language: en or fr"))

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command line, and where help is."""
        hint = self.words.tr("See “{command} --help”.", command=self.prog) if self.words else ""
        diagnostics.tell(f"{message.rstrip('.')}. {hint}".strip())
        raise SystemExit(ExitCode.USAGE)

    def _print_message(self, message: str, file: "SupportsWrite[str] | None" = None) -> None:
        if message:
            output.text(message)
