"""What the title reads beside being drawn: the games, their scenarios and the learning checks on this computer."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from twiplo_game.analysis.learning import Check
    from twiplo_game.model.scenario import Scenario
    from twiplo_game.store.saves import Save
    from twiplo_game.store.seats import OpenSeat


@dataclass
class GamesRead(Message):
    """The games on this computer were looked at."""

    games: "tuple[Save, ...]"
    seats: "tuple[OpenSeat, ...]"
    """In classes that can be gone back to."""
    scenarios: "dict[Path, Scenario]"
    """Of the games that are open, by their logs, as far as they were found."""


@dataclass
class ChecksRead(Message):
    """The learning checks on this computer were looked at."""

    checks: "tuple[Check, ...]"


def read_games(post: Callable[[Message], object], goes_on: Callable[[], bool]) -> None:
    """Look at the games and post what is found, as it is found, as long as `goes_on`; the library is read ahead."""
    from twiplo_game.store.saves import saves  # noqa: PLC0415 - loaded beside the title that is there already
    from twiplo_game.store.seats import open_seats  # noqa: PLC0415

    games, seats = saves(), open_seats()
    post(GamesRead(games, seats, {}))
    from twiplo_game.store.errors import StoreError  # noqa: PLC0415 - with the models
    from twiplo_game.store.learning import read_record  # noqa: PLC0415
    from twiplo_game.store.saved_scenarios import scenario_of_save  # noqa: PLC0415
    from twiplo_game.tui.shelf import warm_up  # noqa: PLC0415

    # A damaged record is told of where it is needed.
    with suppress(StoreError):
        post(ChecksRead(read_record().checks))
    found: dict[Path, Scenario] = {}
    for save in games:
        if save.result is None and goes_on():
            scenario = scenario_of_save(save)
            if scenario is not None:
                found[save.path] = scenario
                post(GamesRead(games, seats, dict(found)))
    warm_up(goes_on)
