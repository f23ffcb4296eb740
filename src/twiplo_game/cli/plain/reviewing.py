"""The review of a game in the line mode."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from twiplo_game.analysis.review.judging import Reviewed
from twiplo_game.analysis.review.review import undone
from twiplo_game.cli.plain.prompts import BACK_WORDS, ask_line
from twiplo_game.cli.plain.table import Table
from twiplo_game.cli.progress import DECISIONS, Progress
from twiplo_game.engine.game import Game
from twiplo_game.engine.step import Step
from twiplo_game.locale.words import Words
from twiplo_game.store.log_reader import Log
from twiplo_game.store.session import replay
from twiplo_game.store.weighing import Weighing
from twiplo_game.telling.account import Review
from twiplo_game.telling.decision_marks import letters_in, marks_words, review_mark
from twiplo_game.telling.option_words import OptionWords, draft_titles
from twiplo_game.telling.page import Page
from twiplo_game.telling.review import Told, accuracy_page, decision_page, review_page, undone_page
from twiplo_game.telling.review_method import before_words, method_page

_ALL_WORDS: Final = frozenset({"a", "all", "t", "tout", "toutes"})


def show_review(table: Table, log: Log, game: Game, steps: Sequence[Step]) -> None:
    """Say what each decision was worth; how far the weighing is goes to stderr."""
    review = review_of(Weighing(log, game, steps), table.console.words)
    say = OptionWords(table.lexicon, table.view, review.drafts)
    table.console.heading(table.console.tr("THE REVIEW"))
    table.console.show(review_page(say, review.reviewed, letters_in(steps)))


def review_step_by_step(table: Table, log: Path) -> None:
    """Say what each decision of the game in `log` was worth, one at a time, as long as the player reads on.

    Raises StoreError and EndOfInputError.
    """
    read, game, steps = replay(log)
    weighing, console = Weighing(read, game, steps), table.console
    say, letters = OptionWords(table.lexicon, table.view, draft_titles(game.story)), letters_in(steps)
    found: list[Reviewed] = []
    method, remembered, is_asked = Page(), Told(), True
    console.heading(console.tr("THE REVIEW"))
    for each in weighing.kept() or weighing.made():
        if not found:
            method = method_page(console.words, [each])
            console.show(method)
            console.say(before_words(console.words))
            console.say(marks_words(console.words))
        elif is_asked:
            answer = ask_line(
                console,
                console.tr("Enter for the next decision, a for all the others, b to stop: "),
                console.tr("There are {n} in all. The figure for the whole game comes last.", n=len(weighing.taken)),
                can_go_back=False,
            )
            if str(answer).lower() in BACK_WORDS:
                return
            is_asked = str(answer).lower() not in _ALL_WORDS
        console.show(decision_page(say, each, review_mark(letters, each.judgement.number, len(found)), remembered))
        found.append(each)
    whole = method_page(console.words, found)
    if whole.lines != method.lines:
        # What is known of the best play can end on the way: then the rest was weighed in another manner.
        console.show(whole)
    console.show(accuracy_page(console.words, found))
    console.show(undone_page(say, undone([each.judgement for each in found])))


def review_of(weighing: Weighing, words: Words) -> Review:
    """The review of a game that is over; how far the weighing is goes to stderr."""
    return Review(_weighed(weighing, words), draft_titles(weighing.game.story))


def _weighed(weighing: Weighing, words: Words) -> tuple[Reviewed, ...]:
    kept = weighing.kept()
    if kept is not None:
        return kept
    progress = Progress(words, DECISIONS)
    found: list[Reviewed] = []
    try:
        for each in weighing.made():
            found.append(each)
            progress(len(found), len(weighing.taken))
    finally:
        progress.clear()
    return tuple(found)
