"""The scenarios that the games on this computer are played on; slow enough to be looked at in a thread."""

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
