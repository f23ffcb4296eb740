"""A text to write in, with words underlined in it; a row is drawn anew only where something in it has changed.

Textual's text area lays out the whole paragraph for each of its rows, at every key: in a long paragraph that is most of
what a key costs. Here a row is made of its own words, and kept.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual.cache import LRUCache
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

_KEPT_ROWS = 256


@dataclass(frozen=True, slots=True)
class Span:
    """Words that stand out, from `start` up to `end`, in characters of the text."""

    start: int
    end: int
    is_alarming: bool = False


@dataclass(frozen=True, slots=True)
class _Row:
    """Everything that the look of one row hangs on."""

    said: str
    width: int
    columns: int
    """One more than its letters where its paragraph ends with it: the cursor may stand behind it."""
    line: Style | None
    base: Style
    looks: tuple[tuple[Style, int, int], ...]
    """Styles laid over it, each from a column up to another."""


def moved(spans: Iterable[Span], before: str, after: str) -> tuple[Span, ...]:
    """Where words of the text `before` stand in the text `after`; what was changed itself is left out."""
    if before == after:
        return tuple(spans)
    same = _alike(before, after)
    tail = _alike(before[: same - 1 if same else None : -1], after[: same - 1 if same else None : -1])
    changed, by = len(before) - tail, len(after) - len(before)
    kept = []
    for span in spans:
        if span.end <= same:
            kept.append(span)
        elif span.start >= changed:
            kept.append(Span(span.start + by, span.end + by, span.is_alarming))
    return tuple(kept)


def _alike(one: str, other: str) -> int:
    """With how many of the same characters both begin."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (mine, yours) in pairs if mine != yours), min(len(one), len(other)))


class MarkedText(TextArea):
    """A text area for prose: it wraps, has no line numbers and knows no brackets."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"marked-text--mark", "marked-text--alarm"}

    DEFAULT_CSS = """
    MarkedText .marked-text--mark { text-style: underline; }
    MarkedText .marked-text--alarm { color: $error; text-style: bold underline; }
    """

    def __init__(self, text: str, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(text, soft_wrap=True, tab_behavior="focus", show_line_numbers=False, id=id)
        self.cursor_blink = False
        self.match_cursor_bracket = False
        self._read = ""
        """The text that `_spans` belong to."""
        self._spans: tuple[Span, ...] = ()
        self._sheet: list[_Row] = []
        """The rows that are being drawn."""
        self._drawn: LRUCache[_Row, Strip] = LRUCache(_KEPT_ROWS)

    def mark(self, spans: Iterable[Span], text: str) -> None:
        """Underline words of `text`, where they stand by now."""
        self._read, former, self._spans = self.text, self._spans, moved(spans, text, self.text)
        if self._spans != former:
            self.refresh()

    def choose(self, span: Span, text: str) -> None:
        """Select words of `text`, where they still stand, and bring them into sight."""
        for found in moved((span,), text, self.text):
            self.selection = Selection(self._location(found.start), self._location(found.end))
            self.scroll_cursor_visible()

    def _location(self, place: int) -> tuple[int, int]:
        """(line, column) of a character of the text."""
        before = self.text[:place].split(self.document.newline)
        return len(before) - 1, len(before[-1])

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows; words that are underlined go along with what is typed before them."""
        text = self.text
        if text != self._read:
            self._read, self._spans = text, moved(self._spans, self._read, text)
        self._sheet = self._laid_out()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One row, as Textual would draw it, with what is underlined."""
        number = y + self.scroll_offset.y
        if number >= len(self._sheet):
            return Strip.blank(self.size.width, self.rich_style)
        row = self._sheet[number]
        strip = self._drawn.get(row)
        if strip is None:
            strip = self._drawn[row] = self._strip(row)
        return strip

    def _laid_out(self) -> list[_Row]:
        """Every row of the text."""
        rows: list[_Row] = []
        base, ground = self.rich_style, self.get_component_rich_style("text-area--cursor-line")
        width, here = self.scrollable_content_region.width, self.selection.end[0]
        has_ground = self.highlight_cursor_line and (self.show_cursor or not self.read_only)
        begun = 0
        for line in range(self.document.line_count):
            whole = self.document.get_line(line)
            looks = self._looks(line, begun, len(whole))
            start, ends = 0, [*self.wrapped_document.get_offsets(line), len(whole)]
            for place, end in enumerate(ends, 1):
                columns = end - start + (place == len(ends))
                over = tuple(
                    (style, max(first - start, 0), min(last - start, columns))
                    for style, first, last in looks
                    if first - start < columns and last > start
                )
                under = ground if has_ground and line == here else None
                rows.append(_Row(whole[start:end], width, columns, under, base, over))
                start = end
            begun += len(whole) + len(self.document.newline)
        return rows

    def _looks(self, line: int, begun: int, length: int) -> list[tuple[Style, int, int]]:
        """What is laid over a line that begins at `begun`, the lowest first: (style, column, one past the last)."""
        style, looks = self.get_component_rich_style, []
        top, bottom = sorted(self.selection)
        if top != bottom and top[0] <= line <= bottom[0]:
            first = top[1] if line == top[0] else 0
            last = bottom[1] if line == bottom[0] else max(1, length)  # an empty line shows that it is chosen too
            looks.append((style("text-area--selection"), first, last))
        for span in self._spans:
            if span.start < begun + length and span.end > begun:
                look = style("marked-text--alarm" if span.is_alarming else "marked-text--mark", partial=True)
                looks.append((look, max(0, span.start - begun), min(length, span.end - begun)))
        cursor_line, column = self.selection.end
        if cursor_line == line and self.has_focus and self.show_cursor:
            looks.append((style("text-area--cursor"), column, column + 1))
        return looks

    def _strip(self, row: _Row) -> Strip:
        """A row, drawn."""
        text = Text(row.said, end="", no_wrap=True)
        text.set_length(row.columns)
        if row.line is not None:
            text.stylize(row.line)
        for style, first, last in row.looks:
            text.stylize(style, first, last)
        strip = Strip(text.render(self.app.console), cell_length=text.cell_len)
        return strip.extend_cell_length(row.width, row.line or row.base).apply_style(row.base)
