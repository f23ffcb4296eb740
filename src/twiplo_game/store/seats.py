"""The seats in classes that were taken on this computer, each with what was being written there.

A seat's file holds its token: whoever has that has the seat, so only the player can read the file.
"""

import json
import re
import secrets
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final

from twiplo_game.engine.action import Respond, Speak
from twiplo_game.engine.codec import action_from_data, action_to_data
from twiplo_game.store.errors import DamagedError, NotFoundError, StoreError
from twiplo_game.store.files import read_bytes, write_whole
from twiplo_game.store.home import home

SHOWN: Final = 20
"""The newest seats that are looked at."""

_LIMIT: Final = 256 * 1024
_TEXT_LIMIT: Final = 400
_NAME: Final = re.compile(r"^[0-9a-f]{8,32}$")
_DRAFTS: Final = 40


@dataclass(frozen=True, slots=True)
class SeatRecord:
    """One seat in one class, as this computer remembers it."""

    id: str
    """Names it on this computer."""
    address: str
    """Of the class's server, as it is typed."""
    token: str
    """The seat's own; whoever has it has the seat."""
    name: str
    """Who sits there."""
    machine: str
    """Names this computer at that seat."""
    title: str = ""
    """Of the crisis, once it was told."""
    is_over: bool = False
    """Whether there is nothing to come back to."""


def seats_folder() -> Path:
    """Where the seats are."""
    return home() / "classes"


def new_seat(address: str, token: str, name: str) -> SeatRecord:
    """A seat that was just taken; it is not kept yet."""
    return SeatRecord(secrets.token_hex(8), address, token, name, secrets.token_hex(8))


def keep_seat(seat: SeatRecord) -> None:
    """Remember `seat`. Raises StoreError."""
    write_whole(_path(seat.id), json.dumps(asdict(seat), ensure_ascii=False).encode())


def end_seat(seat: SeatRecord) -> None:
    """Remember that nothing is left to do at `seat`, and what was being written there no longer. Raises StoreError."""
    keep_seat(replace(seat, is_over=True, token=""))
    _drafts_path(seat.id).unlink(missing_ok=True)


def seat_of_token(token: str) -> SeatRecord | None:
    """The seat with that token, where this computer has sat there."""
    return next((seat for _, seat in seats() if seat.token == token), None)


def open_seats() -> tuple[tuple[float, SeatRecord], ...]:
    """The seats that can be gone back to, the newest first, each with when it was last used (seconds of the epoch)."""
    return tuple((changed, seat) for changed, seat in seats() if not seat.is_over)


def seats() -> tuple[tuple[float, SeatRecord], ...]:
    """All that can be read; a damaged file is never in the way of the others."""
    found: list[tuple[float, SeatRecord]] = []
    for changed, path in _newest():
        try:
            found.append((changed, read_seat(path.stem)))
        except StoreError:
            continue
    return tuple(found)


def read_seat(name: str) -> SeatRecord:
    """The seat of that id. Raises StoreError."""
    path = _path(name)
    data = _object(path)
    texts = {field: data.get(field) for field in ("id", "address", "token", "name", "machine", "title")}
    if any(not isinstance(text, str) or len(text) > _TEXT_LIMIT for text in texts.values()) or texts["id"] != name:
        raise DamagedError("{path} is damaged.", path=path)
    return SeatRecord(**texts, is_over=data.get("is_over") is True)  # type: ignore[arg-type] # looked at above


def keep_drafts(seat: str, drafts: dict[str, Respond | Speak]) -> None:
    """Keep what is being written at a seat, by what it is about, instead of what was kept before. Raises StoreError."""
    newest = list(drafts.items())[-_DRAFTS:]
    data = {about: action_to_data(order) for about, order in newest}
    content = json.dumps(data, ensure_ascii=False).encode()
    if len(content) <= _LIMIT:
        write_whole(_drafts_path(seat), content)


def kept_drafts(seat: str) -> dict[str, Respond | Speak]:
    """What was being written at a seat when it was left; empty where that cannot be read."""
    try:
        data = _object(_drafts_path(seat))
    except StoreError:
        return {}
    found: dict[str, Respond | Speak] = {}
    for about, order in data.items():
        try:
            action = action_from_data(order)
        except ValueError:
            continue
        if isinstance(action, Respond | Speak):
            found[about] = action
    return found


def _object(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(read_bytes(path, _LIMIT))
    except (ValueError, RecursionError) as error:
        raise DamagedError("{path} is damaged.", path=path) from error
    if not isinstance(data, dict):
        raise DamagedError("{path} is damaged.", path=path)
    return data


def _path(name: str) -> Path:
    if not _NAME.match(name):
        raise NotFoundError("There is no file {path}. Check the name.", path=name)
    return seats_folder() / f"{name}.json"


def _drafts_path(name: str) -> Path:
    return _path(name).with_suffix(".drafts")


def _newest() -> list[tuple[float, Path]]:
    try:
        dated = [(path.stat().st_mtime, path) for path in seats_folder().glob("*.json")]
    except OSError:
        return []
    return sorted(dated, reverse=True)[:SHOWN]
