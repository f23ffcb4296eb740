"""A page of the telling room, drawn: headings bold, items with a dash, what belongs to them set in and quieter."""

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from twiplo_game.telling.page import LineKind, Page, laid_out
from twiplo_game.tui.typography import content

_STYLES = {LineKind.HEADING: "bold $primary"}


class PageView(Widget):
    """Shows one page, as high as it is; scrolling is its container's."""

    DEFAULT_CSS = """
    PageView { height: auto; width: 100%; padding: 0 1; }
    """

    page: reactive[Page] = reactive(Page, layout=True, always_update=True)

    def __init__(self, page: Page | None = None, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.set_reactive(PageView.page, page or Page())

    def show(self, page: Page) -> None:
        """Show another page."""
        if page != self.page:
            self.page = page

    def render(self) -> Content:
        """The page, wrapped to the width that there is."""
        return drawn(self.page, self.content_size.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the page has at that width."""
        return max(1, len(drawn(self.page, width).split("\n")))


def drawn(page: Page, width: int) -> Content:
    """The page in lines of `width` columns at most. An empty line stands above each heading but the first."""
    lines = [
        content(text, _STYLES.get(line.kind, "$quiet" if line.indent else ""))
        for line in page.lines
        for text in laid_out(line, max(20, width))
    ]
    return Content("\n").join(lines[1:] if lines and not lines[0] else lines)
