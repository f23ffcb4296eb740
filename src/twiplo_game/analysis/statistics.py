"""Figures about counted values: exact whole numbers and fractions, so that every machine prints the same."""

from collections import Counter
from fractions import Fraction
from math import isqrt
from typing import Final

QUANTILES: Final = (10, 25, 50, 75, 90)
"""The quantiles that a report shows, in percent."""


def mean(counted: Counter[int]) -> Fraction:
    """The mean of the values. Raises ValueError where there are none."""
    return Fraction(sum(value * times for value, times in counted.items()), _size(counted))


def variance(counted: Counter[int]) -> Fraction:
    """The mean squared distance from the mean. Raises ValueError where there are no values."""
    size = _size(counted)
    total = sum(value * times for value, times in counted.items())
    squares = sum(value * value * times for value, times in counted.items())
    return Fraction(squares * size - total * total, size * size)


def spread(counted: Counter[int]) -> int:
    """The standard deviation in whole units, rounded. Raises ValueError where there are no values."""
    return _root(variance(counted))


def error(counted: Counter[int]) -> int:
    """How far the mean may be off because only so many games were played: twice its standard error, rounded up.

    19 times in 20 the mean of ever more games would lie within it. Raises ValueError for fewer than two values: one
    value says nothing about that.
    """
    size = _size(counted)
    if size < 2:
        raise ValueError("the error of a mean needs two values")
    square = 4 * variance(counted) / (size - 1)
    whole = isqrt(square.numerator // square.denominator)
    return whole if whole * whole == square else whole + 1


def quantile(counted: Counter[int], percent: int) -> int:
    """The least value that at least `percent` in a hundred do not exceed. Raises ValueError where there are none."""
    wanted = -(-_size(counted) * percent // 100)
    reached = 0
    for value in sorted(counted):
        reached += counted[value]
        if reached >= wanted and reached:
            return value
    raise ValueError("more than all was asked for")


def binned(counted: Counter[int], width: int, count: int) -> list[int]:
    """How many values fall into each of `count` classes of `width` from 0; what lies beyond counts in the last."""
    bins = [0] * count
    for value, times in counted.items():
        bins[min(value // width, count - 1)] += times
    return bins


def rounded(value: Fraction) -> int:
    """The nearest whole number; halves go up."""
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def _size(counted: Counter[int]) -> int:
    size = counted.total()
    if size < 1:
        raise ValueError("there is nothing to count")
    return size


def _root(square: Fraction) -> int:
    """The square root, rounded to the nearest whole number."""
    return (isqrt(4 * square.numerator // square.denominator) + 1) // 2
