"""The reveal: the frozen board becomes the final one, a seat at a time from the last place upwards, back and forth."""

from dataclasses import dataclass

from twiplo_game.classroom.board import Board, Row, board, ranked
from twiplo_game.classroom.match import Match


@dataclass(frozen=True, slots=True)
class Shown:
    """A line of the board during the reveal."""

    row: Row
    is_revealed: bool
    """Whether it counts everything; else it stands as it did when the board was frozen."""


@dataclass(frozen=True, slots=True)
class Scene:
    """The board after so many steps."""

    lines: tuple[Shown, ...]
    newest: str | None
    """The seat that this step revealed."""
    place: int | None
    """The rank that it has from now on among what is shown."""


def steps(final: Board) -> int:
    """How many steps reveal everything."""
    return len(final.rows)


def scene(frozen: Board, final: Board, step: int) -> Scene:
    """The board after `step` steps, 0 to `steps(final)`: each time the lowest seat not yet revealed gets its result.

    A pure function of both boards, so that every screen shows the same and stepping back is stepping to an earlier
    number. A seat that came after the freeze begins at the bottom with what it has.
    """
    before = {row.seat: row for row in frozen.rows}
    after = {row.seat: row for row in final.rows}
    lines = {seat: before.get(seat, row) for seat, row in after.items()}
    revealed: set[str] = set()
    newest = None
    order = _ordered(lines)
    for _ in range(min(step, len(after))):
        newest = next(row.seat for row in reversed(order) if row.seat not in revealed)
        revealed.add(newest)
        lines[newest] = after[newest]
        order = _ordered(lines)
    place = next((row.rank for row in order if row.seat == newest), None)
    return Scene(tuple(Shown(row, row.seat in revealed) for row in order), newest, place)


def scene_at(match: Match, at: int) -> Scene:
    """The scene of a contest at `at`. Where nothing was frozen, the places are only shown one by one."""
    final = board(match, at)
    frozen = board(match, match.room.frozen) if match.room.frozen is not None else final
    return scene(frozen, final, match.room.revealed or 0)


def _ordered(lines: dict[str, Row]) -> tuple[Row, ...]:
    return ranked((row.seat, row.score, row.gauges, row.ending) for row in lines.values())
