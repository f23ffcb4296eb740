"""Figures: what exact arithmetic says is what plain lists and the standard library say."""

import statistics as plain
from collections import Counter
from fractions import Fraction
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twiplo_game.analysis import statistics

values = st.lists(st.integers(0, 1000), min_size=2, max_size=60)


@given(values)
def test_mean_spread_and_error(found: list[int]) -> None:
    """Mean and spread are those of the list; the error is twice the standard error, rounded up."""
    counted = Counter(found)

    assert statistics.mean(counted) == Fraction(sum(found), len(found))
    assert statistics.spread(counted) == pytest.approx(plain.pstdev(found), abs=0.5 + 1e-9)
    exact = 2 * sqrt(plain.variance(found) / len(found))
    assert exact - 1e-6 <= statistics.error(counted) < exact + 1 + 1e-6


@given(values, st.integers(1, 100))
def test_quantiles(found: list[int], percent: int) -> None:
    """A quantile is the value at its rank in the sorted list."""
    rank = -(-len(found) * percent // 100)

    assert statistics.quantile(Counter(found), percent) == sorted(found)[rank - 1]


@given(values)
def test_bins(found: list[int]) -> None:
    """Every value is in one class, and the highest score is in the last."""
    bins = statistics.binned(Counter(found), 100, 10)

    assert sum(bins) == len(found)
    assert bins[9] == sum(value >= 900 for value in found)


def test_nothing_to_count() -> None:
    """Figures about nothing are refused, and so is the error of a single game."""
    with pytest.raises(ValueError, match="nothing"):
        statistics.mean(Counter())
    with pytest.raises(ValueError, match="two"):
        statistics.error(Counter([5]))
