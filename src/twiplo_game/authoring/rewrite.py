"""Texts written into a file: only their own characters change, all others stay as they are."""

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import yaml

from twiplo_game.authoring.nodes import Mapping as Group
from twiplo_game.authoring.nodes import Scalar, key_of
from twiplo_game.authoring.text_table import Entry
from twiplo_game.model.text import reflowed

_WRAPPED: Final = 120
"""Columns within which an author's lines were broken by hand; longer ones were left to the editor."""

_HEADER: Final = re.compile(r"[|>][-+0-9]*[^\n]*\n")


def rewritten(
    text: str, root: Group, found: Iterable[Entry], language: str, source: str, words: Mapping[str, str]
) -> str:
    """`text` with the words in `language` of each entry that `words` names; `source` is the language of the others."""
    changes: list[tuple[int, int, str]] = []
    for entry in found:
        if entry.key in words:
            changes.append(_change(text, root, entry, language, source, words[entry.key]))
    end_of_line = "\r\n" if "\r\n" in text else "\n"
    for start, end, new in sorted(changes, reverse=True):
        text = text[:start] + new.replace("\r", "").replace("\n", end_of_line) + text[end:]
    return text


def _change(text: str, root: Group, entry: Entry, language: str, source: str, words: str) -> tuple[int, int, str]:
    node = entry.node
    if isinstance(node, Scalar):
        return _split(text, root, entry, node, source, language, words)
    assert isinstance(node, Group)
    own = node.entries.get(language)
    if own is not None and isinstance(own.value, Scalar):
        start, end = _extent(text, own.value)
        return start, end, _again(text, own.value, words)
    last = (node.entries.get(source) or list(node.entries.values())[-1]).value
    assert isinstance(last, Scalar)
    _, end = _extent(text, last)
    if node.is_flow:
        return end, end, f", {language}: {_quoted(words)}"
    indent = node.spot.column - 1
    style = (
        _block(words, indent + 2, is_wrapped=_is_wrapped(text, last)) if last.style in ("|", ">") else _quoted(words)
    )
    # After what stands behind the value on its line, such as a comment.
    end = _line_end(text, end)
    return end, end, f"\n{' ' * indent}{language}: {style}"


def _split(
    text: str, root: Group, entry: Entry, node: Scalar, source: str, language: str, words: str
) -> tuple[int, int, str]:
    """A plain string becomes a group of two languages."""
    start, end = _extent(text, node)
    if node.style not in ("|", ">"):
        old = text[start:end] if node.style else _quoted(node.text)
        return start, end, f"{{{source}: {old}, {language}: {_quoted(words)}}}"
    key = key_of(root, entry.path)
    in_list = isinstance(entry.path[-1], int) or key is None
    indent = node.spot.column - 1 if in_list or key is None else key.spot.column + 1
    header, _, content = text[start:end].partition("\n")
    # Two columns further in, as everything under a new key is.
    moved = "\n".join(f"  {line}" if line.strip() else line for line in content.split("\n"))
    pad = " " * indent
    lead = "" if in_list else f"\n{pad}"
    new = _block(words, indent + 2, is_wrapped=_is_wrapped(text, node))
    if not in_list:
        start = len(text[:start].rstrip(" "))
    return start, end, f"{lead}{source}: {header}\n{moved}\n{pad}{language}: {new}"


def _again(text: str, old: Scalar, words: str) -> str:
    """`words` in the form that `old` has."""
    for form in _forms(text, old, words):
        if _reads_as(form, words):
            return form
    return _quoted(words)


def _forms(text: str, old: Scalar, words: str) -> Iterator[str]:
    if old.style == "'" and "\n" not in words:
        yield "'" + words.replace("'", "''") + "'"
    if old.style == "|":
        raw = text[old.start : old.end]
        header = _HEADER.match(raw)
        content = raw[header.end() :] if header else ""
        first = next((line for line in content.split("\n") if line.strip()), "")
        indent = len(first) - len(first.lstrip(" "))
        if header is not None and indent:
            yield header.group() + _body(words, indent, is_wrapped=_is_wrapped(text, old))


def _block(words: str, indent: int, *, is_wrapped: bool) -> str:
    form = "|\n" + _body(words, indent, is_wrapped=is_wrapped)
    return form if _reads_as(form, words) else _quoted(words)


def _body(words: str, indent: int, *, is_wrapped: bool) -> str:
    pad = " " * indent
    lines = words.split("\n")
    if is_wrapped:
        broken = [textwrap.wrap(line, _WRAPPED - indent, break_on_hyphens=False) or [""] for line in lines]
        tight = [part for parts in broken for part in parts]
        # A line that happens to begin with a dash would stand by itself.
        if reflowed("\n".join(tight)) == words:
            lines = tight
    return "\n".join(f"{pad}{line}" if line else "" for line in lines)


def _is_wrapped(text: str, old: Scalar) -> bool:
    content = text[old.start : old.end].rstrip().split("\n")[1:]
    return len(content) > 1 and max(map(len, content)) <= _WRAPPED


def _quoted(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def _reads_as(form: str, words: str) -> bool:
    try:
        read = yaml.load(f"k: {form}\n", Loader=yaml.BaseLoader)  # noqa: S506 - strings only, and our own
    except yaml.YAMLError:
        return False
    return isinstance(read, dict) and isinstance(read.get("k"), str) and reflowed(read["k"]) == words


def _extent(text: str, node: Scalar) -> tuple[int, int]:
    """Where the value stands, without the line ends and blank lines after it."""
    return node.start, node.start + len(text[node.start : node.end].rstrip())


def _line_end(text: str, place: int) -> int:
    end = text.find("\n", place)
    return len(text) if end < 0 else end - (text[end - 1] == "\r")
