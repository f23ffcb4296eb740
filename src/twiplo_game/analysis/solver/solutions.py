"""Everything about a story, as far as the limits allow: the best answer of any model, bots beside it, the extremes."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from math import sqrt
from typing import Final

from twiplo_game.analysis.bots import chance_of, make_bot
from twiplo_game.analysis.playing import result_of
from twiplo_game.analysis.playtest import seed_of
from twiplo_game.analysis.solver import solution as s
from twiplo_game.analysis.solver.bounds import highest_score
from twiplo_game.analysis.solver.climbing import Answer, Climbing, Reached
from twiplo_game.analysis.solver.fares import Fares
from twiplo_game.analysis.solver.games import Path, paths
from twiplo_game.analysis.solver.gauges import packed
from twiplo_game.analysis.solver.graph import Branch
from twiplo_game.analysis.solver.improving import improved
from twiplo_game.analysis.solver.model import EVERYTHING
from twiplo_game.analysis.solver.random_play import RandomPlay
from twiplo_game.analysis.solver.solve import Solver
from twiplo_game.analysis.solver.walk import Walk, line_of, moved, seed_in, wisest
from twiplo_game.analysis.steady import steady
from twiplo_game.engine.action import Action, Advance
from twiplo_game.engine.game import Game, new_game
from twiplo_game.engine.look import view
from twiplo_game.engine.options import legal_actions
from twiplo_game.engine.state import State
from twiplo_game.engine.story import Story

_CAREFUL: Final = 0.1
_SEARCHING: Final = 0.35
_RANDOM: Final = 0.92
"""Up to which part of the limits `careful` is played, better answers are looked for, and random play is worked out."""

SAMPLE: Final = 100
"""Games that are played where a mean cannot be worked out."""

RANDOM_SAMPLE: Final = 2_000
"""The same for random play, which is cheap."""

TRIED: Final = 30
"""Games by chance that are tried for a low score."""

FOLLOWED: Final = 64
"""So many of the games of `careful` are looked at for what drafts give away, the commonest first."""

WORLDS: Final = 512
"""With more worlds, what knowing everything would be worth is not worked out."""


def solve(story: Story, limits: s.Limits) -> s.Solution:
    """Everything that can be found out about `story` within `limits`."""
    return _Solving(story, limits).solution()


@dataclass(slots=True)
class _Played:
    """What `careful` comes to."""

    games: list[Path]
    value: Fraction
    error: float
    """0 where every world was played."""


class _Solving:
    """One solution in the making."""

    def __init__(self, story: Story, limits: s.Limits) -> None:
        self.story = story
        self.limits = limits
        self.cut: list[s.Stage] = []
        self.everything = Solver.of(story, EVERYTHING)
        self.worlds = self.everything.worlds
        self.random = RandomPlay(story)
        self.careful = self._played()
        self.commonest = sorted(self.careful.games, key=lambda path: -path.weight)[:FOLLOWED]
        self.limits.told(s.Stage.SEARCH, 0.0)
        self.lead = improved(story, self._stopped_at(_SEARCHING))

    def solution(self) -> s.Solution:
        """Solve one model after the other, then tell what the best of them says."""
        climbing = Climbing(self.story, self.limits, self.lead, self.commonest)
        climbing.climb()
        answer = climbing.answer
        fares = self._chances()
        most, least = self._extremes(climbing)
        if answer is None or answer.value < self.careful.value:
            return self._found(climbing, most, least, fares)
        regrets, locks = answer.drafts(self.story)
        bound = most.score if answer.is_exact else max(most.score, highest_score(self.story))
        return s.Solution(
            story=self.story,
            certainty=s.Certainty.EXACT if answer.is_exact else s.Certainty.RESTRICTED,
            model=answer.solver.model,
            value=answer.value,
            error=0.0,
            bound=bound,
            most=most.score,
            least=least.score,
            knowing=self._knowing(answer),
            checking=self._checking(answer),
            chances=fares,
            careful=self.careful.value,
            followed=self._followed() if answer.moments is not None else Fraction(1),
            regrets=regrets,
            locks=locks,
            best=most.line,
            worst=least.line,
            play=Walk(self.story, answer.solver.graph).line(wisest, self.worlds.of(new_game(self.story, 1))),
            sizes=tuple(climbing.sizes),
            cut=tuple(self.cut),
        )

    def _followed(self) -> Fraction:
        return Fraction(sum(path.weight for path in self.commonest), self.worlds.mass(self.worlds.all))

    def _found(self, climbing: Climbing, most: Reached, least: Reached, fares: s.Chances | None) -> s.Solution:
        """The solution where no model could be solved: what `careful` comes to."""
        return s.Solution(
            story=self.story,
            certainty=s.Certainty.FOUND,
            model=EVERYTHING,
            value=self.careful.value,
            error=self.careful.error,
            bound=highest_score(self.story),
            most=most.score,
            least=least.score,
            knowing=None,
            checking=None,
            chances=fares,
            careful=self.careful.value,
            followed=Fraction(0),
            regrets=(),
            locks=(),
            best=most.line,
            worst=least.line,
            play=line_of(new_game(self.story, 1), make_bot("careful", 0)),
            sizes=tuple(climbing.sizes),
            cut=tuple(self.cut),
        )

    def _extremes(self, climbing: Climbing) -> tuple[Reached, Reached]:
        """The highest and the lowest score in any model, and in some games of bots."""
        silent = paths(self.story, self.everything.passages, _silent, self._stopped_at(_RANDOM))
        hasty = paths(self.story, self.everything.passages, _hasty, lambda: True)
        every = [*self.careful.games, *silent, *hasty]
        best = max(every, key=lambda path: path.score)
        worst = min(every, key=lambda path: path.score)
        most, least = climbing.most, climbing.least
        if most is None or best.score > most.score:
            most = Reached(best.score, self._line(best))
        if least is None or worst.score < least.score:
            least = Reached(worst.score, self._line(worst))
        seeds = (seed_of("1", run) for run in range(TRIED))
        lowest, seed = min((self.random.score(seed), seed) for seed in seeds)
        if lowest < least.score:
            least = Reached(lowest, line_of(new_game(self.story, seed), make_bot("any-draft", chance_of(str(seed)))))
        return most, least

    def _line(self, path: Path) -> s.Line | None:
        seed = seed_in(self.story, self.worlds, path.cubes)
        return None if seed is None else s.Line(seed, tuple(path.actions), path.score)

    def _stopped_at(self, part: float) -> Callable[[], bool]:
        return lambda: self.limits.spent() >= part or self.limits.is_full()

    def _played(self) -> _Played:
        """What `careful` comes to: in every world, or in some where those are too many."""
        games = paths(self.story, self.everything.passages, steady, self._stopped_at(_CAREFUL))
        if sum(path.weight for path in games) == self.worlds.mass(self.worlds.all):
            value = sum((Fraction(path.score * path.weight) for path in games), Fraction(0))
            return _Played(games, value / self.worlds.mass(self.worlds.all), 0.0)
        bot = make_bot("careful", 0)
        scores = [result_of(new_game(self.story, seed_of("1", run)), bot).score for run in range(SAMPLE)]
        mean = Fraction(sum(scores), SAMPLE)
        square = Fraction(sum(score * score for score in scores), SAMPLE) - mean**2
        return _Played(games, mean, sqrt(square / (SAMPLE - 1)))

    # -- random play ------------------------------------------------------------------------------------------------

    def _chances(self) -> s.Chances | None:
        length = self.story.length
        worked_out = Fares(self.story).scores(
            lambda: self.limits.spent() >= _RANDOM or self.limits.is_full(),
            lambda minute: self.limits.told(s.Stage.RANDOM, minute / length),
        )
        if worked_out is not None:
            return s.Chances(worked_out)
        stopped = self._stopped_at((1 + _RANDOM) / 2)
        scores: dict[int, int] = {}
        games = 0
        while games < RANDOM_SAMPLE and not stopped():
            points = self.random.score(seed_of("1", games))
            scores[points] = scores.get(points, 0) + 1
            games += 1
        if not games:
            self.cut.append(s.Stage.RANDOM)
            return None
        return s.Chances({score: Fraction(count, games) for score, count in sorted(scores.items())}, games)

    # -- knowing everything -----------------------------------------------------------------------------------------

    def _knowing(self, answer: Answer) -> Fraction | None:
        """What knowing everything from the start would add."""
        if self.worlds.count == 1:
            return Fraction(0)
        if self.worlds.count > WORLDS:
            return None
        solver = Solver.of(self.story, answer.solver.model, lead=self.lead)
        start = self.story.start.gauges
        places: list[tuple[Branch, int, int]] = []
        for world, weight in self.worlds.each():
            for seen in solver.passages.opening(world):
                gauges = moved(start, seen)
                places.append((solver.graph.begin(seen, gauges), packed(gauges), weight))
        if not self._is_explored(solver):
            return None
        worth = (Fraction(branch.node.best[number] * weight, branch.node.mass) for branch, number, weight in places)
        return sum(worth, Fraction(0)) / self.worlds.mass(self.worlds.all) - answer.value

    def _is_explored(self, solver: Solver) -> bool:
        """Whether a model that a figure hangs on was looked at as a whole within the limits."""
        if solver.explore(self._stopped_at(1.0), lambda part: self.limits.told(s.Stage.KNOWING, part)):
            return True
        if s.Stage.KNOWING not in self.cut:
            self.cut.append(s.Stage.KNOWING)
        return False

    def _checking(self, answer: Answer) -> Fraction | None:
        """What is lost without checks."""
        model = answer.solver.model
        if not self.story.checks or model.led or model.answers_only or model.unchecked:
            return None
        solver = Solver.of(self.story, replace(model, unchecked=True))
        roots = solver.open()
        if not self._is_explored(solver):
            return None
        total = sum(branch.times * branch.node.best[number] for branch, number in roots)
        return answer.value - Fraction(total, self.worlds.mass(self.worlds.all))


def _silent(game: Game, _state: State) -> Action:
    return Advance(game.story.length)


def _hasty(game: Game, state: State) -> Action:
    return make_bot("hasty", 0)(view(game, state), legal_actions(game, state))
