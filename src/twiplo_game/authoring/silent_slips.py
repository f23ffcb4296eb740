"""Slips that YAML reads without complaint: a comma between curly brackets, a `#` in a text."""

import re
from typing import Final

from twiplo_game.authoring.nodes import Mapping, Node, Scalar, Sequence, Spot
from twiplo_game.authoring.quoting import in_quotes, quoted_flow
from twiplo_game.authoring.source import Source

_HASH_FIRST: Final = re.compile(r"\s*:?\s+(?P<words>#[^\s#].*)$")
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
            report_silent_slips(source, item)


def _report_value(source: Source, group: Mapping, key: Scalar, value: Scalar) -> None:
    line = source.lines[key.spot.line - 1]
    if value.text == "" and not value.style:
        after = line[key.spot.column - 1 + key.spot.span :]
        if group.is_flow and not after.lstrip().startswith(":"):
            source.add("TW111", key.spot, quoted_flow(line))
            source.hush(key.spot.line)
            return
        match = _HASH_FIRST.match(after)
        if match is not None:
            start = key.spot.column + key.spot.span + match.start("words")
            head = line[: start - 1]
            words = match["words"].rstrip()
            source.add("TW115", Spot(key.spot.line, start, len(words)), head + in_quotes(words))
            source.hush(key.spot.line)
    elif not value.style and value.spot.line == key.spot.line and "#" in line:
        stop = value.spot.column - 1 + value.spot.span
        match = _HASH_LATER.match(line[stop:])
        if match is not None:
            start = stop + match.start("words") + 1
            words = match["words"].rstrip()
            whole = line[: value.spot.column - 1] + in_quotes(line[value.spot.column - 1 :].rstrip())
            source.add("TW116", Spot(key.spot.line, start, len(words)), whole)
