"""What differs between two versions of a file: parts are matched by their ids, not by their places."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

_Pairs = Iterator[tuple[str, Any, Any]]
_ABSENT = object()


class Kind(StrEnum):
    """What happened to a part."""

    NEW = "new"
    GONE = "gone"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One part that differs."""

    kind: Kind
    key: str
    """Keys and ids that lead to it, joined by points."""
    old: str | None = None
    """What was written, where it is one word or text."""
    new: str | None = None
    """What is written now."""


def differences(old: Any, new: Any) -> tuple[Difference, ...]:
    """Everything that differs, in the order of the newer file; of a part that is new or gone only the whole."""
    return tuple(_differences(old, new, ()))


def _differences(old: Any, new: Any, path: tuple[str, ...]) -> Iterator[Difference]:
    key = ".".join(path)
    if old is _ABSENT or new is _ABSENT:
        kind = Kind.NEW if old is _ABSENT else Kind.GONE
        yield Difference(kind, key, _word(old), _word(new))
    elif isinstance(old, dict) and isinstance(new, dict):
        for name, before, after in _by_key(old, new):
            yield from _differences(before, after, (*path, name))
    elif _is_list_of_parts(old) and _is_list_of_parts(new):
        for name, before, after in _by_id(old, new):
            yield from _differences(before, after, (*path, name))
    elif old != new:
        yield Difference(Kind.CHANGED, key, _word(old), _word(new))


def _word(value: Any) -> str | None:
    if value is _ABSENT or isinstance(value, dict) or _is_list_of_parts(value):
        return None
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _is_list_of_parts(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(item, dict) for item in value)


def _by_key(old: dict[str, Any], new: dict[str, Any]) -> _Pairs:
    for name in [*new, *(name for name in old if name not in new)]:
        yield name, old.get(name, _ABSENT), new.get(name, _ABSENT)


def _by_id(old: list[Any], new: list[Any]) -> _Pairs:
    """Parts with one id, or one condition, or else at one place of their lists."""
    before, after = _named(old), _named(new)
    for name, (number, item) in after.items():
        yield _shown(item, number), before.get(name, (0, _ABSENT))[1], item
    for name, (number, item) in before.items():
        if name not in after:
            yield _shown(item, number), item, _ABSENT


def _named(items: list[Any]) -> dict[object, tuple[int, Any]]:
    found: dict[object, tuple[int, Any]] = {}
    for number, item in enumerate(items, start=1):
        name = (item.get("id") or item.get("when")) if isinstance(item, dict) else None
        if name is None or not isinstance(name, str) or name in found:
            # Parts without a name of their own are those that stand at the same place.
            found[number] = number, item
        else:
            found[name] = number, item
    return found


def _shown(item: Any, number: int) -> str:
    own = item.get("id") if isinstance(item, dict) else None
    return own if isinstance(own, str) else str(number)
