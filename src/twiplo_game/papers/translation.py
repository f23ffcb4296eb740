"""The translator's table: every text in story order, and the same table read again."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from twiplo_game.authoring.characters import CONTROL, HIDDEN, character_name
from twiplo_game.authoring.text_table import Entry
from twiplo_game.locale.words import Words, msgid
from twiplo_game.model.text import TEXT_LIMIT, reflowed
from twiplo_game.papers.errors import PaperError
from twiplo_game.papers.places import place

_KEY: Final = "key"
_PLACE: Final = "place"
_STATE: Final = "state"
_MARK: Final = "mark"
_COLUMNS: Final = 6

MISSING: Final = msgid("missing")
"""There is no translation yet."""
SAME: Final = msgid("same")
"""The translation is the source, letter by letter: a name, or a text that was forgotten."""
STALE: Final = msgid("stale")
"""The source has changed since the translation was made."""


@dataclass(frozen=True, slots=True)
class Table:
    """A translator's table as it came back."""

    source: str
    """The language translated from."""
    target: str
    """The language translated into."""
    cells: Mapping[str, "Cell"]
    """By key."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One row that came back."""

    row: int
    """Its number in the spreadsheet."""
    words: str
    """The translation."""
    source_mark: str
    """Names the source text that was translated."""
    words_mark: str
    """Names the translation as it stood in the file."""

    @property
    def is_changed(self) -> bool:
        """Whether the translator wrote something."""
        return _mark(self.words) != self.words_mark


@dataclass(frozen=True, slots=True)
class Changes:
    """What a table changes in a file."""

    words: Mapping[str, str]
    """The new words by key."""
    stale: tuple[str, ...]
    """Keys of texts whose source, or whose translation in the file, has changed since the table was made."""


def _mark(words: str) -> str:
    return sha256(words.encode()).hexdigest()[:10]


def source_language(languages: Iterable[str], target: str) -> str | None:
    """The language that is translated from: the file's first one that is not the target."""
    return next((name for name in languages if name != target), None)


def table_rows(
    found: Iterable[Entry], source: str, target: str, words: Words, *, is_declared: bool, earlier: Table | None = None
) -> Iterator[list[str]]:
    """The rows with their heading. With an `earlier` table, its translations and what they were made of are kept.

    Where the target `is_declared` as a language of the file, a plain string serves it too; else it is still missing.
    """
    yield [_KEY, _PLACE, source, target, _STATE, _MARK]
    for entry in found:
        original = entry.source(source)
        own = entry.words(target) or (entry.plain if is_declared else None) or ""
        mark = f"{_mark(original)}-{_mark(own)}"
        cell = None if earlier is None else earlier.cells.get(entry.key)
        shown, is_stale = own, False
        if cell is not None and cell.words:
            shown = cell.words if cell.is_changed else own
            is_stale = cell.source_mark != _mark(original)
            # Marked as made of the old source until the translator has been over it.
            mark = f"{cell.source_mark}-{_mark(own)}"
        yield [entry.key, place(entry.key, words), original, shown, _state(original, shown, words, is_stale), mark]


def _state(original: str, translation: str, words: Words, is_stale: bool) -> str:
    if is_stale:
        return words.tr(STALE)
    if not translation:
        return words.tr(MISSING)
    return words.tr(SAME) if translation == original else ""


def read_table(rows: list[list[str]]) -> Table:
    """The table in `rows`. Raises PaperError, with the row."""
    head = [cell.strip() for cell in rows[0]] if rows else []
    if len(head) != _COLUMNS or [*head[:2], *head[4:]] != [_KEY, _PLACE, _STATE, _MARK]:
        raise PaperError(
            msgid("Row 1: the columns are not those of a translator’s table ({columns}). Make the table again."),
            columns=f"{_KEY}, {_PLACE}, en, fr, {_STATE}, {_MARK}",
        )
    cells: dict[str, Cell] = {}
    for number, row in enumerate(rows[1:], start=2):
        if not any(cell.strip() for cell in row):
            continue
        if len(row) != _COLUMNS:
            raise PaperError(msgid("Row {row} has {n} cells instead of 6. Mend it, or make the table again."),
                             row=number, n=len(row))  # fmt: skip
        key, _, _, words, _, mark = row
        key = key.strip()
        if not key:
            raise PaperError(msgid("Row {row} has no key. Write the key of its text in the first column."), row=number)
        if key in cells:
            raise PaperError(
                msgid("Row {row}: the key “{key}” stands in row {first} already. Delete one of the two."),
                row=number, key=key, first=cells[key].row,
            )  # fmt: skip
        source_mark, _, words_mark = mark.strip().partition("-")
        cells[key] = Cell(number, reflowed(words.replace("\r\n", "\n")), source_mark, words_mark)
    return Table(head[2], head[3], cells)


def changes(table: Table, found: Iterable[Entry]) -> Changes:
    """What the table changes. An empty or untouched cell changes nothing. Raises PaperError for a strange key."""
    entries = {entry.key: entry for entry in found}
    new: dict[str, str] = {}
    stale: list[str] = []
    for key, cell in table.cells.items():
        entry = entries.get(key)
        if entry is None:
            raise PaperError(
                msgid("Row {row}: the file has no text “{key}”. Delete the row, or make the table again."),
                row=cell.row, key=key,
            )  # fmt: skip
        own = entry.words(table.target) or ""
        if not cell.words:
            continue
        is_stale = cell.source_mark != _mark(entry.source(table.source))
        if cell.is_changed and cell.words != own:
            _require_writable(cell)
            new[key] = cell.words
            is_stale = is_stale or cell.words_mark not in (_mark(own), _mark(entry.plain or ""))
        if is_stale:
            stale.append(key)
    return Changes(new, tuple(stale))


def _require_writable(cell: Cell) -> None:
    """Raise PaperError for what no scenario file may hold."""
    for pattern in (CONTROL, HIDDEN):
        strange = pattern.search(cell.words)
        if strange is not None:
            raise PaperError(
                msgid("Row {row} holds the character {character}, which cannot be shown. Delete it."),
                row=cell.row, character=character_name(strange.group()),
            )  # fmt: skip
    if len(cell.words) > TEXT_LIMIT:
        raise PaperError(
            msgid("Row {row}: the translation is longer than {limit} characters. Shorten it."),
            row=cell.row, limit=TEXT_LIMIT,
        )  # fmt: skip
