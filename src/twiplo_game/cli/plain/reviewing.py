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
from twiplo_game.telling.option_words import OptionWords, draft_titles
from twiplo_game.telling.review import review_page


def show_review(table: Table, log: Log, game: Game, steps: Sequence[Step]) -> None:
    """Say what each decision was worth; how far the weighing is goes to stderr."""
    say = OptionWords(table.lexicon, table.view, draft_titles(game.story))
    table.console.show(review_page(say, weighed(Weighing(log, game, steps), table.console.words)))


def weighed(weighing: Weighing, words: Words) -> Sequence[Reviewed]:
    """The whole review, made where it was not made before."""
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
    return found
