"""What to work on after a game: the tasks that were not performed, and the rules that cost most. Values, no words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from twiplo_game.analysis.debrief_parts import Debrief, Move
from twiplo_game.analysis.evaluation_parts import ObjectiveResult, Rating, TaskResult

RULES: Final = 3
"""Rules that a plan takes up: those that cost most."""


@dataclass(frozen=True, slots=True)
class TaskFinding:
    """A critical task that was performed with challenges, or not."""

    objective: ObjectiveResult
    task: TaskResult


@dataclass(frozen=True, slots=True)
class RuleFinding:
    """A rule that took points off the gauges."""

    rule: str
    move: Move
    """The dearest of its movements, for its title and its reason."""
    points: int
    """What it took in all, above 0."""


@dataclass(frozen=True, slots=True)
class Improvement:
    """What a plan begins from."""

    strengths: tuple[TaskFinding, ...]
    """Tasks that were performed without challenges."""
    tasks: tuple[TaskFinding, ...]
    """The others that could be rated, the worst first."""
    rules: tuple[RuleFinding, ...]
    """The rules that cost most, the dearest first."""


def improvement(result: Debrief) -> Improvement:
    """What went well, and what to work on."""
    found = [TaskFinding(objective, task) for objective in result.evaluation for task in objective.tasks]
    order = tuple(Rating)
    rated = [(each.task.rating, each) for each in found if each.task.rating is not None]
    weak = [(rating, each) for rating, each in rated if rating is not Rating.PERFORMED]
    return Improvement(
        strengths=tuple(each for rating, each in rated if rating is Rating.PERFORMED),
        tasks=tuple(each for _, each in sorted(weak, key=lambda pair: -order.index(pair[0]))),
        rules=_dearest(result),
    )


def _dearest(result: Debrief) -> tuple[RuleFinding, ...]:
    costs: dict[str, RuleFinding] = {}
    for move in _decided(result):
        if move.is_gauge and move.applied < 0:
            former = costs.get(move.rule)
            points = (former.points if former is not None else 0) - move.applied
            dearest = move if former is None or move.applied < former.move.applied else former.move
            costs[move.rule] = RuleFinding(move.rule, dearest, points)
    return tuple(sorted(costs.values(), key=lambda each: (-each.points, each.rule))[:RULES])


def _decided(result: Debrief) -> Iterable[Move]:
    """What came of what was done and left undone; what events do by themselves is nobody's to improve."""
    for decision in result.decisions:
        yield from (*decision.at_once, *decision.later)
    for silence in result.silences:
        yield from silence.moves
