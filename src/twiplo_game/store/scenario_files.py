"""The shipped scenarios, and the file that a SCENARIO argument means."""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from twiplo_game.authoring.limits import SIZE_LIMIT
from twiplo_game.store.errors import NotFoundError, told
from twiplo_game.store.files import as_text, digest, read_bytes

_ID: Final = re.compile(r"^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$")


@dataclass(frozen=True, slots=True)
class ScenarioText:
    """A scenario file as it was read."""

    path: Path
    content: bytes
    text: str
    hash: str
    """SHA-256 of `content`."""

    @property
    def id(self) -> str:
        """The file's name without its ending."""
        return self.path.stem


LESSONS: Final = Path(__file__).parents[1] / "lessons"
"""Where the scenarios of the lessons are, inside the package."""


def library_folder() -> Path:
    """Where the shipped scenarios are: inside the installed package, or beside the sources of a checkout."""
    package = Path(__file__).parents[1]
    installed = package / "scenarios"
    return installed if installed.is_dir() else package.parents[1] / "scenarios"


def library_ids() -> tuple[str, ...]:
    """The ids of the shipped scenarios, sorted."""
    return tuple(sorted(path.stem for path in library_folder().glob("*.yaml") if _ID.match(path.stem)))


def resolve(argument: str) -> Path:
    """The file that `argument` means: an id of the library, or a path. Raises StoreError."""
    path = Path(argument)
    with told(argument):
        if _ID.match(argument):
            shipped = library_folder() / f"{argument}.yaml"
            if shipped.is_file():
                return shipped
        if path.exists():
            return path
    if path.suffix or len(path.parts) > 1:
        others = _scenarios_beside(path)
        like = get_close_matches(path.stem, others, n=1)
        if like:
            raise NotFoundError(
                "There is no file {path}. Did you mean “{close}”?", path=argument, close=str(others[like[0]])
            )
        raise NotFoundError("There is no file {path}. Check the name.", path=argument)
    others = _scenarios_beside(path)
    like = get_close_matches(argument, others, n=1)
    if like:
        raise NotFoundError(
            "There is no scenario “{name}”. Did you mean the file “{close}”?", name=argument, close=str(others[like[0]])
        )
    close = get_close_matches(argument, library_ids(), n=1)
    if close:
        raise NotFoundError(
            "There is no scenario “{name}”. Did you mean “{close}”? “twiplo list” shows them all.",
            name=argument,
            close=close[0],
        )
    raise NotFoundError("There is no scenario “{name}”. “twiplo list” shows them all.", name=argument)


def _scenarios_beside(path: Path) -> dict[str, Path]:
    """The scenario files of the folder in which `path` would be, by their names; none where it cannot be read."""
    try:
        return {each.stem: each for each in path.parent.iterdir() if each.suffix.lower() in {".yaml", ".yml"}}
    except OSError:
        return {}


def read_scenario_text(path: Path) -> ScenarioText:
    """The scenario file `path`, unparsed. Raises StoreError."""
    content = read_bytes(path, SIZE_LIMIT)
    return ScenarioText(path, content, as_text(content, path), digest(content))
