"""Where a log branched off from another one, and that other one found again.

A log may be anybody's: no path is taken out of it. The other game is looked for by its file's name beside the branch
and among the player's games, then by its digest among the copies of logs that came from elsewhere.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from twiplo_game.store.errors import NotFoundError, StoreError
from twiplo_game.store.files import write_whole
from twiplo_game.store.home import games_folder, parents_folder
from twiplo_game.store.log_lines import Line, NoteLine, encode
from twiplo_game.store.log_reader import BRANCH, ROUTINE, Log, Origin, read_log
from twiplo_game.store.texts import keep_texts_of


def parent_of(log: Log, origin: Origin) -> Log:
    """The log that `log` branched off from. Raises NotFoundError where it is gone, StoreError where it is damaged."""
    trouble: StoreError | None = None
    name = Path(origin.parent).name
    places = [log.path.parent / name, games_folder() / name]
    if origin.digest is not None:
        places.append(parents_folder() / f"{Path(origin.digest).name}.jsonl")
    for place in dict.fromkeys(places):
        try:
            parent = read_log(place)
        except (NotFoundError, ValueError):  # A name that no system takes is that of no file.
            continue
        except StoreError as error:
            trouble = error
            continue
        if _is_parent(parent, log, origin):
            return parent
    raise trouble or NotFoundError("There is no file {path}. Check the name.", path=name)


def last_played(log: Log) -> float | None:
    """When the game in `log` was last played, in seconds of the epoch; None where the file is gone since."""
    with suppress(OSError):
        return log.path.stat().st_mtime
    return None


def origin_note(parent: Log, number: int, *, is_routine: bool) -> NoteLine:
    """What a log that branches off from `parent` at its action `number` says of it."""
    data: dict[str, Any] = {"of": parent.path.name, "at": number, "hash": parent.digest}
    return NoteLine(BRANCH, data | {"by": ROUTINE} if is_routine else data)


def keep_parent(parent: Log) -> None:
    """See to it that `parent` and its texts are found again, wherever it lies. Raises StoreError."""
    if parent.path.resolve().parent == games_folder().resolve():
        return
    keep_texts_of(parent)
    copy = parents_folder() / f"{parent.digest}.jsonl"
    if not copy.exists():
        lines: tuple[Line, ...] = (parent.header, *parent.notes, *parent.actions)
        write_whole(copy, b"".join(map(encode, lines)))
        played = last_played(parent)
        if played is not None:
            os.utime(copy, (played, played))


def _is_parent(parent: Log, log: Log, origin: Origin) -> bool:
    until = origin.number - 1
    return (
        _played(parent) == _played(log)
        and len(parent.actions) > until
        and [line.action for line in parent.actions[:until]] == [line.action for line in log.actions[:until]]
        and origin.digest in (None, parent.digest)
    )


def _played(log: Log) -> tuple[object, ...]:
    """What two games have in common of which one branches off from the other."""
    header = log.header
    return header.scenario_hash, header.doctrine_hash, header.rules, header.seed, header.profile, header.mandates
