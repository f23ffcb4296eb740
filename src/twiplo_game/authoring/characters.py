"""Characters that must not reach a screen, and the plain rendering of those that came in a file."""

import re
import unicodedata
from typing import Final

CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""Control characters, the line breaks that only some programs honour, and halves of characters."""

HIDDEN: Final = re.compile(
    r"[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""Characters that turn the direction of a line or hide words in it."""

_NOT_SHOWN: Final = re.compile(rf"{CONTROL.pattern}|{HIDDEN.pattern}|[\r\n]")

WORD_LIMIT: Final = 80
"""Characters of a word of the file that a sentence quotes."""


def shown(text: str) -> str:
    """`text` on one line, each character that must not be shown replaced, and so of the same length."""
    return _NOT_SHOWN.sub("\N{REPLACEMENT CHARACTER}", text)


def quoted_word(value: object) -> str:
    """A word of the file as a sentence may quote it: on one line, harmless and short."""
    text = shown(str(value)[: WORD_LIMIT + 1].replace("\r", " ").replace("\n", " ").replace("\t", " "))
    return text if len(text) <= WORD_LIMIT else text[:WORD_LIMIT] + "…"


def character_name(character: str) -> str:
    """How a sentence names a character that cannot be shown: `U+202E RIGHT-TO-LEFT OVERRIDE`."""
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X}{' ' if name else ''}{name}"


def width(character: str) -> int:
    """Columns that a character takes in a terminal: 0, 1 or 2."""
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
