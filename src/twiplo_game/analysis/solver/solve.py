"""A story under one model, ready to be looked into: for decision reviews as well as for whole solutions."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from twiplo_game.analysis.solver.belief import Passages, solved_story
from twiplo_game.analysis.solver.choosing import Everything
from twiplo_game.analysis.solver.gauges import packed
from twiplo_game.analysis.solver.graph import Branch, Graph
from twiplo_game.analysis.solver.keys import Keys
from twiplo_game.analysis.solver.leading import Lead, Leader
from twiplo_game.analysis.solver.led import Following
from twiplo_game.analysis.solver.model import Answers, Model
from twiplo_game.analysis.solver.moves import Moves
from twiplo_game.analysis.solver.reading import Reading
from twiplo_game.analysis.solver.values import value
from twiplo_game.analysis.solver.walk import moved
from twiplo_game.analysis.solver.worlds import Worlds
from twiplo_game.engine.story import Story

RANDOM: Final = Model(Answers.DRAFTS, nothing_unasked=True, answers_only=True)
"""What a random player does: drafts, and nothing else."""

CAREFUL: Final = Lead()
"""The bot `careful` as it is."""


@dataclass(slots=True)
class Solver:
    """A model of a story, ready to be looked into; for decision reviews as well as for whole solutions."""

    story: Story
    model: Model
    worlds: Worlds
    passages: Passages
    graph: Graph

    @classmethod
    def of(cls, story: Story, model: Model, *, lead: Lead = CAREFUL) -> "Solver":
        """The solver of `story` under `model`; `lead` where the player is led."""
        solved = solved_story(story, model)
        worlds = Worlds(solved)
        leader = Leader(solved, lead) if model.led else None
        reading = Reading(solved, model, leader)
        keys = Keys(reading, worlds)
        passages = Passages(reading, worlds)
        chooser = Everything(passages, Moves(keys)) if leader is None else Following(passages, leader)
        return cls(story, model, worlds, passages, Graph(passages, keys, chooser))

    def open(self) -> list[tuple[Branch, int]]:
        """Begin at the opening: each thing that may be seen there, with its gauges."""
        roots = []
        for seen in self.passages.opening():
            gauges = moved(self.passages.story.start.gauges, seen)
            roots.append((self.graph.begin(seen, gauges), packed(gauges)))
        return roots

    def explore(
        self, is_stopped: Callable[[], bool], told: Callable[[float], None], is_up: Callable[[], bool] | None = None
    ) -> bool:
        """Look at everything that can be reached and value it; False where it was stopped.

        Valuing what was looked at to the end stops when it `is_up`: that may be later.
        """
        length = self.story.length
        if not self.graph.explore(is_stopped, lambda minute: told(minute / length)):
            return False
        return value(self.graph, is_stopped if is_up is None else is_up)
