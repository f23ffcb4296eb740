"""argparse in the player's language, speaking through the two streams' only writers."""

import argparse
import gettext
import os
from typing import TYPE_CHECKING, Final, NoReturn

from twiplo_game.cli import diagnostics, output
from twiplo_game.cli.diagnostics import ExitCode
from twiplo_game.locale.words import DOMAIN, FOLDER, LANGUAGES, Words, msgid

if TYPE_CHECKING:
    from _typeshed import SupportsWrite


ARGPARSE_WORDS: Final = (
    msgid("usage: "),
    msgid("show this help message and exit"),
    msgid("%(prog)s: error: %(message)s\n"),
    msgid("argument %(argument_name)s: %(message)s"),
    msgid("the following arguments are required: %s"),
    msgid("unrecognized arguments: %s"),
    msgid("invalid choice: %(value)r (choose from %(choices)s)"),
    msgid("expected one argument"),
    msgid("expected at least one argument"),
    msgid("ignored explicit argument %r"),
    msgid("invalid %(type)s value: %(value)r"),
)
"""What argparse says by itself; it looks its words up in the domain that `speak` names."""


def speak(language: str) -> None:
    """Let argparse speak `language`."""
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(DOMAIN, str(FOLDER))
    gettext.textdomain(DOMAIN)


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
        end = "" if message.endswith((".", "?", "!")) else "."
        diagnostics.tell(f"{message}{end} {hint}".rstrip())
        raise SystemExit(ExitCode.USAGE)

    def _print_message(self, message: str, file: "SupportsWrite[str] | None" = None) -> None:
        if message:
            output.text(message)
