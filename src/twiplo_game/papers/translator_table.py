"""The translator's table as it comes back: read by the names of its columns, so that a spreadsheet may rearrange it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from twiplo_game.locale.words import msgid
from twiplo_game.model.text import reflowed
from twiplo_game.papers.errors import PaperError

KEY: Final = "key"
PLACE: Final = "place"
STATE: Final = "state"
MARK: Final = "mark"
GONE: Final = "gone"
"""Stands in the mark of a row whose text the file has no more."""

_OURS: Final = (KEY, PLACE, STATE, MARK)
_LANGUAGE: Final = re.compile(r"[a-z]{2}")


@dataclass(frozen=True, slots=True)
class Cell:
    """One row that came back."""

    row: int
    """Its number in the spreadsheet."""
    key: str
    """The text that it was made for."""
    source: str
    """The source as the table shows it; empty where the table has no such column."""
    words: str
    """The translation."""
    source_mark: str
    """Names the source text that was translated; empty where neither a mark nor the source came back."""
    words_mark: str
    """Names the translation as it stood in the file; empty where it is not known."""
    note: str
    """Names a translation of an older source that was shown as stale, or is `GONE`; else empty."""
    state: str | None
    """What stands in the column of states; None where there is none."""

    @property
    def is_changed(self) -> bool:
        """Whether the translator wrote something."""
        return mark_of(self.words) != self.words_mark

    @property
    def is_gone(self) -> bool:
        """Whether the file had no such text any more when the table was made."""
        return self.note == GONE

    @property
    def is_stale(self) -> bool:
        """Whether the row was shown as stale, and the translator neither wrote in it nor emptied its state."""
        return self.note == mark_of(self.words) and self.state != ""


@dataclass(frozen=True, slots=True)
class Table:
    """A translator's table as it came back."""

    source: str | None
    """The language translated from; None where its column is gone."""
    target: str
    """The language translated into."""
    cells: tuple[Cell, ...]
    """Row by row."""
    unread: tuple[str, ...]
    """Columns that are somebody's own."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row by the names of its columns."""

    number: int
    cells: dict[str, str]

    def words(self, column: str | None) -> str:
        return reflowed(self.cells.get(column or "", "").replace("\r\n", "\n"))

    @property
    def marks(self) -> tuple[str, str, str]:
        """Of the source, of the words in the file, and the note."""
        source, _, rest = self.cells.get(MARK, "").strip().partition("-")
        words, _, note = rest.partition("-")
        return source, words, note


def mark_of(words: str) -> str:
    """A short name of `words`, by which they are known again."""
    return sha256(words.encode()).hexdigest()[:10]


def read_table(rows: Sequence[Sequence[str]]) -> Table:
    """The table in `rows`. Its columns may stand in any order, among others. Raises PaperError, with the row."""
    number, head = next(((n, row) for n, row in enumerate(rows, start=1) if _is_filled(row)), (1, ()))
    names = [" ".join(cell.split()) for cell in head]
    folded = [name.lower() for name in names]
    columns = [name if name in _OURS or _LANGUAGE.fullmatch(name) else "" for name in folded]
    twice = next((name for name in columns if name and columns.count(name) > 1), None)
    if twice is not None:
        raise PaperError(msgid("Row {row}: two columns are named “{name}”. Rename one of them."),
                         row=number, name=twice)  # fmt: skip
    if KEY not in columns:
        raise PaperError(
            msgid("Row {row} names no column “{name}”. Write this name above the column with the names of the texts."),
            row=number, name=KEY,
        )  # fmt: skip
    found = list(_rows(rows, number, columns))
    source, target = _languages([name for name in columns if name and name not in _OURS], found, number)
    unread = tuple(name for name, column in zip(names, columns, strict=True) if name and not column)
    return Table(source, target, tuple(_cells(found, source, target)), unread)


def _is_filled(row: Sequence[str]) -> bool:
    return any(cell.strip() for cell in row)


def _rows(rows: Sequence[Sequence[str]], head: int, columns: Sequence[str]) -> Iterator[_Row]:
    # A mark is never empty: a row that does not reach it was torn apart.
    least = columns.index(MARK) + 1 if MARK in columns else 1
    for number, row in enumerate(rows[head:], start=head + 1):
        if not _is_filled(row):
            continue
        if len(row) < least or _is_filled(row[len(columns) :]):
            raise PaperError(
                msgid("Row {row} has {n} cells, the headings have {columns}. A comma or a line end of a text has torn "
                      "it apart: put the text in quotation marks."),
                row=number, n=len(row), columns=len(columns),
            )  # fmt: skip
        yield _Row(number, {name: cell for name, cell in zip(columns, row, strict=False) if name})


def _languages(names: Sequence[str], rows: Sequence[_Row], head: int) -> tuple[str | None, str]:
    """The languages translated from, where it is there, and into. The marks know the source; else it stands first."""
    marked = [row for row in rows if row.marks[0] and _tells_languages_apart(row, names)]
    agreeing = {name: sum(mark_of(row.words(name)) == row.marks[0] for row in marked) for name in names}
    source: str | None = max(names, key=lambda name: agreeing[name], default=None)
    if len(names) == 1 and not (_is_all(agreeing[names[0]], marked) and _has_new(names[0], marked)):
        return None, names[0]
    others = [name for name in names if name != source]
    if not others:
        raise PaperError(
            msgid("Row {row} names no column of a translation. Write its language above it, such as fr."), row=head
        )
    if len(others) > 1:
        raise PaperError(
            msgid("Row {row}: several columns could hold the translation ({names}). Give all but one another name."),
            row=head, names=", ".join(others),
        )  # fmt: skip
    return source, others[0]


def _tells_languages_apart(row: _Row, names: Sequence[str]) -> bool:
    """Where there is no source, the mark names the translation."""
    source, words, _ = row.marks
    return source != words or all(row.words(name) for name in names)


def _is_all(agreeing: int, marked: Sequence[_Row]) -> bool:
    return bool(marked) and agreeing == len(marked)


def _has_new(name: str, marked: Sequence[_Row]) -> bool:
    return any(mark_of(row.words(name)) != row.marks[1] for row in marked)


def _cells(rows: Sequence[_Row], source: str | None, target: str) -> Iterator[Cell]:
    first: dict[tuple[str, str], int] = {}
    for row in rows:
        words = row.words(target)
        key = row.cells.get(KEY, "").strip()
        if not key and words:
            raise PaperError(
                msgid("Row {row} has no key. Write the name of its text into the column “{name}”."),
                row=row.number, name=KEY,
            )  # fmt: skip
        original = row.words(source)
        source_mark, words_mark, note = row.marks
        source_mark = source_mark or (mark_of(original) if original else "")
        earlier = first.setdefault((key, source_mark), row.number) if note != GONE else row.number
        if earlier != row.number and key:
            raise PaperError(
                msgid("Row {row}: the key “{key}” stands in row {first} already. Delete one of the two."),
                row=row.number, key=key, first=earlier,
            )  # fmt: skip
        state = row.cells[STATE].strip() if STATE in row.cells else None
        if key:
            yield Cell(row.number, key, original, words, source_mark, words_mark, note, state)
