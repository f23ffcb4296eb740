"""A page of the telling room, drawn: headings bold, items with a dash, figures as they are, what is set in quieter."""

from textual.content import Content
from textual.geometry import Size

from twiplo_game.telling.page import Line, LineKind, Page, laid_out
from twiplo_game.tui.typography import content
from twiplo_game.tui.widgets.sized import SizedByLayout


class PageView(SizedByLayout):
    """Shows one page; scrolling is its container's. What is set in stays set in where a line is continued."""

    DEFAULT_CSS = """
    PageView { height: auto; width: 100%; padding: 0 1; }
    """

    def __init__(self, page: Page | None = None, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.page = page or Page()
        self._drawn: tuple[int, Content] | None = None
        """The page, and the columns that it was laid out in."""

    def show(self, page: Page) -> None:
        """Show another page."""
        if page != self.page:
            self.page = page
            self._drawn = None
            self.refresh(layout=True)

    def render(self) -> Content:
        """The page, as wide as there is room."""
        return self._laid_out(self.content_size.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as it takes; an address that is longer than a line takes more than one."""
        return self._laid_out(width).get_height({}, width) if self.page.lines and width else 0

    def _laid_out(self, width: int) -> Content:
        if self._drawn is None or self._drawn[0] != width:
            self._drawn = width, drawn(self.page, width)
        return self._drawn[1]


def drawn(page: Page, width: int) -> Content:
    """The page as one piece of content, laid out. A blank line stands above each heading but the first."""
    parts: list[Content] = []
    for line in page.lines:
        rows = laid_out(line, max(1, width))
        if not parts and line.kind is LineKind.HEADING:
            rows = rows[1:]
        parts += [_row(line, row, is_first=place == 0) for place, row in enumerate(rows)]
    return Content("\n").join(parts)


def _row(line: Line, row: str, *, is_first: bool) -> Content:
    if line.kind is LineKind.HEADING:
        return content(row, "bold $primary")
    if line.kind is LineKind.ITEM and is_first:
        return Content.assemble((row[:2], "$accent"), content(row[2:]))
    return content(row, "$quiet" if line.indent else "")
