"""The three gauges over the whole game, one below the other on one time axis, with a letter for each decision.

Three small plots, not one with three letters: gauges that lie close would hide each other. Our own, not a library's: a
fixed scale, filled with the eight block letters (braille is missing in common fonts, and read aloud as such), is all
that is needed.
"""

from dataclasses import dataclass

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from twiplo_game.analysis.debrief_parts import Debrief
from twiplo_game.model.vocabulary import Gauge
from twiplo_game.telling.debrief_sections import decision_places, gauge_words
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.telling.plot import area, axis, held, mark_columns, scale
from twiplo_game.tui.typography import content

GUIDE = "┆"
"""Leads from a decision's letter up through the plots."""

_SCALE = 5
"""Columns of the scale on the left."""
_MOST_ROWS = 8


@dataclass(frozen=True, slots=True)
class _Axis:
    columns: int
    marks: list[int]
    """The column of each decision."""
    chosen: int | None
    """The column of the one that is looked at."""


class GaugePlot(Widget):
    """As high as there is room for; 100 is at the top of each plot and 0 at its foot."""

    DEFAULT_CSS = """
    GaugePlot { height: 1fr; width: 1fr; min-height: 17; padding: 0 1; }
    """
    ALLOW_SELECT = False

    chosen: reactive[int | None] = reactive(None)
    """The decision that is looked at, by its place."""

    def __init__(self, lexicon: Lexicon, result: Debrief) -> None:
        super().__init__(id="plot")
        self.lexicon = lexicon
        self.result = result
        self.marks = decision_places(result)

    def render(self) -> Content:
        """Each gauge's line of words and its plot; below them the axis with the decisions, and the times."""
        columns = self.content_size.width - _SCALE - 1
        if columns < 10:
            return Content("")
        rows = max(3, min(_MOST_ROWS, (self.content_size.height - 2) // 3 - 1))
        marks = mark_columns([minute for minute, _ in self.marks], self.result.ended, columns)
        at = _Axis(columns, marks, marks[self.chosen] if self.chosen is not None and self.chosen < len(marks) else None)
        lines: list[Content] = []
        for place, gauge in enumerate(Gauge):
            lines.append(content(gauge_words(self.lexicon, self.result, place), "bold"))
            points = [(point.minute, getattr(point, gauge)) for point in self.result.track]
            for row, cells in enumerate(area(held(points, self.result.ended, columns), rows)):
                lines.append(Content.assemble((scale(row, rows), "$quiet"), *self._row(cells, at)))
        lines += [self._axis(at), self._times(at)]
        return Content("\n").join(lines)

    def _row(self, cells: str, at: _Axis) -> list[tuple[str, str]]:
        """The cells of a row; the guides stand where it is empty."""
        parts = []
        for column, cell in enumerate(cells):
            if cell != " ":
                parts.append((cell, "$accent" if column == at.chosen else "$primary"))
            elif column in at.marks:
                parts.append((GUIDE, "bold $accent" if column == at.chosen else "$quiet"))
            else:
                parts.append((cell, ""))
        return parts

    def _axis(self, at: _Axis) -> Content:
        parts = [("    └", "$quiet")]
        for column, cell in enumerate(axis(self.marks, self.result.ended, at.columns)):
            style = "bold $accent" if column in at.marks else "$quiet"
            parts.append((cell, f"reverse {style}" if column == at.chosen else style))
        return Content.assemble(*parts)

    def _times(self, at: _Axis) -> Content:
        start, end = self.lexicon.clock(0), self.lexicon.clock(self.result.ended)
        return content(" " * _SCALE + start + end.rjust(at.columns - len(start)), "$quiet")
