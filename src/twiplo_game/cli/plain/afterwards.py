"""After the debrief in the line mode: how the decisions are weighed, what if, what stays, and what is kept of it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from twiplo_game.analysis.debrief_parts import Debrief
from twiplo_game.cli.diagnostics import ExitCode
from twiplo_game.cli.plain.branching import ask_what_if
from twiplo_game.cli.plain.keeping import contest, save
from twiplo_game.cli.plain.prompts import ask_line
from twiplo_game.cli.plain.quiz import run_quiz
from twiplo_game.cli.plain.reviewing import review_step_by_step
from twiplo_game.cli.plain.table import LiveTable
from twiplo_game.store.errors import StoreError
from twiplo_game.store.settings import load_settings
from twiplo_game.telling.errors import told

Act = Callable[[], ExitCode | None]
"""Something to do; what it leaves with, where that is of any matter."""


def afterwards(table: LiveTable, result: Debrief, log: Path) -> ExitCode:
    """Offer what there is to do about the game in `log`, until the player leaves. Raises EndOfInputError."""
    console = table.console
    while True:
        acts = _acts(table, result, log)
        console.heading(console.tr("What would you look at now?"))
        for number, (label, _) in acts.items():
            console.item(f"{number}.", label)
        answer = ask_line(
            console,
            console.tr("Number, or Enter to leave: "),
            console.tr(
                "The decisions are weighed on what you could know. What if begins a game of its own; this one stays as "
                "it is. A contested rule is kept with the game and changes no score. A saved debrief is a file."
            ),
            can_go_back=False,
        )
        if not answer:
            return ExitCode.OK
        chosen = acts.get(str(answer).rstrip("."))
        if chosen is None:
            console.say(console.tr("Type one of the numbers."))
            continue
        try:
            code = chosen[1]()
        except StoreError as error:
            console.say(told(error, console.words))
            continue
        if code is ExitCode.INTERRUPTED:
            return code


def _acts(table: LiveTable, result: Debrief, log: Path) -> dict[str, tuple[str, Act]]:
    """What can be done, by numbers that stay the same."""
    console = table.console
    acts: dict[str, tuple[str, Act]] = {
        "1": (console.tr("What each decision was worth"), partial(review_step_by_step, table, log)),
        "2": (
            console.tr("What if: another choice at one of your decisions"),
            partial(ask_what_if, log, console.words, has_chosen_language=True),
        ),
        "3": (console.tr("Contest a rule"), partial(contest, table, result)),
        "4": (console.tr("Save the debrief"), partial(save, log, table, result)),
    }
    if load_settings().checks == "on":
        acts["5"] = (console.tr("What stays: the learning check, eight short questions"), partial(run_quiz, console))
    return acts
