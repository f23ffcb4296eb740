"""The form of a log: JSON lines, one header, then actions and notes. Text in, values out; no files."""

import json
import re
from dataclasses import dataclass, fields
from typing import Any, Final, NoReturn

LINE_LIMIT: Final = 64 * 1024
"""Bytes of one line; the longest action holds one text."""

LINES_LIMIT: Final = 50_000
"""Lines of a log."""

FILE_LIMIT: Final = 32 * 1024 * 1024
"""Bytes of a log."""

MARK: Final = "twiplo_log"
"""The header's first key; its value is the log format's version."""


@dataclass(frozen=True, slots=True)
class Header:
    """What a game was played on: with the actions, all that is needed to have it again."""

    format: int
    """The log format's version."""
    scenario: str
    """The scenario's id."""
    scenario_hash: str
    """SHA-256 of the scenario file's bytes."""
    doctrine: str
    """The doctrine's version."""
    doctrine_hash: str
    """SHA-256 of the doctrine's files."""
    engine: str
    """The release that wrote the log."""
    rules: int
    """The version of the rules."""
    seed: str
    profile: str
    clock: str
    """`actions`: time passes when the player lets it. `live`: by itself; `live-x2` and `live-x5` give extra time."""
    mandates: tuple[str, ...]
    language: str


@dataclass(frozen=True, slots=True)
class ActionLine:
    """One action."""

    minute: int
    """The story's minute at which it was ordered."""
    seconds: int
    """Real seconds since the game was opened: a note, it changes nothing."""
    action: dict[str, Any]
    """As `engine.codec` writes it."""


@dataclass(frozen=True, slots=True)
class NoteLine:
    """Something kept beside the game, which folding ignores."""

    kind: str
    data: dict[str, Any]


_HASH: Final = re.compile(r"^[0-9a-f]{64}$")

Line = Header | ActionLine | NoteLine


class BadLineError(ValueError):
    """A line that is not of a log."""


def encode(line: Line) -> bytes:
    """`line` as bytes, with its line end."""
    match line:
        case Header():
            data: dict[str, Any] = {MARK: line.format}
            data |= {field.name: getattr(line, field.name) for field in fields(line) if field.name != "format"}
        case ActionLine():
            data = {"m": line.minute, "t": line.seconds, "a": line.action}
        case NoteLine():
            data = {"note": line.kind, **line.data}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace") + b"\n"


def decode(raw: bytes) -> dict[str, Any]:
    """The JSON object of one line. Raises BadLineError."""
    if len(raw) > LINE_LIMIT:
        raise BadLineError("too long")
    try:
        data = json.loads(raw.decode("utf-8"), parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise BadLineError("not JSON") from error
    if not isinstance(data, dict):
        raise BadLineError("not an object")
    return data


def as_header(data: dict[str, Any]) -> Header:
    """The header in `data`. Raises BadLineError."""
    texts = (
        "scenario",
        "scenario_hash",
        "doctrine",
        "doctrine_hash",
        "engine",
        "profile",
        "clock",
        "language",
    )
    mandates = data.get("mandates")
    if (
        not all(isinstance(data.get(name), str) and len(data[name]) <= 200 for name in texts)
        or not _is_int(data.get(MARK))
        or not _is_int(data.get("rules"))
        or not isinstance(data.get("seed"), str)
        or not all(_HASH.match(data[name]) for name in ("scenario_hash", "doctrine_hash"))
        or not isinstance(mandates, list)
        or not all(isinstance(item, str) for item in mandates)
    ):
        raise BadLineError("not a header")
    return Header(
        format=data[MARK],
        rules=data["rules"],
        seed=data["seed"],
        mandates=tuple(mandates),
        **{name: data[name] for name in texts},
    )


def as_line(data: dict[str, Any]) -> ActionLine | NoteLine:
    """The action or note in `data`. Raises BadLineError."""
    kind = data.get("note")
    if isinstance(kind, str):
        return NoteLine(kind, {key: item for key, item in data.items() if key != "note"})
    minute, seconds, action = data.get("m"), data.get("t"), data.get("a")
    if not _is_int(minute) or not _is_int(seconds) or not isinstance(action, dict):
        raise BadLineError("neither an action nor a note")
    return ActionLine(minute=data["m"], seconds=data["t"], action=action)


def _is_int(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)
