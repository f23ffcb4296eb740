"""The games on this computer and the scenarios that they are of; slow enough to be looked at in a thread."""

from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from twiplo_game.model.scenario import Scenario
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.errors import StoreError
from twiplo_game.store.log_reader import read_log
from twiplo_game.store.saves import Save
from twiplo_game.store.scenario_files import library_ids, read_scenario_text, resolve
from twiplo_game.store.scenarios import read_scenario
from twiplo_game.store.texts import scenario_of


@dataclass(frozen=True, slots=True)
class Record:
    """What was made of one scenario so far."""

    open_games: int = 0
    finished: int = 0
    best: int | None = None
    """The best score, in tenths; None where no game ended with one."""


def records(saves: tuple[Save, ...]) -> dict[str, Record]:
    """What `saves` tell of each scenario, by its id."""
    by_scenario: dict[str, list[Save]] = defaultdict(list)
    for save in saves:
        # What was tried with the answers at hand is no record.
        if save.is_branch and save.result is not None:
            continue
        by_scenario[save.header.scenario].append(save)
    return {name: _record(games) for name, games in by_scenario.items()}


def _record(games: list[Save]) -> Record:
    scores = [score for save in games if (score := score_of(save)) is not None]
    finished = sum(save.result is not None for save in games)
    return Record(len(games) - finished, finished, max(scores, default=None))


def score_of(save: Save) -> int | None:
    """The score that was recorded when the game ended, in tenths."""
    score = (save.result or {}).get("score")
    return score if isinstance(score, int) else None


def scenario_of_save(save: Save) -> Scenario | None:
    """The scenario that `save` is played on, as it was then; None where its text is nowhere to be found."""
    return _scenario(save.path, save.header.scenario, save.header.scenario_hash)


@lru_cache(maxsize=64)
def _scenario(path: Path, name: str, wanted: str) -> Scenario | None:
    try:
        if name in library_ids() and read_scenario_text(resolve(name)).hash == wanted:
            return read_scenario(resolve(name)).scenario
        return scenario_of(read_log(path), shipped_doctrine().doctrine)
    except StoreError:
        return None


def warm_up(goes_on: Callable[[], bool]) -> None:
    """Read the library ahead, as long as `goes_on`, so that it opens at once."""
    for name in library_ids():
        if not goes_on():
            return
        with suppress(StoreError):
            read_scenario(resolve(name))
