"""What the player chose once: kept as TOML, forgotten without harm."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from twiplo_game.store.errors import StoreError
from twiplo_game.store.files import as_text, read_bytes, write_whole
from twiplo_game.store.home import home

_LIMIT: Final = 64 * 1024
_LANGUAGE: Final = re.compile(r"^[a-z]{2}$")


@dataclass(frozen=True, slots=True)
class Settings:
    """The player's preferences."""

    language: str | None = None
    """The interface's language; None follows the system."""


def settings_path() -> Path:
    """The settings file."""
    return home() / "settings.toml"


def load_settings() -> Settings:
    """The settings; the defaults where the file is missing or damaged: all in it is quickly chosen again."""
    try:
        data = tomllib.loads(as_text(read_bytes(settings_path(), _LIMIT), settings_path()))
    except (StoreError, tomllib.TOMLDecodeError, RecursionError):
        return Settings()
    language = data.get("language")
    return Settings(language if isinstance(language, str) and _LANGUAGE.match(language) else None)


def save_settings(settings: Settings) -> None:
    """Write the settings. Raises StoreError."""
    lines = [f'language = "{settings.language}"\n'] if settings.language else []
    write_whole(settings_path(), "".join(lines).encode())
