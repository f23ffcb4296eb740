"""One declaration for each thing that can be done on a screen: its key, its words in the key line, palette and help."""

from dataclasses import dataclass
from typing import Final

from textual.binding import Binding

from twiplo_game.locale.words import Words, msgid


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be done; the screen has a method `action_` and its name."""

    name: str
    """Of the action, and of its key in a key set."""
    key: str
    """As Textual names keys; more than one with commas between."""
    label: str
    """In the key line: a word, before it is translated."""
    does: str
    """In the palette and in the help: a sentence, before it is translated."""
    is_shown: bool = True
    """Whether the key line has it."""

    def binding(self) -> Binding:
        """What Textual listens to."""
        return Binding(self.key, self.name, self.label, show=False, id=self.name)


HELP: Final = Command(
    "help", "question_mark,f1", msgid("Help"), msgid("What this screen is, and what the keys do here.")
)
PALETTE: Final = Command(
    "palette", "ctrl+p", msgid("Commands"), msgid("Find anything that can be done here by typing."), is_shown=False
)
SETTINGS: Final = Command(
    "settings", "ctrl+o", msgid("Settings"), msgid("Language, colours, clock, keys and more."), is_shown=False
)
LANGUAGE: Final = Command(
    "language", "ctrl+l", msgid("Language"), msgid("The other language, at once."), is_shown=False
)
QUIT: Final = Command(
    "leave",
    "ctrl+q",
    msgid("Quit"),
    msgid("Leave Twiplo, as Ctrl+C twice does. Every action is saved."),
    is_shown=False,
)

EVERYWHERE: Final = (HELP, PALETTE, SETTINGS, LANGUAGE, QUIT)
"""What every screen offers."""

_NAMES: Final = {
    "question_mark": "?",
    "escape": msgid("esc"),
    "enter": msgid("enter"),
    "space": msgid("space"),
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "end": msgid("end"),
    "plus": "+",
    "minus": "-",
    "slash": "/",
}


def key_name(key: str, words: Words) -> str:
    """The first key of a command as the key line writes it."""
    first = key.partition(",")[0]
    if first.startswith("ctrl+"):
        return f"^{first.removeprefix('ctrl+')}"
    if first in _NAMES:
        return words.tr(_NAMES[first])
    return first.upper() if first[:1] == "f" and first[1:].isdigit() else first


FUNCTION_KEYS: Final = {
    "respond": "f2",
    "advice": "f3",
    "check": "f4",
    "tell": "f5",
    "speak": "f6",
    "correct": "f7",
    "wait": "f8",
    "stand": "f9",
    "send": "f10",
}
"""The key set of function keys, by a command's name; everything else keeps its key."""

VIM_KEYS: Final = {"j": "down", "k": "up", "h": "left", "l": "right", "G": "end"}
"""The movements of vi, in the key set that has them."""


def key_of(command: Command, keys: str) -> str:
    """The keys of `command` in the key set `keys`."""
    return FUNCTION_KEYS.get(command.name, command.key) if keys == "function" else command.key
