"""New scenario files: a commented one to start from, written where nothing is yet."""

import re
from importlib import resources
from pathlib import Path
from typing import Final

from twiplo_game.authoring.words import plain_name
from twiplo_game.store.errors import NotFoundError, StoreError, told
from twiplo_game.store.scenario_files import library_ids

_ID: Final = re.compile(r"(?=.{1,60}$)[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_ENDING: Final = re.compile(r"\.ya?ml$", re.IGNORECASE)
_NAME_IN_TEMPLATE: Final = "the-id"


def write_new_scenario(name: str, language: str) -> Path:
    """Write `name.yaml` in the current folder, its comments in `language`. Raises StoreError."""
    if not _ID.fullmatch(name):
        raise _bad_name(name)
    if name in library_ids():
        raise NotFoundError("The library has a scenario “{name}” already. Choose another name.", name=name)
    template = resources.files("twiplo_game").joinpath("templates", f"{language}.yaml").read_text("utf-8")
    path = Path(f"{name}.yaml")
    with told(path):
        try:
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(template.replace(_NAME_IN_TEMPLATE, name))
        except FileExistsError as error:
            raise StoreError("{path} is there already and stays as it is. Choose another name.", path=path) from error
        except PermissionError as error:
            raise StoreError(
                "{path} cannot be written in this folder. Go to a folder of your own and try again.", path=path
            ) from error
    return path


def _bad_name(name: str) -> NotFoundError:
    plain = plain_name(_ENDING.sub("", Path(name).name), "-")
    if plain is None or plain == name:
        return NotFoundError(
            "“{name}” is no name for a scenario. Use small letters, digits and hyphens, such as night-ferry.", name=name
        )
    return NotFoundError(
        "“{name}” is no name for a scenario. Use small letters, digits and hyphens: {plain}.", name=name, plain=plain
    )
