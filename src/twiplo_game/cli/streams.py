"""The standard streams, made fit for any text: a terminal that lacks a letter gets a plainer one."""

import codecs
import os
import sys
import unicodedata
from io import TextIOWrapper
from pathlib import Path
from typing import Final, TextIO

_PROBE: Final = "é"
_PLAINER: Final = {
    "’": "'", "‘": "'", "′": "'", "“": '"', "”": '"', "«": '"', "»": '"', "…": "...", "–": "-", "—": "-", "−": "-",
    "\u00a0": " ", "\u202f": " ", "œ": "oe", "Œ": "OE", "æ": "ae", "€": "EUR",
}  # fmt: skip


def _plainer(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(_nearest(letter) for letter in error.object[error.start : error.end]), error.end


def _nearest(letter: str) -> str:
    bare = unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode()
    return _PLAINER.get(letter) or bare or "?"


def prepare() -> None:
    """Make the three streams safe: UTF-8 where the locale has no accents and nobody asked for that."""
    codecs.register_error("twiplo_plainer", _plainer)
    # A closed stream is None; writing to it must not be a failure.
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    asked = bool(os.environ.get("PYTHONIOENCODING"))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            encoding = stream.encoding if asked or _can_write(stream.encoding) else "utf-8"
            stream.reconfigure(encoding=encoding, errors="twiplo_plainer")
    if isinstance(sys.stdin, TextIOWrapper):
        encoding = sys.stdin.encoding if asked or _can_write(sys.stdin.encoding) else "utf-8"
        sys.stdin.reconfigure(encoding=encoding, errors="replace")


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def _can_write(encoding: str) -> bool:
    try:
        _PROBE.encode(encoding)
    except (UnicodeError, LookupError):
        return False
    return True
