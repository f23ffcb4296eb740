"""What a move is worth: the score that can be expected after it, over all that could not be known.

`Steadily` takes "this move, then the bot `careful` to the end", over every way that this can go where the ways are
few, and over a sample of worlds where they are many. A valuer that knows the best play can stand in its place.
"""

from collections.abc import Sequence
from typing import Final

from twiplo_game.analysis.review.chances import Decide, chances_of, drawn
from twiplo_game.analysis.review.options import Option, options
from twiplo_game.analysis.review.playing import Playing, played_out
from twiplo_game.analysis.review.position import Position, Possible
from twiplo_game.analysis.review.values import Basis, Line, Values
from twiplo_game.analysis.review.worlds import Way, Ways, World
from twiplo_game.engine.action import Action
from twiplo_game.engine.chance import draw
from twiplo_game.engine.game import Game

GLANCE: Final = 2
"""Worlds in which every option is tried whose ways are not few."""
HOPELESS: Final = 120
"""Score points behind the best there from which an option is tried no further."""
FIRST: Final = 4
"""Worlds in which the others are tried; and how many ways are few."""
FINALISTS: Final = 3
"""How many of the best there are tried thoroughly: every way that they can go, or a sample of worlds."""
WAYS: Final = 48
"""How many ways of an option are all tried: up to as many, its value has no error."""
WORLDS: Final = 24
"""How many worlds are drawn where there are more."""

ASKED: Final = 256
"""How many ways are all tried where one asks what hangs on something."""

_GRAIN: Final = 1_000_000


class Steadily:
    """The move, then the bot `careful`, which sees on its way what can be seen there and no more."""

    name = "careful"
    is_patient = False

    def __init__(self) -> None:
        self._position: Position | None = None
        self._trials: dict[Option, _Trial] = {}
        self._worlds: list[Decide] = []

    def options(self, position: Position, own: Option) -> tuple[Option, ...]:
        """What a desk would think of."""
        return options(position, own)

    def values(self, position: Position, choices: Sequence[Option], keep: Sequence[int]) -> Values:
        """The values of `choices`. Raises ValueError where one cannot be done."""
        trials = [self._trial(position, option) for option in choices]
        scores = _screened(trials, position, keep)
        order = sorted(range(len(choices)), key=lambda place: (-_mean(scores[place]), place))
        chosen = sorted({*order[:FINALISTS], *keep})
        sampled = [trials[place].drawn(0, WORLDS) for place in chosen]
        counted = None if position.is_sampled else _counted([trials[place] for place in chosen])
        is_counted = counted is not None
        for at, place in enumerate(chosen):
            scores[place] = tuple(sampled[at]) if counted is None else (counted[at],)
        return Values(tuple(scores), frozenset(chosen), is_counted, Basis.CAREFUL)

    def line(self, position: Position, option: Option) -> Line:
        """How it goes on after `option`. Raises ValueError where that cannot be done."""
        possible, ways = position.possible[0], self._trial(position, option).ways[0]
        way = ways.at(ways.likeliest)
        settled = (*possible.settled, *way.looked)
        world = World(position.story, dict(settled), drawn(position.story, ""))
        actions: list[tuple[int, Action]] = []
        points = Playing(possible, option, actions)(world)
        return Line(settled, possible.share * way.share, tuple(actions), points)

    def played_out(self, game: Game, position: Position, option: Option) -> int:
        """The score of `game` where the bot goes on after `option`."""
        return played_out(game, position.state, option)

    def given(self, position: Position, option: Option, chance: int, side: int) -> float:
        """What `option` is worth where `chance` comes up on `side`, which is possible as far as can be known."""
        return self._trial(position, option).given(chance, side)

    def _trial(self, position: Position, option: Option) -> "_Trial":
        if position is not self._position:
            self._position, self._trials = position, {}
            self._worlds = [drawn(position.story, f"{position.number}:{place}") for place in range(WORLDS)]
        trial = self._trials.get(option)
        if trial is None:
            trial = self._trials[option] = _Trial(position, option, self._worlds)
        return trial


