"""Solving a story as far as the limits allow: from the narrowest model to everything, and keeping the widest answer."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from twiplo_game.analysis.bots import chance_of, make_blind
from twiplo_game.analysis.playtest import seed_of
from twiplo_game.analysis.solver import solution as s
from twiplo_game.analysis.solver.belief import Passages, solved_story
from twiplo_game.analysis.solver.bounds import highest_score
from twiplo_game.analysis.solver.careful import Careful, paths
from twiplo_game.analysis.solver.choosing import ByChance, Everything
from twiplo_game.analysis.solver.graph import Branch, Graph, packed
from twiplo_game.analysis.solver.keys import Keys
from twiplo_game.analysis.solver.model import EVERYTHING, LADDER, Answers, Model
from twiplo_game.analysis.solver.moves import Moves
from twiplo_game.analysis.solver.reading import Reading
from twiplo_game.analysis.solver.values import chances, value
from twiplo_game.analysis.solver.walk import Walk, highest, lowest, moved, wisest
from twiplo_game.analysis.solver.worlds import Worlds
from twiplo_game.engine.apply import begin, play
from twiplo_game.engine.game import new_game
from twiplo_game.engine.options import legal_actions
from twiplo_game.engine.outcome import outcome
from twiplo_game.engine.state import NO_ENDING
from twiplo_game.engine.story import Story

RANDOM: Final = Model(Answers.DRAFTS, nothing_unasked=True, answers_only=True)
"""What a random player does: drafts, and nothing else."""

_CAREFUL: Final = 0.1
_CLIMBING: Final = 0.5
_SEARCHING: Final = 0.7
"""Up to which part of the limits `careful` is played, wider models are tried, and a better play is looked for."""

_FIRST_WIDTH: Final = 10
_SEARCHED: Final = (
    LADDER[3],
    Model(Answers.NEAR, 12, by_due=True, when_it_matters=True, one_order=True, open_only=True, nothing_unasked=True),
)
"""Where a better play is looked for."""

FOLLOWED: Final = 64
"""So many of the games of `careful` are looked at for what drafts give away, the commonest first."""

WORLDS: Final = 512
"""With more worlds, what knowing everything would be worth is not worked out."""


@dataclass(slots=True)
class Solver:
    """A model of a story, ready to be looked into; for decision reviews as well as for whole solutions."""

    story: Story
    model: Model
    worlds: Worlds
    passages: Passages
    graph: Graph

    @classmethod
    def of(cls, story: Story, model: Model, *, by_chance: bool = False) -> "Solver":
        """The solver of `story` under `model`; `by_chance` for the random player."""
        solved = solved_story(story, model)
        worlds = Worlds(solved)
        reading = Reading(solved, model)
        keys = Keys(reading, worlds)
        passages = Passages(reading, worlds)
        chooser = ByChance(passages) if by_chance else Everything(passages, Moves(keys))
        return cls(story, model, worlds, passages, Graph(passages, keys, chooser))

    def open(self) -> list[tuple[Branch, int]]:
        """Begin at the opening: each thing that may be seen there, with its gauges."""
        roots = []
        for seen in self.passages.opening():
            gauges = moved(self.passages.story.start.gauges, seen)
            roots.append((self.graph.begin(seen, gauges), packed(gauges)))
        return roots

    def explore(self, is_stopped: Callable[[], bool], told: Callable[[float], None], width: int = 0) -> bool:
        """Look at everything that can be reached, or at the best of it, and value it; False where it was stopped."""
        length = self.story.length
        if not self.graph.explore(is_stopped, lambda minute: told(minute / length), width):
            return False
        value(self.graph)
        return True


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
    """What its best play is worth."""


class _Solving:
    """One solution in the making."""

    def __init__(self, story: Story, limits: s.Limits) -> None:
        self.story = story
        self.limits = limits
        self.sizes: list[s.Size] = []
        self.worlds = Worlds(story)
        self.careful = paths(story, Solver.of(story, EVERYTHING).passages, self._stopped_at(_CAREFUL))
        self.commonest = sorted(self.careful, key=lambda path: -path.weight)[:FOLLOWED]

    def solution(self) -> s.Solution:
        """Climb the ladder as far as it goes, look for something better beyond, then at the rest."""
        answer = None
        for place, model in enumerate(LADDER):
            if answer is not None and self.limits.spent() > _CLIMBING / 2:
                break
            found = self._solved(model, place)
            if found is None:
                break
            answer = found
        beyond = None if answer is not None and answer.solver.model == EVERYTHING else self._searched(answer)
        is_found = answer is None
        if answer is None:
            answer = beyond
        if answer is None:
            answer = self._widened(0, LADDER[0], lambda: False)
            is_found = True
        assert answer is not None
        fares = self._chances()
        knowing = None if is_found else self._knowing(answer)
        solver, roots, careful = answer.solver, answer.roots, answer.careful
        most = max(branch.node.most[number] for branch, number in roots)
        is_exact = solver.model == EVERYTHING and not is_found
        walk = Walk(self.story, solver.graph)
        return s.Solution(
            story=self.story,
            certainty=s.Certainty.EXACT if is_exact else s.Certainty.FOUND if is_found else s.Certainty.RESTRICTED,
            model=solver.model,
            value=answer.value,
            beyond=beyond.value if beyond is not None and beyond.value > answer.value else None,
            bound=most if is_exact else max(most, highest_score(self.story)),
            most=most,
            least=min(branch.node.least[number] for branch, number in roots),
            knowing=knowing,
            chances=fares,
            careful=Fraction(
                sum(path.score * path.weight for path in self.careful), sum(path.weight for path in self.careful)
            ),
            followed=Fraction(sum(path.weight for path in self.commonest), self.worlds.mass(self.worlds.all)),
            regrets=careful.regrets(),
            locks=() if is_found else careful.locks(),
            best=walk.line(highest),
            worst=walk.line(lowest),
            play=walk.line(wisest, self.worlds.of(new_game(self.story, 1))),
            sizes=tuple(self.sizes),
        )

    def _stopped_at(self, part: float) -> Callable[[], bool]:
        return lambda: self.limits.spent() >= part or self.limits.is_full()

    def _solved(self, model: Model, place: int) -> _Answer | None:
        """What a model comes to; None where the limits end it."""
        stopped = self._stopped_at(_CLIMBING)
        return self._looked(model, 0, stopped, lambda part: self._told(s.Stage.BEST, (place + part) / len(LADDER)))

    def _searched(self, answer: _Answer | None) -> _Answer | None:
        """The best play that is found by looking at ever more of the best situations of each minute."""
        best: _Answer | None = None
        width = _FIRST_WIDTH
        stopped = self._stopped_at(_SEARCHING)
        models: tuple[Model, ...] = _SEARCHED
        while models and not stopped():
            found = [self._widened(width, model, stopped) for model in models]
            for each in filter(None, found):
                if best is None or each.value > best.value:
                    best = each
            models = tuple(each.solver.model for each in found if each is not None and each.solver.graph.is_narrowed)
            width *= 3
        return best

    def _widened(self, width: int, model: Model, stopped: Callable[[], bool]) -> _Answer | None:
        return self._looked(model, width or 1, stopped, lambda part: self._told(s.Stage.SEARCH, part))

    def _looked(
        self, model: Model, width: int, stopped: Callable[[], bool], told: Callable[[float], None]
    ) -> _Answer | None:
        solver = Solver.of(self.story, model)
        roots = solver.open()
        careful = Careful(self.story, solver.graph)
        for path in self.commonest:
            careful.follow(path)
        is_whole = solver.explore(stopped, told, width)
        graph = solver.graph
        self.sizes.append(s.Size(model, len(graph.nodes), graph.points, graph.choices, is_whole, width))
        if not is_whole:
            return None
        total = sum(branch.times * branch.node.best[number] for branch, number in roots)
        return _Answer(solver, roots, careful, Fraction(total, self.worlds.mass(self.worlds.all)))

    def _told(self, stage: s.Stage, part: float) -> None:
        self.limits.told(stage, part)

    # -- random play ------------------------------------------------------------------------------------------------

    def _chances(self) -> s.Chances | None:
        solver = Solver.of(self.story, RANDOM, by_chance=True)
        roots = solver.open()
        stopped = self._stopped_at(0.8)
        if solver.graph.explore(stopped, lambda minute: self._told(s.Stage.RANDOM, minute / self.story.length)):
            return s.Chances(chances(solver.graph, roots))
        return self._sampled()

    def _sampled(self) -> s.Chances | None:
        stopped = self._stopped_at(0.85)
        scores: dict[int, int] = {}
        games = 0
        while not stopped() and games < 2_000:
            points = random_score(self.story, seed_of("1", games))
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
        if not solver.explore(self._stopped_at(1.0), lambda part: self._told(s.Stage.KNOWING, part)):
            return None
        worth = (Fraction(branch.node.best[number] * weight, branch.node.mass) for branch, number, weight in places)
        total = sum(worth, Fraction(0))
        return total / self.worlds.mass(self.worlds.all) - answer.value


def random_score(story: Story, seed: int) -> int:
    """The score of the random player in the game of a seed."""
    game = new_game(story, seed)
    bot = make_blind("any-draft", chance_of(game.seed))
    assert bot is not None
    t = begin(game)
    while t.ending == NO_ENDING:
        play(t, bot(legal_actions(game, t.frozen())))
    result = outcome(game, t.frozen())
    assert result is not None
    return result.score
