"""The three gauges: number, change, bar and history, each on the same fixed scale from 0 to 100."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import var

from twiplo_game.model.vocabulary import Gauge
from twiplo_game.tui.frame import Frame
from twiplo_game.tui.typography import content, fitted
from twiplo_game.tui.widgets.renewed import Renewed

_STEPS = "▁▂▃▄▅▆▇█"
_GAP = 2
"""Columns between bar and history, and after them."""


class GaugeBox(Renewed):
    """One gauge on two lines."""

    DEFAULT_CSS = """
    GaugeBox { width: 1fr; height: 2; padding: 0 1; }
    """
    ALLOW_SELECT = False

    frame: var[Frame | None] = var(None)

    def __init__(self, gauge: Gauge) -> None:
        super().__init__()
        self.gauge = gauge

    def watch_frame(self) -> None:
        """Follow the game."""
        self.renew()

    def made(self) -> Content:
        """Name, number and change; below them the bar and where the gauge came from."""
        frame, width = self.frame, self.content_size.width
        if frame is None or width < 1:
            return Content("")
        value = frame.view.gauges[self.gauge]
        moved = value - frame.before.get(self.gauge, value)
        style = "$good" if moved > 0 else "$bad" if moved < 0 else "$quiet"
        change = f"▲{moved}" if moved > 0 else f"▼{-moved}" if moved < 0 else "=0"
        figures = f"{value:>3} {change:<4}"
        name = frame.lexicon.term("gauge", self.gauge)
        head = Content.assemble(
            content(fitted(name, width - len(figures) - 1), "bold"),
            " ",
            (figures[:4], "bold"),
            (figures[4:], f"bold {style}"),
        )
        return Content.assemble(head, "\n", self._bar(value, width), " " * _GAP, self._history(frame, width))

    def _bar(self, value: int, width: int) -> Content:
        room = bar_width(width)
        full = (value * room + 50) // 100
        return Content.assemble(("━" * full, "$primary"), ("╌" * (room - full), "$quiet"))

    def _history(self, frame: Frame, width: int) -> Content:
        room = width - bar_width(width) - _GAP
        place = list(Gauge).index(self.gauge)
        marks = "".join(_STEPS[min(7, value * 8 // 100)] for value in sampled(frame, place, room))
        return Content.styled(marks, "$secondary")


def bar_width(width: int) -> int:
    """Columns of the bar in a box of `width` columns; the history has the rest."""
    return (width - _GAP) * 3 // 5


def sampled(frame: Frame, place: int, room: int) -> list[int]:
    """The gauge at `room` moments at most: one for each stretch of time that has passed, evenly."""
    minute = max(1, frame.view.minute)
    count = min(room, minute + 1)
    if count < 2:
        return [frame.track[-1].gauges[place]] if frame.track else []
    values = []
    for index in range(count):
        moment = minute * index // (count - 1)
        values.append([point.gauges[place] for point in frame.track if point.minute <= moment][-1])
    return values


class Gauges(Horizontal):
    """All three beside each other."""

    DEFAULT_CSS = """
    Gauges { height: 2; background: $surface; }
    """

    frame: var[Frame | None] = var(None)

    def compose(self) -> ComposeResult:
        """One box for each gauge."""
        for gauge in Gauge:
            yield GaugeBox(gauge).data_bind(frame=Gauges.frame)
