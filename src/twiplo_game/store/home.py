"""The player's data folder."""

import os
from pathlib import Path
from typing import Final

import platformdirs

from twiplo_game.store.files import typed_path

WHAT_IF: Final = "what-if-"
"""How the names of games begin that a bot finished, from a decision of another game on."""


def home() -> Path:
    """Where games, texts and settings are kept: `TWIPLO_HOME`, or the system's place for a user's data.

    Raises NotFoundError where `TWIPLO_HOME` names no place.
    """
    chosen = os.environ.get("TWIPLO_HOME")
    if chosen:
        return typed_path(chosen)
    return Path(platformdirs.user_data_dir("twiplo", appauthor=False))


def games_folder() -> Path:
    """The logs of games."""
    return home() / "games"


def parents_folder() -> Path:
    """Copies of logs from elsewhere that a game of this computer branched off from, each under its digest."""
    return home() / "parents"


def texts_folder() -> Path:
    """Scenario and doctrine texts, each under its hash: an old log replays on what it was played on."""
    return home() / "texts"
