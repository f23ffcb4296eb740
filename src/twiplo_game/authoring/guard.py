"""The limits of what is read, tested on the parser's events before anything is built of them."""

import re
from collections.abc import Iterator
from typing import Final

import yaml

from twiplo_game.authoring.characters import CONTROL, HIDDEN, character_name
from twiplo_game.authoring.limits import SIZE_LIMIT
from twiplo_game.authoring.nodes import Spot
from twiplo_game.authoring.problem import Problem
from twiplo_game.authoring.source import Source

DEPTH_LIMIT: Final = 40
"""Lists and groups inside each other."""

NODE_LIMIT: Final = 60_000
"""Values, lists and groups of a file."""

LOADER: Final[type] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser in C where the installation has it; it is an order of magnitude faster."""

_CHARACTERS_REPORTED: Final = 20


_CONDITION: Final = re.compile(r"\b(?:when|met|breaks):\s+$")
"""What stands before a condition; there a `!` is the `not` of other languages."""


class UnreadableError(Exception):
    """Reading stops; the problem is in the source already."""

    def __init__(self, code: str, *, is_mended: bool = False) -> None:
        super().__init__(code)
        self.is_mended = is_mended
        """Whether the line was mended, so that reading can begin again."""


def guarded_events(source: Source, loader: type = LOADER) -> Iterator[yaml.Event]:
    """The parser's events, each within the limits.

    Raises UnreadableError, or yaml.YAMLError for what is no YAML.
    """
    _refuse_size(source)
    _refuse_characters(source)
    depth = nodes = documents = 0
    for event in yaml.parse(source.text, Loader=loader):
        # Nine events in ten are plain words, and reading them is most of what reading a file costs.
        if type(event) is yaml.ScalarEvent and event.anchor is None and event.tag is None and nodes < NODE_LIMIT:
            nodes += 1
        elif isinstance(event, yaml.NodeEvent):
            if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
                raise _refuse(source, "TW104", event)
            if getattr(event, "tag", None) is not None:
                raise _refuse(source, "TW105", event)
            nodes += 1
            depth += isinstance(event, yaml.CollectionStartEvent)
            if depth > DEPTH_LIMIT:
                raise _refuse(source, "TW102", event, limit=DEPTH_LIMIT)
            if nodes > NODE_LIMIT:
                raise _refuse(source, "TW103", event, limit=NODE_LIMIT)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise _refuse(source, "TW106", event)
        yield event


def start_of(event: yaml.Event) -> tuple[int, int, int]:
    """Line and column, both from 0, and the number of characters before an event."""
    mark = event.start_mark
    return (0, 0, 0) if mark is None else (mark.line, mark.column, mark.index)


def _refuse(source: Source, code: str, event: yaml.Event, **args: object) -> UnreadableError:
    line, column, _ = start_of(event)
    words = source.lines[line] if line < len(source.lines) else ""
    word = words[column:].split(" ", 1)[0]
    corrected = None
    if code == "TW105" and _CONDITION.search(words[:column]):
        corrected = f"{words[:column]}not {words[column + 1 :].lstrip()}"
    source.add(code, Spot(line + 1, column + 1, max(1, len(word))), corrected, **args)
    return UnreadableError(code, is_mended=corrected is not None and source.mend(line + 1, corrected))


def too_large(file: str) -> tuple[Problem, ...]:
    """What is said of a file that was not read because of its size."""
    source = Source("", file)
    _report_size(source)
    return source.problems()


def _report_size(source: Source) -> None:
    source.add("TW101", Spot(1, 1), limit=SIZE_LIMIT // 1000)


def _refuse_size(source: Source) -> None:
    size = len(source.text)
    if size > SIZE_LIMIT // 4 and len(source.text.encode("utf-8", "replace")) > SIZE_LIMIT:
        _report_size(source)
        raise UnreadableError("TW101")


def _refuse_characters(source: Source) -> None:
    found = 0
    for pattern in (CONTROL, HIDDEN):
        for match in pattern.finditer(source.text):
            source.add("TW107", source.spot_at(match.start()), character=character_name(match.group()))
            found += 1
            if found >= _CHARACTERS_REPORTED:
                break
    if found:
        raise UnreadableError("TW107")
