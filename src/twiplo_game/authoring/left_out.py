"""A sign that was left out of a line, or that means something else to YAML than to its author."""

import re
from functools import cache
from itertools import pairwise
from typing import Final

from twiplo_game.authoring.field_sentences import models_of
from twiplo_game.authoring.quoting import in_quotes
from twiplo_game.authoring.shapes import fields_of
from twiplo_game.model.scenario import Scenario

_GROUP_FIRST: Final = re.compile(
    r"^(?P<head>\s*(?:-\s+)*(?:[\w-]+:\s+)?)"
    r"(?P<words>(?:\[[^\[\]{}]*\]|\{[^\[\]{}]*\}|\*[^\s*]+\*)\s*[^\s#,\]}:].*)$"
)
_BRACKETS: Final = re.compile(r"\[(?!…\])([^\[\]]*)\]")
_TIGHT_HYPHEN: Final = re.compile(r"^(?P<indent>\s*)-(?P<rest>(?P<key>[a-z_]+):(?:\s.*)?)$")
_NO_COLON: Final = re.compile(r"^(?P<head>\s*(?:-\s+)*)(?P<key>[a-z_]+)\s+(?P<value>\S.*)$")
_GROUP: Final = re.compile(r"^\s*(?:-\s+)*(?:[\w-]+:\s+)?\{")
_TEXT: Final = re.compile(r'"(?:[^"\\]|\\.)*"')
_PAIR: Final = (
    r"\s*(?P<first>[a-z_]+):\s+(?P<value>[\w%+-]+|\[[^\[\]]*\]|\{[^{}]*\})(?P<gap>\s+)(?=(?P<key>[a-z_]+):\s)"
)
_NO_COMMA: Final = re.compile(rf"[{{,]{_PAIR}")
_NO_COMMA_AGAIN: Final = re.compile(_PAIR)
_QUANTITY: Final = re.compile(r"[+-]?(?:[SML]|\d+[hm%]?)")
_LANGUAGES: Final = frozenset({"en", "fr"})


@cache
def format_keys() -> frozenset[str]:
    """Every key that a scenario can have, wherever it stands."""
    return frozenset(key for model in models_of(Scenario) for key in fields_of(model))


def text_like_a_group(line: str) -> tuple[int, str] | None:
    """Where a text begins as a list, a group or an alias does, `[Breaking] Hello`, and the line as it was meant.

    A text holds no square brackets: they become parentheses.
    """
    match = _GROUP_FIRST.match(line)
    if match is None:
        return None
    return match.start("words"), match["head"] + in_quotes(_BRACKETS.sub(r"(\1)", match["words"].rstrip()))


def hyphen_without_blank(line: str, below: str) -> tuple[int, str] | None:
    """Where the hyphen of a list stands tight before a key, and the line as it was meant.

    The key stays where it is if the line `below` stands under it.
    """
    match = _TIGHT_HYPHEN.match(line)
    if match is None or match["key"] not in format_keys():
        return None
    indent = match["indent"]
    is_under = len(below) - len(below.lstrip()) == len(indent) + 1
    return len(indent), f"{indent[1:] if is_under else indent}- {match['rest']}"


def key_without_colon(line: str) -> str | None:
    """A line that begins with a key of the format and has no colon, as it was meant."""
    match = _NO_COLON.match(line)
    if match is None or match["key"] not in format_keys():
        return None
    return f"{match['head']}{match['key']}: {match['value']}"


def group_without_comma(line: str) -> tuple[int, str] | None:
    """Where between curly brackets a comma is missing before a key, and the line as it was meant."""
    if _GROUP.match(line) is None:
        return None
    masked = _TEXT.sub(lambda match: "x" * len(match.group()), line)
    found: list[int] = []
    match = _NO_COMMA.search(masked)
    while match:
        gap = match.start("gap")
        again = None
        if _is_next_key(match["first"], match["value"], match["key"]):
            found.append(gap)
            again = _NO_COMMA_AGAIN.match(masked, gap)
        match = again or _NO_COMMA.search(masked, gap)
    if not found:
        return None
    pieces = (line[start:end] for start, end in pairwise([0, *found, len(line)]))
    return found[0], ",".join(pieces)


def _is_next_key(first: str, value: str, key: str) -> bool:
    if first in _LANGUAGES:
        return key in _LANGUAGES
    return key in format_keys() or _QUANTITY.fullmatch(value) is not None
