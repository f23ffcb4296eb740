"""What a YAML text holds, with the place of every key and value."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from twiplo_game.engine.quick import maker, quick

Path: TypeAlias = tuple[str | int, ...]
"""Keys and indices that lead from the top of a file to a value."""


@quick
@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a file."""

    line: int
    """From 1."""
    column: int
    """From 1, in characters."""
    span: int = 1
    """Characters concerned on that line."""


@quick
@dataclass(frozen=True, slots=True)
class Scalar:
    """A word, a text, a number, true, false or null."""

    spot: Spot
    value: str | int | float | bool | None
    """What it means."""
    text: str
    """What is written, once quotes and folding are undone."""
    style: str
    """`'`, `"`, `|`, `>`, or nothing for a plain one."""
    start: int
    """Where its source begins, in characters from the beginning of the file."""
    end: int
    """Where its source ends."""


@quick
@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value."""

    key: Scalar
    value: "Node"


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values, in the order of the file."""

    spot: Spot
    entries: dict[str, Entry]
    is_flow: bool
    """Written between curly brackets."""


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    spot: Spot
    items: tuple["Node", ...]


Node: TypeAlias = Scalar | Mapping | Sequence

# The makers of what a file holds by the thousand.
spot_at: Final = maker(Spot)
scalar_of: Final = maker(Scalar)


def to_data(node: Node) -> Any:
    """The values alone."""
    if isinstance(node, Mapping):
        return {key: to_data(entry.value) for key, entry in node.entries.items()}
    if isinstance(node, Sequence):
        return [to_data(item) for item in node.items]
    return node.value


def child(node: Node, segment: str | int) -> Node | None:
    """The value under a key or an index; None where there is none."""
    if isinstance(node, Mapping):
        entry = node.entries.get(segment) if isinstance(segment, str) else None
        return entry.value if entry is not None else None
    if isinstance(node, Sequence) and isinstance(segment, int) and 0 <= segment < len(node.items):
        return node.items[segment]
    return None


def real_path(root: Node, path: Path) -> Path:
    """`path` without the segments that the file does not hold, such as the index of a list of one."""
    node, kept = root, list[str | int]()
    for segment in path:
        below = child(node, segment)
        if below is not None:
            node = below
            kept.append(segment)
    return tuple(kept)


def at(root: Node, path: Path) -> Node:
    """The value to which `path` leads, as far as the file holds it."""
    node = root
    for segment in path:
        node = child(node, segment) or node
    return node


def key_of(root: Node, path: Path) -> Scalar | None:
    """The key nearest above or at the value to which `path` leads; None at the top."""
    node, key = root, None
    for segment in path:
        if isinstance(node, Mapping) and isinstance(segment, str) and segment in node.entries:
            key = node.entries[segment].key
        node = child(node, segment) or node
    return key


def scalars(node: Node) -> Iterator[Scalar]:
    """Every value that is not a list or a group, in the order of the file."""
    if isinstance(node, Mapping):
        for entry in node.entries.values():
            yield from scalars(entry.value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from scalars(item)
    else:
        yield node


def spot_of(root: Node, path: Path) -> Spot:
    """Where a value stands: the value itself if it is one word or text, else its key."""
    node = at(root, path)
    if (isinstance(node, Scalar) and node.text) or (path and isinstance(path[-1], int)):
        return node.spot
    key = key_of(root, path)
    if key is not None:
        return key.spot
    if isinstance(root, Mapping) and root.entries:
        return next(iter(root.entries.values())).key.spot
    return root.spot


def key_spot_of(root: Node, path: Path) -> Spot:
    """Where the key of a value stands; the beginning of the item in a list."""
    node = at(root, path)
    key = key_of(root, path)
    return node.spot if key is None or (path and isinstance(path[-1], int)) else key.spot
