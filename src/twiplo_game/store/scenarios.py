"""A scenario out of its file, ready to be played."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import get_args

from twiplo_game.analysis.garbage import garbage_left
from twiplo_game.authoring.check import load_text
from twiplo_game.model.doctrine import Doctrine
from twiplo_game.model.scenario import Level, Scenario
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.errors import DamagedError, StoreError
from twiplo_game.store.scenario_files import ScenarioText, library_ids, read_scenario_text, resolve


@dataclass(frozen=True, slots=True)
class ScenarioFile:
    """A scenario and the file that it was read from."""

    text: ScenarioText
    scenario: Scenario


def parse_scenario(text: ScenarioText, doctrine: Doctrine) -> Scenario:
    """The scenario in `text`. Raises DamagedError, with the first problem, where it has any error."""
    with garbage_left():
        checked = load_text(text.text, str(text.path), doctrine)
    if checked.scenario is not None:
        return checked.scenario
    first = next(problem for problem in checked.problems if problem.is_error)
    raise DamagedError(
        "{path} cannot be played: line {line}, {code}. “twiplo check {path}” says what is wrong.",
        path=text.path,
        line=first.line,
        code=first.code,
    )


def read_scenario(path: Path) -> ScenarioFile:
    """The scenario in the file `path`. Raises StoreError."""
    text = read_scenario_text(path)
    return ScenarioFile(text, _parsed(text))


@lru_cache(maxsize=64)
def _parsed(text: ScenarioText) -> Scenario:
    # The library is looked at again and again, and a file that has not changed need not be parsed twice.
    return parse_scenario(text, shipped_doctrine().doctrine)


def read_library() -> tuple[list[ScenarioFile], list[StoreError]]:
    """The shipped scenarios, the easiest first; and what is wrong with those that cannot be read."""
    files: list[ScenarioFile] = []
    errors: list[StoreError] = []
    for name in library_ids():
        try:
            files.append(read_scenario(resolve(name)))
        except StoreError as error:
            errors.append(error)
    levels = get_args(Level)
    files.sort(key=lambda file: (levels.index(file.scenario.level), file.scenario.minutes, file.scenario.id))
    return files, errors
