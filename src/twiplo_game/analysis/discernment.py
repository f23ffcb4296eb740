"""How well somebody tells what holds from what does not, and how readily somebody calls things false.

Signal detection with the log-linear correction: half an answer is added to the hits and to the false alarms, one trial
to each kind of trial, whether or not a rate is extreme. Stanislaw & Todorov 1999, Behavior Research Methods,
Instruments & Computers 31(1), 137-149, doi 10.3758/BF03207704; the correction: Hautus 1995, same journal 27(1), 46-51.
"""

from dataclasses import dataclass
from enum import Enum, auto
from statistics import NormalDist
from typing import Final

_STANDARD: Final = NormalDist()

_ROUNDING: Final = 1e-9
"""Differences below this are none."""


@dataclass(frozen=True, slots=True)
class Trials:
    """What was asked and answered, in whole numbers; an answer that leaves it open counts as half of a "false"."""

    signals: int
    """Claims that do not hold as they stand."""
    noises: int
    """Claims that are true."""
    half_hits: int
    """Twice the signals that were called false; 0 to 2 × signals."""
    half_false_alarms: int
    """Twice the true claims that were called false; 0 to 2 × noises."""


@dataclass(frozen=True, slots=True)
class Discernment:
    """Two figures that are told apart: seeing the difference, and leaning to one side."""

    sensitivity: float
    """d′: 0 is guessing, more is better, below 0 is taking one for the other."""
    criterion: float
    """c: 0 leans to neither side; below 0 calls things false more readily, above 0 believes more readily."""


def discernment(trials: Trials) -> Discernment:
    """d′ and c of `trials`; always finite, and both 0 where nothing was asked."""
    hits = _STANDARD.inv_cdf((trials.half_hits + 1) / (2 * trials.signals + 2))
    false_alarms = _STANDARD.inv_cdf((trials.half_false_alarms + 1) / (2 * trials.noises + 2))
    return Discernment(hits - false_alarms, -(hits + false_alarms) / 2)


class Progress(Enum):
    """How one round stands beside the one before it."""

    BETTER = auto()
    """By more than one answer makes."""
    ALIKE = auto()
    """One answer makes the difference, or there is none."""
    WORSE = auto()
    """By more than one answer makes."""
    COMPLETE = auto()
    """Both times all were told apart: there is nothing left to gain."""


def progress(now: Trials, before: Trials) -> Progress:
    """Whether `now` tells more, or less, than `before` does, beyond what a single answer makes of either.

    The margin is one answer, because one answer among so few may be luck: who guesses at six claims in two rounds is
    told of a change in 39 of 100 pairs, and without the margin in 83. Three answers would spare the guesser more and
    hide what somebody learned who had four of the six right before.
    """
    if _is_complete(now) and _is_complete(before):
        return Progress.COMPLETE
    change = discernment(now).sensitivity - discernment(before).sensitivity
    if abs(change) <= max(_one_answer(now), _one_answer(before)) + _ROUNDING:
        return Progress.ALIKE
    return Progress.BETTER if change > 0 else Progress.WORSE


def calls_more_false(now: Trials, before: Trials) -> bool:
    """Whether `now` calls things false more readily than `before`, by more than one answer makes."""
    return is_answered_otherwise(now, before) and discernment(now).criterion < discernment(before).criterion


def is_answered_otherwise(now: Trials, before: Trials) -> bool:
    """Whether `now` calls things false more readily than `before`, or less, by more than one answer makes."""
    change = abs(discernment(before).criterion - discernment(now).criterion)
    return change > max(_one_answer(now), _one_answer(before)) / 2 + _ROUNDING


def _is_complete(trials: Trials) -> bool:
    return trials.half_hits == 2 * trials.signals and not trials.half_false_alarms


def _one_answer(trials: Trials) -> float:
    """The most that one answer moves d′, and twice what it moves c: 0.83 among three claims of each kind."""
    signals, noises = trials.signals, trials.noises
    best = discernment(Trials(signals, noises, 2 * signals, 0)).sensitivity
    hit = discernment(Trials(signals, noises, 2 * signals - 2, 0)).sensitivity if signals else best
    alarm = discernment(Trials(signals, noises, 2 * signals, 2)).sensitivity if noises else best
    return best - min(hit, alarm)
