"""What is said of a decision: what it was worth, what was lost, a word for it, and apart from these what chance did."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Self, TypeGuard

from twiplo_game.analysis.review.options import Both, Hold, Option, purpose
from twiplo_game.analysis.review.position import Position
from twiplo_game.analysis.review.values import Basis, Estimate, Line, Valuer, Values
from twiplo_game.engine.action import Action, Advance, Respond

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

NOTED: Final = 5
"""Score points from which a difference counts as one."""

TURNED: Final = 35
"""Score points by which it must have come to less than was to be expected to speak of chance."""

_NOTHING: Final = Estimate(0.0, 0.0)


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
    basis: Basis
    """What the values are the values of."""
    is_counted: bool
    """Whether every world was counted for what matters here, and not a sample."""
    instead: int
    """The place of what would have been better to do instead; 0 where nothing was."""
    draft: int
    """Where that is no draft of the staff's: the place of the best of their drafts for the same that was also better,
    which is easier to tell; else 0."""
    before: Estimate
    """What the position was worth: what the best choice that was found could expect."""
    after: Estimate
    """What it was worth with the decision taken."""
    is_followed: bool
    """Whether `after` counts that the better choice is made as well, right after: what that still wins is not lost."""
    loss: Estimate
    """`before` less `after`, each in whole score points as they are shown: 0 or above."""
    stake: float
    """Score points between the best and the worst of what it was about: other ways to do the same, or to wait."""
    mildest: Verdict
    severest: Verdict
    """Where the error leaves it open, the words between which it lies; else both are the same."""
    besides: int
    """The place of something else that would have been worth doing as well, right after, and is not told as better
    already; 0 where nothing was."""
    gain: Estimate
    """By how much."""
    line: Line | None
    """What would have been better, played out; None where nothing was."""

    @property
    def own(self) -> Option:
        """What was done."""
        return self.options[0]

    @property
    def matters(self) -> bool:
        """Whether anything hung on it, as far as can be seen."""
        return self.stake >= NOTED

    @property
    def is_better_told(self) -> bool:
        """Whether something was better by enough to be told, and so held against it."""
        return bool(self.instead) and self.matters and self.severest is not Verdict.BEST

    @property
    def is_sure(self) -> bool:
        """Whether one word fits."""
        return self.mildest is self.severest


class Luck(StrEnum):
    """What chance made of a decision."""

    AS_JUDGED = "as_judged"
    BADLY = "badly"
    """It was good, and came to clearly less than was to be expected."""
    WELL = "well"
    """It was bad, and did better in the world as it was than what was better to choose."""


@dataclass(frozen=True, slots=True)
class Hindsight:
    """What a decision and another choice come to in the world as it really was, played on in the same way."""

    own: int
    """Score points, 0 to 1000."""
    other: int
    """Those of what would have been better to choose; where nothing was, of what did best among the other ways to do
    the same, and waiting."""
    instead: int
    """The place among the options of what is compared; 0 where there was nothing else."""
    luck: Luck


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One decision: how it was taken, and apart from that how it turned out."""

    judgement: Judgement
    hindsight: Hindsight


