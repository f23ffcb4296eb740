"""What is said of a decision: what it was worth, what was lost, a word for it, and apart from these what chance did."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from twiplo_game.analysis.review.options import Hold, Option, purpose
from twiplo_game.analysis.review.valuing import Estimate, Line, Values

SURE: Final = 2.0
"""Standard errors on each side within which a loss may lie."""


class Verdict(StrEnum):
    """A word for a decision. Ascending in what it lost."""

    BEST = "best"
    GOOD = "good"
    INACCURACY = "inaccuracy"
    MISTAKE = "mistake"
    BLUNDER = "blunder"


BOUNDS: Final = {Verdict.BEST: 5, Verdict.GOOD: 15, Verdict.INACCURACY: 35, Verdict.MISTAKE: 70}
"""Score points, of 1000, below which a loss is called so. One small effect on one gauge moves the score by 6 to 18
points, a medium one by 12 to 36, a large one by 24 to 72, a mandate by 50."""

_WAITING: Final = Hold(0)

TURNED: Final = 35
"""Score points by which the other choice must have done better, in the world as it was, to speak of chance."""


def verdict_of(loss: float) -> Verdict:
    """The word for a loss, in score points."""
    return next((verdict for verdict, bound in BOUNDS.items() if loss < bound), Verdict.BLUNDER)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a decision was worth on what could be known when it was taken. Nothing in it hangs on what was hidden."""

    number: int
    """Which action of the log it begins with, counted from 1."""
    minute: int
    options: tuple[Option, ...]
    """What could have been done; what was done comes first."""
    values: tuple[Estimate, ...]
    """What each is worth."""
    best: int
    """The place of the best that was found."""
    loss: Estimate
    """By how much it is worth more than what was done: 0 or above."""
    stake: float
    """Score points between the best and the worst of what it was about: other ways to do the same, or to wait."""
    mildest: Verdict
    severest: Verdict
    """Where the error leaves it open, the words between which it lies; else both are the same."""
    line: Line | None
    """The best played out; None where what was done was the best."""

    @property
    def own(self) -> Option:
        """What was done."""
        return self.options[0]

    @property
    def is_sure(self) -> bool:
        """Whether one word fits."""
        return self.mildest is self.severest

    def with_line(self, line: Line) -> "Judgement":
        """The same with the best played out."""
        return replace(self, line=line)


class Turn(StrEnum):
    """What chance made of a decision."""

    AS_JUDGED = "as_judged"
    BADLY = "badly"
    """It was good, and another choice would have done better in the world as it was."""
    WELL = "well"
    """It was bad, and did better in the world as it was than what was better to choose."""


@dataclass(frozen=True, slots=True)
class Hindsight:
    """What a decision and the best of the others come to in the world as it really was, played on in the same way."""

    own: int
    """Score points, 0 to 1000."""
    best: int
    """Those of what was best to choose; of the best of the others, where what was done was the best."""
    instead: int
    """The place among the options of what is compared."""
    turn: Turn


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One decision: how it was taken, and apart from that how it turned out."""

    judgement: Judgement
    hindsight: Hindsight


def judged(number: int, minute: int, choices: tuple[Option, ...], values: Values) -> Judgement:
    """The judgement on the first of `choices`."""
    worth = tuple(values.of(place) for place in range(len(choices)))
    best = best_of(values)
    loss = values.gap(best, 0) if best else Estimate(0.0, 0.0)
    return Judgement(
        number=number,
        minute=minute,
        options=choices,
        values=worth,
        best=best,
        loss=loss,
        stake=_at_stake(choices, worth, best),
        mildest=verdict_of(loss.points - SURE * loss.error),
        severest=verdict_of(loss.points + SURE * loss.error),
        line=None,
    )


def best_of(values: Values) -> int:
    """The place of the best option; what was done, where nothing is better."""
    # Only what was tried as thoroughly as what was done can be called better than it.
    return max(values.thorough, key=lambda place: (values.gap(place, 0).points, -place))


def _at_stake(choices: Sequence[Option], worth: Sequence[Estimate], best: int) -> float:
    """From the best down to the worst of what the decision was about: other answers to the same, or to wait."""
    about = purpose(choices[0])
    matter = [
        worth[place].points for place, option in enumerate(choices) if purpose(option) in {about, purpose(_WAITING)}
    ]
    return worth[best].points - min(matter)


def turned(judgement: Judgement, own: int, best: int) -> Turn:
    """What chance made of a decision that came to `own`, where `best` was to be had."""
    if judgement.severest in {Verdict.BEST, Verdict.GOOD} and best - own >= TURNED:
        return Turn.BADLY
    if judgement.mildest in {Verdict.MISTAKE, Verdict.BLUNDER} and own >= best:
        return Turn.WELL
    return Turn.AS_JUDGED
