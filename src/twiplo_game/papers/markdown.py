"""A document as Markdown; a text of a scenario stays a text, whatever signs it holds."""

import re
from typing import Final

from twiplo_game.papers.document import (
    Block,
    Chart,
    Document,
    Drawn,
    Handout,
    Heading,
    Items,
    Note,
    Paragraph,
    Quote,
    Table,
)
from twiplo_game.papers.escaping import visible

_SIGNS: Final = re.compile(r"([\\`*_\[\]<>#|~&])")
_LINE_BEGIN: Final = re.compile(r"^(\s*)([-+=]|\d+[.)])(?=\s|$|[-=])", re.MULTILINE)


def as_markdown(document: Document) -> str:
    """The whole document."""
    return "\n\n".join(_block(block) for block in document.blocks) + "\n"


def escaped(text: str) -> str:
    """`text` without a sign that Markdown or HTML would take for its own."""
    text = _SIGNS.sub(r"\\\1", visible(text))
    return _LINE_BEGIN.sub(lambda match: f"{match[1]}{_backslashed(match[2])}", text)


def _backslashed(mark: str) -> str:
    """A list's mark that is none: the sign, or the point after the figures, is escaped."""
    return f"{mark[:-1]}\\{mark[-1]}" if mark[0].isdigit() else f"\\{mark}"


def _block(block: Block) -> str:
    match block:
        case Heading(level, text):
            return f"{'#' * level} {_line(text)}"
        case Paragraph(text, label):
            lead = f"**{_line(label)}** " if label else ""
            return lead + _paragraphs(text)
        case Handout(head, text):
            quoted = f"**{_line(head)}**\n\n{_paragraphs(text)}"
            return "\n".join(f"> {line}".rstrip() for line in quoted.split("\n"))
        case Items(items):
            return "\n".join(f"- {_paragraphs(item)}".replace("\n", "\n  ") for item in items)
        case Table(head, rows):
            lines = [_row(head), "|" + "---|" * len(head), *map(_row, rows)]
            return "\n".join(lines)
        case Quote(text):
            return "\n".join(f"> {line}".rstrip() for line in _paragraphs(text).split("\n"))
        case Note(text):
            return _paragraphs(text)
        case Drawn(drawn):
            return _drawn(drawn)
        case Chart(title, text=drawn):
            return f"{_line(title)}\n\n{_drawn(drawn)}"


def _drawn(lines: tuple[str, ...]) -> str:
    # Set in by four it is code, and no sign in it can end that.
    return "\n".join(f"    {sign}".rstrip() for line in lines for sign in visible(line).split("\n"))


def _paragraphs(text: str) -> str:
    # Two blanks at its end keep a line's break where a list in a text has one.
    return re.sub(r"(?<!\n)\n(?!\n)", "  \n", escaped(text))


def _row(cells: tuple[str, ...]) -> str:
    return "|" + "|".join(f" {_line(cell)} " for cell in cells) + "|"


def _line(text: str) -> str:
    # Inside a line a list's mark is none.
    return "<br>".join(_SIGNS.sub(r"\\\1", part) for part in visible(text).split("\n"))
