"""The review of a whole game, decision by decision: whoever asks can stop in between and show what there is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twiplo_game.analysis.review.decisions import Choice, decisions
from twiplo_game.analysis.review.judging import Hindsight, Judgement, Reviewed, judged, turned
from twiplo_game.analysis.review.options import options
from twiplo_game.analysis.review.position import Position, positions
from twiplo_game.analysis.review.valuing import Valuer, played_out
from twiplo_game.engine.game import Game
from twiplo_game.engine.step import Step


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How much of what was at stake was kept."""

    stake: float
    """Score points that hung on the decisions: between the best and the worst option of each, added up."""
    lost: float
    """What they lost of it."""
    is_exact: bool
    """Whether the best was really known."""

    @property
    def percent(self) -> int:
        """From 0 to 100; 100 only where nothing better can exist."""
        kept = 1.0 if self.stake <= 0 else max(0.0, 1 - self.lost / self.stake)
        return min(round(100 * kept), 100 if self.is_exact else 99)


def review(game: Game, steps: Sequence[Step], valuer: Valuer) -> Iterator[Reviewed]:
    """Each decision of `steps`, which begin with the opening, in order."""
    taken = {choice.number: choice for choice in decisions(game, steps)}
    for number, position in enumerate(positions(game, steps), 1):
        choice = taken.get(number)
        if choice is not None:
            judgement = judge(position, choice, valuer)
            yield Reviewed(judgement, _hindsight(game, steps[number - 1], judgement))


def judge(position: Position, choice: Choice, valuer: Valuer) -> Judgement:
    """What `choice` was worth at `position`: nothing here knows what was hidden."""
    choices = options(position, choice.own)
    values = valuer.values(position, choices, keep=(0,))
    found = judged(choice.number, choice.minute, choices, values)
    return found if not found.best else found.with_line(valuer.line(position, choices[found.best]))


def _hindsight(game: Game, before: Step, judgement: Judgement) -> Hindsight:
    others = sorted(range(1, len(judgement.options)), key=lambda place: (-judgement.values[place].points, place))
    instead = judgement.best or (others[0] if others else 0)
    own = played_out(game, before.state, judgement.own)
    best = played_out(game, before.state, judgement.options[instead])
    return Hindsight(own, best, instead, turned(judgement, own, best))


def accuracy(judgements: Sequence[Judgement], *, is_exact: bool) -> Accuracy | None:
    """How much was kept; None where nothing was decided."""
    if not judgements:
        return None
    return Accuracy(sum(each.stake for each in judgements), sum(each.loss.points for each in judgements), is_exact)
