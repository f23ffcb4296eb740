"""The only writer of stderr, and the exit codes."""

import sys
import textwrap
from enum import IntEnum
from typing import Final

from twiplo_game.cli.output import cleaned, columns

_INDENT: Final = len("twiplo: ")
"""Columns by which the lines after the first are indented."""


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
    """Write a sentence for the person at the keyboard; a terminal gets it wrapped between words."""
    said = f"twiplo: {cleaned(sentence)}"
    width = columns(sys.stderr)
    if width is not None and len(said) > width > _INDENT:
        said = textwrap.fill(
            said, width, subsequent_indent=" " * _INDENT, break_long_words=False, break_on_hyphens=False
        )
    sys.stderr.write(f"{said}\n")


def raw(text: str) -> None:
    """Write text that is already laid out."""
    sys.stderr.write(cleaned(text))


def over(text: str) -> None:
    """Write a line over the last one that was written so; the line itself is not ended."""
    sys.stderr.write(f"\r{cleaned(text)}\x1b[K")
    sys.stderr.flush()
