"""Many gauges at once: each three are one number, and what becomes of thousands of them is looked up gauge by gauge.

A gauge has 101 values, so it fits a byte, and a byte string is moved through a table of 256 by one call.
"""

import sys
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from twiplo_game.analysis.solver.belief import Gauges
from twiplo_game.analysis.solver.probe import Asked, Steps, composed

Numbers: TypeAlias = "array[int]"
"""Gauges, as one number each."""

Columns = tuple[bytes, bytes, bytes]
"""Gauges, as one byte string for each gauge."""


def packed(gauges: Gauges) -> int:
    """Three gauges as one number."""
    return gauges[0] | gauges[1] << 8 | gauges[2] << 16


def unpacked(number: int) -> Gauges:
    """The gauges of a number."""
    return number & 255, number >> 8 & 255, number >> 16


def columns_of(numbers: list[int]) -> Columns:
    """The same gauges in columns."""
    raw = _in_order(array("I", numbers)).tobytes()
    return raw[::4], raw[1::4], raw[2::4]


@dataclass(frozen=True, slots=True, eq=False)
class Shift:
    """What becomes of gauges."""

    tables: tuple[bytes, bytes, bytes]
    """For each value of each gauge; a table of 256, as byte strings want it."""

    def of(self, number: int) -> int:
        """What becomes of the gauges of one number."""
        one, two, three = self.tables
        return one[number & 255] | two[number >> 8 & 255] << 8 | three[number >> 16] << 16

    def of_all(self, columns: Columns) -> Numbers:
        """What becomes of each of some gauges, one after the other."""
        raw = bytearray(4 * len(columns[0]))
        for gauge, table in enumerate(self.tables):
            raw[gauge::4] = columns[gauge].translate(table)
        numbers = array("I")
        numbers.frombytes(raw)
        return _in_order(numbers)


def shift_by(steps: Steps) -> Shift:
    """What becomes of gauges that move by `steps`."""
    one, two, three = (bytes(composed(steps, gauge)).ljust(256, b"\0") for gauge in range(3))
    return Shift((one, two, three))


def merged(asked: Iterable[Asked]) -> dict[int, frozenset[int]]:
    """What was asked, each gauge once: the values for which everything has the same answer."""
    sets: dict[int, frozenset[int]] = {}
    for gauge, alike in asked:
        sets[gauge] = sets[gauge] & alike if gauge in sets else alike
    return sets


def alike_in(asked: Iterable[Asked], numbers: Iterable[int]) -> list[int]:
    """Those of some gauges for which everything that was asked has the same answer."""
    left = list(numbers)
    for gauge, alike in merged(asked).items():
        left = [number for number in left if number >> 8 * gauge & 255 in alike]
    return left


def _in_order(numbers: Numbers) -> Numbers:
    """With the lowest byte first in memory, or back from there: the other way round on few machines."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
