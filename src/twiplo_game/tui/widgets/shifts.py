"""What moved, from where to where: a line each, the signs below each other."""

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import Static

from twiplo_game.telling.returned import Shift
from twiplo_game.tui.typography import content


class Shifts(Static):
    """One line a gauge or mood: `Trust   74 → 60  ▼14`."""

    DEFAULT_CSS = """
    Shifts { height: auto; padding: 0 1; }
    """

    def __init__(self, shifts: Sequence[Shift]) -> None:
        super().__init__(Content("\n").join(_lines(shifts)))


def _lines(shifts: Sequence[Shift]) -> list[Content]:
    name = max((len(shift.name) for shift in shifts), default=0)
    before = max((len(shift.before) for shift in shifts), default=0)
    after = max((len(shift.after) for shift in shifts), default=0)
    lines = []
    for shift in shifts:
        sign = f"▲{shift.by}" if shift.by > 0 else f"▼{-shift.by}"
        lines.append(
            Content.assemble(
                content(shift.name.ljust(name)),
                "  ",
                content(shift.before.rjust(before), "$quiet"),
                (" → ", "$quiet"),
                content(shift.after.ljust(after), "bold"),
                "  ",
                (sign, "bold $good" if shift.by > 0 else "bold $bad"),
            )
        )
    return lines
