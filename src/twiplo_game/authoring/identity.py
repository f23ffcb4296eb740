"""What a file says of itself: the version of its format, and its name."""

import re
from dataclasses import replace
from typing import Final

from twiplo_game.authoring.nodes import Entry, Mapping, Scalar, Spot, spot_of
from twiplo_game.authoring.source import Source
from twiplo_game.model.versions import FORMAT_CURRENT

_ENDING: Final = re.compile(r"\.ya?ml$", re.IGNORECASE)
_NAME: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_NAME_LIMIT: Final = 60


def is_readable_format(source: Source, root: Mapping) -> bool:
    """Whether this release reads the file's format; where it does not, only that is reported."""
    entry = root.entries.get("format")
    value = entry.value.value if entry is not None and isinstance(entry.value, Scalar) else None
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        return True
    if value > FORMAT_CURRENT:
        source.add("TW221", spot_of(root, ("format",)), format=value, limit=FORMAT_CURRENT)
    return value <= FORMAT_CURRENT


def with_id(source: Source, root: Mapping) -> Mapping:
    """The file with its scenario's id, which is its name; an id that differs from the name is reported."""
    expected = _name_of(source.file)
    entry = root.entries.get("id")
    if entry is None:
        if expected is None or not _is_name(expected):
            return root
        key = Scalar(Spot(1, 1), "id", "id", "", 0, 0)
        value = Scalar(Spot(1, 1), expected, expected, "", 0, 0)
        return replace(root, entries=root.entries | {"id": Entry(key, value)})
    name = entry.value.text if isinstance(entry.value, Scalar) else ""
    # A name that is no good is one mistake, reported with the form.
    if expected not in (None, name) and isinstance(entry.value, Scalar) and _is_name(name):
        proposed = expected if expected is not None and _is_name(expected) else None
        source.add("TW224", entry.value.spot, proposed, value=entry.value.text, expected=expected)
    return root


def _is_name(name: str) -> bool:
    return _NAME.fullmatch(name) is not None and len(name) <= _NAME_LIMIT


def _name_of(file: str) -> str | None:
    """The name of a file without folder and ending; None for a text that is no file.

    What stands between the name and the ending is the author's: `night-ferry.old.yaml` holds `night-ferry` as well.
    """
    name = re.split(r"[/\\]", file)[-1]
    return name.split(".")[0] if _ENDING.search(name) else None
