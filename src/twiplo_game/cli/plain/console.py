"""Lines out, lines in: wrapped to a width that any reader handles, and nothing but words."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from twiplo_game.cli import output
from twiplo_game.locale.words import Words
from twiplo_game.telling.page import LineKind, Page, itemised, laid_out, wrapped
from twiplo_game.telling.plot import plain

WIDTH: Final = 78
"""Columns of a line."""


HEARD: Final = 0.2
"""Seconds after which Ctrl+C is heard at the latest."""


class EndOfInputError(Exception):
    """Nobody answers any more: the end of a pipe, or Ctrl-D."""


class Console:
    """What the line mode talks through, in one language."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._is_terminal = sys.stdin is not None and sys.stdin.isatty()
        if self._is_terminal:
            _edit_lines()

    def tr(self, message: str, /, **values: object) -> str:
        """`message` in this console's language."""
        return self.words.tr(message, **values)

    def trn(self, one: str, many: str, n: int, /, **values: object) -> str:
        """A counted message in this console's language."""
        return self.words.trn(one, many, n, **values)

    def say(self, text: str = "", indent: int = 0) -> None:
        """Write a paragraph."""
        for line in wrapped(text, WIDTH, indent):
            output.line(line)

    def raw(self, line: str) -> None:
        """Write a line that is already laid out."""
        output.line(line)

    def heading(self, text: str) -> None:
        """Write a heading: a line of its own after an empty one."""
        output.line()
        self.say(text)

    def item(self, label: str, text: str) -> None:
        """Write `label` and what it says, continued under the label."""
        for line in itemised(label, text, WIDTH):
            output.line(line)

    def show(self, page: Page) -> None:
        """Write a page; its figures in signs that every terminal and every reader knows."""
        for line in page.lines:
            for row in laid_out(line, WIDTH):
                output.line(plain(row) if line.kind is LineKind.FIGURE else row)

    def read(self, prompt: str) -> str:
        """One typed line. Raises EndOfInputError."""
        output.prompt("")
        if self._is_terminal:
            try:
                with _interruptible():
                    return _printable(input(output.cleaned(prompt)))
            except EOFError:
                output.line()
                raise EndOfInputError from None
        output.prompt(prompt)
        with _interruptible():
            line = sys.stdin.readline() if sys.stdin is not None else ""
        if not line:
            output.line()
            raise EndOfInputError
        answer = _printable(line.rstrip("\r\n"))
        # A transcript of a pipe reads like one of a terminal.
        output.line(answer)
        return answer


def _printable(line: str) -> str:
    return output.cleaned(line).replace("\t", " ")


@contextmanager
def _interruptible() -> Iterator[None]:
    """Break off the wait for a line again and again; it goes on by itself where there is no reason to stop.

    A Ctrl+C between the interpreter's last look at its signals and the system's wait for a key is noted, and heeded
    only when that wait is broken off: without this, when the next key is pressed.
    """
    if sys.platform == "win32":
        yield
        return
    heard = signal.signal(signal.SIGALRM, lambda *_: None)
    left = signal.setitimer(signal.ITIMER_REAL, HEARD, HEARD)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, *left)
        signal.signal(signal.SIGALRM, heard)


def _edit_lines() -> None:
    """Let arrow keys move within a typed line, where the system can."""
    try:
        import readline  # noqa: F401, PLC0415
    except ImportError:
        return
