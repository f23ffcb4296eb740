"""Every text of a file, in story order, with a name that stays the same when others come and go."""

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import ValidationError

from twiplo_game.authoring.merge import with_defaults
from twiplo_game.authoring.nodes import Mapping, Node, Path, Scalar, Sequence, child, to_data
from twiplo_game.authoring.storyline import story_order
from twiplo_game.authoring.walk import written_parts
from twiplo_game.model.scenario import Scenario
from twiplo_game.model.text import Text, reflowed


@dataclass(frozen=True, slots=True)
class Entry:
    """One text of the file."""

    key: str
    """Its name: keys and ids that lead to it, joined by points."""
    path: Path
    """Keys and indices that lead to it in the file."""
    node: Node
    """What is written there: one string, or a group of languages."""

    def words(self, language: str) -> str | None:
        """What is written for `language` itself; None where nothing is. A plain string is nobody's own."""
        item = child(self.node, language)
        return reflowed(item.text) if isinstance(item, Scalar) else None

    @property
    def plain(self) -> str | None:
        """The plain string that serves every language; None where languages are told apart."""
        return reflowed(self.node.text) if isinstance(self.node, Scalar) else None

    def source(self, language: str) -> str:
        """What is to be translated: the words in `language`, else the plain string, else nothing."""
        return self.words(language) or self.plain or ""

    @property
    def any_words(self) -> str:
        """What is written there in the first language that is; nothing where none is."""
        if isinstance(self.node, Mapping):
            return next(filter(None, map(self.words, self.node.entries)), "")
        return self.plain or ""


def entries(root: Mapping) -> tuple[Entry, ...] | None:
    """Every text of the file, in story order; None where the file is no scenario yet."""
    try:
        scenario = Scenario.model_validate(to_data(with_defaults(root)))
    except ValidationError:
        return None
    rank = {event.id: number for number, event in enumerate(story_order(scenario))}
    ranks = [rank[event.id] for event in scenario.events]
    found = list(_shared(root))
    for path, part in written_parts(scenario):
        if isinstance(part, Text):
            entry = _entry(root, path)
            if entry is not None:
                found.append(entry)
    places = {entry.path[0]: number for number, entry in reversed(list(enumerate(found)))}
    # Sorting is stable: inside an event, and outside the events, the order of the form stays.
    return tuple(sorted(found, key=lambda entry: (places[entry.path[0]], _event_rank(entry.path, ranks))))


def _event_rank(path: Path, ranks: list[int]) -> int:
    return ranks[path[1]] if path[0] == "events" and isinstance(path[1], int) else 0


def _entry(root: Mapping, path: Path) -> Entry | None:
    """The text at `path`, unless it comes from what drafts or advice share, and is not written there."""
    node: Node = root
    kept: list[str | int] = []
    names: list[str] = []
    for segment in path:
        below = child(node, segment)
        if below is None and isinstance(segment, int):
            continue
        if below is None:
            return None
        names.append(str(segment) if isinstance(segment, str) else _name(below, segment))
        kept.append(segment)
        node = below
    return None if isinstance(node, Sequence) else Entry(".".join(names), tuple(kept), node)


def _name(item: Node, index: int) -> str:
    own = child(item, "id")
    return own.text if isinstance(own, Scalar) else str(index + 1)


def _shared(root: Mapping) -> Iterator[Entry]:
    """The texts that drafts or advice share. Only groups of languages: a plain word there may be no text."""
    for part in ("draft", "advice"):
        shared = child(child(root, "defaults") or root, part)
        if isinstance(shared, Mapping) and "defaults" in root.entries:
            for name, entry in shared.entries.items():
                if isinstance(entry.value, Mapping) and {"en", "fr"} & entry.value.entries.keys():
                    yield Entry(f"defaults.{part}.{name}", ("defaults", part, name), entry.value)
