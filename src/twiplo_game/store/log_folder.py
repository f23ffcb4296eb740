"""A folder for games that a report refers to."""

from pathlib import Path

from twiplo_game.store.errors import NotFoundError, StoreError
from twiplo_game.store.files import make_folder


def new_log_folder(path: Path) -> Path:
    """`path`, made where it is not there. Raises StoreError where it cannot be made, or holds logs already."""
    try:
        make_folder(path)
    except NotFoundError as error:
        # The system says so of a place in which nothing can be made.
        raise StoreError("The folder {path} cannot be made. Name another place.", path=path) from error
    if any(path.glob("*.jsonl")):
        raise StoreError("{path} holds logs already. Name another folder, so that nothing is lost.", path=path)
    return path
