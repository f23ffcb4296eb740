"""A row of values of which one, or any, hold: all of them on one line where there is room, else the chosen one."""

from collections.abc import Iterable
from dataclasses import dataclass

from textual.binding import Binding
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from twiplo_game.tui.typography import content


@dataclass(frozen=True, slots=True)
class Value:
    """Something that the row can be set to."""

    name: str
    label: str


class ValueRow(Widget, can_focus=True):
    """`( )` and `(*)` tell what is chosen, with and without colour. Left and right change it, and so does a click."""

    DEFAULT_CSS = """
    ValueRow { height: 1; width: 100%; padding: 0 1; }
    ValueRow:focus { background: $block-cursor-background; text-style: bold; }
    """
    BINDINGS = [
        Binding("left", "change(-1)", show=False),
        Binding("right,space,enter", "change(1)", show=False),
    ]
    ALLOW_SELECT = False

    chosen: reactive[str] = reactive("")
    """The name of the value that holds."""

    class Changed(Message):
        """Another value was chosen."""

        def __init__(self, row: "ValueRow", name: str) -> None:
            super().__init__()
            self.row = row
            self.name = name

        @property
        def control(self) -> "ValueRow":
            """The row."""
            return self.row

    def __init__(self, label: str, values: Iterable[Value], chosen: str, *, id: str, room: int = 12) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id, classes="choosable")
        self.label = label
        self.values = tuple(values)
        self.room = room
        self.set_reactive(ValueRow.chosen, chosen)

    def render(self) -> Content:
        """The label, then the values."""
        parts = [content(self.label.ljust(self.room), "bold")]
        width = self.content_size.width
        if self._spread() <= width:
            for value in self.values:
                is_chosen = value.name == self.chosen
                parts.append(content(f" {'(*)' if is_chosen else '( )'} ", "$accent" if is_chosen else "$quiet"))
                parts.append(content(value.label, "bold" if is_chosen else ""))
        else:
            label = next((value.label for value in self.values if value.name == self.chosen), "")
            parts.append(content(f" < {label} >", "bold"))
        return Content.assemble(*parts)

    def _spread(self) -> int:
        return self.room + sum(5 + len(value.label) for value in self.values)

    def action_change(self, by: int) -> None:
        """Go over to the next value, or the one before."""
        names = [value.name for value in self.values]
        at = names.index(self.chosen) if self.chosen in names else 0
        self._set(names[(at + by) % len(names)])

    def on_click(self, event: Click) -> None:
        """Choose what was clicked; on a row that shows one value, the next one."""
        if self._spread() > self.content_size.width:
            self.action_change(1)
            return
        column = event.x - 1 - self.room
        for value in self.values:
            if 0 <= column < 5 + len(value.label):
                self._set(value.name)
            column -= 5 + len(value.label)

    def _set(self, name: str) -> None:
        if name != self.chosen:
            self.chosen = name
            self.post_message(self.Changed(self, name))


class Toggle(Widget, can_focus=True):
    """Something that holds or not: `[x]` or `[ ]`."""

    DEFAULT_CSS = """
    Toggle { height: auto; width: 100%; padding: 0 1; }
    Toggle:focus { background: $block-cursor-background; text-style: bold; }
    """
    BINDINGS = [Binding("enter,space,left,right", "switch", show=False)]
    ALLOW_SELECT = False

    is_on: reactive[bool] = reactive(False, layout=True)

    class Changed(Message):
        """It was turned on or off."""

        def __init__(self, toggle: "Toggle", *, is_on: bool) -> None:
            super().__init__()
            self.toggle = toggle
            self.is_on = is_on

        @property
        def control(self) -> "Toggle":
            """The toggle."""
            return self.toggle

    def __init__(self, label: str, *, is_on: bool, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id, classes="choosable")
        self.label = label
        self.set_reactive(Toggle.is_on, is_on)

    def render(self) -> Content:
        """The box, and what it stands for."""
        box = "[x] " if self.is_on else "[ ] "
        return Content.assemble(content(box, "$accent" if self.is_on else "$quiet"), content(self.label))

    def action_switch(self) -> None:
        """The other way."""
        self.is_on = not self.is_on
        self.post_message(self.Changed(self, is_on=self.is_on))

    def on_click(self) -> None:
        """The other way."""
        self.action_switch()
