"""Quotes that nobody closed: YAML reads on to the next one, and complains where that one stands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from twiplo_game.authoring.copied import opens_block

_HEAD: Final = re.compile(r"\s*(?:-\s+)*(?:[\w-]+:\s+)?")
_STRUCTURE: Final = re.compile(r"\s*(?:-\s+)*(?:[a-z_][\w-]*:(?:\s|$)|-\s+\S)")
"""How a line begins that is no part of a text."""

_CLOSING: Final = {'"': re.compile(r'(?:[^"\\]|\\.)*?"'), "'": re.compile(r"(?:[^']|'')*?'(?!')")}
"""What stands between an opening quote and the end of its closing one."""

_IN_BRACKETS: Final = re.compile(r"[{\[,:]\s*(?P<quote>[\"'])")
_NEXT_KEY: Final = re.compile(r",\s*[a-z_][\w-]*:\s")
_AFTER_TEXT: Final = re.compile(r"\s*(?:$|[,}\]:]|\s#)")
"""What may follow the closing quote of a text."""


@dataclass(frozen=True, slots=True)
class Unclosed:
    """A quote without its partner; lines and columns from 0."""

    line: int
    column: int
    last: int
    """The line on which the text ends."""
    mended: str
    """That line with the quote that was missing."""


def unclosed_quote(lines: Sequence[str], until: int) -> Unclosed | None:
    """The first quote, on a line up to `until`, that swallows keys or items because nothing closes its text."""
    number = 0
    while number <= until:
        line = lines[number]
        if opens_block(line):
            number = _after_block(lines, number)
            continue
        head = _HEAD.match(line)
        start = head.end() if head else 0
        if line[start : start + 1] in ('"', "'"):
            found = _in_lines(lines, number, start)
        elif line[start : start + 1] in ("{", "["):
            found = _in_brackets(lines, number, start)
        else:
            found = number
        if isinstance(found, Unclosed):
            return found
        number = found + 1
    return None


def _after_block(lines: Sequence[str], number: int) -> int:
    indent = _indent(lines[number])
    number += 1
    while number < len(lines) and (not lines[number].strip() or _indent(lines[number]) > indent):
        number += 1
    return number


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _in_lines(lines: Sequence[str], number: int, start: int) -> Unclosed | int:
    """The quote at `start` if it is never closed; else the line on which its text ends."""
    quote = lines[number][start]
    closing = _CLOSING[quote]
    if closing.match(lines[number], start + 1):
        return number
    last = number
    for below in range(number + 1, len(lines)):
        if _STRUCTURE.match(lines[below]):
            return _if_swallowed(lines, below, closing, Unclosed(number, start, last, lines[last].rstrip() + quote))
        match = closing.match(lines[below])
        if match is not None:
            return below
        if lines[below].strip():
            last = below
    return Unclosed(number, start, last, lines[last].rstrip() + quote)


def _if_swallowed(lines: Sequence[str], below: int, closing: re.Pattern[str], unclosed: Unclosed) -> Unclosed | int:
    """`unclosed` if the next quote opens another text; else, the line on which the quote is closed after all."""
    for number in range(below, len(lines)):
        match = closing.match(lines[number])
        if match is not None:
            return number if _AFTER_TEXT.match(lines[number], match.end()) else unclosed
    return unclosed


def _in_brackets(lines: Sequence[str], number: int, start: int) -> Unclosed | int:
    """The same for the first such quote between the brackets that open at `start`."""
    line, place = lines[number], start
    while match := _IN_BRACKETS.search(line, place):
        quote = match.end() - 1
        text = _CLOSING[match["quote"]].match(line, quote + 1)
        following = _NEXT_KEY.search(line, quote, text.end() if text else len(line))
        if text is None:
            end = following.start() if following else _end(line)
            mended = Unclosed(number, quote, number, f"{line[:end]}{match['quote']}{line[end:]}")
            return _if_goes_on(lines, number, match["quote"], mended)
        if following and following.end() == text.end() - 1 and not _AFTER_TEXT.match(line, text.end()):
            end = following.start()
            return Unclosed(number, quote, number, f"{line[:end]}{match['quote']}{line[end:]}")
        place = text.end()
    return number


def _end(line: str) -> int:
    return len(line.rstrip("}] \t"))


def _if_goes_on(lines: Sequence[str], number: int, quote: str, unclosed: Unclosed) -> Unclosed | int:
    for below in range(number + 1, len(lines)):
        if _STRUCTURE.match(lines[below]):
            return _if_swallowed(lines, below, _CLOSING[quote], unclosed)
        if _CLOSING[quote].match(lines[below]):
            return below
    return unclosed
