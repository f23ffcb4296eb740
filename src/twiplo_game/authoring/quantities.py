"""A duration, a chance, a size, a list or a date as it was probably meant."""

import re
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from twiplo_game.authoring.words import duration_of

_DURATION: Final = re.compile(
    r"(?:(?P<hours>\d{1,3})\s*(?:h|hrs?|hours?|heures?)(?![a-z])\s*)?(?:(?P<minutes>\d{1,4})\s*(?:m|mn|min|mins|minutes?)?)?",
    re.ASCII,
)
_HOURS: Final = re.compile(r"(?P<whole>\d{1,3})?[.,](?P<part>\d{1,4})\s*(?:h|hrs?|hours?|heures?)", re.ASCII)
_BY_COLON: Final = re.compile(r"(?P<hours>\d{1,2})\s*:\s*(?P<minutes>[0-5]\d)", re.ASCII)
_CHANCE: Final = re.compile(r"(?P<whole>\d{1,3})(?:[.,]\d+)?\s*(?P<sign>%?)", re.ASCII)
_SHARE: Final = re.compile(r"0?[.,](?P<digits>\d+)", re.ASCII)
_SIZE: Final = re.compile(r"[+-]?[SML]|[+-]?[0-9]{1,3}")
_POINTS: Final = re.compile(r"[+-]?[0-9]{1,3}\.[0-9]{1,9}", re.ASCII)
_WORDS: Final = re.compile(r"[\w-]+(?:\s*,\s*[\w-]+)*")
_MOMENT: Final = re.compile(
    r"(?:(?P<year>\d{4})[-/.](?P<month>\d\d?)[-/.](?P<day>\d\d?)"
    r"|(?P<first>\d\d?)[-/.](?P<second>\d\d?)[-/.](?P<later>\d{4}))"
    r"(?:[T ,à]+(?P<hour>\d\d?)\s*[h:]\s*(?P<minute>\d\d)?)?",
    re.ASCII,
)
_MORNING: Final = 9
"""The hour that is proposed where none was written."""


def as_duration(value: str) -> str | None:
    """`1h30` for `1 heure 30`, `1,5 h` or `1:30`, `45m` for `45 min` or for `45`."""
    words = " ".join(value.lower().split())
    broken = _HOURS.fullmatch(words)
    if broken is not None:
        return _whole_minutes(Decimal(f"{broken['whole'] or 0}.{broken['part']}") * 60)
    colon = _BY_COLON.fullmatch(words)
    if colon is not None:
        return _whole_minutes(Decimal(int(colon["hours"]) * 60 + int(colon["minutes"])))
    match = _DURATION.fullmatch(words)
    if match is None or not words:
        return None
    hours, minutes = match["hours"], match["minutes"]
    if hours is None:
        return None if minutes is None else f"{minutes}m"
    return f"{hours}h{minutes or ''}"


def _whole_minutes(minutes: Decimal) -> str | None:
    return duration_of(int(minutes)) if minutes == int(minutes) else None


def as_chance(value: str) -> str | None:
    """`45%` for `45`, `45,5%` or `0.45`."""
    share = _SHARE.fullmatch(value.strip())
    if share is not None:
        return f"{round(float('0.' + share['digits']) * 100)}%"
    match = _CHANCE.fullmatch(value.strip())
    return None if match is None or int(match["whole"]) > 100 else f"{match['whole']}%"


def as_size(value: str) -> str | None:
    """`-L` for `– l`, `-2` for `-1.5`."""
    size = re.sub("[\N{MINUS SIGN}\N{EN DASH}\N{EM DASH}\N{NON-BREAKING HYPHEN}]", "-", "".join(value.upper().split()))
    if _POINTS.fullmatch(size):
        size = f"{'-' if size[0] == '-' else ''}{int(Decimal(size.lstrip('+-')).to_integral_value(ROUND_HALF_UP))}"
    return size if _SIZE.fullmatch(size) else None


def as_list(value: str) -> str | None:
    """`[fr, en]` for `fr, en`."""
    return f"[{value}]" if _WORDS.fullmatch(value) else None


def as_moment(value: str) -> str | None:
    """`2031-11-03T07:30` for `03/11/2031 à 7h30`: the day comes first where it can."""
    match = _MOMENT.fullmatch(" ".join(value.split()))
    if match is None:
        return None
    year, month, day = match["year"], match["month"], match["day"]
    if year is None:
        year, month, day = match["later"], match["second"], match["first"]
        if int(month) > 12:
            month, day = day, month
    hour = _MORNING if match["hour"] is None else int(match["hour"])
    try:
        moment = datetime(int(year), int(month), int(day), hour, int(match["minute"] or 0))
    except ValueError:
        return None
    return moment.isoformat(timespec="minutes")
