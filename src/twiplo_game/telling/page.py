"""A page of text without a look: headings, lines, items and figures, which each face draws in its own way."""

import re
import textwrap
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final

_CLOSED: Final = re.compile(r"([?!…])\.$", re.MULTILINE)
_UNDER_AN_ITEM: Final = 3
"""Columns by which what belongs to an item is set in."""


class LineKind(Enum):
    """What a line of a page is."""

    HEADING = auto()
    LINE = auto()
    """A paragraph."""
    ITEM = auto()
    """One of a list."""
    FIGURE = auto()
    """Drawn in letters of one width: shown as it is, never wrapped."""
    BLANK = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page, however long."""

    kind: LineKind
    text: str = ""
    indent: int = 0
    """Columns by which a paragraph is set in."""


@dataclass(slots=True)
class Page:
    """Lines in order; whoever writes a page adds to it, whoever shows it reads `lines`."""

    lines: list[Line] = field(default_factory=list)

    def heading(self, text: str) -> None:
        """Add a heading."""
        self.lines.append(Line(LineKind.HEADING, text))

    def say(self, text: str) -> None:
        """Add a paragraph."""
        self.lines.append(Line(LineKind.LINE, text))

    def under(self, text: str) -> None:
        """Add a paragraph that belongs to the line above it."""
        self.lines.append(Line(LineKind.LINE, text, _UNDER_AN_ITEM))

    def item(self, text: str) -> None:
        """Add an item of a list."""
        self.lines.append(Line(LineKind.ITEM, text))

    def figure(self, text: str) -> None:
        """Add a line that is laid out already."""
        self.lines.append(Line(LineKind.FIGURE, text))

    def blank(self) -> None:
        """Add an empty line."""
        self.lines.append(Line(LineKind.BLANK))

    def add(self, page: "Page") -> None:
        """Add another page's lines."""
        self.lines += page.lines


def laid_out(line: Line, width: int) -> list[str]:
    """`line` in plain text, at most `width` columns wide; a heading has an empty line above it."""
    match line.kind:
        case LineKind.HEADING:
            return ["", *wrapped(line.text, width)]
        case LineKind.LINE:
            return wrapped(line.text, width, line.indent)
        case LineKind.ITEM:
            return itemised("-", line.text, width)
        case _:
            return [line.text]


def wrapped(text: str, width: int, indent: int = 0) -> list[str]:
    """`text` in lines; paragraphs stay apart, and a no-break space keeps its neighbours together."""
    room = " " * indent
    lines: list[str] = []
    # A sentence that closes with a title which asks, or exclaims, is closed already.
    for paragraph in _CLOSED.sub(r"\1", text).splitlines() or [""]:
        lines += textwrap.wrap(
            paragraph,
            width,
            initial_indent=room,
            subsequent_indent=room,
            break_on_hyphens=False,
            break_long_words=False,
        ) or [""]
    return lines


def itemised(label: str, text: str, width: int) -> list[str]:
    """`label` and what it says, continued under the label."""
    first, *rest = wrapped(f"{label} {text}".strip(), width) or [""]
    return [first, *(wrapped(" ".join(rest), width, _UNDER_AN_ITEM) if rest else ())]
