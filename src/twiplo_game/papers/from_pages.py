"""Pages of the faces, laid out as blocks of a document."""

from itertools import groupby

from twiplo_game.papers.document import Document, Drawn
from twiplo_game.telling.page import Line, LineKind, Page


def add_page(document: Document, page: Page, *, level: int = 3, name: str = "") -> None:
    """Add the lines of `page`, its headings at `level`. What is set in belongs to the item above it, or is a note.

    With `name`, a table can lead to the first heading.
    """
    for kind, group in groupby(_together(page.lines), lambda line: line.kind):
        lines = list(group)
        match kind:
            case LineKind.HEADING:
                for line in lines:
                    document.heading(level, line.text, name=name)
                    name = ""
            case LineKind.ITEM:
                document.items([line.text for line in lines])
            case LineKind.FIGURE:
                document.draw(Drawn(tuple(line.text for line in lines)))
            case LineKind.LINE:
                for line in lines:
                    (document.note if line.indent else document.say)(line.text)
            case LineKind.BLANK:
                pass


def _together(lines: list[Line]) -> list[Line]:
    """The lines, with what belongs to an item joined to it."""
    joined: list[Line] = []
    for line in lines:
        if line.kind is LineKind.LINE and line.indent and joined and joined[-1].kind is LineKind.ITEM:
            joined[-1] = Line(LineKind.ITEM, f"{joined[-1].text}\n{line.text}")
        else:
            joined.append(line)
    return joined
