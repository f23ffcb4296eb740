"""Carrying out what the player chose, and saying what it did."""

from collections.abc import Iterable

from twiplo_game.cli.plain.happened import show_happening
from twiplo_game.cli.plain.table import LiveTable
from twiplo_game.engine.action import Action, Open
from twiplo_game.seating.port import Happening
from twiplo_game.telling.refusals import none_free


def carry_out(table: LiveTable, action: Action) -> bool:
    """Do it and show it; False where it was refused. What is shown whole counts as read.

    With a live clock the time that has passed meanwhile comes first.
    """
    catch_up(table)
    outcome = table.do(action)
    _show_unshown(table)
    if outcome is None:
        return False
    _show(table, outcome)
    return True


def is_refused(table: LiveTable) -> bool:
    """Whether no officer can be set to work now; the player is told, before any further question."""
    catch_up(table)
    nobody = none_free(table.lexicon, table.view, table.view.minute)
    if nobody:
        table.console.say(nobody)
    return bool(nobody)


def catch_up(table: LiveTable) -> bool:
    """With a live clock, show what has happened by now; whether anything did."""
    has_news = table.look()
    _show_unshown(table)
    return has_news


def _show_unshown(table: LiveTable) -> None:
    happened = tuple(table.unshown)
    table.unshown.clear()
    _show(table, happened)


def _show(table: LiveTable, happened: Iterable[Happening]) -> None:
    for happening in happened:
        for message in show_happening(table, happening):
            if not table.is_over:
                table.do(Open(message))
