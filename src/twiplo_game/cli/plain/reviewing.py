"""The review of a game in the line mode."""

from collections.abc import Sequence

from twiplo_game.analysis.review.decisions import decisions
from twiplo_game.analysis.review.judging import Reviewed
from twiplo_game.analysis.review.review import review
from twiplo_game.analysis.review.valuing import Steadily
from twiplo_game.cli.plain.table import Table
from twiplo_game.cli.progress import DECISIONS, Progress
from twiplo_game.engine.game import Game
from twiplo_game.engine.step import Step
from twiplo_game.store.log_reader import Log
from twiplo_game.store.reviews import keep_review, kept_review, review_path
from twiplo_game.telling.option_words import OptionWords, draft_titles
from twiplo_game.telling.review import review_page


def show_review(table: Table, log: Log, game: Game, steps: Sequence[Step]) -> None:
    """Say what each decision was worth; how far the weighing is goes to stderr."""
    say = OptionWords(table.lexicon, table.view, draft_titles(game.story))
    table.console.show(review_page(say, _reviewed(table, log, game, steps), is_exact=Steadily.is_exact))


def _reviewed(table: Table, log: Log, game: Game, steps: Sequence[Step]) -> Sequence[Reviewed]:
    path = review_path(log, Steadily.name)
    kept = kept_review(path)
    if kept is not None:
        return kept
    progress = Progress(table.console.words, DECISIONS)
    total = len(decisions(game, steps))
    found: list[Reviewed] = []
    try:
        for each in review(game, steps, Steadily()):
            found.append(each)
            progress(len(found), total)
    finally:
        progress.clear()
    keep_review(path, found)
    return found
