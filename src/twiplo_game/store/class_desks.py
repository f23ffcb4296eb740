"""What the desks of a class in browsers write on the host's computer: texts that were being written, and their logs."""

import shutil
from pathlib import Path

from twiplo_game.store.errors import told
from twiplo_game.store.home import home


def desks_folder(contest: str) -> Path:
    """Where the desks of the class `contest` keep what they keep; nothing of the host's user is in it."""
    return home() / "classes" / f"{contest}.desks"


def forget_desks(contest: str) -> None:
    """Delete it. Raises StoreError."""
    folder = desks_folder(contest)
    with told(folder):
        if folder.exists():
            shutil.rmtree(folder)
