"""What the games on this computer tell of each scenario, and the library read ahead."""

from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from twiplo_game.store.errors import StoreError
from twiplo_game.store.saves import Save
from twiplo_game.store.scenario_files import library_ids, resolve
from twiplo_game.store.scenarios import read_scenario


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


def warm_up(goes_on: Callable[[], bool]) -> None:
    """Read the library ahead, as long as `goes_on`, so that it opens at once."""
    for name in library_ids():
        if not goes_on():
            return
        with suppress(StoreError):
            read_scenario(resolve(name))
