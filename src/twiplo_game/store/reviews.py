"""Reviews of games, kept so that a game is weighed once. They can be made again: what cannot be read is left out."""

import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from twiplo_game.analysis.review.codec import from_data, to_data
from twiplo_game.analysis.review.judging import Reviewed
from twiplo_game.store.errors import StoreError
from twiplo_game.store.files import digest, read_bytes, write_whole
from twiplo_game.store.home import home
from twiplo_game.store.log_reader import Log

_LIMIT: Final = 4 * 1024 * 1024
_MARK: Final = "twiplo_review"
_VERSION: Final = 4
"""Of the way in which decisions are weighed: a change of it makes every kept review again."""
_MOST: Final = 2_000
"""Decisions of one game."""


def review_path(log: Log, valuer: str) -> Path:
    """Where the review of `log` by the valuer of that name is kept: found by everything that it hangs on."""
    header = log.header
    parts = [
        *(str(_VERSION), valuer, header.scenario_hash, header.doctrine_hash, str(header.rules)),
        *(header.seed, header.profile, *header.mandates),
        *(json.dumps(line.action, sort_keys=True) for line in log.actions),
    ]
    return home() / "reviews" / f"{digest(chr(0).join(parts).encode('utf-8', 'replace'))}.json"


def kept_review(path: Path) -> tuple[Reviewed, ...] | None:
    """The review in `path`; None where there is none, or none that can be read."""
    try:
        data = json.loads(read_bytes(path, _LIMIT))
        if not isinstance(data, dict) or data.get(_MARK) != _VERSION or not isinstance(data.get("decisions"), list):
            return None
        found = data["decisions"]
        return None if len(found) > _MOST else tuple(from_data(each) for each in found)
    except (StoreError, ValueError, RecursionError):
        return None


def keep_review(path: Path, reviewed: Sequence[Reviewed]) -> None:
    """Keep a whole review, where the disk allows it: nothing is lost without."""
    data = {_MARK: _VERSION, "decisions": [to_data(each) for each in reviewed]}
    with suppress(StoreError):
        write_whole(path, json.dumps(data, separators=(",", ":")).encode())
