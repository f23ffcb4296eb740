"""How well somebody tells what holds from what does not, and how readily somebody calls things false.

Signal detection with the log-linear correction: half an answer is added to the hits and to the false alarms, one trial
to each kind of trial, whether or not a rate is extreme. Stanislaw & Todorov 1999, Behavior Research Methods,
Instruments & Computers 31(1), 137-149, doi 10.3758/BF03207704; the correction: Hautus 1995, same journal 27(1), 46-51.
"""

from dataclasses import dataclass
from statistics import NormalDist
from typing import Final

_STANDARD: Final = NormalDist()


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
