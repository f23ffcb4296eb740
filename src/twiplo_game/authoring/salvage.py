"""What can still be checked of a scenario whose form is wrong: the same scenario without its wrong parts.

Names of what was left out stay, so that nothing is reported as missing which is only wrong.
"""

from typing import Any, Final

from pydantic import ValidationError

from twiplo_game.authoring.nodes import Path
from twiplo_game.authoring.words import plain_name
from twiplo_game.model.scenario import Scenario

_ROUNDS: Final = 5

_ERRORS: Final = 400
"""A file with more errors than that is not looked into further."""

_NOTHING: Final = object()

_PLACEHOLDERS: Final[dict[str, Any]] = {
    "title": "?", "text": "?", "says": "?", "because": "?", "name": "?", "interest": "?", "owner": "?",
    "date": "?", "what": "?", "answer": "true", "when": "true", "takes": "1m", "after": "1m", "by": "1m",
    "finds": "?", "when_true": "?", "when_false": "?", "if_true": "?", "if_false": "?", "sources": ["?"],
}  # fmt: skip
"""What stands for a required part that is missing or wrong, until the author has mended it."""


def salvaged(data: Any, error: ValidationError) -> Scenario | None:
    """The scenario without what `error` is about; None where too much of it is. `data` is changed."""
    for _ in range(_ROUNDS):
        if error.error_count() > _ERRORS:
            return None
        _mend(data, error)
        try:
            return Scenario.model_validate(data)
        except ValidationError as again:
            error = again
    return None


def _mend(data: Any, error: ValidationError) -> None:
    missing: list[tuple[Any, str, str]] = []
    wrong: dict[Path, bool] = {}
    for detail in error.errors(include_url=False):
        location = detail["loc"]
        path, node = _reach(data, location)
        if detail["type"] == "missing" and isinstance(node, dict):
            numbers = "_".join(str(part) for part in path if isinstance(part, int))
            missing.append((node, str(location[-1]), f"unnamed_{numbers}"))
        elif path and not (detail["type"] == "too_short" and node):
            # A list of which an item is wrong is reported as too short as well.
            wrong[path] = wrong.get(path, False) or location[-1] == "[key]"
    for path, is_key in reversed(wrong.items()):
        there, _ = _reach(data, path)
        # The same part may be wrong in two ways; it is gone already.
        if there == path:
            _, parent = _reach(data, path[:-1])
            if isinstance(parent, dict):
                _mend_entry(parent, str(path[-1]), is_key)
            elif isinstance(parent, list):
                _mend_item(parent, path[-1])
    for node, name, unnamed in missing:
        node[name] = _PLACEHOLDERS.get(name, unnamed)


def _mend_entry(group: dict[str, Any], key: str, is_key: bool) -> None:
    value = group.pop(key)
    name = plain_name(str(value if key == "id" else key), "_")
    if is_key:
        # A key that is a good name and wrong all the same is a word of a closed list.
        if name not in (None, key):
            group[str(name)] = value
    elif key == "id" and name not in (None, value):
        group[key] = name
    elif key == "at" and value != "0m":
        group[key] = "0m"


def _mend_item(items: list[Any], index: Any) -> None:
    if any(isinstance(item, dict) for item in items):
        # The others keep their numbers, by which their places are found.
        items[index] = {}
        return
    item = items[index]
    # A capital or an accent; anything else may be two names, or none.
    name = plain_name(item, "_") if isinstance(item, str) and item.isidentifier() else None
    if name in (None, item):
        del items[index]
    else:
        items[index] = name


def _reach(data: Any, location: Path) -> tuple[Path, Any]:
    """The part of a location that is there, and the value to which it leads."""
    path = list[str | int]()
    node = data
    for segment in location:
        below = _below(node, segment)
        if below is not _NOTHING:
            node = below
            path.append(segment)
    return tuple(path), node


def _below(node: Any, segment: str | int) -> Any:
    if isinstance(node, dict):
        return node.get(segment, _NOTHING)
    if isinstance(node, list) and isinstance(segment, int) and segment < len(node):
        return node[segment]
    return _NOTHING
