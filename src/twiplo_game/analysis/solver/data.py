"""A solution in lists, dictionaries, strings and numbers; scores are 0 to 1000."""

from fractions import Fraction
from typing import Any, Final

from twiplo_game.analysis.solver.model import Restriction
from twiplo_game.analysis.solver.solution import Chances, Line, Lock, Regret, Size, Solution
from twiplo_game.engine.codec import action_to_data
from twiplo_game.model.versions import RULES_VERSION

FORMAT: Final = 2
"""The version of the data's form."""


def as_data(solution: Solution) -> dict[str, Any]:
    """The solution as plain data. Fractions stand as `[numerator, denominator]` beside their decimal value."""
    story = solution.story
    return {
        "format": FORMAT,
        "scenario": story.scenario.id,
        "rules": RULES_VERSION,
        "profile": story.profile_id,
        "mandates": [mandate.id for mandate in story.mandates],
        "certainty": solution.certainty.value,
        "restrictions": [restriction.value for restriction in solution.model.restrictions],
        "changes": solution.model.changes if Restriction.FEW_CHANGES in solution.model.restrictions else None,
        "value": _number(solution.value),
        "error": solution.error,
        "bound": solution.bound,
        "most": solution.most,
        "least": solution.least,
        "knowing": None if solution.knowing is None else _number(solution.knowing),
        "checking": None if solution.checking is None else _number(solution.checking),
        "careful": None if solution.careful is None else _number(solution.careful),
        "followed": float(solution.followed),
        "random": None if solution.chances is None else _of_chances(solution.chances),
        "regrets": [_of_regret(regret) for regret in solution.regrets],
        "locks": [_of_lock(lock) for lock in solution.locks],
        "lines": {"best": _of_line(solution.best), "worst": _of_line(solution.worst), "play": _of_line(solution.play)},
        "cut": [stage.value for stage in solution.cut],
        "tried": [_of_size(size) for size in solution.sizes],
    }


def _number(value: Fraction) -> dict[str, Any]:
    return {"value": round(float(value), 6), "exact": [str(value.numerator), str(value.denominator)]}


def _of_chances(chances: Chances) -> dict[str, Any]:
    return {
        "mean": _number(chances.mean),
        "error": chances.error,
        "games": chances.games,
        "scores": {str(score): float(share) for score, share in chances.scores.items()},
    }


def _of_regret(regret: Regret) -> dict[str, Any]:
    return {
        "event": regret.event,
        "draft": regret.draft,
        "mean": _number(regret.mean),
        "least": _number(regret.least),
        "most": _number(regret.most),
        "moments": regret.moments,
        "dominated_by": regret.dominated_by,
    }


def _of_lock(lock: Lock) -> dict[str, Any]:
    return {"minute": lock.minute, "left": lock.left, "share": float(lock.share)}


def _of_line(line: Line | None) -> dict[str, Any] | None:
    if line is None:
        return None
    return {"seed": line.seed, "score": line.score, "actions": [action_to_data(action) for action in line.actions]}


def _of_size(size: Size) -> dict[str, Any]:
    return {
        "restrictions": [restriction.value for restriction in size.model.restrictions],
        "changes": size.model.changes if Restriction.FEW_CHANGES in size.model.restrictions else None,
        "nodes": size.nodes,
        "points": size.points,
        "choices": size.choices,
        "complete": size.is_whole,
    }