def judge(position: Position, number: int, own: Option, valuer: Valuer) -> Judgement:
    """What `own`, the decision that begins with action `number`, was worth at `position`.

    What would have been good besides is not held against it: something else is better only where doing it right
    afterwards as well is not as good. The best play has this in its values already.
    """
    choices = valuer.options(position, own)
    values = valuer.values(position, choices, keep=(0,))
    worth = tuple(values.of(place) for place in range(len(choices)))
    better = [place for place in sorted(values.thorough) if values.gap(place, 0).points > 0]
    losses = {place: _Against.of(values, place, 0) for place in better}
    gains: dict[int, Estimate] = {}
    if values.basis is Basis.CAREFUL:
        for place in better:
            second = choices[place]
            if losses[place].loss.points < NOTED or isinstance(own, Both) or not _is_second(second, own):
                continue
            three = valuer.values(position, (own, second, Both(own, second)), keep=(0, 1, 2))
            gains[place] = three.gap(2, 0)
            followed = _Against.of(three, 1, 2, is_followed=True)
            losses[place] = min(losses[place], followed, key=lambda each: each.loss.points)
    instead = max(losses, key=lambda place: (losses[place].loss.points, -place), default=0)
    found = losses.get(instead)
    if found is None or found.loss.points <= 0 or (found.is_followed and found.is_little):
        instead, found = 0, _Against(worth[0], worth[0], is_followed=False, error=0.0)
    loss = found.loss
    if instead and not found.is_little:
        gains = {place: gain for place, gain in gains.items() if purpose(choices[place]) != purpose(choices[instead])}
    besides = max(gains, key=lambda place: (gains[place].points, -place), default=0)
    gain = gains.get(besides, _NOTHING)
    if gain.points < NOTED + SURE * gain.error:
        besides, gain = 0, _NOTHING
    return Judgement(
        number=number,
        minute=position.state.minute,
        options=choices,
        values=worth,
        basis=values.basis,
        is_counted=values.is_counted,
        instead=instead,
        draft=_best_draft(choices, values, instead),
        before=found.before,
        after=found.after,
        is_followed=found.is_followed,
        loss=loss,
        stake=loss.points + _kept(choices, worth),
        mildest=verdict_of(loss.points - SURE * loss.error),
        severest=verdict_of(loss.points + SURE * loss.error),
        besides=besides,
        gain=gain,
        line=valuer.line(position, choices[instead]) if instead else None,
    )


@dataclass(frozen=True, slots=True)
class _Against:
    """A decision beside a better one."""

    before: Estimate
    after: Estimate
    is_followed: bool
    error: float
    """Of the difference, which is smaller than theirs: they were tried in the same worlds."""

    @classmethod
    def of(cls, values: Values, better: int, own: int, *, is_followed: bool = False) -> Self:
        """The option at the place `own` beside the one at the place `better`."""
        return cls(values.of(better), values.of(own), is_followed, values.gap(better, own).error)

    @property
    def loss(self) -> Estimate:
        """What is lost, as the difference of what is shown."""
        return Estimate(float(round(self.before.points) - round(self.after.points)), self.error)

    @property
    def is_little(self) -> bool:
        """Whether it is too little to be told."""
        return verdict_of(self.loss.points + SURE * self.error) is Verdict.BEST


def _best_draft(choices: Sequence[Option], values: Values, instead: int) -> int:
    """Among the staff's drafts for what `instead` answers, the best that clearly beats what was done."""
    better = choices[instead]
    if not instead or not isinstance(better, Respond) or better.response.draft is not None:
        return 0
    clear = [
        place
        for place in sorted(values.thorough)
        if _is_draft(choices[place], better.event) and values.gap(place, 0).points >= NOTED
    ]
    return max(clear, key=lambda place: (values.of(place).points, -place), default=0)


def _is_draft(option: Option, event: str) -> bool:
    return isinstance(option, Respond) and option.event == event and option.response.draft is not None


def _is_second(second: Option, own: Option) -> TypeGuard[Action]:
    """Whether it could be done as well."""
    return not isinstance(second, Hold | Both | Advance) and purpose(second) != purpose(own)


def _kept(choices: Sequence[Option], worth: Sequence[Estimate]) -> float:
    """How far above the worst of what the decision was about it stands: other answers to the same, or to wait."""
    about = {purpose(choices[0]), purpose(Hold(0))}
    return worth[0].points - min(worth[place].points for place, each in enumerate(choices) if purpose(each) in about)


def turned(judgement: Judgement, own: int, other: int, known: float) -> Luck:
    """What chance made of a decision that came to `own` as it was, where the better choice came to `other`.

    Of `known` score points that chance took, a decision before has told already. Chance excuses nobody who could have
    done something better besides.
    """
    if not judgement.matters:
        return Luck.AS_JUDGED
    is_good = judgement.severest in {Verdict.BEST, Verdict.GOOD} and not judgement.is_followed and not judgement.besides
    if is_good and shortfall(judgement, own)[0] - known >= TURNED:
        return Luck.BADLY
    if judgement.mildest in {Verdict.MISTAKE, Verdict.BLUNDER} and own >= other:
        return Luck.WELL
    return Luck.AS_JUDGED


def shortfall(judgement: Judgement, own: int) -> tuple[float, float]:
    """By how many score points, at least and at most, a decision that came to `own` fell short of what was expected."""
    expected = judgement.values[0]
    short, margin = expected.points - own, SURE * expected.error
    return max(0.0, short - margin), max(0.0, short + margin)
