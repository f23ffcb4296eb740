"""The review of a game in the line mode."""

from collections.abc import Sequence

from twiplo_game.analysis.review.judging import Reviewed
from twiplo_game.cli.plain.table import Table
from twiplo_game.cli.progress import DECISIONS, Progress
from twiplo_game.engine.game import Game
from twiplo_game.engine.step import Step
from twiplo_game.locale.words import Words
from twiplo_game.store.log_reader import Log
from twiplo_game.store.weighing import Weighing
from twiplo_game.telling.account import Review
from twiplo_game.telling.decision_marks import letters_in
from twiplo_game.telling.option_words import OptionWords, draft_titles
from twiplo_game.telling.review import review_page


def show_review(table: Table, log: Log, game: Game, steps: Sequence[Step]) -> None:
    """Say what each decision was worth; how far the weighing is goes to stderr."""
    review = review_of(Weighing(log, game, steps), table.console.words)
    say = OptionWords(table.lexicon, table.view, review.drafts)
    table.console.heading(table.console.tr("THE REVIEW"))
    table.console.show(review_page(say, review.reviewed, letters_in(steps)))


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