def _screened(trials: Sequence["_Trial"], position: Position, keep: Sequence[int]) -> list[tuple[float, ...]]:
    """A first look at each option: the expected score where the ways are few, else the scores in a few worlds.

    Worlds are drawn first: they are ways that counting would play as well, and tell most that have too many.
    """
    glances = [tuple(trial.drawn(0, GLANCE)) for trial in trials]
    counted = [None if position.is_sampled else trial.expected(FIRST) for trial in trials]
    scores: list[tuple[float, ...]] = [
        few if expected is None else (expected,) for few, expected in zip(glances, counted, strict=True)
    ]
    most = max(map(_mean, scores))
    for place, trial in enumerate(trials):
        if counted[place] is None and (place in keep or most - _mean(scores[place]) <= HOPELESS):
            scores[place] += tuple(trial.drawn(GLANCE, FIRST))
    return scores


def _counted(trials: Sequence["_Trial"]) -> list[float] | None:
    """The expected scores over every way; None, and no more is played, where one of them has too many."""
    if any(trial.least > WAYS for trial in trials):
        return None
    found = []
    for trial in trials:
        expected = trial.expected(WAYS)
        if expected is None:
            return None
        found.append(expected)
    return found


def _mean(scores: Sequence[float]) -> float:
    return sum(scores) / len(scores)


class _Trial:
    """One option, tried in the worlds of a position."""

    def __init__(self, position: Position, option: Option, worlds: Sequence[Decide]) -> None:
        self.position = position
        self.worlds = worlds
        """Those that are drawn at the position, the same for every option."""
        story = position.story
        self.ways = [Ways(story, dict(each.settled), Playing(each, option)) for each in position.possible]

    @property
    def least(self) -> int:
        """How many ways there are at least, from what was played so far."""
        return sum(ways.least for ways in self.ways)

    def expected(self, limit: int) -> float | None:
        """The expected score over every way; None where there are more than `limit`."""
        if self.least > limit:
            return None
        total = 0.0
        left = limit
        for possible, ways in zip(self.position.possible, self.ways, strict=True):
            listed = ways.each(left)
            if listed is None:
                return None
            left -= len(listed)
            total += possible.share * sum(way.share * way.result for way in listed)
        return total

    def drawn(self, start: int, end: int) -> list[int]:
        """The scores in the worlds numbered `start` to `end` - 1."""
        number, scores = self.position.number, []
        for place in range(start, end):
            kind = draw(f"{number}:{place}", "kind", _GRAIN) / _GRAIN
            scores.append(self.ways[_kind(self.position.possible, kind)].at(self.worlds[place]).result)
        return scores

    def given(self, chance: int, side: int) -> float:
        """The expected score where a chance comes up on a side."""
        total = whole = 0.0
        likely = chances_of(self.position.story).all[chance].share(side)
        for weight, ways in zip(self.position.shares(chance, side), self.ways, strict=True):
            if not weight:
                continue
            fits = [way for way in ways.each(ASKED) or () if (chance, side) in way.looked or not _looks_at(way, chance)]
            if not fits:
                fits = self._some(ways, chance, side)
            shares = [way.share / likely if (chance, side) in way.looked else way.share for way in fits]
            whole += weight
            total += weight * sum(share * way.result for share, way in zip(shares, fits, strict=True)) / sum(shares)
        return total / whole

    def _some(self, ways: Ways[int], chance: int, side: int) -> list[Way[int]]:
        """Ways in drawn worlds in which a chance came up on a side; each stands for as much as the others."""
        found = []
        for decide in self.worlds:
            way = ways.at(lambda number, decide=decide: side if number == chance else decide(number))  # type: ignore[misc]
            found.append(Way((), 1.0, way.result))
        return found


def _looks_at(way: Way[int], chance: int) -> bool:
    return any(looked == chance for looked, _ in way.looked)


def _kind(possible: Sequence[Possible], share: float) -> int:
    """In which of `possible` a number from 0 to 1 falls."""
    for place, each in enumerate(possible):
        share -= each.share
        if share < 0:
            return place
    return 0
