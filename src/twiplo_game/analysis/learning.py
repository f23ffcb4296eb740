"""The learning check: which items are asked, what an answer is worth, and when another round is due."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from twiplo_game.analysis.discernment import Trials
from twiplo_game.engine.chance import draw
from twiplo_game.model.doctrine import Doctrine
from twiplo_game.model.learning import Dilemma, ItemBank, Judgement, Reply, Verdict
from twiplo_game.model.quantity import gauge_points
from twiplo_game.model.rule import Effects
from twiplo_game.model.vocabulary import Gauge

Item = Judgement | Dilemma

SHARES: Final = {Verdict.TRUE: 3, Verdict.FALSE: 2, Verdict.MISLEADING: 1, Verdict.UNCERTAIN: 1}
"""Claims of each kind in one form: as many that hold as claims that do not, so that a form leans to neither side."""

DILEMMAS: Final = 1
"""Situations in one form."""

VERDICTS: Final = (Verdict.TRUE, Verdict.FALSE, Verdict.MISLEADING, Verdict.UNCERTAIN)
"""The answers to a claim, in the order in which they are offered."""

DAY: Final = 86_400
"""Seconds."""

BOOSTER_AFTER: Final = 7 * DAY
"""From then on another round refreshes what begins to be forgotten."""

BOOSTER_UNTIL: Final = 14 * DAY
"""After that nobody is reminded any more."""

BEST: Final = 3
"""Points of the best reply: one for each of the three others that is worth less."""

_HALVES: Final = {Verdict.FALSE: 2, Verdict.MISLEADING: 2, Verdict.UNCERTAIN: 1, Verdict.TRUE: 0}
"""How far an answer calls a claim false, in halves."""


@dataclass(frozen=True, slots=True)
class Judged:
    """An answer to a claim, with what was right when it was given."""

    item: str
    said: Verdict
    truth: Verdict


@dataclass(frozen=True, slots=True)
class Replied:
    """A reply to a situation, with what it was worth when it was given."""

    item: str
    reply: int
    """Its place, from 0."""
    points: int
    """0 to BEST."""


Answer = Judged | Replied


@dataclass(frozen=True, slots=True)
class Check:
    """One learning check: what was asked, and the answers so far."""

    began: int
    """Seconds of the epoch."""
    items: tuple[str, ...]
    answers: tuple[Answer, ...] = ()
    last: int = 0
    """When the last answer was given, in seconds of the epoch; 0 where there is none."""

    @property
    def is_over(self) -> bool:
        """Whether everything was answered."""
        return len(self.answers) == len(self.items)


@dataclass(frozen=True, slots=True)
class Result:
    """What the answers of one check come to."""

    trials: Trials
    named: int
    """Claims whose kind was named exactly."""
    judged: int
    """Claims that were asked."""
    points: int
    """Of the replies."""
    best: int
    """Points that the replies could have had."""


class Due(Enum):
    """What can be offered now."""

    FIRST = auto()
    """Nothing was answered yet."""
    OPEN = auto()
    """One was begun and not ended."""
    AGAIN = auto()
    """One can be done, and nothing speaks for today."""
    BOOSTER = auto()
    """The last one lies one to two weeks back."""


def form(bank: ItemBank, seed: str, asked: Iterable[str]) -> tuple[str, ...]:
    """The items of one more check, by chance: of each kind those that were asked least among all items `asked` so far.

    So forms are of one shape, and none shares an item with another as long as the bank has new ones.
    """
    times = Counter(asked)
    claims = bank.judgements
    stocks = [([item.id for item in claims if item.truth is truth], share) for truth, share in SHARES.items()]
    stocks.append(([item.id for item in bank.dilemmas], DILEMMAS))
    chosen = [
        item
        for stock, share in stocks
        for item in sorted(stock, key=lambda item: (times[item], _lot(seed, item)))[:share]
    ]
    return tuple(sorted(chosen, key=lambda item: _lot(f"{seed}/order", item)))


def _lot(seed: str, item: str) -> tuple[int, str]:
    return draw(seed, item, 1 << 60), item


def by_name(bank: ItemBank) -> dict[str, Item]:
    """Every item by its id."""
    items: tuple[Item, ...] = (*bank.judgements, *bank.dilemmas)
    return {item.id: item for item in items}


def answered(item: Item, place: int, doctrine: Doctrine) -> Answer:
    """The answer at `place` (from 0) among those that `item` offers. Raises IndexError."""
    if isinstance(item, Judgement):
        return Judged(item.id, VERDICTS[place], item.truth)
    worths = [worth(reply, doctrine) for reply in item.replies]
    return Replied(item.id, place, sum(other < worths[place] for other in worths))


def worth(reply: Reply, doctrine: Doctrine) -> int:
    """Points that the reply's rules move on the three gauges together, what comes back later included."""
    named = set(reply.rules)
    effects = [
        effects
        for rule in doctrine.rules
        if rule.id in named
        for effects in (rule.effects, *(later.effects for later in rule.later))
    ]
    return sum(_points(each) for each in effects)


def _points(effects: Effects) -> int:
    return sum(gauge_points(effects[gauge], gauge) for gauge in Gauge if gauge in effects)


def result(answers: Iterable[Answer]) -> Result:
    """What `answers` come to. A claim that cannot be decided is no trial: to lean to neither side of it is right."""
    given = tuple(answers)
    judged = [answer for answer in given if isinstance(answer, Judged)]
    replied = [answer for answer in given if isinstance(answer, Replied)]
    signals = [answer for answer in judged if answer.truth in (Verdict.FALSE, Verdict.MISLEADING)]
    noises = [answer for answer in judged if answer.truth is Verdict.TRUE]
    return Result(
        Trials(
            signals=len(signals),
            noises=len(noises),
            half_hits=sum(_HALVES[answer.said] for answer in signals),
            half_false_alarms=sum(_HALVES[answer.said] for answer in noises),
        ),
        named=sum(answer.said is answer.truth for answer in judged),
        judged=len(judged),
        points=sum(answer.points for answer in replied),
        best=BEST * len(replied),
    )


def due(checks: Sequence[Check], now: int) -> Due:
    """What can be offered at `now`, in seconds of the epoch. A booster is offered once, after a round that was none."""
    if checks and not checks[-1].is_over:
        return Due.OPEN
    if not checks:
        return Due.FIRST
    is_time = BOOSTER_AFTER <= now - checks[-1].last <= BOOSTER_UNTIL
    return Due.BOOSTER if is_time and not is_booster(checks, len(checks) - 1) else Due.AGAIN


def is_booster(checks: Sequence[Check], place: int) -> bool:
    """Whether the check at `place` was begun a week or more after the one before."""
    return place > 0 and checks[place].began - checks[place - 1].last >= BOOSTER_AFTER
