"""A document as plain text for a terminal."""

import textwrap
from collections.abc import Iterator
from typing import Final

from twiplo_game.papers.document import Block, Document, Handout, Heading, Items, Paragraph, Table

_WIDTH: Final = 78


def as_plain(document: Document) -> str:
    """The whole document, each block with an empty line before it but what belongs to the one above."""
    lines: list[str] = []
    for block in document.blocks:
        if lines and not (isinstance(block, Paragraph) and block.label) and not isinstance(block, Items):
            lines.append("")
        lines += _block(block)
    return "\n".join(lines) + "\n"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(_, text):
            yield from textwrap.wrap(text, _WIDTH)
        case Paragraph(text, label):
            yield from _wrapped(f"{label} {text}".strip())
        case Handout(head, text):
            yield head
            yield from _wrapped(text)
        case Items(items):
            for item in items:
                yield from textwrap.wrap(f"- {item}", _WIDTH, subsequent_indent="  ", break_on_hyphens=False)
        case Table(head, rows):
            for row in (head, *rows):
                yield "  ".join(row)


def _wrapped(text: str) -> Iterator[str]:
    for paragraph in text.splitlines():
        yield from textwrap.wrap(paragraph, _WIDTH, break_on_hyphens=False, break_long_words=False) or [""]
