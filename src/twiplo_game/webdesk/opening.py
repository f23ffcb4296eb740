"""What is said of a desk when its player sits down, and what the two processes say to each other afterwards.

The host hands on what the browser says: JSON lists, whose first item names the kind. What is drawn comes back as
bytes, and what the page itself has to do as a JSON object.
"""

import json
from dataclasses import asdict, dataclass, fields
from typing import Any, Final

from twiplo_game.locale.words import LANGUAGES
from twiplo_game.store.settings import CHOICES, Settings

LARGEST: Final = (300, 100)
"""Columns and rows that a desk is drawn on at most."""

PASTED: Final = 12_000
"""Characters of one message from a browser; twice the longest text that any channel carries."""

TAKEN, LEFT, FULL, FLOOD, GONE = 4001, 4002, 4003, 4008, 4012
"""Why a line is closed: another page has the desk, the player has left it, there is none, too much, it broke."""


@dataclass(frozen=True, slots=True)
class Opening:
    """Who sits down where."""

    seat: str
    """Of the class."""
    token: str
    name: str
    machine: str
    """Names the player's browser at that seat, at the desk as at the simple seat."""
    invite: str
    language: str
    settings: Settings
    address: str
    """Where the desk finds the class."""
    origin: str
    """Where the player's own computer finds it."""
    width: int
    height: int

    def text(self) -> str:
        """To be sent."""
        return json.dumps(asdict(self))


def opening_from(text: str) -> Opening:
    """The opening in `text`, which the host wrote."""
    data = json.loads(text)
    return Opening(**{**data, "settings": Settings(**data["settings"])})


def settings_in(data: object, language: str) -> Settings:
    """The preferences that a browser has kept; the default for what it does not say rightly."""
    given = data if isinstance(data, dict) else {}
    chosen: dict[str, Any] = {name: given[name] for name, values in CHOICES.items() if given.get(name) in values}
    # A page has letters for everything, and the learning check is on the player's own computer.
    return Settings(language, **{**chosen, "ascii": "off", "checks": "off"})


def settings_data(settings: Settings) -> dict[str, str]:
    """What a browser keeps of the preferences."""
    return {item.name: str(getattr(settings, item.name)) for item in fields(settings)}


def language_in(wanted: object) -> str:
    """A language that there is."""
    return wanted if isinstance(wanted, str) and wanted in LANGUAGES else next(iter(LANGUAGES))


def size_in(width: object, height: object) -> tuple[int, int]:
    """A size that can be drawn, whatever a browser says."""
    return _within(width, LARGEST[0]), _within(height, LARGEST[1])


def _within(value: object, most: int) -> int:
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return max(1, min(most, value)) if is_number and isinstance(value, int) else 1
