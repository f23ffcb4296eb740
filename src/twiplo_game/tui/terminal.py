"""What the desk is about to be drawn on. Asked before Textual is loaded: it draws on anything without a word."""

import os
import sys
from collections.abc import Mapping
from typing import Final, TextIO

_COERCED: Final = frozenset({"C.UTF-8", "C.utf8", "UTF-8"})
"""What Python writes into LC_CTYPE of its own accord where the locale is C."""


def can_draw(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether somebody sits at a terminal that can be drawn on.

    Textual draws on stderr, on Windows on stdout: with either sent elsewhere the screen would stay empty, or a file
    would fill with escapes.
    """
    if not all(_is_terminal(stream) for stream in (sys.__stdin__, sys.__stdout__, sys.__stderr__)):
        return False
    return sys.platform == "win32" or environment.get("TERM", "") not in ("", "dumb")


def keeps_to_ascii(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether the locale promises no more than ASCII.

    The stream's own encoding does not tell: Python writes UTF-8 in a C locale, whatever the terminal reads.
    """
    if sys.platform in ("win32", "darwin"):
        return False
    everything, types, rest = (environment.get(name, "") for name in ("LC_ALL", "LC_CTYPE", "LANG"))
    is_coerced = types in _COERCED and rest in ("", "C", "POSIX")
    named = everything or ("" if is_coerced else types) or rest
    return "utf" not in named.lower()


def _is_terminal(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        # It was closed before we came.
        return False
