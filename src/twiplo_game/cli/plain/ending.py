"""The end of a game: first what the player makes of it, then the debrief."""

from contextlib import suppress
from typing import TYPE_CHECKING

from twiplo_game.analysis.debrief_parts import Debrief
from twiplo_game.analysis.remarks import Remarks
from twiplo_game.cli.diagnostics import ExitCode
from twiplo_game.cli.plain.console import EndOfInputError
from twiplo_game.cli.plain.prompts import Back, ask_line
from twiplo_game.cli.plain.table import LiveTable, Table
from twiplo_game.telling.debrief import ending_page
from twiplo_game.telling.debrief_sections import sections

if TYPE_CHECKING:
    from twiplo_game.analysis.review.branching import Branching


def show_played(table: LiveTable) -> ExitCode:
    """The end of a game that was just played: the player's own words come before anybody else's."""
    result = table.review()
    if result is None:
        return ExitCode.OK
    table.console.show(ending_page(table.lexicon, result))
    keep_feeling(table)
    show_debrief(table, result, table.remarks, table.branching)
    log = table.port.log
    if log is None:
        return ExitCode.OK
    from twiplo_game.cli.plain.afterwards import afterwards  # noqa: PLC0415 - with the papers, which no game needs

    with suppress(EndOfInputError):
        return afterwards(table, result, log)
    # Who is not there to be asked is told how to come to it all the same.
    point_to_review(table)
    return ExitCode.OK


def keep_feeling(table: LiveTable) -> None:
    """Ask how it was, and keep the answer; a pipe that ends here takes nothing from the debrief."""
    with suppress(EndOfInputError):
        words = _ask_feeling(table)
        if words:
            table.feel(words)


def point_to_review(table: LiveTable) -> None:
    """Say where the decisions are weighed, and where the game can be taken up again."""
    console, log = table.console, table.port.log
    if log is None:
        return
    # A command is a line of its own, whole, so that it can be copied.
    console.heading(console.tr("What each decision was worth on what you could know:"))
    console.raw(f"twiplo debrief {log}")
    console.heading(console.tr("What if you had chosen otherwise:"))
    console.raw(f"twiplo whatif {log}")


def show_debrief(table: Table, result: Debrief, remarks: Remarks, branching: "Branching | None" = None) -> None:
    """How the game ended, what it was worth and why: the sections that every face has."""
    console = table.console
    console.heading(console.tr("DEBRIEF"))
    for title, page in sections(table.lexicon, table.view, result, remarks, branching):
        console.heading(title.upper())
        console.show(page)


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
