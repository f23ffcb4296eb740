"""Whether a log branched off from another one, and the two games side by side."""

from twiplo_game.analysis.review.branching import Branching, beside_branch, choice_at
from twiplo_game.engine.game import Game
from twiplo_game.engine.step import Step
from twiplo_game.store.errors import NotFoundError, StoreError
from twiplo_game.store.log_reader import Log
from twiplo_game.store.origins import last_played, parent_of
from twiplo_game.store.session import replayed


def branching(log: Log, game: Game, steps: tuple[Step, ...]) -> Branching | None:
    """Where the game of `log`, which is over, branched off; None where it began at the beginning."""
    origin = log.origin
    if origin is None or not 1 <= origin.number < len(steps):
        return None
    number, instead = origin.number, choice_at(game, steps, origin.number)
    try:
        parent = parent_of(log, origin)
        _, before = replayed(parent)
    except StoreError as error:
        return Branching(game.story, origin.parent, instead, None, is_gone=isinstance(error, NotFoundError))
    found = beside_branch(game, before, steps, number, is_routine=origin.is_routine)
    grandparent = parent.origin.parent if parent.origin is not None else None
    return Branching(game.story, origin.parent, instead, found, played=last_played(parent), grandparent=grandparent)
