"""The learning check in the line mode."""

from time import time

from twiplo_game.cli import diagnostics
from twiplo_game.cli.diagnostics import ExitCode
from twiplo_game.cli.plain.console import Console, EndOfInputError
from twiplo_game.cli.plain.prompts import Back, Choice, choose
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.learning import Sitting, record_path
from twiplo_game.telling.learning import TITLE, choices, intro_page, item_page, place_words, question_words, told_page
from twiplo_game.telling.learning_result import result_page


def run_quiz(console: Console) -> ExitCode:
    """Ask what is left of the check that is open, or all of a new one, and say what came of it. Raises StoreError."""
    console.heading(console.tr(TITLE))
    console.show(intro_page(console.words, record_path().name))
    sitting = Sitting(int(time()))
    try:
        while sitting.item is not None:
            if not _ask(console, sitting):
                console.say(_how_to_go_on(console))
                return ExitCode.OK
        console.show(result_page(console.words, sitting.checks))
    except EndOfInputError:
        if sitting.item is not None:
            diagnostics.tell(_how_to_go_on(console))
    except KeyboardInterrupt:
        diagnostics.raw("\n")
        diagnostics.tell(_how_to_go_on(console))
        return ExitCode.INTERRUPTED
    return ExitCode.OK


def _ask(console: Console, sitting: Sitting) -> bool:
    """One question and what there is to learn from it; False where the player leaves."""
    item = sitting.item
    assert item is not None
    console.heading(console.tr("Question {place}", place=place_words(console.words, sitting.check)))
    console.show(item_page(console.words, item))
    chosen = choose(
        console,
        question_words(console.words, item),
        [Choice(label, place) for place, label in enumerate(choices(console.words, item))],
        console.tr("Type the number of your answer. b leaves the check; what was answered is kept."),
    )
    if isinstance(chosen, Back):
        return False
    answer = sitting.answer(chosen, int(time()))
    console.show(told_page(console.words, sitting.bank, shipped_doctrine().doctrine, item, answer))
    return True


def _how_to_go_on(console: Console) -> str:
    return console.tr("Your answers are kept. To go on: twiplo quiz --plain")
