"""Carrying out what the player chose, and saying what it did."""

from twiplo_game.cli.plain.happened import show_step
from twiplo_game.cli.plain.table import LiveTable
from twiplo_game.engine.action import Action, Open
from twiplo_game.engine.step import Step
from twiplo_game.store.errors import StoreError
from twiplo_game.telling.errors import told


def carry_out(table: LiveTable, action: Action) -> bool:
    """Do it and show it; False where it was refused. What is shown whole counts as read.

    With a live clock the time that has passed meanwhile comes first.
    """
    catch_up(table)
    step = table.do(action)
    if step is None:
        return False
    _show(table, step)
    return True


def catch_up(table: LiveTable, *, only_to_sight: bool = False) -> bool:
    """With a live clock, let the story reach the present and show what came of it; whether anything did."""
    try:
        steps = table.session.catch_up(only_to_sight=only_to_sight)
    except StoreError as error:
        table.console.say(told(error, table.console.words))
        return False
    for step in steps:
        _show(table, step)
    return bool(steps)


def _show(table: LiveTable, step: Step) -> None:
    for message in show_step(table, step):
        if not table.session.state.is_over:
            table.do(Open(message))
