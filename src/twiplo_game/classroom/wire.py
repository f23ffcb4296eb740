"""Views, replies and actions as JSON and back. What comes back is checked as strictly as anything from outside."""

import json
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, get_args

from cattrs import BaseValidationError, Converter
from cattrs.strategies import configure_tagged_union
from pydantic import ValidationError

from twiplo_game.classroom.contest import RoomOrder, SeatEntry
from twiplo_game.classroom.protocol import FromSeat, ToSeat
from twiplo_game.engine.action import Action, Respond, Speak
from twiplo_game.engine.codec import action_from_data, action_to_data, response_from_data, response_to_data
from twiplo_game.engine.response import Response
from twiplo_game.engine.step import Arrived, Broken, Cancelled, Ended, Landed, Lapsed, Passed, Reminded, Started
from twiplo_game.model.text import Text

T = TypeVar("T")

Told = Started | Cancelled | Landed | Arrived | Reminded | Lapsed | Broken | Passed | Ended
"""What a player can be told of a step."""


class BadMessageError(ValueError):
    """Bytes that are no message of this protocol."""


def to_data(value: object, kind: Any = None) -> Any:
    """`value`, of a type that the desk and its game exchange, as plain data. `kind` where it is one of a union."""
    return converter().unstructure(value, kind or type(value))


def from_data(kind: type[T], data: object) -> T:
    """The value of type `kind` in `data`. Raises BadMessageError."""
    try:
        return converter().structure(data, kind)
    except (BaseValidationError, ValidationError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise BadMessageError("not of this protocol") from error


def encoded(data: object) -> str:
    """`data` as JSON on one line."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def decoded(raw: str | bytes) -> dict[str, Any]:
    """The JSON object in `raw`. Raises BadMessageError."""
    try:
        data = json.loads(raw, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise BadMessageError("not JSON") from error
    if not isinstance(data, dict):
        raise BadMessageError("not an object")
    return data


@cache
def converter() -> Converter:
    """The rules by which values become data; made once, it compiles a function for each type."""
    made = Converter(forbid_extra_keys=True, prefer_attrib_converters=True)
    for simple in (str, int, bool):
        made.register_structure_hook(simple, _exactly(simple))
    # The hook of str would let any text pass for one of them.
    made.register_structure_hook(StrEnum, lambda data, kind: kind(_text(data)))
    made.register_unstructure_hook(Text, lambda text: text.root)
    made.register_structure_hook(Text, lambda data, _: Text.model_validate(data))
    made.register_unstructure_hook(datetime, datetime.isoformat)
    made.register_structure_hook(datetime, lambda data, _: datetime.fromisoformat(data))
    made.register_unstructure_hook(Response, response_to_data)
    made.register_structure_hook(Response, lambda data, _: response_from_data(data))
    for kinds in (Action, Respond | Speak):
        made.register_unstructure_hook(kinds, action_to_data)
        made.register_structure_hook(kinds, _action_of(kinds))
    for union in (Told, RoomOrder, SeatEntry, FromSeat, ToSeat):
        configure_tagged_union(union, made, tag_name="is", tag_generator=lambda kind: kind.__name__.lower())
    return made


def _action_of(kinds: Any) -> Any:
    allowed = get_args(kinds)

    def structured(data: object, _: object) -> Action:
        action = action_from_data(data)
        if type(action) not in allowed:
            raise ValueError("another action")
        return action

    return structured


def _text(data: object) -> str:
    return str(_exactly(str)(data, str))


def _exactly(kind: type) -> Any:
    def structured(data: object, _: object) -> object:
        if type(data) is not kind:
            raise ValueError(f"not of type {kind.__name__}")
        if isinstance(data, str):
            data.encode()  # half a surrogate pair is a ValueError here rather than where it would be written
        return data

    return structured


def _refuse(constant: str) -> None:
    raise ValueError(constant)
