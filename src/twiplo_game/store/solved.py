"""What solving a scenario came to, kept so that reviews can go by it: the package's own, and this computer's.

A value holds for one scenario, doctrine and version of the rules, in one ministry with so many officers, held to some
mandates. It is found by all of these, so nothing that has changed since is taken for solved. Beside it is kept what
each situation is worth: that is read only as it was written, else reviews look ahead themselves.
"""

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from twiplo_game.analysis.review.keeping import from_bytes, to_bytes
from twiplo_game.analysis.review.remembering import Kept
from twiplo_game.analysis.review.values import Basis
from twiplo_game.engine.story import Story
from twiplo_game.model.versions import RULES_VERSION
from twiplo_game.store.errors import StoreError
from twiplo_game.store.files import digest, make_folder, read_bytes, write_whole
from twiplo_game.store.home import home

SHIPPED: Final = Path(__file__).parents[1] / "solved"
"""The package's own."""

_LIMIT: Final = 64 * 1024
_SITUATIONS_LIMIT: Final = 2 * 1024 * 1024
_MARK: Final = "twiplo_solved"
_VERSION: Final = 1
"""Of the solver: a change of what it finds makes every value again."""


@dataclass(frozen=True, slots=True)
class SolvedKey:
    """What a value hangs on."""

    scenario_hash: str
    doctrine_hash: str
    rules: int
    profile: str
    staff: int
    """Officers."""
    mandates: tuple[str, ...]
    """In the alphabet's order."""

    @property
    def name(self) -> str:
        """Of the file that it is kept in."""
        return f"{digest(json.dumps(asdict(self), sort_keys=True).encode())}.json"


@dataclass(frozen=True, slots=True)
class Solved:
    """What is known of a scenario that was solved."""

    basis: Basis
    """Of what play it is the value; never `careful`."""
    value: Fraction
    """The expected score from the opening, 0 to 1000."""
    choices: int
    """How many choices were played to find it out."""


def solved_key(story: Story, scenario_hash: str, doctrine_hash: str) -> SolvedKey:
    """What the value of `story` hangs on."""
    mandates = tuple(sorted(mandate.id for mandate in story.mandates))
    return SolvedKey(scenario_hash, doctrine_hash, RULES_VERSION, story.profile_id, story.staff, mandates)


def solved_folders() -> Iterable[Path]:
    """Where values are kept, the package's own first."""
    return SHIPPED, home() / "solved"


def kept_solved(key: SolvedKey) -> Solved | None:
    """What solving came to; None where it was never solved here, or what is kept cannot be read."""
    found = _found(key)
    return None if found is None else found[0]


def kept_situations(key: SolvedKey) -> Kept:
    """What the situations are worth that solving came through; nothing where that is not kept or cannot be read."""
    found = _found(key)
    if found is not None:
        _, path, wanted = found
        with suppress(StoreError, ValueError):
            content = read_bytes(_beside(path), _SITUATIONS_LIMIT)
            if digest(content) == wanted:
                return from_bytes(content)
    return {}


def keep_solved(key: SolvedKey, solved: Solved, kept: Kept, folder: Path) -> Path:
    """Keep what solving came to in `folder`, and beside it what situations are worth. Raises StoreError."""
    path = make_folder(folder) / key.name
    content = to_bytes(kept)
    write_whole(_beside(path), content)
    value = [solved.value.numerator, solved.value.denominator]
    data = {_MARK: _VERSION, **asdict(key), "basis": solved.basis, "value": value, "choices": solved.choices}
    write_whole(path, f"{json.dumps({**data, 'situations': digest(content)}, indent=1)}\n".encode())
    return path


def _beside(path: Path) -> Path:
    """Where the situations are kept of what is kept in `path`."""
    return path.with_suffix(".situations")


def _found(key: SolvedKey) -> tuple[Solved, Path, str] | None:
    """What solving came to, where that is kept, and the digest of what situations are worth."""
    for folder in solved_folders():
        path = folder / key.name
        if path.is_file():
            with suppress(StoreError, ValueError, TypeError, KeyError, RecursionError, ZeroDivisionError):
                data = json.loads(read_bytes(path, _LIMIT))
                return _solved(data, key), path, str(data.get("situations"))
    return None


def _solved(data: Any, key: SolvedKey) -> Solved:
    if not isinstance(data, dict) or data[_MARK] != _VERSION:
        raise ValueError("not what solving came to")
    known = {name: data[name] for name in asdict(key)}
    if known != {**asdict(key), "mandates": list(key.mandates)}:
        raise ValueError("of something else")
    above, below = data["value"]
    solved = Solved(Basis(data["basis"]), Fraction(above, below), int(data["choices"]))
    if solved.basis is Basis.CAREFUL or not 0 <= solved.value <= 1000:
        raise ValueError("no value")
    return solved
