"""The player's games on this computer: those to continue, those that are over."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from twiplo_game.store.errors import StoreError
from twiplo_game.store.files import newest
from twiplo_game.store.home import WHAT_IF, games_folder
from twiplo_game.store.log_lines import Header
from twiplo_game.store.log_reader import read_log

SHOWN: Final = 50
"""The newest games that are looked at; and as many of those that a bot finished, which are soon made."""


@dataclass(frozen=True, slots=True)
class Save:
    """One game on the disk."""

    path: Path
    header: Header
    minute: int
    """The story's minute that it has reached."""
    result: dict[str, Any] | None
    """What was recorded when it ended; None while it can be continued."""
    changed: float
    """When it was last played, in seconds of the epoch."""
    branched: int | None = None
    """The story's minute at which another game was taken up again in it; None where it began at the beginning."""
    is_routine: bool = False
    """Whether the bot `careful` played it to its end from there."""

    @property
    def is_branch(self) -> bool:
        """Whether another game was taken up again in it."""
        return self.branched is not None


def saves() -> tuple[Save, ...]:
    """The games that can be read, newest first. A damaged log is left out, never in the way of the others."""
    found: list[Save] = []
    finished_by_bot = f"{WHAT_IF}*.jsonl"
    own = newest(games_folder(), "*.jsonl", SHOWN, without=finished_by_bot)
    for changed, path in sorted([*own, *newest(games_folder(), finished_by_bot, SHOWN)], reverse=True):
        try:
            log = read_log(path)
        except StoreError:
            continue
        is_routine = log.origin is not None and log.origin.is_routine
        found.append(Save(path, log.header, log.minute, log.result, changed, log.branched, is_routine))
    return tuple(found)


def unfinished() -> tuple[Save, ...]:
    """The games to continue, newest first."""
    return tuple(save for save in saves() if save.result is None)


def finished() -> tuple[Save, ...]:
    """The games that are over, newest first."""
    return tuple(save for save in saves() if save.result is not None)
