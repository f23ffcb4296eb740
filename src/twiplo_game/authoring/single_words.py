"""A list or a group in the place of one name or one condition, as it was probably meant."""

from typing import Final

from twiplo_game.authoring.nodes import Mapping, Node, Scalar, Sequence
from twiplo_game.authoring.shapes import Kinds, legal_keys
from twiplo_game.authoring.words import is_id, plain_name
from twiplo_game.engine.conditions.names import FIXED_DIMENSIONS
from twiplo_game.engine.conditions.signatures import GAUGES, RESPONSE_DIMENSIONS, SITUATION_DIMENSIONS

CONDITIONS: Final = frozenset({"when", "met", "breaks"})
"""Keys whose value is a condition."""

_TELLING: Final = ("title", "text")
"""Keys whose words can give an entry its name."""

_SIGNS: Final = ("<", ">", "==", "!=")


def in_one_line(node: Node) -> str:
    """A list or a group as a sentence quotes it."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return f"[{', '.join(map(in_one_line, node.items))}]"
    return "{" + ", ".join(f"{key}: {in_one_line(entry.value)}" for key, entry in node.entries.items()) + "}"


def only_word(node: Node) -> str:
    """What stands at a place; of a list with one word, that word."""
    only = node.items[0] if isinstance(node, Sequence) and len(node.items) == 1 else node
    return only.text if isinstance(only, Scalar) else ""


def as_name(node: Node) -> str | None:
    """`harbour` for `[harbour]`."""
    only = node.items[0] if isinstance(node, Sequence) and len(node.items) == 1 else None
    return only.text if isinstance(only, Scalar) and is_id(only.text) else None


def as_entry(entries: Sequence, kinds: Kinds) -> str | None:
    """How the first entry of a list would be written that has names; `kinds` is what each name stands for.

    `legal:` for `- legal:` and for `- id: legal`, `sorry:` for `- title: Sorry`, `trust: 60` for `- trust: 60`.
    """
    first = entries.items[0] if entries.items else None
    if not isinstance(first, Mapping) or not first.entries:
        return None
    fields = legal_keys(kinds)
    name = next((first.entries[key].value for key in ("id", "name") if key in first.entries), None)
    if isinstance(name, Scalar):
        return f"{name.text}:" if is_id(name.text) else None
    key, entry = next(iter(first.entries.items()))
    if key in fields:
        named = next((first.entries[each].value for each in _TELLING if each in first.entries), None)
        word = plain_name(named.text, "_") if isinstance(named, Scalar) else None
        return None if word is None else f"{word}:"
    return f"{key}: {entry.value.text}".rstrip() if isinstance(entry.value, Scalar) else f"{key}:"


def as_condition(node: Node) -> str | None:
    """`trust > 5 and public()` for a list of the two, `stance == deny` for `{stance: deny}`; None where in doubt."""
    parts: list[str | None] = []
    if isinstance(node, Sequence):
        parts = [_whole(item) for item in node.items]
    elif isinstance(node, Mapping):
        parts = [_compared(entry.key.text, entry.value) for entry in node.entries.values()]
    found = [part for part in parts if part]
    return " and ".join(found) if found and len(found) == len(parts) else None


def _whole(item: Node) -> str | None:
    """A condition of a list: it can stand beside others."""
    if isinstance(item, Mapping):
        return as_condition(item)
    words = item.text.strip() if isinstance(item, Scalar) and isinstance(item.value, str) else ""
    return f"({words})" if " or " in words else words


def _compared(word: str, value: Node) -> str | None:
    if word in GAUGES:
        signed = isinstance(value, Scalar) and value.text.startswith(_SIGNS)
        return f"{word} {value.text}" if signed and isinstance(value, Scalar) else None
    dimension = word if word in RESPONSE_DIMENSIONS else SITUATION_DIMENSIONS.get(word, "")
    if dimension not in FIXED_DIMENSIONS:
        return None
    terms = FIXED_DIMENSIONS[dimension].terms
    items = value.items if isinstance(value, Sequence) else (value,)
    written = [item.text.lower() for item in items if isinstance(item, Scalar) and item.text.lower() in terms]
    if not written or len(written) < len(items):
        return None
    return f"{word} == {written[0]}" if len(written) == 1 else f"{word} in ({', '.join(written)})"
