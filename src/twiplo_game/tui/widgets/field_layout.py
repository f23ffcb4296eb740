"""Where each word of the fields stands: the rows of a composition laid out in lines, for drawing and for clicks."""

from dataclasses import dataclass
from typing import Final

from twiplo_game.tui.field_rows import Row

NUMBER: Final = 2
"""Columns of a row's number."""

GAP: Final = 2
"""Columns between two values."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words in a line, and what a click on them means."""

    column: int
    text: str
    act: str = ""
    """`pick`, `before`, `after`, `open`, or empty."""
    pick: int = -1
    """The place of a value in its row."""


@dataclass(frozen=True, slots=True)
class Laid:
    """One line of the fields."""

    row: int
    """The place of its row."""
    is_first: bool
    pieces: tuple[Piece, ...]


def label_width(rows: tuple[Row, ...]) -> int:
    """Columns for the labels, with the space behind them."""
    return max((len(row.label) for row in rows), default=0) + 2


def laid_out(rows: tuple[Row, ...], width: int, lines: int) -> list[Laid]:
    """The rows in lines of `width` columns; the values of a row on at most `lines` of them, else only the chosen."""
    start = NUMBER + label_width(rows)
    laid: list[Laid] = []
    for place, row in enumerate(rows):
        flowed = _flowed(row, start, width)
        if not row.picks or len(flowed) > lines:
            flowed = [_folded(row, start, width)]
        laid += [Laid(place, number == 0, pieces) for number, pieces in enumerate(flowed)]
    return laid


def is_spread(laid: list[Laid], row: int) -> bool:
    """Whether the row shows all of its values."""
    return any(piece.act == "pick" for line in laid if line.row == row for piece in line.pieces)


def _flowed(row: Row, start: int, width: int) -> list[tuple[Piece, ...]]:
    """All values, line after line."""
    lines: list[list[Piece]] = [[]]
    column = start
    for place, pick in enumerate(row.picks):
        sign = ("[x] " if pick.is_on else "[ ] ") if row.is_many else ("(*) " if pick.is_on else "( ) ")
        text = sign + pick.label
        if column > start and column + len(text) > width:
            lines.append([])
            column = start
        lines[-1].append(Piece(column, _cut(text, width - column), "pick", place))
        column += len(text) + GAP
    return [tuple(line) for line in lines]


def _folded(row: Row, start: int, width: int) -> tuple[Piece, ...]:
    """The chosen value between signs for the one before and the one after; how many there are stands at the end."""
    if not row.picks and row.name == "more":
        return (Piece(start, _cut(f"> {row.value}", width - start), "open"),)
    if row.is_many:
        count = f"{sum(pick.is_on for pick in row.picks)}/{len(row.picks)}"
        room = width - start - len(count) - 4
        return (Piece(start, f"> {_cut(row.value, room)}", "open"), Piece(width - len(count), count))
    at = next((place for place, pick in enumerate(row.picks, 1) if pick.is_on), 0)
    count = f"{at}/{len(row.picks)}" if row.picks else ""
    value = _cut(row.value, width - start - len(count) - 6)
    pieces = (
        Piece(start, "< ", "before"),
        Piece(start + 2, value, "open"),
        Piece(start + 2 + len(value), " >", "after"),
    )
    return (*pieces, Piece(width - len(count), count)) if count else pieces


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else text[: max(0, room - 1)] + "…"


def under(line: Laid, column: int) -> Piece | None:
    """What stands at a column of a line."""
    return next(
        (piece for piece in line.pieces if piece.column <= column < piece.column + len(piece.text)),
        None,
    )
