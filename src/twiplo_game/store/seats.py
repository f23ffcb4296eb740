"""The seats in classes that were taken on this computer.

A seat's file holds its token: whoever has that has the seat, so only the player can read the file.
"""

import json
import re
import secrets
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final

from twiplo_game.store.errors import DamagedError, NotFoundError, StoreError, told
from twiplo_game.store.files import newest, read_bytes, write_whole
from twiplo_game.store.home import home

SHOWN: Final = 20
"""The newest seats that are looked at."""

LIMIT: Final = 256 * 1024
"""Bytes of a file about a seat."""
_TEXT_LIMIT: Final = 400
_NAME: Final = re.compile(r"^[0-9a-f]{8,32}$")


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
    invite: str = ""
    """What a team's other members say when they join it; empty where the seat is one player's."""
    is_over: bool = False
    """Whether there is nothing to come back to."""
    is_guest: bool = False
    """Whether its player sits elsewhere: this computer remembers what is being written, and no token."""


@dataclass(frozen=True, slots=True)
class OpenSeat:
    """A seat that can be gone back to."""

    seat: SeatRecord
    changed: float
    """When it was last used, in seconds of the epoch."""


def seats_folder() -> Path:
    """Where the seats are."""
    return home() / "seats"


def new_seat(address: str, token: str, name: str, invite: str = "") -> SeatRecord:
    """A seat that was just taken; it is not kept yet."""
    return SeatRecord(secrets.token_hex(8), address, token, name, secrets.token_hex(8), invite=invite)


def keep_seat(seat: SeatRecord) -> None:
    """Remember `seat`, unless its player is a guest here. Raises StoreError."""
    if seat.is_guest:
        return
    kept = {name: value for name, value in asdict(seat).items() if name != "is_guest"}
    write_whole(_path(seat.id), json.dumps(kept, ensure_ascii=False).encode())


def end_seat(seat: SeatRecord) -> None:
    """Remember that nothing is left to do at `seat`, and what was being written there no longer. Raises StoreError."""
    keep_seat(replace(seat, is_over=True, token=""))
    with told(seats_folder()):
        beside(seat.id).unlink(missing_ok=True)


def seat_of_token(token: str) -> SeatRecord | None:
    """The seat with that token, where this computer has sat there."""
    return next((seat for _, seat in seats() if seat.token == token), None)


def open_seats() -> tuple[OpenSeat, ...]:
    """The seats that can be gone back to, the newest first."""
    return tuple(OpenSeat(seat, changed) for changed, seat in seats() if not seat.is_over)


def seats() -> tuple[tuple[float, SeatRecord], ...]:
    """All that can be read, the newest first, each with when it was last used; a damaged file is left out."""
    found: list[tuple[float, SeatRecord]] = []
    for changed, path in newest(seats_folder(), "*.json", SHOWN):
        try:
            found.append((changed, read_seat(path.stem)))
        except StoreError:
            continue
    return tuple(found)


def read_seat(name: str) -> SeatRecord:
    """The seat of that id. Raises StoreError."""
    path = _path(name)
    data = object_in(path)
    texts = {field: data.get(field) for field in ("id", "address", "token", "name", "machine", "title", "invite")}
    if any(not isinstance(text, str) or len(text) > _TEXT_LIMIT for text in texts.values()) or texts["id"] != name:
        raise DamagedError("{path} is damaged.", path=path)
    return SeatRecord(**texts, is_over=data.get("is_over") is True)  # type: ignore[arg-type] # looked at above


def object_in(path: Path) -> dict[str, Any]:
    """The JSON object in the small file `path`. Raises StoreError."""
    try:
        data = json.loads(read_bytes(path, LIMIT))
    except (ValueError, RecursionError) as error:
        raise DamagedError("{path} is damaged.", path=path) from error
    if not isinstance(data, dict):
        raise DamagedError("{path} is damaged.", path=path)
    return data


def beside(name: str) -> Path:
    """Where what is being written at the seat `name` is kept. Raises NotFoundError where that is no seat's id."""
    return _path(name).with_suffix(".drafts")


def _path(name: str) -> Path:
    if not _NAME.match(name):
        raise NotFoundError("There is no file {path}. Check the name.", path=name)
    return seats_folder() / f"{name}.json"
