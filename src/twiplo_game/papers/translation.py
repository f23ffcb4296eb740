"""The translator's table: every text in story order, and what the table changes when it comes back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from twiplo_game.authoring.characters import CONTROL, HIDDEN, character_name
from twiplo_game.authoring.text_table import Entry
from twiplo_game.locale.words import Words, msgid
from twiplo_game.model.text import TEXT_LIMIT
from twiplo_game.papers.errors import PaperError
from twiplo_game.papers.matching import Matched, is_same_list, matched, source_mark
from twiplo_game.papers.places import place
from twiplo_game.papers.translator_table import GONE, KEY, MARK, PLACE, STATE, Cell, Table, mark_of

MISSING: Final = msgid("missing")
"""There is no translation yet."""
SAME: Final = msgid("same")
"""The translation is the source, letter by letter: a name, or a text that was forgotten."""
STALE: Final = msgid("stale")
"""The source has changed since the translation was made."""
REMOVED: Final = msgid("removed")
"""The file has no such text any more; the row keeps the translation."""

CHANGED_SINCE: Final = msgid(
    "Row {row} (“{key}”) is left out: the source has changed since it was translated. The file keeps what it had."
)
STILL_STALE: Final = msgid(
    "Row {row} (“{key}”) is left out: it is still stale. Change the translation, or empty its cell under “state”."
)
NOT_THERE: Final = msgid("Row {row} (“{key}”) is left out: the file does not have this text any more.")
FOLLOWED: Final = msgid("Row {row} (“{key}”) went to “{place}”, where its source stands now.")
REPLACED: Final = msgid(
    "Row {row} (“{key}”): the file’s translation had been changed too. The table’s stands there now."
)


@dataclass(frozen=True, slots=True)
class Remark:
    """What became of a row that did not simply go where it came from."""

    msgid: str
    """One of the sentences above."""
    row: int
    key: str
    place: str = ""
    """Where the row went, if it went elsewhere."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What a table changes in a file."""

    words: Mapping[str, str]
    """The new words by key."""
    left_out: tuple[Remark, ...]
    """Rows whose translation does not belong into the file as it is now, row by row."""
    remarks: tuple[Remark, ...]
    """What else has to be told of single rows, row by row."""
    moved: int
    """Rows that were written at another place of their list, because others came in before them or went."""
    unproved: tuple[int, ...]
    """Rows that were written where their key says, and of which nothing told what had been translated."""


def source_language(languages: Iterable[str], target: str) -> str:
    """The language that is translated from: the file's first one that is not the target."""
    return next((name for name in languages if name != target), "en" if target != "en" else "fr")


def table_rows(
    found: Sequence[Entry], source: str, target: str, words: Words, *, is_declared: bool, earlier: Table | None = None
) -> Iterator[list[str]]:
    """The rows with their heading. With an `earlier` table its translations are kept, whatever the file has become.

    Where the target `is_declared` as a language of the file, a plain string serves it too; else it is still missing.
    """
    yield [KEY, PLACE, source, target, STATE, MARK]
    kept = matched(earlier.cells if earlier is not None else (), found, source, target)
    for entry in found:
        own = entry.words(target) or (entry.plain if is_declared else None) or ""
        shown, note = _shown(entry.key, own, kept)
        state = words.tr(STALE) if note else _state(entry.source(source), shown, words)
        mark = "-".join(filter(None, (source_mark(entry, source, target), mark_of(own), note)))
        yield [entry.key, place(entry.key, words), entry.source(source), shown, state, mark]
    for cell in kept.gone:
        # What stood in the file is not known any more: should the source come back, the row is news to it.
        mark = f"{cell.source_mark}--{GONE}"
        yield [cell.key, place(cell.key, words), cell.source, cell.words, words.tr(REMOVED), mark]


def _shown(key: str, own: str, kept: Matched) -> tuple[str, str]:
    """The translation to show, and its note where it is stale."""
    fresh, older = kept.fresh.get(key), kept.older.get(key)
    if fresh is not None:
        return (fresh.words if _is_news(fresh, key, own) else own), (fresh.note if fresh.is_stale else "")
    if older is not None and _is_made_of_it(older, own):
        shown = older.words if older.is_changed else own
        return shown, mark_of(shown)
    return own, ""


def _is_news(cell: Cell, key: str, own: str) -> bool:
    """Whether the row knows more than the file: somebody wrote in it, or the text moved and left its translation."""
    return cell.is_changed or (cell.key != key and not own)


def _is_made_of_it(cell: Cell, own: str) -> bool:
    """Whether the row holds what somebody wrote, or the file still has what the row shows."""
    return cell.is_changed or cell.words_mark == mark_of(own)


def _state(original: str, translation: str, words: Words) -> str:
    if not translation:
        return words.tr(MISSING)
    return words.tr(SAME) if translation == original else ""


def changes(table: Table, found: Sequence[Entry], source: str) -> Changes:
    """What the table changes, translated from `source`. An empty or untouched cell changes nothing. Raises PaperError.

    Words are written only under the source that they were made of. Where nothing tells it, the key decides.
    """
    target = table.target
    entries = {entry.key: entry for entry in found}
    kept = matched(table.cells, found, source, target)
    new: dict[str, str] = {}
    left_out = [Remark(NOT_THERE, cell.row, cell.key) for cell in kept.gone]
    remarks: list[Remark] = []
    moved = 0
    unproved: list[int] = []
    for key, cell in kept.older.items():
        if _is_made_of_it(cell, entries[key].words(target) or entries[key].plain or ""):
            left_out.append(Remark(CHANGED_SINCE, cell.row, cell.key))
    for key, cell in kept.fresh.items():
        own = entries[key].words(target) or ""
        read = own or entries[key].plain or ""
        if cell.is_stale and _is_made_of_it(cell, read):
            left_out.append(Remark(STILL_STALE, cell.row, cell.key))
        elif _is_news(cell, key, read) and cell.words != own:
            _require_writable(cell)
            new[key] = cell.words
            if not cell.source_mark:
                unproved.append(cell.row)
            if is_same_list(cell.key, key):
                moved += cell.key != key
            else:
                remarks.append(Remark(FOLLOWED, cell.row, cell.key, key))
            if own and cell.words_mark and cell.words_mark != mark_of(read):
                remarks.append(Remark(REPLACED, cell.row, key))
    return Changes(new, _by_row(left_out), _by_row(remarks), moved, tuple(sorted(unproved)))


def _by_row(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    return tuple(sorted(remarks, key=lambda remark: remark.row))


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
