"""The end of a game: first what the player makes of it, then the debrief."""

from collections.abc import Sequence
from contextlib import suppress

from twiplo_game.analysis.debrief import debrief
from twiplo_game.analysis.debrief_parts import Debrief
from twiplo_game.cli.plain.console import EndOfInputError
from twiplo_game.cli.plain.prompts import Back, ask_line
from twiplo_game.cli.plain.table import LiveTable, Table
from twiplo_game.engine.step import Step
from twiplo_game.store.errors import StoreError
from twiplo_game.telling.debrief import debrief_pages, ending_page


def show_end(table: Table, steps: Sequence[Step]) -> None:
    """Say how the game ended and what it was worth. Nothing where it is not over."""
    result = debrief(table.seat.game, steps)
    if result is None:
        return
    table.console.show(ending_page(table.lexicon, result))
    _show_debrief(table, result)


def show_played(table: LiveTable) -> None:
    """The end of a game that was just played: the player's own words come before anybody else's."""
    session = table.session
    result = debrief(session.game, session.steps)
    if result is None:
        return
    table.console.show(ending_page(table.lexicon, result))
    # A pipe that ends here, or a full disk, takes nothing from the debrief.
    with suppress(EndOfInputError, StoreError):
        words = _ask_feeling(table)
        if words:
            session.note("feeling", {"words": words})
    _show_debrief(table, result)
    _point_to_review(table)


def _show_debrief(table: Table, result: Debrief) -> None:
    for _, page in debrief_pages(table.lexicon, table.view, result):
        table.console.show(page)


def _point_to_review(table: LiveTable) -> None:
    console, path = table.console, table.session.writer.path
    console.heading(console.tr("What each decision was worth on what you could know: twiplo debrief {path}", path=path))
    console.say(console.tr("What if you had chosen otherwise: twiplo whatif {path}", path=path))


def _ask_feeling(table: LiveTable) -> str:
    console = table.console
    console.heading(console.tr("Before the debrief: how was it?"))
    answer = ask_line(
        console,
        console.tr("One line, or Enter to go on: "),
        console.tr("Your words are kept with the game, for yourself or for a talk afterwards. They change nothing."),
        can_go_back=False,
    )
    return "" if isinstance(answer, Back) else answer
