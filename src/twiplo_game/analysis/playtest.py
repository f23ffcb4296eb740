"""Many games, each played to its end by a bot, and what was met in them: counted, and added up.

What a game met is a set of marks, so everything is counted in games: an outcome that held twice in a game counts once.
A bot that leaves nothing to chance plays the same game wherever the same is true, so of those games one is played and
counted as often as it stands for others.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Final

from twiplo_game.analysis.bots import BY_CHANCE, chance_of, make_blind, make_bot
from twiplo_game.analysis.marks import Mark, Minutes, Watcher
from twiplo_game.engine.apply import opening, play
from twiplo_game.engine.chance import draw
from twiplo_game.engine.game import Game, new_game
from twiplo_game.engine.look import view
from twiplo_game.engine.options import legal_actions
from twiplo_game.engine.outcome import Outcome, outcome
from twiplo_game.engine.step import Occurrence
from twiplo_game.engine.story import Story
from twiplo_game.engine.turn import turn_of

SEEDS: Final = 1_000_000_000
"""How many seeds there are for games of a play-test."""


@dataclass(frozen=True, slots=True)
class Played:
    """What one game came to."""

    outcome: Outcome
    marks: frozenset[Mark]
    """What was met in it."""
    minutes: Minutes
    """Minutes of the story for the marks that last."""


@dataclass(slots=True)
class Tally:
    """What the games of one bot came to. Adding tallies in any order gives the same."""

    games: int = 0
    scores: Counter[int] = field(default_factory=Counter)
    """Games by score, 0 to 1000."""
    gauges: tuple[Counter[int], Counter[int], Counter[int]] = field(
        default_factory=lambda: (Counter(), Counter(), Counter())
    )
    """Games by where each gauge ended, 0 to 100."""
    marks: Counter[Mark] = field(default_factory=Counter)
    """Games in which something was met."""
    minutes: Counter[Mark] = field(default_factory=Counter)
    """Minutes of the story, over all games."""
    first: dict[Mark, int] = field(default_factory=dict)
    """The first game in which something was met, by number."""
    least: tuple[int, int] | None = None
    """(score, game) of the lowest score, the first game that had it."""
    most: tuple[int, int] | None = None
    """(-score, game) of the highest score, the first game that had it."""

    def add(self, played: Played, run: int, weight: int = 1) -> None:
        """Count a game, number `run`, as `weight` games."""
        score = played.outcome.score
        self.games += weight
        self.scores[score] += weight
        for counter, value in zip(self.gauges, played.outcome.gauges, strict=True):
            counter[value] += weight
        for mark in played.marks:
            self.marks[mark] += weight
            self.first[mark] = min(run, self.first.get(mark, run))
        for mark, minutes in played.minutes.items():
            self.minutes[mark] += minutes * weight
        self._reach((score, run), (-score, run))

    def merge(self, other: "Tally") -> None:
        """Count everything that `other` has counted."""
        self.games += other.games
        self.scores += other.scores
        for mine, others in zip(self.gauges, other.gauges, strict=True):
            mine.update(others)
        self.marks += other.marks
        self.minutes += other.minutes
        for mark, run in other.first.items():
            self.first[mark] = min(run, self.first.get(mark, run))
        if other.least is not None and other.most is not None:
            self._reach(other.least, other.most)

    def _reach(self, least: tuple[int, int], most: tuple[int, int]) -> None:
        self.least = least if self.least is None else min(self.least, least)
        self.most = most if self.most is None else min(self.most, most)


@dataclass(frozen=True, slots=True)
class Lot:
    """Games of one bot that are played together."""

    bot: str
    runs: tuple[tuple[int, int], ...]
    """(number of the game, how many games it stands for)."""

    @property
    def games(self) -> int:
        """How many games are counted."""
        return sum(weight for _, weight in self.runs)


def seed_of(seed: str, run: int) -> int:
    """The seed of the game number `run`; every bot plays the same games, so that they can be compared."""
    return draw(seed, f"run:{run}", SEEDS)


def lots(story: Story, bots: Iterable[str], runs: int, seed: str, *, size: int) -> Iterator[Lot]:
    """Everything to be played, in lots of at most `size` games that are really played; the bots take turns.

    Whoever stops has something of each of them then.
    """
    worlds: dict[tuple[object, ...], list[int]] = {}
    for run in range(runs):
        game = new_game(story, seed_of(seed, run))
        worlds.setdefault((game.truths, game.inconclusive), []).append(run)
    each = [(run, 1) for run in range(runs)]
    alike = [(found[0], len(found)) for found in worlds.values()]
    turns = [
        [Lot(bot, tuple(wanted[start : start + size])) for start in range(0, len(wanted), size)]
        for bot in sorted(bots, key=lambda name: name not in BY_CHANCE)
        for wanted in (each if bot in BY_CHANCE else alike,)
    ]
    for together in zip_longest(*turns):
        yield from (lot for lot in together if lot is not None)


def play_lot(story: Story, lot: Lot, seed: str, is_stopped: Callable[[], bool] = lambda: False) -> Tally:
    """The games of `lot`, counted; those before `is_stopped` says so, which is asked before every game."""
    tally = Tally()
    for run, weight in lot.runs:
        if is_stopped():
            break
        tally.add(play_once(new_game(story, seed_of(seed, run)), lot.bot), run, weight)
    return tally


def play_once(game: Game, name: str) -> Played:
    """One game of the bot `name`. Raises KeyError where there is none, ValueError where it does what is refused."""
    seed = chance_of(game.seed)
    blind = make_blind(name, seed)
    bot = make_bot(name, seed)
    first = opening(game)
    state = first.state
    watcher = Watcher(game.story)
    watcher.happened(first.happened)
    record: list[Occurrence] = []
    while not state.is_over:
        legal = legal_actions(game, state)
        watcher.looked(game, state, legal)
        action = blind(legal) if blind is not None else bot(view(game, state), legal)
        turn = turn_of(game, state, record)
        refused = play(turn, action)
        if refused is not None:
            raise ValueError(f"{name}: {refused.code} {refused.subject}")
        watcher.happened(record)
        watcher.passed(turn.minute - state.minute)
        state = turn.frozen()
        record.clear()
    result = outcome(game, state)
    assert result is not None
    watcher.over(state, result)
    return Played(result, frozenset(watcher.marks), watcher.minutes)
