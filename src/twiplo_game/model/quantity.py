"""Sizes, durations and chances as an author writes them; whole numbers once read."""

import re
from datetime import datetime
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, Field, WithJsonSchema

SIZES: Final = {"S": 3, "M": 6, "L": 12}
"""Points of a small, medium and large effect on a gauge."""

TRUST_LOSSES: Final = {"S": 4, "M": 9, "L": 18}
"""Points of a loss of trust: trust falls faster than it rises."""

MOOD_STEPS: Final = {"S": 1, "M": 1, "L": 2}
"""Steps of a mood for each size."""

DURATION_LIMIT: Final = 10_000
"""Minutes of the longest duration: a week, rounded down."""

_AMOUNT = re.compile(r"^([+-]?)(S|M|L|[0-9]{1,3})$")
_DURATION = re.compile(r"^(?:([0-9]{1,3})h)?(?:([0-9]{1,4})m?)?$")
_WITH_UNIT: Final = r"^(?:[0-9]{1,3}h(?:[0-9]{1,4}m?)?|[0-9]{1,4}m)$"
"""A duration as an editor can test it; hours alone, minutes alone, or both."""

_PERCENT = re.compile(r"^([0-9]{1,3})\s?%$")


def _amount(value: Any) -> Any:
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:+d}"
    return value


Amount = Annotated[
    str,
    BeforeValidator(_amount),
    Field(pattern=_AMOUNT.pattern),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": _AMOUNT.pattern},
                {"type": "integer", "minimum": -999, "maximum": 999},
            ],
            "examples": ["+S", "-M", "L", -5],
        }
    ),
]
"""A signed size (`+S`, `-M`, `L`) or whole points (`-5`)."""


def gauge_points(amount: str, gauge: str) -> int:
    """The points of `amount` on `gauge`; losses of trust weigh more."""
    match = _AMOUNT.match(amount)
    if match is None:
        raise ValueError(amount)
    sign, size = match.groups()
    if size in SIZES:
        points = (TRUST_LOSSES if sign == "-" and gauge == "trust" else SIZES)[size]
    else:
        points = int(size)
    return -points if sign == "-" else points


def mood_steps(amount: str) -> int:
    """The steps by which `amount` moves a mood, -4 to 4."""
    match = _AMOUNT.match(amount)
    if match is None:
        raise ValueError(amount)
    sign, size = match.groups()
    steps = min(4, MOOD_STEPS[size] if size in MOOD_STEPS else int(size))
    return -steps if sign == "-" else steps


def parse_duration(value: str) -> int:
    """Minutes of `45m`, `6h`, `1h30` or `1h30m`. Raises ValueError for anything else."""
    match = _DURATION.match(value)
    if match is None or not any(match.groups()):
        raise ValueError("a duration looks like 45m, 6h or 1h30")
    hours, minutes = match.groups()
    if hours is None and not value.endswith("m"):
        raise ValueError("a duration needs its unit: 45m, 6h or 1h30")
    return int(hours or 0) * 60 + int(minutes or 0)


def _duration(value: Any) -> Any:
    if isinstance(value, str):
        return parse_duration(value)
    if isinstance(value, int):
        raise ValueError("a duration needs its unit: 45m, 6h or 1h30")
    return value


Duration = Annotated[
    int,
    BeforeValidator(_duration),
    Field(ge=0, le=DURATION_LIMIT),
    WithJsonSchema({"type": "string", "pattern": _WITH_UNIT, "examples": ["45m", "6h", "1h30"]}),
]
"""Minutes, written `45m`, `6h` or `1h30`."""


def _percent(value: Any) -> Any:
    if isinstance(value, str):
        match = _PERCENT.match(value)
        if match is None:
            raise ValueError("a chance looks like 80%")
        return int(match.group(1))
    if isinstance(value, int | float):
        raise ValueError("a chance needs its unit: 80%")
    return value


Percent = Annotated[
    int,
    BeforeValidator(_percent),
    Field(ge=0, le=100),
    WithJsonSchema({"type": "string", "pattern": _PERCENT.pattern, "examples": ["80%"]}),
]
"""Whole percent, written `80%`."""


_DAY: Final = re.compile(r"^\s*\d{4}-\d{1,2}-\d{1,2}\s*$")


def _moment(value: Any) -> Any:
    if isinstance(value, str) and _DAY.match(value):
        raise ValueError("a date needs its time: 2031-05-24T09:40")
    return value


Moment = Annotated[datetime, BeforeValidator(_moment)]
"""A day and its time: the story's clock shows the time, and midnight is seldom meant."""
