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
from twiplo_game.analysis.solver.careful import Careful
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

WORLDS: Final = 512
"""So many worlds are played with `careful` one by one; of more, so many are drawn."""


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

    def explore(self, is_stopped: Callable[[], bool], told: Callable[[float], None]) -> bool:
        """Look at everything that can be reached and value it; False where it was stopped before."""
        length = self.story.length
        if not self.graph.explore(is_stopped, lambda minute: told(minute / length)):
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


class _Solving:
    """One solution in the making."""

    def __init__(self, story: Story, limits: s.Limits) -> None:
        self.story = story
        self.limits = limits
        self.sizes: list[s.Size] = []
        self.worlds = Worlds(story)

    def solution(self) -> s.Solution:
        """Climb the ladder as far as it goes, then look at the rest."""
        answer = None
        for place, model in enumerate(LADDER):
            found = self._solved(model, place)
            if found is None:
                break
            answer = found
        assert answer is not None, "TODO"
        solver, roots = answer.solver, answer.roots
        whole = self.worlds.mass(self.worlds.all)
        expected = Fraction(sum(branch.times * branch.node.best[number] for branch, number in roots), whole)
        most = max(branch.node.most[number] for branch, number in roots)
        is_exact = solver.model == EVERYTHING
        walk = Walk(self.story, solver.graph)
        world = self.worlds.of(new_game(self.story, 1))
        fares = self._chances()
        knowing = self._knowing(solver.model, expected)
        return s.Solution(
            story=self.story,
            certainty=s.Certainty.EXACT if is_exact else s.Certainty.RESTRICTED,
            model=solver.model,
            value=expected,
            bound=most if is_exact else max(most, highest_score(self.story)),
            most=most,
            least=min(branch.node.least[number] for branch, number in roots),
            knowing=knowing,
            chances=fares,
            careful=Fraction(answer.careful.score, answer.careful.weight),
            regrets=answer.careful.regrets(),
            locks=answer.careful.locks(),
            best=walk.line(highest),
            worst=walk.line(lowest),
            play=walk.line(wisest, world),
            sizes=tuple(self.sizes),
            is_stopped=not is_exact,
        )

    def _stopped_at(self, part: float) -> Callable[[], bool]:
        return lambda: self.limits.spent() >= part or self.limits.is_full()

    def _solved(self, model: Model, place: int) -> _Answer | None:
        solver = Solver.of(self.story, model)
        roots = solver.open()
        careful = Careful(self.story, solver.graph)
        for world, weight in self._some_worlds():
            careful.play(world, weight)
        is_whole = solver.explore(
            self._stopped_at(0.8), lambda part: self.limits.told(s.Stage.BEST, (place + part) / len(LADDER))
        )
        graph = solver.graph
        self.sizes.append(s.Size(model, len(graph.nodes), graph.points, graph.choices, is_whole))
        return _Answer(solver, roots, careful) if is_whole else None

    def _some_worlds(self) -> list[tuple[tuple[int, ...], int]]:
        """Every world with its weight, or some that are drawn, where there are too many."""
        if self.worlds.count <= WORLDS:
            return list(self.worlds.each())
        drawn: dict[tuple[int, ...], int] = {}
        for run in range(WORLDS):
            world = self.worlds.of(new_game(self.story, seed_of("1", run)))
            drawn[world] = drawn.get(world, 0) + 1
        return list(drawn.items())

    # -- random play ------------------------------------------------------------------------------------------------

    def _chances(self) -> s.Chances | None:
        solver = Solver.of(self.story, RANDOM, by_chance=True)
        roots = solver.open()
        stopped = self._stopped_at(0.9)
        if solver.graph.explore(stopped, lambda minute: self.limits.told(s.Stage.RANDOM, minute / self.story.length)):
            return s.Chances(chances(solver.graph, roots))
        return self._sampled()

    def _sampled(self) -> s.Chances | None:
        stopped = self._stopped_at(0.95)
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

    def _knowing(self, model: Model, expected: Fraction) -> Fraction | None:
        """What knowing everything from the start would add."""
        if self.worlds.count == 1:
            return Fraction(0)
        if self.worlds.count > WORLDS:
            return None
        solver = Solver.of(self.story, model)
        start = self.story.start.gauges
        places: list[tuple[Branch, int, int]] = []
        for world, weight in self.worlds.each():
            for seen in solver.passages.opening(world):
                gauges = moved(start, seen)
                places.append((solver.graph.begin(seen, gauges), packed(gauges), weight))
        if not solver.explore(self._stopped_at(1.0), lambda part: self.limits.told(s.Stage.KNOWING, part)):
            return None
        total = sum(Fraction(branch.node.best[number] * weight, branch.node.mass) for branch, number, weight in places)
        return total / self.worlds.mass(self.worlds.all) - expected


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
