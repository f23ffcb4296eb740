"""What the player chose once: kept as TOML, forgotten without harm."""

import re
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final

from twiplo_game.store.errors import StoreError
from twiplo_game.store.files import as_text, read_bytes, write_whole
from twiplo_game.store.home import home

_LIMIT: Final = 64 * 1024
_LANGUAGE: Final = re.compile(r"^[a-z]{2}$")

CHOICES: Final[dict[str, tuple[str, ...]]] = {
    "theme": ("dark", "light"),
    "colours": ("normal", "safe", "mono"),
    "motion": ("off", "on"),
    "clock": ("actions", "live", "live-x2", "live-x5"),
    "bell": ("off", "on"),
    "ascii": ("auto", "on", "off"),
    "checks": ("on", "off"),
    "keys": ("letters", "vim", "function"),
}
"""The values that each preference can have; the first is the default."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The player's preferences. All but the language are one of their `CHOICES`."""

    language: str | None = None
    """The interface's language; None follows the system."""
    theme: str = "dark"
    """Light letters on dark, or dark letters on light."""
    colours: str = "normal"
    """`safe` tells good from bad without red and green, `mono` without any colour."""
    motion: str = "off"
    """Whether the screen may move by itself."""
    clock: str = "actions"
    """The clock that a new game begins with."""
    bell: str = "off"
    """Whether a message that came in by itself rings."""
    ascii: str = "auto"
    """Whether the screen keeps to ASCII; `auto` looks at what the terminal can write."""
    checks: str = "on"
    """Whether the learning check is offered."""
    keys: str = "letters"
    """Letters; letters with the movements of vi; or function keys."""


def settings_path() -> Path:
    """The settings file."""
    return home() / "settings.toml"


def load_settings() -> Settings:
    """The settings; the default for what is missing or damaged: all in it is quickly chosen again."""
    try:
        text = as_text(read_bytes(settings_path(), _LIMIT), settings_path())
    except StoreError:
        return Settings()
    import tomllib  # noqa: PLC0415 - the first title of all has nothing to read

    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return Settings()
    language = data.get("language")
    known = {name: data[name] for name, values in CHOICES.items() if data.get(name) in values}
    return Settings(language if isinstance(language, str) and _LANGUAGE.match(language) else None, **known)


def save_settings(settings: Settings) -> None:
    """Write the settings. Raises StoreError."""
    chosen = {field.name: getattr(settings, field.name) for field in fields(settings)}
    lines = [f'{name} = "{value}"\n' for name, value in chosen.items() if value != getattr(Settings(), name)]
    write_whole(settings_path(), "".join(lines).encode())
