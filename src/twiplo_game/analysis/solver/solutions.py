"""Everything about a story, as far as the limits allow: from the narrowest model to everything, keeping the widest."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt
from typing import Final

from twiplo_game.analysis.bots import Bot, make_bot
from twiplo_game.analysis.playing import result_of
from twiplo_game.analysis.playtest import seed_of
from twiplo_game.analysis.solver import solution as s
from twiplo_game.analysis.solver.bounds import highest_score
from twiplo_game.analysis.solver.careful import Careful
from twiplo_game.analysis.solver.fares import Fares
from twiplo_game.analysis.solver.games import Path, paths
from twiplo_game.analysis.solver.gauges import packed
from twiplo_game.analysis.solver.graph import Branch
from twiplo_game.analysis.solver.improving import WORLDS_TRIED, Answers, Improving, steered
from twiplo_game.analysis.solver.model import EVERYTHING, LADDER, Model
from twiplo_game.analysis.solver.random_play import RandomPlay
from twiplo_game.analysis.solver.solve import Solver
from twiplo_game.analysis.solver.walk import Walk, highest, line_of, lowest, moved, seed_in, wisest
from twiplo_game.engine.game import new_game
from twiplo_game.engine.story import Story

_CAREFUL: Final = 0.15
_CLIMBING: Final = 0.7
_SEARCHING: Final = 0.8
_JUDGING: Final = 0.85
_RANDOM: Final = 0.92
"""Up to which part of the limits `careful` is played, wider models are tried, a better play is looked for and judged,
and random play is worked out."""

SAMPLE: Final = 100
"""Games that are played where a mean cannot be worked out."""

RANDOM_SAMPLE: Final = 2_000
"""The same for random play, which is cheap."""

FOLLOWED: Final = 64
"""So many of the games of `careful` are looked at for what drafts give away, the commonest first."""

WORLDS: Final = 512
"""With more worlds, what knowing everything would be worth is not worked out."""


def solve(story: Story, limits: s.Limits) -> s.Solution:
    """Everything that can be found out about `story` within `limits`."""
    return _Solving(story, limits).solution()


@dataclass(slots=True)
class _Answer:
    """What one model came to."""

    solver: Solver
    roots: list[tuple[Branch, int]]
    careful: Careful
    value: Fraction


@dataclass(slots=True)
class _Played:
    """What a bot comes to."""

    bot: Bot
    answers: Answers
    games: list[Path]
    value: Fraction
    error: float
    """0 where every world was played."""


class _Solving:
    """One solution in the making."""

    def __init__(self, story: Story, limits: s.Limits) -> None:
        self.story = story
        self.limits = limits
        self.sizes: list[s.Size] = []
        self.everything = Solver.of(story, EVERYTHING)
        self.worlds = self.everything.worlds
        self.careful = self._played({}, _CAREFUL)
        self.commonest = sorted(self.careful.games, key=lambda path: -path.weight)[:FOLLOWED]

    def solution(self) -> s.Solution:
        """Climb the ladder as far as it goes, then look for something better beyond."""
        answer = None
        for place, model in enumerate(LADDER):
            found = self._solved(model, place)
            if found is None:
                break
            answer = found
        is_exact = answer is not None and answer.solver.model == EVERYTHING
        better = self.careful if is_exact else self._better()
        fares = self._chances()
        if answer is None:
            return self._found(better, fares)
        solver, roots = answer.solver, answer.roots
        most = max(branch.node.most[number] for branch, number in roots)
        walk = Walk(self.story, solver.graph)
        is_beyond = better.value > answer.value and not is_exact
        return s.Solution(
            story=self.story,
            certainty=s.Certainty.EXACT if is_exact else s.Certainty.RESTRICTED,
            model=solver.model,
            value=answer.value,
            error=better.error if is_beyond else 0.0,
            beyond=better.value if is_beyond else None,
            bound=most if is_exact else max(most, highest_score(self.story)),
            most=most,
            least=min(branch.node.least[number] for branch, number in roots),
            knowing=self._knowing(answer),
            chances=fares,
            careful=self.careful.value,
            followed=self._followed(self.commonest),
            regrets=answer.careful.regrets(),
            locks=answer.careful.locks(),
            best=walk.line(highest),
            worst=walk.line(lowest),
            play=walk.line(wisest, self.worlds.of(new_game(self.story, 1))),
            sizes=tuple(self.sizes),
        )

    def _found(self, better: _Played, fares: s.Chances | None) -> s.Solution:
        """The solution where not even the narrowest model could be solved."""
        silent = paths(self.story, self.everything.passages, make_bot("silent", 0), self._stopped_at(_JUDGING))
        every = [*better.games, *self.careful.games, *silent]
        best = max(every, key=lambda path: path.score)
        worst = min(every, key=lambda path: path.score)
        improving = self._improving()
        return s.Solution(
            story=self.story,
            certainty=s.Certainty.FOUND,
            model=EVERYTHING,
            value=better.value,
            error=better.error,
            beyond=None,
            bound=highest_score(self.story),
            most=best.score,
            least=worst.score,
            knowing=None,
            chances=fares,
            careful=self.careful.value,
            followed=self._followed(improving.games),
            regrets=tuple(improving.regrets(better.answers, self._stopped_at(1.0))),
            locks=(),
            best=self._line(best),
            worst=self._line(worst),
            play=line_of(new_game(self.story, 1), better.bot),
            sizes=tuple(self.sizes),
        )

    def _line(self, path: Path) -> s.Line | None:
        seed = seed_in(self.story, self.worlds, path.cubes)
        return None if seed is None else s.Line(seed, tuple(path.actions), path.score)

    def _followed(self, games: list[Path]) -> Fraction:
        return Fraction(sum(path.weight for path in games), self.worlds.mass(self.worlds.all))

    def _stopped_at(self, part: float) -> Callable[[], bool]:
        return lambda: self.limits.spent() >= part

    # -- models -----------------------------------------------------------------------------------------------------

    def _solved(self, model: Model, place: int) -> _Answer | None:
        """What a model comes to; None where the limits end it."""
        solver = Solver.of(self.story, model)
        roots = solver.open()
        careful = Careful(self.story, solver.graph)
        for path in self.commonest:
            careful.follow(path)
        is_whole = solver.explore(
            lambda: self.limits.spent() >= _CLIMBING or self.limits.is_full(),
            lambda part: self.limits.told(s.Stage.BEST, (place + part) / len(LADDER)),
        )
        graph = solver.graph
        self.sizes.append(s.Size(model, len(graph.nodes), graph.points, graph.choices, is_whole))
        if not is_whole:
            return None
        total = sum(branch.times * branch.node.best[number] for branch, number in roots)
        return _Answer(solver, roots, careful, Fraction(total, self.worlds.mass(self.worlds.all)))

    # -- a better play ----------------------------------------------------------------------------------------------

    def _improving(self) -> Improving:
        return Improving(self.story, self.worlds, self.commonest[:WORLDS_TRIED])

    def _better(self) -> _Played:
        """The best play that is found from `careful` on, and at least as good."""
        self.limits.told(s.Stage.SEARCH, 0.0)
        answers = self._improving().answers(self._stopped_at(_SEARCHING))
        if not answers:
            return self.careful
        found = self._played(answers, _JUDGING)
        return found if found.value > self.careful.value else self.careful

    def _played(self, answers: Answers, part: float) -> _Played:
        """What `careful` comes to with other answers: in every world, or in some where those are too many."""
        bot = steered(self.story, answers)
        games = paths(self.story, self.everything.passages, bot, self._stopped_at(part))
        if sum(path.weight for path in games) == self.worlds.mass(self.worlds.all):
            value = sum((Fraction(path.score * path.weight) for path in games), Fraction(0))
            return _Played(bot, answers, games, value / self.worlds.mass(self.worlds.all), 0.0)
        scores = [result_of(new_game(self.story, seed_of("1", run)), bot).score for run in range(SAMPLE)]
        mean = Fraction(sum(scores), SAMPLE)
        square = Fraction(sum(score * score for score in scores), SAMPLE) - mean**2
        return _Played(bot, answers, games, mean, sqrt(square / (SAMPLE - 1)))

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
        random = RandomPlay(self.story)
        scores: dict[int, int] = {}
        games = 0
        while games < RANDOM_SAMPLE and not stopped():
            points = random.score(seed_of("1", games))
            scores[points] = scores.get(points, 0) + 1
            games += 1
        if not games:
            return None
        return s.Chances({score: Fraction(count, games) for score, count in sorted(scores.items())}, games)

    # -- knowing everything -----------------------------------------------------------------------------------------

    def _knowing(self, answer: _Answer) -> Fraction | None:
        """What knowing everything from the start would add."""
        if self.worlds.count == 1:
            return Fraction(0)
        if self.worlds.count > WORLDS:
            return None
        solver = Solver.of(self.story, answer.solver.model)
        start = self.story.start.gauges
        places: list[tuple[Branch, int, int]] = []
        for world, weight in self.worlds.each():
            for seen in solver.passages.opening(world):
                gauges = moved(start, seen)
                places.append((solver.graph.begin(seen, gauges), packed(gauges), weight))
        if not solver.explore(
            lambda: self.limits.spent() >= 1.0 or self.limits.is_full(),
            lambda part: self.limits.told(s.Stage.KNOWING, part),
        ):
            return None
        worth = (Fraction(branch.node.best[number] * weight, branch.node.mass) for branch, number, weight in places)
        return sum(worth, Fraction(0)) / self.worlds.mass(self.worlds.all) - answer.value
