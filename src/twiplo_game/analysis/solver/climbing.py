"""One model after the other as far as the limits allow; the one whose best play is worth most is kept."""

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from twiplo_game.analysis.solver import solution as s
from twiplo_game.analysis.solver.careful import Careful
from twiplo_game.analysis.solver.games import Path
from twiplo_game.analysis.solver.graph import Branch
from twiplo_game.analysis.solver.leading import Lead
from twiplo_game.analysis.solver.led_moments import LedMoments
from twiplo_game.analysis.solver.model import EVERYTHING, LADDER, LED, Model
from twiplo_game.analysis.solver.solve import Solver
from twiplo_game.analysis.solver.walk import Walk, highest, lowest
from twiplo_game.engine.story import Story

_LED: Final = 0.7
_WIDE: Final = 0.75
"""Up to which part of the limits models are solved in which the player is led, and the others."""
_VALUED: Final = 0.9
"""Up to which part one that was looked at in time is valued: half of the work would be lost otherwise."""

CHANGES: Final = (1, 2, 3, 4, 5, 6)
"""How many answers of a led player may be others than the leader's, before any number may."""

PROMPT_CHOICES: Final = 60_000
"""Choices that a prompt player's model may take: it is worth less than a led one, and shows how low scores get."""


@dataclass(frozen=True, slots=True)
class Reached:
    """A score that some play reaches, with the game that shows it."""

    score: int
    line: s.Line | None


@dataclass(slots=True)
class Answer:
    """What one model came to."""

    solver: Solver
    roots: list[tuple[Branch, int]]
    moments: Careful | None
    """Those of `careful`; None where the player is led, and the leader's count."""
    value: Fraction

    @property
    def is_exact(self) -> bool:
        """Whether nothing was left out."""
        return self.solver.model == EVERYTHING

    def drafts(self, story: Story) -> tuple[tuple[s.Regret, ...], tuple[s.Lock, ...]]:
        """What drafts give away, and where nothing counts any more."""
        moments = self.moments or LedMoments(story, self.solver.graph, self.roots)
        return moments.regrets(), moments.locks()


class Climbing:
    """Solves models, and keeps the best answer and how high and how low scores get in any of them."""

    def __init__(self, story: Story, limits: s.Limits, lead: Lead, games: list[Path]) -> None:
        self.story = story
        self.limits = limits
        self.lead = lead
        self.games = games
        """Those of `careful` from which regrets and locks are taken."""
        self.sizes: list[s.Size] = []
        self.answer: Answer | None = None
        self.most: Reached | None = None
        self.least: Reached | None = None

    def climb(self) -> None:
        """Solve what can be solved: the led models first, which are worth much for what they take."""
        led = [replace(LED, changes=changes) for changes in CHANGES if changes < self.story.event_count]
        for models, part in (([*led, LED], _LED), (LADDER, _WIDE)):
            for place, model in enumerate(models):
                if not self._solve(model, place / len(models), part):
                    break

    def _solve(self, model: Model, done: float, part: float) -> bool:
        """Whether a model could be solved until so much of the limits is spent."""
        solver = Solver.of(self.story, model, lead=self.lead)
        graph = solver.graph
        roots = solver.open()
        moments = None
        if not model.led:
            moments = Careful(self.story, graph)
            for path in self.games:
                moments.follow(path)

        def is_stopped() -> bool:
            is_long = model.never_silent and graph.choices > PROMPT_CHOICES
            return is_long or self.limits.spent() >= part or self.limits.is_full()

        is_whole = solver.explore(
            is_stopped,
            lambda _: self.limits.told(s.Stage.BEST, done),
            lambda: self.limits.spent() >= _VALUED,
        )
        self.sizes.append(s.Size(model, len(graph.nodes), graph.points, graph.choices, is_whole))
        if not is_whole:
            return False
        total = sum(branch.times * branch.node.best[number] for branch, number in roots)
        found = Answer(solver, roots, moments, Fraction(total, solver.worlds.mass(solver.worlds.all)))
        self._reach(found)
        before = self.answer
        # Of models that come to the same the wider one says more.
        if before is None or found.value > before.value or (found.value == before.value and not model.never_silent):
            self.answer = found
        return True

    def _reach(self, answer: Answer) -> None:
        walk = Walk(self.story, answer.solver.graph)
        most = max(branch.node.most[number] for branch, number in answer.roots)
        if self.most is None or most > self.most.score:
            self.most = Reached(most, walk.line(highest))
        least = min(branch.node.least[number] for branch, number in answer.roots)
        if self.least is None or least < self.least.score:
            self.least = Reached(least, walk.line(lowest))
