"""What options are worth, as values that can be compared; and what a valuer is."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from typing import Protocol

from twiplo_game.analysis.review.options import Option
from twiplo_game.analysis.review.position import Position
from twiplo_game.engine.action import Action
from twiplo_game.engine.game import Game


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure and how sure it is."""

    points: float
    """In score points, 0 to 1000; a difference can be below 0."""
    error: float
    """One standard error; 0 where every way was counted."""


class Basis(StrEnum):
    """What the value of a move is the value of. Ascending in what it promises."""

    CAREFUL = "careful"
    """The move, then the bot `careful`: better play exists."""
    ASKED = "asked"
    """The move, then the best play of all that says nothing unasked, corrects nothing and calls nothing back."""
    BEST = "best"
    """The move, then the best play there is."""


@dataclass(frozen=True, slots=True)
class Values:
    """What each of some options is worth, so that any two that were tried alike can be compared."""

    scores: tuple[tuple[float, ...], ...]
    """For each option the score in each of the worlds drawn, which are the same for all; or the expected score alone,
    where every way was counted."""
    thorough: frozenset[int]
    """The places of the options that were tried thoroughly, and all alike."""
    is_counted: bool
    """Whether thoroughly means that every way was counted."""
    basis: Basis

    def of(self, place: int) -> Estimate:
        """What an option is worth."""
        return _estimate(self.scores[place])

    def gap(self, better: int, worse: int) -> Estimate:
        """By how much one option is worth more than another: world by world, as far as both were tried."""
        if better in self.thorough and worse in self.thorough:
            pairs = zip(self.scores[better], self.scores[worse], strict=True)
            return _estimate([one - other for one, other in pairs])
        one, other = self.of(better), self.of(worse)
        return Estimate(one.points - other.points, sqrt(one.error**2 + other.error**2))


def _estimate(points: Sequence[float]) -> Estimate:
    """The mean of what was drawn, and its standard error; a single figure was counted, and has none."""
    count = len(points)
    mean = sum(points) / count
    if count == 1:
        return Estimate(mean, 0.0)
    spread = sum((each - mean) ** 2 for each in points) / (count - 1)
    return Estimate(mean, sqrt(spread / count))


class Valuer(Protocol):
    """Says what options are worth at a position. It is told nothing that the player could not know."""

    @property
    def name(self) -> str:
        """What it takes as the value; part of what a kept review is found by."""

    @property
    def is_patient(self) -> bool:
        """Whether each waiting is weighed apart, and not a stretch of them in one, whatever is seen on the way."""

    def options(self, position: Position, own: Option) -> tuple[Option, ...]:
        """`own` first, then what else could have been done, each once."""

    def values(self, position: Position, options: Sequence[Option], keep: Sequence[int]) -> Values:
        """The values of `options`; those at the places `keep` are tried as thoroughly as the best."""

    def line(self, position: Position, option: Option) -> "Line":
        """How the game goes on after `option` in the likeliest of the worlds."""

    def played_out(self, game: Game, position: Position, option: Option) -> int:
        """The score of `game`, which is at `position`, where `option` is done and the game goes on as in the values."""


@dataclass(frozen=True, slots=True)
class Line:
    """A move played out to the end of the game, in one of the worlds that were possible."""

    settled: tuple[tuple[int, int], ...]
    """(chance, side): the world, as far as somebody looked."""
    share: float
    """How likely that was, from what could be known."""
    actions: tuple[tuple[int, Action], ...]
    """(minute, action), the move first; what only lets time pass is left out."""
    points: int
    """The score at its end, 0 to 1000."""
