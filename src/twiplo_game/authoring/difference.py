"""What differs between two versions of a file: parts are matched by their ids, not by their places."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

_Pairs = Iterator[tuple[str, Any, Any]]
_Parts = dict[object, tuple[int, Any]]
"""By their names parts of a list, each with its number in it."""

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
    changed = _with_another_condition(before, after)
    for name, (number, item) in after.items():
        yield _shown(item, number), before.get(changed.get(name, name), (0, _ABSENT))[1], item
    for name, (number, item) in before.items():
        if name not in after and name not in changed.values():
            yield _shown(item, number), item, _ABSENT


def _with_another_condition(before: _Parts, after: _Parts) -> dict[object, object]:
    """By its newer name the older one of each part of which the condition, its only name, was changed.

    What has most in common belongs together: nothing but the condition differs, or else much of it at the same place.
    """
    gone = [name for name, (_, item) in before.items() if name not in after and _is_nameless(item)]
    fresh = [name for name, (_, item) in after.items() if name not in before and _is_nameless(item)]
    alike = [
        (-common, before[one][0] != after[other][0], number, place, one, other)
        for number, other in enumerate(fresh)
        for place, one in enumerate(gone)
        if (common := _common(before[one][1], after[other][1]))
    ]
    found: dict[object, object] = {}
    for *_, one, other in sorted(alike, key=lambda each: each[:4]):
        if other not in found and one not in found.values():
            found[other] = one
    return found


def _is_nameless(item: Any) -> bool:
    return isinstance(item, dict) and not item.get("id")


def _common(one: dict[str, Any], other: dict[str, Any]) -> int:
    """How many keys have the same value in both."""
    return sum(other.get(key, _ABSENT) == value for key, value in one.items())


def _named(items: list[Any]) -> _Parts:
    found: _Parts = {}
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
