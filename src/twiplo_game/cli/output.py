"""The only writer of stdout."""

import shutil
import sys
import textwrap
from typing import Final, TextIO

_UNSAFE: Final = {code: None for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\n\t"}
"""Control characters: a file must not be able to steer the terminal that it is shown in."""


_BOM: Final = "\ufeff"
"""By it a spreadsheet knows that a file is UTF-8; a terminal has no use for it."""


def cleaned(text: str) -> str:
    """`text` without control characters."""
    return text.translate(_UNSAFE)


def columns(stream: TextIO | None = None) -> int | None:
    """Columns of the terminal that shows a stream, stdout if absent; None where a file or a program reads it."""
    shown = sys.stdout if stream is None else stream
    return shutil.get_terminal_size().columns if shown.isatty() else None


def line(content: str = "") -> None:
    """Write a line."""
    sys.stdout.write(cleaned(content) + "\n")


def wrapped_line(content: str, indent: int) -> None:
    """Write a line; where a terminal shows it, wrapped between words, and indented after the first."""
    width = columns()
    if width is None or width <= 2 * indent:
        line(content)
    else:
        line(textwrap.fill(content, width, subsequent_indent=" " * indent, break_long_words=False))


def prompt(content: str) -> None:
    """Write what an answer is typed after, and make sure that it is seen."""
    sys.stdout.write(cleaned(content))
    sys.stdout.flush()


def text(content: str) -> None:
    """Write text that is already laid out."""
    sys.stdout.write(cleaned(content))


def content(content: str) -> None:
    """Write what would be a file's content: a terminal shows it, and a file or a program gets it in UTF-8, unchanged.

    The words of a file are nobody's to replace because a terminal lacks their letters, and programs read UTF-8.
    """
    raw = getattr(sys.stdout, "buffer", None)
    if raw is None or sys.stdout.isatty():
        text(content.removeprefix(_BOM))
        return
    sys.stdout.flush()
    raw.write(content.encode())


def flush() -> None:
    """Hand over what was written, so that a closed pipe is noticed while it can be dealt with."""
    sys.stdout.flush()
