"""Carrying out what the player chose, and saying what it did."""

from twiplo_game.cli.plain.happened import show_step
from twiplo_game.cli.plain.table import LiveTable
from twiplo_game.engine.action import Action, Open


def carry_out(table: LiveTable, action: Action) -> bool:
    """Do it and show it; False where it was refused. What is shown whole counts as read."""
    step = table.do(action)
    if step is None:
        return False
    for message in show_step(table, step):
        if not table.session.state.is_over:
            table.do(Open(message))
    return True
