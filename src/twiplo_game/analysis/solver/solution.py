"""What solving came to, as values."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import sqrt
from typing import Protocol

from twiplo_game.analysis.solver.model import Model
from twiplo_game.engine.action import Action
from twiplo_game.engine.story import Story


class Certainty(StrEnum):
    """How far an answer goes. Descending."""

    EXACT = "exact"
    """No play is worth more."""
    RESTRICTED = "restricted"
    """No play within the named restrictions is worth more; others may be."""
    FOUND = "found"
    """This play is worth so much; others may be worth more, even within the restrictions."""


class Stage(StrEnum):
    """What is being worked on."""

    BEST = "best"
    """The best play, in one model after the other."""
    SEARCH = "search"
    """A better play than is known."""
    RANDOM = "random"
    """Random play."""
    KNOWING = "knowing"
    """What knowing everything would be worth, and what checks are."""
    KEEPING = "keeping"
    """What every situation is worth, for the reviews of games."""


class Limits(Protocol):
    """What solving may cost, which only the caller can measure."""

    def spent(self) -> float:
        """How much of it is used up: from 1 on, solving stops and keeps what it has."""

    def is_full(self) -> bool:
        """Whether no more memory may be taken."""

    def told(self, stage: "Stage", part: float) -> None:
        """Hear what is being worked on, and how far it is: 0 to 1."""


@dataclass(frozen=True, slots=True)
class Line:
    """A game from the first minute to the end, as a log would hold it."""

    seed: str
    actions: tuple[Action, ...]
    score: int


@dataclass(frozen=True, slots=True)
class Regret:
    """What sending a draft gives away where `careful` could send it; in a led model, where the leader answers."""

    event: str
    draft: str
    mean: Fraction
    """In points of the score, over the worlds, each as likely as it is."""
    least: Fraction
    most: Fraction
    moments: int
    """At how many different moments it could be sent."""
    dominated_by: str | None = None
    """A draft of the same event that is worth as much in every situation that can be reached, and more in one."""


@dataclass(frozen=True, slots=True)
class Lock:
    """From here on nothing that the player does changes the score, though the game goes on."""

    minute: int
    left: int
    """Minutes to the end."""
    share: Fraction
    """In how much of the games of `careful` it comes to that."""


@dataclass(frozen=True, slots=True)
class Chances:
    """How a random player fares: one of the drafts, by chance, as long as one can be sent."""

    scores: dict[int, Fraction]
    """How likely each score is."""
    games: int = 0
    """How many games were played to find out; 0 where it was worked out."""

    @property
    def mean(self) -> Fraction:
        """The mean score."""
        return sum((score * share for score, share in self.scores.items()), Fraction(0))

    @property
    def error(self) -> float:
        """The standard error of the mean; 0 where it was worked out."""
        if not self.games:
            return 0.0
        square = sum((score * score * share for score, share in self.scores.items()), Fraction(0))
        return sqrt((square - self.mean**2) / self.games)


@dataclass(frozen=True, slots=True)
class Size:
    """What solving a model took."""

    model: Model
    nodes: int
    """Situations, gauges apart."""
    points: int
    """Situations with their gauges."""
    choices: int
    """Choices that were played."""
    is_whole: bool
    """Whether it came to its end."""


@dataclass(frozen=True, slots=True)
class Solution:
    """Everything that was found out about a story."""

    story: Story
    certainty: Certainty
    model: Model
    """The model that was solved; where none was, everything."""
    value: Fraction
    """The expected score of the best play, computed on what the player can know."""
    error: float
    """The standard error of `value` where it was found by playing; 0 where it was worked out."""
    bound: int
    """No play whatever has a higher score than this, in any world."""
    most: int
    """The highest score that is reached by any play in any world, as far as was looked."""
    least: int
    """The lowest one."""
    knowing: Fraction | None
    """How much more the best play is worth to somebody who knows everything from the start; None where that was not
    worked out."""
    checking: Fraction | None
    """How much less the best play is worth to somebody who checks nothing; None where that was not worked out, or the
    model leaves checks to the bot, or has none."""
    chances: Chances | None
    careful: Fraction | None
    """The expected score of the bot `careful`."""
    followed: Fraction
    """How often `careful` plays one of the games from which regrets and locks are taken."""
    regrets: tuple[Regret, ...]
    locks: tuple[Lock, ...]
    best: Line | None
    """A game that reaches `most`; None where no seed was found that makes its world. So are the others."""
    worst: Line | None
    """A game that reaches `least`."""
    play: Line | None
    """A game of the best play."""
    sizes: tuple[Size, ...]
    """Every model that was tried."""
    cut: tuple[Stage, ...] = ()
    """What was not worked out because the limits did not allow it."""
