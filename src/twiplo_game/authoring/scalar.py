"""What a plain word means in YAML 1.2, and where each character of a value stands in its source."""

import re
from typing import Final

from twiplo_game.authoring.nodes import Scalar

_WORDS: Final[dict[str, bool | None]] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_INTEGER: Final = re.compile(r"[-+]?[0-9]{1,18}")
_OCTAL: Final = re.compile(r"0o[0-7]{1,18}")
_HEX: Final = re.compile(r"0x[0-9a-fA-F]{1,15}")
_FLOAT: Final = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_FLOAT_LENGTH: Final = 40
_SPECIAL_FLOAT: Final = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")

_ESCAPES: Final = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r",
    "e": "\x1b", " ": " ", '"': '"', "/": "/", "\\": "\\", "N": "\x85", "_": "\xa0",
    "L": "\u2028", "P": "\u2029",
}  # fmt: skip
_CODED: Final = {"x": 2, "u": 4, "U": 8}
_CONTINUATION: Final = re.compile(r"\\\r?\n[ \t]*")
_BLANK: Final = " \t\r\n"


def meaning(text: str) -> str | int | float | bool | None:
    """The value of a plain scalar in the core schema of YAML 1.2: `no`, `on` and `12:30` stay words."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in "+-.0123456789" or len(text) > _FLOAT_LENGTH:
        return text
    if _INTEGER.fullmatch(text):
        return int(text)
    if _OCTAL.fullmatch(text):
        return int(text[2:], 8)
    if _HEX.fullmatch(text):
        return int(text[2:], 16)
    if _FLOAT.fullmatch(text):
        return float(text)
    if _SPECIAL_FLOAT.fullmatch(text):
        return float(text.replace(".", ""))
    return text


def source_offsets(scalar: Scalar, source: str) -> list[int] | None:
    """For each character of the scalar's text where it stands in `source`, and where the text ends.

    A blank made out of a line break stands where that line ends. None where the two do not match.
    """
    raw = source[scalar.start : scalar.end]
    place, end = _content(scalar, raw)
    offsets: list[int] = []
    for character in scalar.text:
        if scalar.style == '"':
            place = _skip_continuation(raw, place)
        if character in _BLANK and raw[place : place + 1] != "\\":
            offsets.append(place)
            place += raw[place : place + 1] == character
            continue
        while place < end and raw[place] in _BLANK:
            place += 1
        step = _step(scalar.style, raw, place, character)
        if step == 0:
            return None
        offsets.append(place)
        place += step
    offsets.append(min(place, end))
    return [scalar.start + offset for offset in offsets]


def _content(scalar: Scalar, raw: str) -> tuple[int, int]:
    if scalar.style in ("'", '"'):
        return 1, max(1, len(raw) - 1)
    if scalar.style in ("|", ">"):
        return raw.find("\n") + 1, len(raw)
    return 0, len(raw)


def _skip_continuation(raw: str, place: int) -> int:
    while match := _CONTINUATION.match(raw, place):
        place = match.end()
    return place


def _step(style: str, raw: str, place: int, character: str) -> int:
    """How many characters of the source make up `character`; 0 where they do not."""
    if style == '"' and raw[place : place + 1] == "\\":
        name = raw[place + 1 : place + 2]
        if name in _CODED:
            digits = raw[place + 2 : place + 2 + _CODED[name]]
            return 2 + _CODED[name] if chr(int(digits, 16)) == character else 0
        return 2 if _ESCAPES.get(name) == character else 0
    if style == "'" and character == "'":
        return 2 if raw[place : place + 2] == "''" else 0
    return 1 if raw[place : place + 1] == character else 0
