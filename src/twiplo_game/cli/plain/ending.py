"""The end of a game: first what the player makes of it, then the debrief, then the review for who wants it."""

from collections.abc import Sequence
from contextlib import suppress

from twiplo_game.analysis.debrief import debrief
from twiplo_game.analysis.debrief_parts import Debrief
from twiplo_game.cli.plain.console import EndOfInputError
from twiplo_game.cli.plain.prompts import Back, ask_line, confirm
from twiplo_game.cli.plain.reviewing import show_review
from twiplo_game.cli.plain.table import LiveTable, Table
from twiplo_game.engine.step import Step
from twiplo_game.store.errors import StoreError
from twiplo_game.store.log_reader import read_log
from twiplo_game.store.remarks import FEELING, feeling
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
            session.note(FEELING, feeling(words))
    _show_debrief(table, result)
    with suppress(EndOfInputError, StoreError):
        _offer_review(table)
    from twiplo_game.cli.plain.afterwards import afterwards  # noqa: PLC0415 - with the papers, which no game needs

    with suppress(EndOfInputError):
        afterwards(table, result)


def _offer_review(table: LiveTable) -> None:
    console, path = table.console, table.session.writer.path
    console.say()
    wanted = confirm(
        console,
        console.tr("Weigh your decisions now? It takes a few seconds."),
        console.tr("The review says what each decision was worth on what you could know, and what was better."),
    )
    if wanted is True:
        show_review(table, read_log(path), table.session.steps)
    console.say(console.tr("What if you had chosen otherwise: twiplo whatif {path}", path=path))


def _show_debrief(table: Table, result: Debrief) -> None:
    for _, page in debrief_pages(table.lexicon, table.view, result):
        table.console.show(page)


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
