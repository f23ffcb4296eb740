"""The fields of a response as short lists: one place to choose with the keys, the numbers and the mouse."""

from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click, Key
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from twiplo_game.telling.fields import One
from twiplo_game.tui.field_rows import Row
from twiplo_game.tui.typography import content
from twiplo_game.tui.widgets.field_layout import NUMBER, Laid, Piece, is_spread, laid_out, under

_NUMBERS: Final = "1234567890"
"""The keys of the rows, in their order."""

_MOST: Final = 6
"""Lines that the values of one field may take."""


def room(window: Size) -> int:
    """Lines that the fields may take in a window of that size."""
    if window.width >= 110:
        return max(9, window.height - 8)
    return 18 if window.height >= 32 else 9


class FieldList(Widget, can_focus=True):
    """`( )` and `(*)`, `[ ]` and `[x]` tell what is chosen, with and without colour."""

    DEFAULT_CSS = """
    FieldList { height: auto; width: 100%; padding: 0 1; background: $surface; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "go(-1)", show=False),
        Binding("down", "go(1)", show=False),
        Binding("left", "step(-1)", show=False),
        Binding("right", "step(1)", show=False),
        Binding("space", "choose", show=False),
        Binding("enter", "open", show=False),
    ]
    ALLOW_SELECT = False

    rows: reactive[tuple[Row, ...]] = reactive((), layout=True)
    """What is shown."""
    place: reactive[int] = reactive(0)
    """The row that is highlighted."""
    pick: reactive[int] = reactive(0)
    """In a row of which any number can be chosen: the value that is highlighted."""
    is_idle: reactive[bool] = reactive(False)
    """Whether nothing can be changed for now."""

    class Moved(Message):
        """Something else is highlighted."""

    class Stepped(Message):
        """The value after, or before, is wanted in a row of one value."""

        def __init__(self, row: Row, by: int) -> None:
            super().__init__()
            self.row = row
            self.by = by

    class Changed(Message):
        """Another value was chosen."""

        def __init__(self, row: Row, value: One | frozenset[str]) -> None:
            super().__init__()
            self.row = row
            self.value = value

    class Opened(Message):
        """The whole list of a row is wanted, with what each value means."""

        def __init__(self, row: Row) -> None:
            super().__init__()
            self.row = row

    @property
    def row(self) -> Row | None:
        """The row that is highlighted."""
        return self.rows[self.place] if 0 <= self.place < len(self.rows) else None

    def laid(self, width: int) -> list[Laid]:
        """The rows in lines of that width, with as many of the values in sight as there is room for."""
        for lines in range(_MOST, 0, -1):
            laid = laid_out(self.rows, max(20, width), lines)
            if len(laid) <= room(self.app.size):
                break
        return laid

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the rows take."""
        return max(1, len(self.laid(width)))

    def render(self) -> Content:
        """The rows, line by line."""
        width = self.content_size.width
        return Content("\n").join([self._line(line, width) for line in self.laid(width)])

    def _line(self, line: Laid, width: int) -> Content:
        row, is_here = self.rows[line.row], line.row == self.place
        ground = "on $block-cursor-background" if is_here and self.has_focus else ""
        number = _NUMBERS[line.row] if line.row < len(_NUMBERS) else " "
        head = row.label if line.is_first else ""
        start = line.pieces[0].column if line.pieces else width
        parts = [
            content((number if line.is_first else "").ljust(NUMBER), f"bold $accent {ground}"),
            content(head.ljust(start - NUMBER), f"bold {ground}"),
        ]
        column = start
        for piece in line.pieces:
            parts.append(content(" " * (piece.column - column), ground))
            parts.append(content(piece.text, f"{self._style(row, piece, is_here=is_here)} {ground}"))
            column = piece.column + len(piece.text)
        parts.append(content(" " * (width - column), ground))
        return Content.assemble(*parts)

    def _style(self, row: Row, piece: Piece, *, is_here: bool) -> str:
        if piece.act == "pick":
            style = "bold $accent" if row.picks[piece.pick].is_on else ""
            is_at = is_here and self.has_focus and row.is_many and piece.pick == self.pick
            return f"{style} underline" if is_at else style
        if piece.act in {"before", "after"}:
            return "bold $accent" if is_here else "$quiet"
        if piece.act == "open":
            return "bold" if row.picks else ""
        return "$quiet"

    def watch_rows(self) -> None:
        """The highlight stays within what there is."""
        self.place = max(0, min(self.place, len(self.rows) - 1))
        self.post_message(self.Moved())

    def watch_place(self) -> None:
        """Another row, from its first value; it comes into sight."""
        self.pick = 0
        self.post_message(self.Moved())
        self.call_after_refresh(self._show_place)

    def watch_pick(self) -> None:
        """Another value."""
        self.post_message(self.Moved())

    def _show_place(self) -> None:
        lines = [number for number, line in enumerate(self.laid(self.content_size.width)) if line.row == self.place]
        if lines and isinstance(self.parent, Widget):
            self.parent.scroll_to_region(Region(0, lines[0], 1, len(lines)), animate=False)

    def on_key(self, event: Key) -> None:
        """A number goes to its row."""
        place = _NUMBERS.find(event.character) if event.character else -1
        if 0 <= place < len(self.rows):
            event.stop()
            self.place = place

    def action_go(self, by: int) -> None:
        """To another row."""
        self.place = max(0, min(self.place + by, len(self.rows) - 1))

    def action_step(self, by: int) -> None:
        """The value after or before; in a choice of any, the highlight moves."""
        row = self.row
        if row is None:
            return
        if row.is_many:
            if is_spread(self.laid(self.content_size.width), self.place):
                self.pick = max(0, min(self.pick + by, len(row.picks) - 1))
            elif by > 0:
                self.action_open()
        elif not self.is_idle:
            self.post_message(self.Stepped(row, by))

    def action_choose(self) -> None:
        """Turn the highlighted value on or off; in a choice of one, go over to the next value."""
        row = self.row
        if row is None:
            return
        if row.is_many and is_spread(self.laid(self.content_size.width), self.place):
            self._choose(row, self.pick)
        elif row.picks and not row.is_many:
            self.action_step(1)
        else:
            self.action_open()

    def action_open(self) -> None:
        """The whole list, with what each value means."""
        if self.row is not None and not self.is_idle:
            self.post_message(self.Opened(self.row))

    def _choose(self, row: Row, pick: int) -> None:
        if self.is_idle:
            return
        value = row.picks[pick].value
        if row.is_many:
            self.post_message(self.Changed(row, row.chosen ^ {str(value)}))
        else:
            self.post_message(self.Changed(row, value))

    def on_click(self, event: Click) -> None:
        """Choose what was clicked."""
        offset = event.get_content_offset(self)
        laid = self.laid(self.content_size.width)
        if offset is None or not 0 <= offset.y < len(laid):
            return
        line = laid[offset.y]
        self.place = line.row
        piece = under(line, offset.x)
        match piece.act if piece is not None else "":
            case "pick" if piece is not None:
                self.pick = piece.pick
                self._choose(self.rows[line.row], piece.pick)
            case "before":
                self.action_step(-1)
            case "after":
                self.action_step(1)
            case "open":
                self.action_open()
            case _:
                pass
