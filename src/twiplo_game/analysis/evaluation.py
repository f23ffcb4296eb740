"""The evaluation of a game that is over: objectives, critical tasks, and how each was performed.

It judges what was done by what the desk could know then, and stands beside the score: neither is part of the other. The
doctrine's objectives come after the scenario's. The printed guide speaks of the same tasks.
"""

from collections.abc import Callable, Sequence
from typing import Final

from twiplo_game.analysis.course import Course
from twiplo_game.analysis.evaluation_conduct import (
    Judged,
    agreed_first,
    answered_in_time,
    checked_first,
    first_line,
    partners_first,
    promises_kept,
    read_first,
)
from twiplo_game.analysis.evaluation_content import (
    claims_covered,
    concerned_addressed,
    named_on_evidence,
    nothing_out,
    rejected_only_refuted,
    stance_held,
    text_fits,
    told_what_to_do,
)
from twiplo_game.analysis.evaluation_parts import ObjectiveResult, Observation, Sight, TaskResult, overall
from twiplo_game.analysis.evaluation_scenario import scenario_objectives
from twiplo_game.engine.game import Game
from twiplo_game.engine.step import Step


def _own_trade_off(course: Course) -> Judged:
    """The player says what was traded for what, and what he or she would do otherwise: for the talk."""
    del course  # Nothing in a log shows it.
    return None, (Observation(Sight.IN_THE_ROOM),)


GENERAL: Final[dict[str, dict[str, Callable[[Course], Judged]]]] = {
    "awareness": {"read_first": read_first, "checked_first": checked_first},
    "timeliness": {"first_line": first_line, "answered_in_time": answered_in_time, "promises_kept": promises_kept},
    "accuracy": {
        "claims_covered": claims_covered,
        "rejected_only_refuted": rejected_only_refuted,
        "named_on_evidence": named_on_evidence,
    },
    "coordination": {"partners_first": partners_first, "agreed_first": agreed_first},
    "protection": {"nothing_out": nothing_out},
    "message": {
        "stance_held": stance_held,
        "text_fits": text_fits,
        "told_what_to_do": told_what_to_do,
        "concerned_addressed": concerned_addressed,
    },
    "learning": {"own_trade_off": _own_trade_off},
}
"""The doctrine's objectives, each with its critical tasks, in the order in which a guide lists them."""


def evaluated(game: Game, steps: Sequence[Step]) -> tuple[ObjectiveResult, ...]:
    """The scenario's objectives, then the doctrine's; `steps` are those of a game that is over."""
    course = Course(game, steps)
    return (*scenario_objectives(course), *(_general(course, name, tasks) for name, tasks in GENERAL.items()))


def _general(course: Course, name: str, tasks: dict[str, Callable[[Course], Judged]]) -> ObjectiveResult:
    results = []
    for task, judge in tasks.items():
        rating, seen = judge(course)
        results.append(TaskResult(task, None, rating, seen))
    done = tuple(results)
    return ObjectiveResult(name, None, overall(done), done)
