"""The end of a game: how it ended, then the debrief."""

from collections.abc import Sequence

from twiplo_game.analysis.debrief import debrief
from twiplo_game.cli.plain.debriefing import show_debrief
from twiplo_game.cli.plain.table import Table
from twiplo_game.engine.step import Step


def show_end(table: Table, steps: Sequence[Step]) -> None:
    """Say how the game ended and what it was worth. Nothing where it is not over."""
    result = debrief(table.seat.game, steps)
    if result is not None:
        show_debrief(table, result)
