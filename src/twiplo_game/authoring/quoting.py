"""How a line with a slip was probably meant: the same words, with the quotes that they need."""

import re
from collections.abc import Iterator
from typing import Final

_HEAD: Final = r"(?P<head>\s*(?:-\s+)*(?:[\w-]+:\s+)?)"
_LINE: Final = re.compile(rf"^{_HEAD}(?P<value>\S.*)$")
_FLOW: Final = re.compile(rf"^{_HEAD}\{{(?P<inside>.*?)\}}?\s*$")
_FLOW_KEY: Final = re.compile(r"(?:^|,)\s*(?P<key>[a-z_][\w-]*)\s*:(?:\s+|$)")
_COMMENT: Final = re.compile(r"\s#.*$")


_CURLY: Final = re.compile(r"[“„‟](?P<words>[^“”„‟]*)[“”]|‘(?P<other>[^‘’]*)’")


def uncurled(words: str) -> str:
    """A text without the curly quotes around the whole of it, as word processors write them."""
    match = _CURLY.fullmatch(words)
    return words if match is None else match["words"] or match["other"] or ""


def in_quotes(words: str) -> str:
    """A text as YAML reads it back unchanged; in single quotes where it holds double ones."""
    if '"' in words and "'" not in words:
        return f"'{words}'"
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def quoted_value(line: str) -> str | None:
    """The line with the whole value after its key, or its hyphen, in quotes."""
    match = _LINE.match(line)
    if match is None or match["value"][0] in "[{":
        return None
    return match["head"] + in_quotes(uncurled(_COMMENT.sub("", match["value"]).strip()))


def rewrapped_value(line: str) -> str | None:
    """The line with a value that goes on after its closing quote in one pair of quotes."""
    match = _LINE.match(line)
    if match is None or match["value"][0] not in "\"'":
        return None
    value = match["value"].strip()
    if len(value) > 2 and value[0] == value[-1]:
        value = value[1:-1]
    return match["head"] + in_quotes(value)


def quoted_flow(line: str) -> str | None:
    """The line with every text between its curly brackets in quotes where it needs them."""
    match = _FLOW.match(line)
    if match is None:
        return None
    pairs = list(_pairs(match["inside"]))
    if not pairs or not all(map(_is_whole, (value for _, value in pairs))):
        return None
    inside = ", ".join(f"{key}: {_as_needed(value)}" for key, value in pairs)
    return f"{match['head']}{{{inside}}}"


def as_block(line: str, following: str) -> str | None:
    """A text that begins behind its key and goes on in the following line, as a block below the key."""
    match = re.match(r"^(?P<indent>\s*)(?P<dash>(?:-\s+)*)(?P<key>[\w-]+):\s+(?P<value>[^\s\"'|>{\[].*)$", line)
    if match is None:
        return None
    inner = " " * (len(match["indent"]) + len(match["dash"]) + 2)
    head = f"{match['indent']}{match['dash']}{match['key']}: |"
    return f"{head}\n{inner}{match['value'].rstrip()}\n{inner}{following.strip()}"


def unfolded_flow(line: str) -> str | None:
    """`brief: {en: |` as two lines: block texts stand below their key."""
    match = re.match(r"^(?P<indent>\s*)(?P<key>[\w-]+):\s*\{\s*(?P<first>[\w-]+):\s*(?P<bar>[|>][-+]?)\s*$", line)
    if match is None:
        return None
    indent = match["indent"]
    return f"{indent}{match['key']}:\n{indent}  {match['first']}: {match['bar']}\n{indent}    …"


def _pairs(inside: str) -> Iterator[tuple[str, str]]:
    keys = list(_FLOW_KEY.finditer(inside))
    for number, match in enumerate(keys):
        end = keys[number + 1].start() if number + 1 < len(keys) else len(inside)
        yield match["key"], inside[match.end() : end].strip()


def _is_whole(value: str) -> bool:
    """Whether no bracket of a group inside the group was taken apart."""
    return value.count("{") == value.count("}") and value.count("[") == value.count("]")


def _as_needed(value: str) -> str:
    if re.fullmatch(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|\[[^\]]*\]|\{[^}]*\}", value):
        return value
    bare = uncurled(value)
    if len(value) > 2 and value[0] == value[-1] and value[0] in "\"'":
        bare = value[1:-1]
    if bare != value or (value and re.search(r"[,:#\[\]{}\"']|^[@`%&*!|>?-]", value)):
        return in_quotes(bare)
    return value
