"""The form of the record of learning checks: JSON lines; text in, values out, no files."""

import json
from dataclasses import replace
from typing import Any, Final

from twiplo_game.analysis.learning import BEST, Answer, Check, Judged, Replied
from twiplo_game.model.learning import REPLIES, Verdict
from twiplo_game.store.log_lines import BadLineError, decode

MARK: Final = "twiplo_learning"
"""The first line's first key; its value is the format's version."""

FORMAT: Final = 1
"""The version that is written and read."""

_NAMES: Final = 100
"""Characters of a name, and items of a check: more is no record."""


def header(seed: str) -> bytes:
    """The first line."""
    return _line({MARK: FORMAT, "seed": seed})


def begun(number: int, check: Check) -> bytes:
    """The line with which a check begins."""
    return _line({"check": number, "at": check.began, "items": check.items})


def given(number: int, answer: Answer, at: int) -> bytes:
    """The line of an answer."""
    match answer:
        case Judged():
            data: dict[str, object] = {"said": answer.said, "truth": answer.truth}
        case Replied():
            data = {"reply": answer.reply, "points": answer.points}
    return _line({"check": number, "at": at, "item": answer.item, **data})


def seed_in(raw: bytes) -> str:
    """The seed in the first line. Raises BadLineError."""
    data = decode(raw)
    if data.get(MARK) != FORMAT or isinstance(data.get(MARK), bool):
        raise BadLineError("another format")
    return _name(data.get("seed"))


def with_line(checks: tuple[Check, ...], raw: bytes) -> tuple[Check, ...]:
    """`checks` with what one more line says. Raises BadLineError where it does not follow from them."""
    data = decode(raw)
    at = _whole(data.get("at"), 0, 1 << 40)
    if "items" in data:
        _whole(data.get("check"), len(checks), len(checks))
        items = data["items"]
        if not isinstance(items, list) or not 0 < len(items) <= _NAMES:
            raise BadLineError("no items")
        return (*checks, Check(at, tuple(_name(item) for item in items)))
    _whole(data.get("check"), len(checks) - 1, len(checks) - 1)
    if not checks or checks[-1].is_over:
        raise BadLineError("an answer to nothing")
    check = checks[-1]
    answer = _answer(data)
    if answer.item != check.items[len(check.answers)]:
        raise BadLineError("an answer to another item")
    return (*checks[:-1], replace(check, answers=(*check.answers, answer), last=at))


def _answer(data: dict[str, Any]) -> Answer:
    item = _name(data.get("item"))
    if "reply" in data:
        return Replied(item, _whole(data["reply"], 0, REPLIES - 1), _whole(data.get("points"), 0, BEST))
    try:
        return Judged(item, Verdict(_name(data.get("said"))), Verdict(_name(data.get("truth"))))
    except ValueError as error:
        raise BadLineError("no verdict") from error


def _name(value: object) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= _NAMES:
        raise BadLineError("no name")
    return value


def _whole(value: object, least: int, most: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise BadLineError("no number that fits")
    return value


def _line(data: dict[str, object]) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
