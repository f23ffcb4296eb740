"""The only writer of stderr, and the exit codes."""

import sys
from enum import IntEnum

from twiplo_game.cli.output import cleaned


class ExitCode(IntEnum):
    """What the command tells the shell."""

    OK = 0
    """Done."""
    PROBLEMS = 1
    """A checked file has problems."""
    USAGE = 2
    """The command line asks for something that does not exist."""
    FILE = 3
    """A file could not be read or written."""
    FAULT = 70
    """The program itself failed."""
    INTERRUPTED = 130
    """Stopped with Ctrl-C."""
    CLOSED_PIPE = 141
    """The reader of the output went away."""


def tell(sentence: str) -> None:
    """Write a sentence for the person at the keyboard."""
    sys.stderr.write(f"twiplo: {cleaned(sentence)}\n")


def raw(text: str) -> None:
    """Write text that is already laid out."""
    sys.stderr.write(cleaned(text))


def over(text: str) -> None:
    """Write a line over the last one that was written so; the line itself is not ended."""
    sys.stderr.write(f"\r{cleaned(text)}\x1b[K")
    sys.stderr.flush()
