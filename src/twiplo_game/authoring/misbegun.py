"""Lines that begin as something else than they are: a text as a sign, an entry as that of another kind of list."""

import re
from dataclasses import dataclass
from typing import Final

import yaml

from twiplo_game.authoring.nodes import Spot
from twiplo_game.authoring.quoting import quoted_value
from twiplo_game.authoring.source import Source
from twiplo_game.authoring.words import is_id, plain_name

_BLOCK: Final = re.compile(r"^(?P<head>\s*(?:-\s+)*[\w-]+:\s+)(?P<bar>[|>][-+]?)\s*(?P<words>\S.*)$")
_NAMED_ITEM: Final = re.compile(r"^(?P<indent>\s*)-\s+(?:id|name|title):\s+(?P<name>[^\s#].*?)\s*$")
_BARE_KEY: Final = re.compile(r"^\s*[\w-]+:\s*(?:$|#|\{)")
_KEY: Final = re.compile(r"^(?P<indent>\s*)(?P<key>[\w-]+:\s.*)$")
_BESIDE: Final = re.compile(r"^(?P<key>\s*(?:-\s+)*[a-z_]+:)\s+(?P<word>\w+)\s*$")
_ENTRY: Final = re.compile(r"^\s*-\s+(?:\{|[a-z_]+:\s)")


@dataclass(frozen=True, slots=True)
class Misbegun:
    """What is wrong, and the line as it was meant."""

    code: str
    spot: Spot
    mended: str | None
    args: dict[str, object]
    is_whole: bool = True
    """Whether the file can be read on with that line in its place."""


def misbegun(source: Source, line: int, error: yaml.MarkedYAMLError) -> Misbegun | None:
    """Such a line at or above `line`, from 0, where the parser gave up; None where there is none."""
    context, words = str(error.context or ""), source.lines[line]
    mark = error.context_mark
    if mark is not None and ("alias" in context or "anchor" in context):
        sign = words[mark.column : mark.column + 1]
        return Misbegun("TW112", Spot(line + 1, mark.column + 1), quoted_value(words), {"character": sign})
    if mark is not None and "block scalar" in context:
        return _after_bar(words, Spot(line + 1, mark.column + 1))
    if mark is not None and "block collection" in context and _KEY.match(words + " "):
        return _item_among_names(source, mark.line, line)
    if "block mapping" in context and words.lstrip().startswith("- "):
        return _named(words, line)
    if "mapping values are not allowed" in str(error.problem) and line and _ENTRY.match(words):
        return _beside_list(source.lines[line - 1], line)
    return None


def _after_bar(words: str, spot: Spot) -> Misbegun | None:
    match = _BLOCK.match(words)
    if match is None:
        return None
    inner = " " * (len(match["head"]) - len(match["head"].lstrip(" -")) + 2)
    broken = f"{match['head']}{match['bar']}\n{inner}{match['words']}"
    return Misbegun("TW134", spot, broken, {"character": match["bar"]}, is_whole=False)


def _item_among_names(source: Source, first: int, line: int) -> Misbegun | None:
    """An entry with a hyphen on the line `first`, and one without on `line`."""
    words = source.lines[line]
    if _BARE_KEY.match(words):
        return _named(source.lines[first], first)
    match = _KEY.match(words)
    indent = "" if match is None else match["indent"]
    mended = None if match is None else f"{indent}- {match['key']}"
    return Misbegun("TW135", Spot(line + 1, len(indent) + 1), mended, {}, is_whole=False)


def _named(words: str, line: int) -> Misbegun:
    """An entry with a hyphen among such as have names."""
    match = _NAMED_ITEM.match(words)
    written = "" if match is None else match["name"].strip("\"'")
    name = written if is_id(written) else plain_name(written, "_")
    mended = None if match is None or name is None else f"{match['indent']}{name}:"
    is_whole = match is not None and "title:" not in words
    return Misbegun("TW135", Spot(line + 1, len(words) - len(words.lstrip()) + 1), mended, {}, is_whole)


def _beside_list(above: str, line: int) -> Misbegun | None:
    match = _BESIDE.match(above)
    if match is None:
        return None
    spot = Spot(line, match.start("word") + 1, len(match["word"]))
    return Misbegun("TW136", spot, match["key"], {"word": match["word"]})
