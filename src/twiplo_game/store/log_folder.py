"""A folder for games that a report refers to."""

from pathlib import Path

from twiplo_game.store.errors import StoreError
from twiplo_game.store.files import make_folder


def new_log_folder(path: Path) -> Path:
    """`path`, made where it is not there. Raises StoreError where it cannot be made, or holds logs already."""
    make_folder(path)
    if any(path.glob("*.jsonl")):
        raise StoreError("{path} holds logs already. Name another folder, so that nothing is lost.", path=path)
    return path
