"""A time by the clock in the place of one that counts from the start of the story."""

import re
from datetime import datetime
from typing import Final

from twiplo_game.authoring.nodes import Mapping, Scalar
from twiplo_game.authoring.quantities import as_moment
from twiplo_game.authoring.words import duration_of
from twiplo_game.model.quantity import parse_duration
from twiplo_game.model.scenario import Scenario

_CLOCK: Final = re.compile(r"(?P<hour>[01]?\d|2[0-3])\s*[h:]\s*(?P<minute>[0-5]\d)?", re.ASCII)
_DAY: Final = 24 * 60


def since_start(value: str, root: Mapping) -> str | None:
    """How long after the start the clock shows `value`: `40m` for `14h40` in a story that starts at two.

    None where the file does not say when it starts, and where the story is over by then.
    """
    match = _CLOCK.fullmatch(value.strip())
    start = _start_of(root)
    if match is None or start is None:
        return None
    minutes = (int(match["hour"]) * 60 + int(match["minute"] or 0) - start) % _DAY
    return duration_of(minutes) if minutes <= length_of(root) else None


def length_of(root: Mapping) -> int:
    """The story's minutes; those of a story that does not say, where what it says cannot be read."""
    try:
        return parse_duration(_word(root, "length"))
    except ValueError:
        return int(Scenario.model_fields["length"].default)


def _start_of(root: Mapping) -> int | None:
    written = _word(root, "start")
    try:
        start = datetime.fromisoformat(as_moment(written) or written)
    except ValueError:
        return None
    return start.hour * 60 + start.minute


def _word(root: Mapping, key: str) -> str:
    entry = root.entries.get(key)
    return entry.value.text.strip() if entry is not None and isinstance(entry.value, Scalar) else ""
