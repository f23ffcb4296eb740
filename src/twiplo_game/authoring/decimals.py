"""Numbers with a decimal comma between curly brackets, where a comma begins the next key."""

import re
from typing import Final

from twiplo_game.authoring.nodes import Entry, Scalar, Spot
from twiplo_game.authoring.quantities import as_chance, as_duration, as_size
from twiplo_game.authoring.source import Source
from twiplo_game.authoring.words import DURATIONS, GAUGES, size_near

_WHOLE: Final = re.compile(r"[+-]?\d{1,3}")
_REST: Final = re.compile(r"\d{1,3}\s*(?:%|h|hours?|heures?|m|min|minutes?)?", re.ASCII)
_CHANCES: Final = frozenset({"chance", "inconclusive"})


def report_decimal(source: Source, before: Entry, key: Scalar) -> bool:
    """Report that `key` is the rest of the number before it, and nothing else of the two; False where it is not."""
    value = before.value
    if not isinstance(value, Scalar) or value.style or key.style or not _WHOLE.fullmatch(value.text):
        return False
    written = f"{value.text},{key.text}"
    if not _REST.fullmatch(key.text) or source.text[value.start : key.end] != written:
        return False
    spot = Spot(value.spot.line, value.spot.column, len(written))
    source.add("TW133", spot, _meant(before.key.text, written), value=written)
    source.settle_at(value.spot)
    source.settle_at(key.spot)
    return True


def _meant(name: str, written: str) -> str | None:
    if name in _CHANCES or written.endswith("%"):
        return as_chance(written)
    if name in DURATIONS:
        return as_duration(written)
    points = written.replace(",", ".")
    return size_near(float(points), name) if name in GAUGES else as_size(points)
