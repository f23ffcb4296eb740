"""The limits of what is read, tested while the parser's events arrive and before anything is built of them."""

from collections.abc import Iterator
from typing import Final

import yaml

from twiplo_game.authoring.characters import CONTROL, HIDDEN, character_name
from twiplo_game.authoring.nodes import Spot
from twiplo_game.authoring.source import Source

SIZE_LIMIT: Final = 2_000_000
"""Bytes of a file."""

DEPTH_LIMIT: Final = 40
"""Lists and groups inside each other."""

NODE_LIMIT: Final = 60_000
"""Values, lists and groups of a file."""

LOADER: Final[type] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser in C where the installation has it; it is an order of magnitude faster."""

_CHARACTERS_REPORTED: Final = 20


class Refused(Exception):
    """Reading stops; the problem is in the source already."""


def guarded_events(source: Source, loader: type = LOADER) -> Iterator[yaml.Event]:
    """The parser's events, each within the limits. Raises Refused, or yaml.YAMLError for what is no YAML."""
    _refuse_size(source)
    _refuse_characters(source)
    depth = nodes = documents = 0
    for event in yaml.parse(source.text, Loader=loader):
        kind = type(event)
        if kind is yaml.ScalarEvent or kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            nodes += 1
            if kind is not yaml.ScalarEvent:
                depth += 1
            if depth > DEPTH_LIMIT:
                raise _refuse(source, "TW102", event, limit=DEPTH_LIMIT)
            if nodes > NODE_LIMIT:
                raise _refuse(source, "TW103", event, limit=NODE_LIMIT)
            if event.anchor is not None:
                raise _refuse(source, "TW104", event)
            if event.tag is not None:
                raise _refuse(source, "TW105", event)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            depth -= 1
        elif kind is yaml.AliasEvent:
            raise _refuse(source, "TW104", event)
        elif kind is yaml.DocumentStartEvent:
            documents += 1
            if documents > 1:
                raise _refuse(source, "TW106", event)
        yield event


def _refuse(source: Source, code: str, event: yaml.Event, **args: object) -> Refused:
    mark = event.start_mark
    line = source.lines[mark.line] if mark.line < len(source.lines) else ""
    word = line[mark.column :].split(" ", 1)[0]
    source.add(code, Spot(mark.line + 1, mark.column + 1, max(1, len(word))), **args)
    return Refused(code)


def _refuse_size(source: Source) -> None:
    size = len(source.text)
    if size > SIZE_LIMIT // 4 and len(source.text.encode("utf-8", "replace")) > SIZE_LIMIT:
        source.add("TW101", Spot(1, 1), limit=SIZE_LIMIT // 1000)
        raise Refused("TW101")


def _refuse_characters(source: Source) -> None:
    found = 0
    for pattern in (CONTROL, HIDDEN):
        for match in pattern.finditer(source.text):
            source.add("TW107", source.spot_at(match.start()), character=character_name(match.group()))
            found += 1
            if found >= _CHARACTERS_REPORTED:
                break
    if found:
        raise Refused("TW107")
