"""Actions as plain data and back; what comes back is checked as strictly as anything from outside."""

from dataclasses import fields
from enum import StrEnum
from typing import Any, Final

from twiplo_game.engine.action import (
    Action,
    Advance,
    Ask,
    Cancel,
    Check,
    Contingency,
    Correct,
    Open,
    Respond,
    Speak,
    Tell,
    Update,
)
from twiplo_game.engine.response import Response
from twiplo_game.model.text import TEXT_LIMIT
from twiplo_game.model.vocabulary import (
    Channel,
    Claim,
    Content,
    Coordination,
    Disclosure,
    Register,
    Stance,
    Tier,
    Tone,
    Tongue,
)

_TYPES: Final[dict[str, type[Action]]] = {
    "open": Open,
    "ask": Ask,
    "check": Check,
    "respond": Respond,
    "tell": Tell,
    "speak": Speak,
    "correct": Correct,
    "update": Update,
    "cancel": Cancel,
    "advance": Advance,
    "contingency": Contingency,
}
_NAMES: Final = {kind: name for name, kind in _TYPES.items()}

_TERMS: Final[dict[str, type[StrEnum]]] = {
    "channel": Channel,
    "stance": Stance,
    "register": Register,
    "tone": Tone,
    "claim": Claim,
    "tier": Tier,
    "disclosure": Disclosure,
    "coordination": Coordination,
    "language": Tongue,
}
_DEFAULT: Final = Response()
_ID_LIMIT: Final = 80
_MINUTES_LIMIT: Final = 100_000


def action_to_data(action: Action) -> dict[str, Any]:
    """A dictionary of strings, whole numbers, lists and dictionaries; defaults of a response are left out."""
    data: dict[str, Any] = {"do": _NAMES[type(action)]}
    for field in fields(action):
        value = getattr(action, field.name)
        data[field.name] = response_to_data(value) if isinstance(value, Response) else value
    return data


def action_from_data(data: object) -> Action:
    """The action that `data` stands for. Raises ValueError for anything else."""
    if not isinstance(data, dict):
        raise ValueError("an action is a mapping")
    word = data.get("do")
    kind = _TYPES.get(word) if isinstance(word, str) else None
    if kind is None:
        raise ValueError("unknown action")
    wanted = {field.name for field in fields(kind)}
    if set(data) - {"do"} != wanted:
        raise ValueError("an action with other fields than its own")
    values: dict[str, Any] = {}
    for name in wanted:
        value = data[name]
        if name == "response":
            values[name] = response_from_data(value)
        elif name == "to":
            values[name] = _minutes(value)
        else:
            values[name] = _name(value)
    return kind(**values)


def response_to_data(response: Response) -> dict[str, Any]:
    """A dictionary without what is as it would be by default."""
    data: dict[str, Any] = {}
    for field in fields(response):
        value = getattr(response, field.name)
        if field.name == "_hash" or value == getattr(_DEFAULT, field.name):
            continue
        data[field.name] = sorted(map(str, value)) if isinstance(value, frozenset) else value
        if isinstance(value, StrEnum):
            data[field.name] = value.value
    return data


def response_from_data(data: object) -> Response:
    """The response that `data` stands for. Raises ValueError for anything else."""
    if not isinstance(data, dict):
        raise ValueError("a response is a mapping")
    values: dict[str, Any] = {}
    for name, value in data.items():
        if name in _TERMS:
            values[name] = _TERMS[name](_name(value))
        elif name == "to":
            values[name] = frozenset(_name(who) for who in _list(value))
        elif name == "contains":
            values[name] = frozenset(Content(_name(content)) for content in _list(value))
        elif name in {"next_update", "action_due"}:
            values[name] = _minutes(value)
        elif name in {"actor", "draft"}:
            values[name] = _name(value)
        elif name == "text":
            values[name] = _words(value, TEXT_LIMIT)
        else:
            raise ValueError("a response with a field that it cannot have")
    return Response(**values)


def _name(value: object) -> str:
    return _words(value, _ID_LIMIT)


def _words(value: object, limit: int) -> str:
    if not isinstance(value, str) or len(value) > limit:
        raise ValueError("not a text, or too long a one")
    value.encode()  # half a surrogate pair is a ValueError here rather than where it would be written
    return value


def _minutes(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= _MINUTES_LIMIT:
        raise ValueError("not a number of minutes")
    return value


def _list(value: object) -> list[object]:
    if not isinstance(value, list) or len(value) > len(Content):
        raise ValueError("not a list")
    return value
