"""The doctrine that the package ships: its files, read once."""

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Final

from twiplo_game.authoring.doctrine import read_doctrine
from twiplo_game.engine.wording.faults import faults
from twiplo_game.engine.wording.tokens import Alphabet
from twiplo_game.model.doctrine import Doctrine
from twiplo_game.store.errors import DamagedError
from twiplo_game.store.files import digest

_FOLDERS: Final = ((), ("rules",), ("text",))


@dataclass(frozen=True, slots=True)
class DoctrineText:
    """A doctrine and all its files as one text, so that one hash names them."""

    text: str
    """Canonical JSON: file name to content."""
    hash: str
    doctrine: Doctrine


def parse_doctrine(text: str) -> Doctrine:
    """The doctrine in `text`, the canonical JSON of its files. Raises DamagedError."""
    try:
        files = json.loads(text)
        if isinstance(files, dict) and all(isinstance(item, str) for item in files.values()):
            doctrine = read_doctrine(files)
            alphabet = Alphabet(doctrine.characters)
            lexicons = doctrine.text.values()
            if not any(fault.is_fatal for lexicon in lexicons for fault in faults(lexicon, alphabet)):
                return doctrine
    except (ValueError, RecursionError) as error:
        raise DamagedError("The doctrine that this game was played on cannot be read.") from error
    raise DamagedError("The doctrine that this game was played on cannot be read.")


@cache
def shipped_doctrine() -> DoctrineText:
    """The doctrine of this release."""
    files = {
        "/".join((*folder, item.name)): item.read_text("utf-8")
        for folder in _FOLDERS
        for item in _folder(folder).iterdir()
        if item.name.endswith(".yaml")
    }
    text = json.dumps(files, ensure_ascii=False, sort_keys=True)
    return DoctrineText(text, digest(text.encode()), read_doctrine(files))


def _folder(parts: tuple[str, ...]) -> Traversable:
    return resources.files("twiplo_game").joinpath("doctrine", *parts)
