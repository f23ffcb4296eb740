"""A table as a workbook for spreadsheets."""

import io
from collections.abc import Iterable, Sequence
from typing import Final

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

_WIDE: Final = 46
_NARROW: Final = 16
_LONG: Final = 40
_CELL_LIMIT: Final = 32_767
"""Characters that a cell of a workbook can hold."""


def as_workbook(rows: Iterable[Sequence[str]], title: str) -> bytes:
    """The rows in one sheet, the first one being their headings. Every cell is a text, and none a formula."""
    book = Workbook()
    sheet = book.active
    if sheet is None:
        raise ValueError("a workbook has a sheet")
    # A sheet's name may hold neither these signs nor more than 31.
    sheet.title = "".join(sign for sign in title if sign not in "[]:*?/\\'")[:31] or "MSEL"
    longest: dict[int, int] = {}
    for number, row in enumerate(rows, start=1):
        for column, words in enumerate(row, start=1):
            cell = sheet.cell(number, column)
            cell.value = ILLEGAL_CHARACTERS_RE.sub("", words)[:_CELL_LIMIT]
            # Said outright: the library takes a text that begins with "=" for a formula.
            cell.data_type = "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            longest[column] = max(longest.get(column, 0), len(words))
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
