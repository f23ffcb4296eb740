"""A table as a workbook for spreadsheets."""

import io
from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from typing import Final

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, MergedCell
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from twiplo_game.papers.cells import Cell, written

_WIDE: Final = 46
_NARROW: Final = 16
_LONG: Final = 40
_CELL_LIMIT: Final = 32_767
"""Characters that a cell of a workbook can hold."""


_FIRST_YEAR: Final = 1900
"""Spreadsheets count their days from then; what was before stays a text."""

_FORMATS: Final[dict[type, str]] = {int: "0", datetime: "yyyy-mm-dd hh:mm", time: "hh:mm", timedelta: "[h]:mm"}


def as_workbook(rows: Iterable[Sequence[Cell]], title: str) -> bytes:
    """The rows in one sheet, the first one being their headings: numbers and times as such, and no formula."""
    book = Workbook()
    sheet = book.active
    if sheet is None:
        raise ValueError("a workbook has a sheet")
    # A sheet's name may hold neither these signs nor more than 31.
    sheet.title = "".join(sign for sign in title if sign not in "[]:*?/\\'")[:31] or "MSEL"
    longest: dict[int, int] = {}
    for number, row in enumerate(rows, start=1):
        for column, content in enumerate(row, start=1):
            cell = sheet.cell(number, column)
            _fill(cell, content)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            longest[column] = max(longest.get(column, 0), len(written(content)))
            if number == 1:
                cell.font = Font(bold=True)
                cell.fill = PatternFill("solid", fgColor="DDDDDD")
    for column, length in longest.items():
        sheet.column_dimensions[get_column_letter(column)].width = _WIDE if length > _LONG else _NARROW
    sheet.freeze_panes = "B2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(cell: SheetCell | MergedCell, content: Cell) -> None:
    if isinstance(content, datetime) and content.year < _FIRST_YEAR:
        content = written(content)
    if isinstance(content, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", content)[:_CELL_LIMIT]
        # Said outright: the library takes a text that begins with "=" for a formula.
        cell.data_type = "s"
    else:
        cell.value = content
        cell.number_format = _FORMATS[type(content)]
