"""Which row of a translator's table belongs to which text of a file that may have changed meanwhile."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from twiplo_game.authoring.text_table import Entry
from twiplo_game.papers.translator_table import Cell, mark_of

_LIKE: Final = 0.5
"""The share of the words that two sources have in common, where one is taken for an edited version of the other."""

_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Matched:
    """Where the rows belong. A row is in one place at most, and so is a text."""

    fresh: Mapping[str, Cell]
    """By the text's key: the row that was made of the source which this text has now."""
    older: Mapping[str, Cell]
    """By the text's key: the row whose source was another, and which is likely to be meant for this text."""
    gone: tuple[Cell, ...]
    """Rows whose text is not in the file any more, nor its source."""


@dataclass(slots=True)
class _Search:
    """The rows and texts that are still to be brought together."""

    target: str
    marks: Mapping[str, str]
    """What each text is known by, by its key."""
    texts: dict[str, Entry]
    """Without a row."""
    cells: list[Cell]
    """Without a text."""
    placed: dict[str, Cell]

    def take(self, cell: Cell, entry: Entry) -> None:
        self.placed[entry.key] = cell
        del self.texts[entry.key]
        self.cells.remove(cell)


def source_mark(entry: Entry, source: str, target: str) -> str:
    """What the text is known by: its words in `source`, else in `target`, else in whatever language it has."""
    return mark_of(entry.source(source) or entry.words(target) or entry.any_words)


def matched(cells: Sequence[Cell], found: Iterable[Entry], source: str, target: str) -> Matched:
    """Each row beside its text: first by the source, wherever that stands; then, as `older`, by its likeness and place.

    Of several texts with the same source, each gets the row of its place, or of the same order in its list.
    """
    entries = {entry.key: entry for entry in found}
    marks = {key: source_mark(entry, source, target) for key, entry in entries.items()}
    search = _Search(target, marks, dict(entries), list(cells), {})
    for is_gone in (False, True):
        for kind in (_pattern, _field, _anything):
            _by_source(search, kind, is_gone=is_gone)
    for cell in [cell for cell in search.cells if not cell.source_mark]:
        if cell.key in search.texts:
            search.take(cell, search.texts[cell.key])
    fresh = {key: cell for key, cell in search.placed.items() if cell.words}
    search.placed = {}
    search.cells = [cell for cell in search.cells if cell.words]
    _by_likeness(search, source)
    for cell in [cell for cell in search.cells if not cell.is_gone]:
        if cell.key in search.texts:
            search.take(cell, search.texts[cell.key])
    return Matched(fresh, search.placed, tuple(search.cells))


def is_same_list(one: str, other: str) -> bool:
    """Whether only numbers differ in these keys."""
    return _pattern(one) == _pattern(other)


def _pattern(key: str) -> str:
    """The list or the place; the numbers in it do not count."""
    return ".".join("#" if segment.isdigit() else segment for segment in key.split("."))


def _field(key: str) -> str:
    return next((segment for segment in reversed(key.split(".")) if not segment.isdigit()), "")


def _anything(_: str) -> str:
    return ""


def _order(key: str) -> tuple[int, ...]:
    return tuple(int(segment) for segment in key.split(".") if segment.isdigit())


def _by_source(search: _Search, kind: Callable[[str], str], *, is_gone: bool) -> None:
    """Bring together what has the same source and the same kind of place."""
    groups: defaultdict[tuple[str, str], tuple[list[Cell], list[Entry]]] = defaultdict(lambda: ([], []))
    for cell in search.cells:
        # An empty row keeps its place among others with the same source, and has no business elsewhere.
        if cell.source_mark and cell.is_gone is is_gone and (cell.words or kind is _pattern):
            groups[kind(cell.key), cell.source_mark][0].append(cell)
    for entry in search.texts.values():
        groups[kind(entry.key), search.marks[entry.key]][1].append(entry)
    for cells, entries in groups.values():
        cells.sort(key=lambda cell: _order(cell.key))
        entries.sort(key=lambda entry: _order(entry.key))
        for cell, entry in _pairs(cells, entries, search.target):
            search.take(cell, entry)


def _pairs(cells: list[Cell], entries: list[Entry], target: str) -> list[tuple[Cell, Entry]]:
    if len(cells) == len(entries) and all(
        _fits(cell, entry, target) for cell, entry in zip(cells, entries, strict=True)
    ):
        return list(zip(cells, entries, strict=True))
    found: list[tuple[Cell, Entry]] = []
    for test in (_is_same, _has_its_words, _is_place, _fits):
        for cell in tuple(cells):
            entry = next((entry for entry in entries if test(cell, entry, target)), None)
            if entry is not None:
                found.append((cell, entry))
                cells.remove(cell)
                entries.remove(entry)
    return found


def _is_same(cell: Cell, entry: Entry, target: str) -> bool:
    return _is_place(cell, entry, target) and _fits(cell, entry, target)


def _has_its_words(cell: Cell, entry: Entry, target: str) -> bool:
    own = entry.words(target)
    return bool(own) and mark_of(own or "") == cell.words_mark


def _is_place(cell: Cell, entry: Entry, _: str) -> bool:
    # What stands there now was written after the text of a row that is gone.
    return cell.key == entry.key and not cell.is_gone


def _fits(cell: Cell, entry: Entry, target: str) -> bool:
    """Whether the row would not replace a translation that it knows nothing of."""
    own = entry.words(target)
    return not own or mark_of(own) == cell.words_mark or own == cell.words


def _by_likeness(search: _Search, source: str) -> None:
    """Bring together, in one list, a row and the text that reads like an edited version of its source; best first."""
    alike: list[tuple[float, bool, int, Cell, Entry]] = []
    lists: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in search.texts.values():
        lists[_pattern(entry.key)].append(entry)
    # Where there is no number in the key, the place is one and the same.
    for cell in [cell for cell in search.cells if not cell.is_gone and _order(cell.key)]:
        for number, entry in enumerate(lists[_pattern(cell.key)]):
            likeness = _likeness(cell.source, entry.source(source))
            if likeness >= _LIKE:
                alike.append((-likeness, cell.key != entry.key, number, cell, entry))
    for _, _, _, cell, entry in sorted(alike, key=lambda each: each[:3]):
        if cell in search.cells and entry.key in search.texts:
            search.take(cell, entry)


def _likeness(one: str, other: str) -> float:
    words = SequenceMatcher(None, _WORD.findall(one), _WORD.findall(other), autojunk=False)
    # The cheap bound first: most pairs share no more than an article.
    return words.ratio() if one and other and words.quick_ratio() >= _LIKE else 0.0
