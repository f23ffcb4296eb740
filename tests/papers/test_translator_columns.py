"""A translator's table is read by the names of its columns: a spreadsheet may rearrange it and lose no work."""

from collections.abc import Callable

import pytest

from twiplo_game.locale.words import translator
from twiplo_game.papers.cells import as_csv, from_csv
from twiplo_game.papers.errors import PaperError
from twiplo_game.papers.translating import readable, taken_in
from twiplo_game.papers.translation import Changes, table_rows
from twiplo_game.papers.translator_table import read_table

NIGHT_FERRY = """\
languages: [en, fr]
title: {en: Night ferry, fr: Le bac}
events:
  - {id: the_post, text: {en: Aground.}}
"""

Rows = list[list[str]]


def _translated() -> Rows:
    """The table as the translator wrote it: key, place, en, fr, state, mark."""
    rows = from_csv(
        as_csv(table_rows(readable(NIGHT_FERRY, "x.yaml").entries, "en", "fr", translator("en"), is_declared=True))
    )
    return [[*row[:3], {"Aground.": "Échoué."}.get(row[2], row[3]), *row[4:]] for row in rows]


def _taken(csv: str) -> tuple[str, Changes]:
    return taken_in(NIGHT_FERRY, "x.yaml", read_table(from_csv(csv)))


def _columns(*numbers: int) -> Callable[[Rows], Rows]:
    return lambda rows: [[row[number] for number in numbers] for row in rows]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda rows: [[*row, "note" if n == 0 else ""] for n, row in enumerate(rows)], id="a note more"),
        pytest.param(lambda rows: [["No.", *row] for row in rows], id="a number before"),
        pytest.param(lambda rows: [[*rows[0], "note"], *rows[1:]], id="rows end before a note"),
        pytest.param(_columns(0, 1, 2, 3, 4), id="no mark"),
        pytest.param(_columns(5, 3, 0, 2, 1, 4), id="in another order"),
        pytest.param(_columns(0, 3, 5), id="no source"),
        pytest.param(_columns(0, 2, 3), id="no mark, no state, no place"),
        pytest.param(_columns(0, 3), id="key and translation"),
        pytest.param(lambda rows: [[f" {cell.upper()} " for cell in rows[0]], *rows[1:]], id="upper case"),
        pytest.param(lambda rows: [["", ""], *rows], id="an empty row first"),
        pytest.param(lambda rows: [[*row, "", ""] for row in rows], id="empty columns behind"),
    ],
)
def test_the_columns_may_be_rearranged(change: Callable[[Rows], Rows]) -> None:
    """Key and translation are enough, wherever they stand and whatever stands beside them."""
    new, done = _taken(as_csv(change(_translated())))

    assert new == NIGHT_FERRY.replace("{en: Aground.}", '{en: Aground., fr: "Échoué."}')
    assert list(done.words) == ["events.the_post.text"]


@pytest.mark.parametrize("separator", ["sep=,", '"sep=,"', "SEP=,"])
def test_a_line_that_names_the_separator(separator: str) -> None:
    """Spreadsheets write it before the first row, and do not count it."""
    table = as_csv(_translated())

    assert _taken(f"\ufeff{separator}\r\n{table[1:]}") == _taken(table)
    assert from_csv("sep=;\nkey;fr,be\n") == [["key", "fr,be"]]


def test_a_column_of_somebodys_own_is_named() -> None:
    """Nobody writes into a column that is not read without being told."""
    table = read_table([[*row, "x" if n else "French"] for n, row in enumerate(_translated())])

    assert table.unread == ("French",)


def test_rows_that_prove_nothing_are_counted() -> None:
    """With neither mark nor source the key alone decides, and the rows are named for a second look."""
    _, unproved = _taken(as_csv(_columns(0, 3)(_translated())))
    _, proved = _taken(as_csv(_columns(0, 2, 3)(_translated())))

    assert unproved.unproved == (3,)
    assert proved.unproved == ()


def test_without_marks_the_source_is_still_proof() -> None:
    """A text that has changed since the table was made keeps the old translation out, mark or no mark."""
    table = read_table(_columns(0, 2, 3)(_translated()))

    new, done = taken_in(changed := NIGHT_FERRY.replace("Aground.", "Afloat."), "x.yaml", table)

    assert new == changed
    assert [each.row for each in done.left_out] == [3]


def test_a_row_that_was_torn_apart_is_refused() -> None:
    """A line end without quotation marks would put half a text into the file."""
    rows = [",".join(row) for row in _translated()]
    torn = "\r\n".join([*rows[:2], rows[2].replace("Échoué.", "Échoué,\r\nà marée basse.")])

    with pytest.raises(PaperError, match="torn"):
        _taken(torn)


def test_a_table_into_the_first_language() -> None:
    """Which column is the source is told by the marks, not by the file or the order."""
    entries = readable(NIGHT_FERRY, "x.yaml").entries
    rows = from_csv(as_csv(table_rows(entries, "fr", "en", translator("en"), is_declared=True)))
    written = [[*row[:2], {"Le bac": "The ferry"}.get(row[2], row[3]), row[2], *row[4:]] for row in rows]
    written[0][2:4] = ["en", "fr"]

    table = read_table(written)

    assert (table.source, table.target) == ("fr", "en")
    assert _taken(as_csv(written))[0] == NIGHT_FERRY.replace("en: Night ferry", 'en: "The ferry"')
