"""The improvement plan: what was found of tasks, rules and decisions, gathered by the measure that would mend it.

A measure is something that a house can do before the next time, and not a move of this game. Values, no words.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from twiplo_game.analysis.evaluation_parts import Rating, Sight, TaskResult
from twiplo_game.analysis.improvement import Improvement, RuleFinding, TaskFinding
from twiplo_game.analysis.review.judging import Judgement
from twiplo_game.analysis.review.options import Both, Hold, Option
from twiplo_game.engine.action import Action, Advance, Ask, Check, Correct, Open, Respond, Speak, Tell, Update
from twiplo_game.model.vocabulary import Family


class Measure(StrEnum):
    """Something that a house can set up or train; those of the doctrine's tasks have the task's id."""

    READ_FIRST = "read_first"
    CHECKED_FIRST = "checked_first"
    FIRST_LINE = "first_line"
    ANSWERED_IN_TIME = "answered_in_time"
    PROMISES_KEPT = "promises_kept"
    CLAIMS_COVERED = "claims_covered"
    REJECTED_ONLY_REFUTED = "rejected_only_refuted"
    NAMED_ON_EVIDENCE = "named_on_evidence"
    PARTNERS_FIRST = "partners_first"
    AGREED_FIRST = "agreed_first"
    NOTHING_OUT = "nothing_out"
    STANCE_HELD = "stance_held"
    TEXT_FITS = "text_fits"
    TOLD_WHAT_TO_DO = "told_what_to_do"
    CONCERNED_ADDRESSED = "concerned_addressed"
    ADVICE = "advice"
    CLEARANCE = "clearance"
    """Every line is held against what was settled beforehand."""
    CORRECTIONS = "corrections"
    HANDLING = "handling"
    """Channels and legal steps."""
    WAITING = "waiting"
    """What can wait, and until when."""


@dataclass(frozen=True, slots=True)
class CostlyDecision:
    """A decision that surely lost something, and where it stands in the review."""

    mark: str
    judgement: Judgement


@dataclass(slots=True)
class PlanRow:
    """One measure with everything that speaks for it."""

    measure: Measure | None
    """None where only somebody who was there can name one."""
    tasks: list[TaskFinding] = field(default_factory=list)
    rules: list[RuleFinding] = field(default_factory=list)
    decisions: list[CostlyDecision] = field(default_factory=list)

    @property
    def rating(self) -> Rating | None:
        """The worst of its tasks; None where it has none."""
        order = tuple(Rating)
        ratings = (each.task.rating for each in self.tasks if each.task.rating is not None)
        return max(ratings, key=order.index, default=None)


def plan(
    found: Improvement, families: Mapping[str, Family], decisions: Iterable[CostlyDecision]
) -> tuple[PlanRow, ...]:
    """The rows of the plan, the worst rated first; each measure stands in one of them. `families` are the rules'."""
    rows: dict[Measure | str, PlanRow] = {}

    def row(measure: Measure | None, of: str) -> PlanRow:
        return rows.setdefault(measure or of, PlanRow(measure))

    for number, task in enumerate(found.tasks):
        row(_of_task(task.task), f"task {number}").tasks.append(task)
    for rule in found.rules:
        row(_of_rule(rule.rule, families), f"rule {rule.rule}").rules.append(rule)
    for decision in decisions:
        judgement = decision.judgement
        measure = _of_choice(judgement.options[judgement.instead], judgement.own)
        row(measure, f"decision {decision.mark}").decisions.append(decision)
    return tuple(rows.values())


_OF_SIGHTS: Final = {
    Sight.UNCHECKED: Measure.CHECKED_FIRST,
    Sight.UNSETTLED: Measure.CHECKED_FIRST,
    Sight.NOT_ASKED: Measure.ADVICE,
    Sight.NOT_TOLD: Measure.PARTNERS_FIRST,
    Sight.UNANSWERED: Measure.ANSWERED_IN_TIME,
    Sight.ANSWERED_LATE: Measure.ANSWERED_IN_TIME,
    Sight.MISSED: Measure.PROMISES_KEPT,
    Sight.NOTHING_PROMISED: Measure.PROMISES_KEPT,
    Sight.BROKEN: Measure.CLEARANCE,
    Sight.NOT_SO: Measure.CLEARANCE,
    Sight.NOT_SAID: Measure.STANCE_HELD,
    Sight.NOT_NAMED: Measure.STANCE_HELD,
    Sight.SAID: Measure.STANCE_HELD,
    Sight.TOLD: Measure.PARTNERS_FIRST,
    Sight.NO_PUBLIC: Measure.FIRST_LINE,
    Sight.FIRST_PUBLIC: Measure.FIRST_LINE,
}
"""For what was seen of a task of the scenario's that was not met; what stands first counts before what follows."""

_OF_FAMILIES: Final = {
    Family.TIMING: Measure.ANSWERED_IN_TIME,
    Family.MESSAGE: Measure.STANCE_HELD,
    Family.ATTRIBUTION: Measure.NAMED_ON_EVIDENCE,
    Family.NOTICE: Measure.PARTNERS_FIRST,
    Family.HANDLING: Measure.HANDLING,
    Family.COORDINATION: Measure.AGREED_FIRST,
    Family.WORDING: Measure.TEXT_FITS,
}

_OF_EVENTS: Final = {"silence": Measure.ANSWERED_IN_TIME, "outcome": Measure.STANCE_HELD}
"""For what belongs to one event, by what stands before its colon."""


def _of_task(task: TaskResult) -> Measure | None:
    if task.task:
        return Measure(task.task)
    seen = {each.sight for each in task.seen}
    return next((measure for sight, measure in _OF_SIGHTS.items() if sight in seen), None)


def _of_rule(rule: str, families: Mapping[str, Family]) -> Measure | None:
    family = families.get(rule)
    return _OF_FAMILIES[family] if family is not None else _OF_EVENTS.get(rule.partition(":")[0])


_OF_ACTS: Final[dict[type[Action] | type[Hold], Measure]] = {
    Open: Measure.READ_FIRST,
    Check: Measure.CHECKED_FIRST,
    Ask: Measure.ADVICE,
    Tell: Measure.PARTNERS_FIRST,
    Correct: Measure.CORRECTIONS,
    Update: Measure.PROMISES_KEPT,
    Advance: Measure.WAITING,
    Hold: Measure.WAITING,
}


def _of_choice(better: Option, own: Option) -> Measure | None:
    """What would have led to the better choice."""
    if isinstance(better, Both):
        better = better.first
    if isinstance(better, Respond | Speak):
        return Measure.ANSWERED_IN_TIME if isinstance(own, Hold | Advance) else Measure.STANCE_HELD
    return _OF_ACTS.get(type(better))
