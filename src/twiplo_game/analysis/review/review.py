"""The review of a whole game, decision by decision: whoever asks can stop in between and show what there is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twiplo_game.analysis.garbage import garbage_left
from twiplo_game.analysis.review.decisions import decisions
from twiplo_game.analysis.review.judging import Hindsight, Judgement, Luck, Reviewed, judge, shortfall, turned
from twiplo_game.analysis.review.options import Hold, Option, purpose
from twiplo_game.analysis.review.position import Position, positions
from twiplo_game.analysis.review.values import Basis, Estimate, Valuer
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
        return min(self.percent_kept, 100 if self.is_exact else 99)

    @property
    def percent_kept(self) -> int:
        """From 0 to 100, as far as can be seen."""
        return round(100 * (1.0 if self.stake <= 0 else max(0.0, 1 - self.lost / self.stake)))


@dataclass(frozen=True, slots=True)
class Undone:
    """Something that would have been worth doing, and was never done."""

    option: Option
    since: int
    """The minute of the first decision beside which it was noticed."""
    until: int
    """That of the last."""
    gain: Estimate
    """What it would have been worth when it was worth most."""


def review(game: Game, steps: Sequence[Step], valuer: Valuer) -> Iterator[Reviewed]:
    """Each decision of `steps`, which begin with the opening, in order."""
    taken = {choice.number: choice for choice in decisions(game, steps, is_patient=valuer.is_patient)}
    known = 0.0
    with garbage_left():
        for number, position in enumerate(positions(game, steps), 1):
            choice = taken.get(number)
            if choice is not None:
                judgement = judge(position, number, choice.own, valuer)
                hindsight = _hindsight(game, position, judgement, valuer, known)
                _, most = shortfall(judgement, hindsight.own)
                known = most if hindsight.luck is Luck.BADLY else min(known, most)
                yield Reviewed(judgement, hindsight)


def _hindsight(game: Game, position: Position, judgement: Judgement, valuer: Valuer, known: float) -> Hindsight:
    """What was done, beside what was better to choose or else beside the other ways to do the same, and waiting."""
    alike = {purpose(judgement.own), purpose(Hold(0))}
    others = [place for place, each in enumerate(judgement.options) if place and purpose(each) in alike]
    compared = [judgement.instead] if judgement.instead else others
    own = valuer.played_out(game, position, judgement.own)
    came_to = {place: valuer.played_out(game, position, judgement.options[place]) for place in compared}
    instead = max(came_to, key=lambda place: (came_to[place], -place), default=0)
    other = came_to.get(instead, own)
    return Hindsight(own, other, instead, turned(judgement, own, other, known))


def undone(judgements: Sequence[Judgement]) -> tuple[Undone, ...]:
    """What would have been worth doing besides, was never done, and was held against no decision.

    In the order in which it was noticed.
    """
    done = {(purpose(each.own), each.number) for each in judgements}
    charged = {purpose(each.options[each.instead]) for each in judgements if each.is_better_told}
    found: dict[tuple[str, str], Undone] = {}
    for each in judgements:
        if not each.besides:
            continue
        option = each.options[each.besides]
        about = purpose(option)
        if about in charged or any(what == about and number > each.number for what, number in done):
            continue
        known = found.get(about)
        if known is None:
            found[about] = Undone(option, each.minute, each.minute, each.gain)
        else:
            most = max((known, Undone(option, 0, 0, each.gain)), key=lambda item: item.gain.points)
            found[about] = Undone(most.option, known.since, each.minute, most.gain)
    return tuple(found.values())


def accuracy(judgements: Sequence[Judgement]) -> Accuracy | None:
    """How much was kept; None where nothing was decided."""
    if not judgements:
        return None
    missed = sum(each.gain.points for each in undone(judgements))
    return Accuracy(
        sum(each.stake for each in judgements) + missed,
        sum(each.loss.points for each in judgements) + missed,
        all(each.basis is Basis.BEST for each in judgements),
    )
