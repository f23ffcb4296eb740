"""A text inside a file of another form: read as it is meant, and nothing else."""

from html import escape
from typing import Final

_KEPT: Final = "\u00a0\u202f\n"


def visible(text: str) -> str:
    """`text` without signs that cannot be seen.

    Among those are controls, and the marks that turn the direction of writing, which would show a text as another one.
    """
    if text.isprintable():
        return text
    return "".join(sign for sign in text if sign.isprintable() or sign in _KEPT)


def escaped(text: str) -> str:
    """`text` for HTML and SVG: every sign that means something in markup is written out."""
    return escape(visible(text))
