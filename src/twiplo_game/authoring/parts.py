"""Files that together hold one whole: their keys joined, and the file of each."""

from dataclasses import dataclass, field
from typing import Any

from twiplo_game.authoring.nodes import Mapping, Path, Sequence, to_data
from twiplo_game.authoring.source import Source


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the whole."""

    source: Source
    root: Mapping


@dataclass(slots=True)
class Parts:
    """The whole while its files are joined: lists one after the other, groups key by key."""

    parts: list[Part] = field(default_factory=list)
    data: dict[str, Any] = field(default_factory=dict)
    _origin: dict[Path, tuple[Part, Path]] = field(default_factory=dict)

    def join(self, part: Part) -> None:
        """Add what `part` holds; a key that an earlier file holds already is reported."""
        self.parts.append(part)
        for name, entry in part.root.entries.items():
            self._origin.setdefault((name,), (part, (name,)))
            if isinstance(entry.value, Sequence):
                items = self.data.setdefault(name, [])
                for index, item in enumerate(entry.value.items):
                    self._origin[name, len(items)] = (part, (name, index))
                    items.append(to_data(item))
            elif isinstance(entry.value, Mapping):
                self._join_group(part, name, entry.value)
            elif name in self.data:
                self._report_double(part, (name,), name, entry.key)
            else:
                self.data[name] = to_data(entry.value)

    def _join_group(self, part: Part, name: str, group: Mapping) -> None:
        joined = self.data.setdefault(name, {})
        for key, entry in group.entries.items():
            if key in joined:
                self._report_double(part, (name, key), key, entry.key)
            else:
                self._origin[name, key] = (part, (name, key))
                joined[key] = to_data(entry.value)

    def _report_double(self, part: Part, path: Path, name: str, key: Any) -> None:
        first, _ = self._origin[path]
        part.source.add("TW325", key.spot, name=name, first=first.source.file)

    def whose(self, path: Path) -> tuple[Part, Path]:
        """The file that holds a place of the whole, and where in it."""
        for length in (2, 1):
            found = self._origin.get(path[:length])
            if found is not None:
                part, local = found
                return part, (*local, *path[length:])
        return self.parts[0], path
