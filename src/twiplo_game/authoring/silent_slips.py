"""Slips that YAML reads without complaint: a comma between curly brackets, a `#` in a text, curly quotes."""

import re
from typing import Final

from twiplo_game.authoring.nodes import Mapping, Node, Scalar, Sequence, Spot
from twiplo_game.authoring.quoting import in_quotes, quoted_flow, uncurled
from twiplo_game.authoring.source import Source

_HASH_FIRST: Final = re.compile(r"\s*:?\s+(?P<words>#[^\s#].*)$")
_HASH_ITEM: Final = re.compile(r"\s*(?:-\s+)+(?P<words>#[^\s#].*)$")
_COMMENT: Final = re.compile(r"\s*:\s+#")
_KEY_AND_VALUE: Final = re.compile(r"(?P<key>[a-z_][a-z0-9_]*)\s+\S+")
_QUANTITY: Final = re.compile(r"[+-]?(?:[SML]|\d+[hm%]?)")
_HASH_LATER: Final = re.compile(r"\s+(?P<words>#[^\s#].*)$")


def report_silent_slips(source: Source, root: Node) -> None:
    """Report every such slip of the tree."""
    if isinstance(root, Mapping):
        for entry in root.entries.values():
            if isinstance(entry.value, Scalar):
                _report_value(source, root, entry.key, entry.value)
            else:
                report_silent_slips(source, entry.value)
    elif isinstance(root, Sequence):
        for item in root.items:
            if isinstance(item, Scalar):
                _report_item(source, item)
            else:
                report_silent_slips(source, item)


def _report_item(source: Source, item: Scalar) -> None:
    line = source.lines[item.spot.line - 1]
    match = _HASH_ITEM.match(line) if item.text == "" and not item.style else None
    if match is not None:
        _report_hash(source, item.spot.line, match.start("words"), match["words"].rstrip())


def _report_hash(source: Source, line: int, start: int, words: str) -> None:
    head = source.lines[line - 1][:start]
    source.add("TW115", Spot(line, start + 1, len(words)), head + in_quotes(words))
    source.hush(line)


def _report_value(source: Source, group: Mapping, key: Scalar, value: Scalar) -> None:
    line = source.lines[key.spot.line - 1]
    if value.text == "" and not value.style:
        after = line[key.spot.column - 1 + key.spot.span :]
        if group.is_flow and not after.lstrip().startswith(":"):
            if _is_rest_of_number(source, group, key):
                return
            corrected = _with_colon(group, key, line)
            if corrected is not None:
                source.add("TW121", key.spot, corrected)
                source.hush(key.spot.line)
                return
            source.add("TW111", key.spot, quoted_flow(line))
            source.hush(key.spot.line)
            return
        match = _HASH_FIRST.match(after)
        if match is not None:
            start = key.spot.column - 1 + key.spot.span + match.start("words")
            _report_hash(source, key.spot.line, start, match["words"].rstrip())
    elif not value.style and value.text[0] in "“„‟‘" and uncurled(value.text) != value.text:
        source.add("TW131", value.spot, in_quotes(uncurled(value.text)))
    elif not value.style and isinstance(value.value, str) and value.spot.line == key.spot.line and "#" in line:
        stop = value.spot.column - 1 + value.spot.span
        match = _HASH_LATER.match(line[stop:])
        if match is not None:
            start = stop + match.start("words") + 1
            words = match["words"].rstrip()
            whole = line[: value.spot.column - 1] + in_quotes(line[value.spot.column - 1 :].rstrip())
            source.add("TW116", Spot(key.spot.line, start, len(words)), whole)


def _is_rest_of_number(source: Source, group: Mapping, key: Scalar) -> bool:
    if not key.text[:1].isdigit():
        return False
    # Loaded here: most files have no such key.
    from twiplo_game.authoring.decimals import report_decimal  # noqa: PLC0415

    entries = list(group.entries.values())
    number = next(number for number, entry in enumerate(entries) if entry.key is key)
    return number > 0 and report_decimal(source, entries[number - 1], key)


def _with_colon(group: Mapping, key: Scalar, line: str) -> str | None:
    """The line with the colon that is missing after a key: `{trust: -M}` for `{trust -M}`.

    None where the words are rather the end of the text before them.
    """
    match = _KEY_AND_VALUE.fullmatch(key.text)
    if match is None or key.style or key.spot.span != len(key.text):
        return None
    before = None
    for entry in group.entries.values():
        if entry.key is key:
            break
        before = entry.value
    is_end_of_text = isinstance(before, Scalar) and not before.style and not _QUANTITY.fullmatch(before.text)
    place = key.spot.column - 1 + match.end("key")
    return None if is_end_of_text else f"{line[:place]}:{line[place:]}"


def report_empty(source: Source, root: Node) -> None:
    """Report every key after which nothing stands, also where a value could be left out: something was meant.

    A comment behind the key says that its author knows.
    """
    if isinstance(root, Mapping):
        for entry in root.entries.values():
            value = entry.value
            if isinstance(value, Scalar):
                after = source.lines[entry.key.spot.line - 1][entry.key.spot.column - 1 + entry.key.spot.span :]
                if not value.text and not value.style and not _COMMENT.match(after):
                    source.add("TW209", entry.key.spot)
            else:
                report_empty(source, value)
    elif isinstance(root, Sequence):
        for item in root.items:
            report_empty(source, item)
