"""One preference in a line: its name and its values, the chosen one marked by a sign."""

from collections.abc import Mapping
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from twiplo_game.tui.host import words_of
from twiplo_game.tui.typography import content


@dataclass(frozen=True, slots=True)
class Preference:
    """What can be preferred."""

    name: str
    """In the settings."""
    label: str
    """Before it is translated."""
    about: str
    """What it changes, in a sentence or two, before they are translated."""
    values: Mapping[str, str]
    """Each value and what it is called, before that is translated."""


@dataclass
class Preferred(Message):
    """A value was chosen."""

    name: str
    value: str


@dataclass
class Pointed(Message):
    """A preference was clicked beside its values."""

    name: str


class ValueName(Static):
    """One value."""

    DEFAULT_CSS = """
    ValueName { width: auto; height: 1; padding: 0 2 0 0; }
    ValueName:hover { background: $panel; }
    """
    ALLOW_SELECT = False

    def __init__(self, name: str, value: str, label: str, *, is_chosen: bool) -> None:
        super().__init__(content(f"{'(*)' if is_chosen else '( )'} {label}", "bold" if is_chosen else "$quiet"))
        self.preference = name
        self.value = value

    def on_click(self) -> None:
        """Choose it."""
        self.post_message(Preferred(self.preference, self.value))


class PreferenceLine(Horizontal):
    """A preference with all its values in view."""

    DEFAULT_CSS = """
    PreferenceLine { height: 1; }
    PreferenceLine .name { width: 14; }
    PreferenceLine.-at { background: $block-cursor-background; }
    PreferenceLine.-at ValueName { color: $foreground; }
    """

    def __init__(self, preference: Preference, chosen: str, *, is_at: bool) -> None:
        super().__init__(classes="-at" if is_at else "")
        self.preference = preference
        self.chosen = chosen
        self.is_at = is_at

    def compose(self) -> ComposeResult:
        """The name, then the values."""
        words, preference = words_of(self), self.preference
        sign = ">" if self.is_at else " "
        label = Content.assemble((sign, "bold $accent"), " ", content(words.tr(preference.label), "bold"))
        yield Static(label, classes="name")
        for value, called in preference.values.items():
            yield ValueName(preference.name, value, words.tr(called), is_chosen=value == self.chosen)

    def on_click(self) -> None:
        """Go to it."""
        self.post_message(Pointed(self.preference.name))
