"""Numbers with a decimal comma between curly brackets, where a comma begins the next key."""

import re
from typing import Final

from twiplo_game.authoring.nodes import Entry, Scalar, Spot
from twiplo_game.authoring.quantities import as_chance, as_duration
from twiplo_game.authoring.quoting import quoted_flow
from twiplo_game.authoring.source import Source
from twiplo_game.authoring.words import DURATIONS, GAUGES, size_near

_WHOLE: Final = re.compile(r"[+-]?\d{1,3}")
_REST: Final = re.compile(r"\d{1,3}\s*(?:%|h|hours?|heures?|m|min|minutes?)?", re.ASCII)
_CHANCES: Final = frozenset({"chance", "inconclusive"})

_TEXTS: Final = frozenset({"text", "title", "says", "name", "from", "role", "because", "interest", "expects"})
_LANGUAGE: Final = 2
"""Letters of the key of a text in one language."""


def report_decimal(source: Source, before: Entry, key: Scalar) -> bool:
    """Report that `key` is the rest of the number before it, and nothing else of the two; False where it is not."""
    value = before.value
    if not isinstance(value, Scalar) or value.style or key.style or not _WHOLE.fullmatch(value.text):
        return False
    written = f"{value.text},{key.text}"
    if not _REST.fullmatch(key.text) or source.text[value.start : key.end] != written:
        return False
    spot = Spot(value.spot.line, value.spot.column, len(written))
    name = before.key.text
    if name in _TEXTS or (len(name) == _LANGUAGE and name not in DURATIONS):
        source.add("TW111", spot, quoted_flow(source.lines[spot.line - 1]))
    else:
        source.add("TW133", spot, _meant(name, written), value=written)
    source.settle_at(value.spot)
    source.settle_at(key.spot)
    return True


def _meant(name: str, written: str) -> str | None:
    if name in _CHANCES or written.endswith("%"):
        return as_chance(written)
    if name in DURATIONS:
        return as_duration(written)
    return size_near(float(written.replace(",", ".")), name) if name in GAUGES else None
