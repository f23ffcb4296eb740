"""One thing that is wrong with a file, where, and what to do about it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

NO_NAMES: Final = "–"
"""What stands for a list of legal names in which there is none yet."""

_EMPTY_LIST: Final = re.compile(rf"\s*[,;] [^,;:]*:\s*{NO_NAMES}")
"""The part of a sentence that would list them."""


class Severity(StrEnum):
    """How much a problem matters."""

    ERROR = "error"
    """The file is not read until this is mended."""
    WARNING = "warning"
    """The file is read; this is probably not what was meant."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem at a place of a file. All of it can be shown: no control character of the file is left."""

    code: str
    """Its stable name, `TW301`."""
    severity: Severity
    file: str
    """The file's name, as it was asked for."""
    line: int
    """From 1."""
    column: int
    """From 1, in characters."""
    span: int
    """Characters concerned, from `column` on; at least 1."""
    source_line: str
    """The line of the file."""
    message: str
    """The sentence with its named places, as translations know it."""
    args: tuple[tuple[str, str], ...] = ()
    """What stands in the named places."""
    suggestion: str | None = None
    """What was probably meant: a word, or corrected lines."""

    def words(self, translate: Callable[[str], str] = str) -> str:
        """The sentence, translated, with its places filled in."""
        places = _Places(self.args)
        sentence = translate(self.message).format_map(places)
        return _EMPTY_LIST.sub("", sentence) if places.get("legal") == NO_NAMES else sentence

    @property
    def is_error(self) -> bool:
        """Whether the file cannot be read because of it."""
        return self.severity is Severity.ERROR


class _Places(dict[str, str]):
    """Values by name; a place that a translation invented stays visible instead of failing."""

    def __missing__(self, key: str) -> str:
        return f"{{{key}}}"
