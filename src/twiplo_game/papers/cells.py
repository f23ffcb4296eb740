"""Tables for spreadsheets: CSV out and in, with no cell that a spreadsheet would take for a formula."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from typing import Final, TypeAlias

from twiplo_game.locale.words import msgid
from twiplo_game.papers.errors import PaperError

Cell: TypeAlias = str | int | datetime | time | timedelta
"""What a table holds: words, a number, a moment with its day, a time of day, or a span."""

BOM: Final = "\ufeff"
"""By it a spreadsheet knows that the file is UTF-8."""

_FORMULA: Final = re.compile(r"'*[=+\-@\t\r]")
_GUARDED: Final = re.compile(r"''*[=+\-@\t\r]")
_DELIMITERS: Final = ",;\t"
_SEPARATOR: Final = re.compile(r'"?sep=([,;\t])"?\r?\n', re.IGNORECASE)
"""The line by which a spreadsheet is told what parts the cells; it does not show it as a row."""


def guarded(cell: str) -> str:
    """`cell` with an apostrophe before it where a spreadsheet would calculate with it."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """`cell` as it was before `guarded`."""
    return cell[1:] if _GUARDED.match(cell) else cell


def as_csv(rows: Iterable[Sequence[Cell]]) -> str:
    """The rows as a CSV text that spreadsheets open as it is meant."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([written(cell) for cell in row] for row in rows)
    return BOM + out.getvalue()


def written(cell: Cell) -> str:
    """`cell` as a CSV text has it: 2031-05-24 09:40, 09:40, or 26:15 for a span in hours and minutes."""
    match cell:
        case str():
            return guarded(cell)
        case datetime():
            return f"{cell:%Y-%m-%d %H:%M}"
        case time():
            return f"{cell:%H:%M}"
        case timedelta():
            hours, minutes = divmod(cell // timedelta(minutes=1), 60)
            return f"{hours}:{minutes:02}"
        case int():
            return str(cell)


def from_csv(text: str) -> list[list[str]]:
    """The rows of a CSV text, whichever of comma, semicolon and tab parts its cells. Raises PaperError."""
    text = text.removeprefix(BOM)
    said = _SEPARATOR.match(text)
    text = text[said.end() :] if said else text
    head = text.partition("\n")[0]
    delimiter = said.group(1) if said else max(_DELIMITERS, key=head.count)
    # The longest text of a scenario is far below csv's own limit for a cell; what is above is no table of ours.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[list[str]] = []
    try:
        for row in reader:
            rows.append([unguarded(cell) for cell in row])
    except csv.Error as error:
        raise PaperError(
            msgid("Row {row}: a quotation mark is missing or stands alone. Save the table as CSV again."),
            row=len(rows) + 1,
        ) from error
    return rows
