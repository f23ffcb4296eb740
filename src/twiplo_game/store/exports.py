"""Texts that a player keeps: written where the player says, and never over something that is there."""

from pathlib import Path

from twiplo_game.store.errors import NotFoundError, StoreError, told
from twiplo_game.store.files import make_folder, write_named
from twiplo_game.store.home import home


class ThereAlreadyError(StoreError):
    """A file of that name is there."""


def debriefs_folder() -> Path:
    """Where debriefs go unless the player says otherwise."""
    return home() / "debriefs"


def proposed_path(name: str, ending: str = ".txt") -> Path:
    """`name` and `ending` in the debriefs' folder, with a number where there is such a file already."""
    folder = debriefs_folder()
    path, number = folder / f"{name}{ending}", 1
    while path.exists():
        number += 1
        path = folder / f"{name}-{number}{ending}"
    return path


def write_text(path: Path, text: str, *, may_replace: bool = False) -> None:
    """Write `text` to `path`, whole. Raises ThereAlreadyError rather than replace a file, or another StoreError."""
    write_new(path, text.encode(), may_replace=may_replace)


def write_new(path: Path, content: bytes, *, may_replace: bool = False) -> None:
    """Write `content` to `path`, whole. Raises as `write_text` does."""
    if path.parent == debriefs_folder():
        make_folder(path.parent)
    with told(path):
        if not path.parent.is_dir():
            raise NotFoundError("There is no folder {path}. Name one that is there.", path=path.parent)
        if path.is_dir():
            raise IsADirectoryError(21, "is a folder")
        if path.exists() and not may_replace:
            raise ThereAlreadyError("{path} is there already and stays as it is. Choose another name.", path=path)
    write_named(path, content)
