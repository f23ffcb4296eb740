"""Words of the format that several checks share."""

import re
import unicodedata
from typing import Final

from twiplo_game.authoring.nodes import Node, Path, Scalar, Sequence, at
from twiplo_game.model.quantity import SIZES, gauge_points
from twiplo_game.model.vocabulary import Gauge

GAUGES: Final = tuple(gauge.value for gauge in Gauge)
"""What effects move by points."""

EFFECT_WORDS: Final = ("concerned", "accuser")
"""Stakeholders that effects name by what they are to the event."""

SWITCHES: Final = ("damage", "delays")
"""What a scenario can switch off beside the doctrine's rules."""

EVERYBODY: Final = frozenset({"all", "everybody", "everyone", "tous", "tout_le_monde"})
"""What people write for all stakeholders of a scenario, which has no word of its own."""

DURATIONS: Final = frozenset({"length", "at", "due", "takes", "after", "by", "next_update"})
"""Keys whose value is a duration, where it is a number."""

_ID: Final = re.compile(r"[a-z][a-z0-9_]{0,47}")


def is_id(name: str) -> bool:
    """Whether a part of a file can have this name."""
    return _ID.fullmatch(name) is not None


def duration_of(minutes: int) -> str:
    """Minutes as an author writes them: `45m`, `6h`, `1h30`."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest}m"
    return f"{hours}h{rest:02d}" if rest else f"{hours}h"


def size_near(points: float, gauge: str) -> str:
    """The size that comes nearest to so many points on a gauge: `-S` for -3."""
    sizes = [f"{'-' if points < 0 else '+'}{size}" for size in SIZES]
    return min(sizes, key=lambda each: abs(gauge_points(each, gauge) - points))


def plain_name(value: str, joint: str) -> str | None:
    """`value` as a legal name: no accents, no capitals, words joined by `joint`."""
    plain = unicodedata.normalize("NFKD", value).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", joint, plain).strip(joint)
    return name if is_id(name.replace("-", "_")) else None


def item_path(root: Node, path: Path, word: str) -> Path:
    """The place of `word` in the list at `path`; a set has lost the order of its words."""
    node = at(root, path)
    if isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            if isinstance(item, Scalar) and item.value == word:
                return (*path, index)
    return path
