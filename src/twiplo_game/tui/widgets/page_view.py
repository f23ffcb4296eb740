"""A page of the telling room, drawn: headings bold, items with a dash, figures as they are."""

from textual.content import Content
from textual.widgets import Static

from twiplo_game.telling.page import LineKind, Page
from twiplo_game.tui.typography import content


class PageView(Static):
    """Shows one page; scrolling is its container's."""

    DEFAULT_CSS = """
    PageView { height: auto; width: 100%; padding: 0 1; }
    """

    def __init__(self, page: Page | None = None, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(drawn(page) if page is not None else "", id=id)

    def show(self, page: Page) -> None:
        """Show another page."""
        self.update(drawn(page))


def drawn(page: Page) -> Content:
    """The page as one piece of content. A blank line stands above each heading but the first."""
    parts: list[Content] = []
    for line in page.lines:
        match line.kind:
            case LineKind.HEADING:
                parts.append(content(f"\n{line.text}" if parts else line.text, "bold $primary"))
            case LineKind.ITEM:
                parts.append(Content.assemble(("- ", "$accent"), content(line.text)))
            case LineKind.BLANK:
                parts.append(Content(""))
            case LineKind.FIGURE:
                parts.append(content(line.text))
            case _:
                room = " " * line.indent
                parts.append(content("\n".join(room + piece for piece in line.text.split("\n"))))
    return Content("\n").join(parts)
