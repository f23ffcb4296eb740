"""The doctrine that the package ships: its files, read once, and what they come to, ready to be validated.

Reading the YAML and holding it against itself takes ten times as long as validating what came of it, so that is shipped
too, in `joined.json`, with the hash of the files that it was made of. It counts for these alone: beside a file that has
changed since, the files are read.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from twiplo_game.analysis.garbage import garbage_left
from twiplo_game.model.doctrine import Doctrine
from twiplo_game.store.errors import DamagedError
from twiplo_game.store.files import digest

FOLDER: Final = Path(__file__).parents[1] / "doctrine"
"""The doctrine's files."""

JOINED: Final = "joined.json"
"""What they come to, in the same folder; `make reference` writes it."""


@dataclass(frozen=True, slots=True)
class DoctrineText:
    """A doctrine and all its files as one text, so that one hash names them."""

    text: str
    """Canonical JSON: file name to content."""
    hash: str
    doctrine: Doctrine


def parse_doctrine(text: str) -> Doctrine:
    """The doctrine in `text`, the canonical JSON of its files. Raises DamagedError."""
    from twiplo_game.authoring.doctrine import read_doctrine  # noqa: PLC0415 - only old games need it read
    from twiplo_game.engine.wording.faults import faults  # noqa: PLC0415
    from twiplo_game.engine.wording.tokens import Alphabet  # noqa: PLC0415

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
    with garbage_left():
        return doctrine_in(FOLDER)


def doctrine_in(folder: Path) -> DoctrineText:
    """The doctrine whose files are in `folder`. Raises DoctrineError where they make none."""
    files = _files_in(folder)
    text = json.dumps(files, ensure_ascii=False, sort_keys=True)
    name = digest(text.encode())
    doctrine = _joined(folder / JOINED, name)
    if doctrine is None:
        from twiplo_game.authoring.doctrine import read_doctrine  # noqa: PLC0415 - rarely needed

        doctrine = read_doctrine(files)
    return DoctrineText(text, name, doctrine)


def joined_text(folder: Path) -> str:
    """What `JOINED` holds for the files in `folder`. Raises DoctrineError where they make no doctrine."""
    from twiplo_game.authoring.doctrine import joined_data  # noqa: PLC0415

    files = _files_in(folder)
    text = json.dumps(files, ensure_ascii=False, sort_keys=True)
    joined = {"of": digest(text.encode()), "doctrine": joined_data(files)}
    return json.dumps(joined, ensure_ascii=False, indent=0) + "\n"


def _files_in(folder: Path) -> Mapping[str, str]:
    """The texts of the files, by their names from `folder` on."""
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in sorted(folder.rglob("*.yaml"))}


def _joined(path: Path, name: str) -> Doctrine | None:
    """What the files whose texts have the hash `name` come to; None where that was not kept, or cannot be read."""
    try:
        joined = json.loads(path.read_bytes())
        return Doctrine.model_validate(joined["doctrine"]) if joined["of"] == name else None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
