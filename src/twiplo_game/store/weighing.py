"""The review of a game that is over: what its values are, its decisions, and the review, kept once it is made."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from twiplo_game.analysis.review.best_play import ASKED, CHOICES, BestPlay
from twiplo_game.analysis.review.decisions import Choice, decisions
from twiplo_game.analysis.review.judging import Reviewed
from twiplo_game.analysis.review.review import review
from twiplo_game.analysis.review.values import Basis, Valuer
from twiplo_game.analysis.review.valuing import Steadily
from twiplo_game.analysis.solver.model import EVERYTHING
from twiplo_game.engine.game import Game
from twiplo_game.engine.step import Step
from twiplo_game.store.log_reader import Log
from twiplo_game.store.reviews import keep_review, kept_review, review_path
from twiplo_game.store.solved import kept_situations, kept_solved, solved_key

_MODELS: Final = {Basis.BEST: EVERYTHING, Basis.ASKED: ASKED}


class Weighing:
    """One game to be reviewed. Where its scenario was solved, by the best play; else by the bot `careful`."""

    def __init__(self, log: Log, game: Game, steps: Sequence[Step]) -> None:
        self.game = game
        self.steps = steps
        self.valuer = _valuer(log, game, steps)
        self.taken: tuple[Choice, ...] = decisions(game, steps, is_patient=self.valuer.is_patient)
        """The decisions, in order: one for each that will be reviewed."""
        self._path: Path = review_path(log, self.valuer.name)

    def kept(self) -> tuple[Reviewed, ...] | None:
        """The review, where it was made before."""
        return kept_review(self._path)

    def made(self) -> Iterator[Reviewed]:
        """The review, decision by decision; it is kept when it has come to its end."""
        found: list[Reviewed] = []
        for each in review(self.game, self.steps, self.valuer):
            found.append(each)
            yield each
        keep_review(self._path, found)


def _valuer(log: Log, game: Game, steps: Sequence[Step]) -> Valuer:
    key = solved_key(game.story, log.header.scenario_hash, log.header.doctrine_hash)
    solved = kept_solved(key)
    if solved is None or solved.choices > CHOICES:
        return Steadily()
    return BestPlay(game.story, _MODELS[solved.basis], steps, kept_situations(key))
