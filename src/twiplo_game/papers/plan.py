"""The improvement plan of an after-action report: by capability what was found, and who will do what until when."""

from collections.abc import Iterator
from typing import Final

from twiplo_game.analysis.evaluation_parts import Observation, Sight
from twiplo_game.analysis.improvement import Improvement, RuleFinding, TaskFinding
from twiplo_game.analysis.measures import CostlyDecision, Measure, PlanRow, plan
from twiplo_game.locale.figures import capital
from twiplo_game.papers.document import Document
from twiplo_game.papers.review_paper import costly
from twiplo_game.telling.account import Account
from twiplo_game.telling.evaluation import observation_words, rating_mark, task_words
from twiplo_game.telling.plan_terms import ACTIONS, CAPABILITIES, FOUND, WORTH_MORE
from twiplo_game.telling.review_terms import estimate

BLANK: Final = "…"
"""A cell to fill in."""

_WELL: Final = frozenset({
    Sight.ADDRESSED, Sight.AGREED, Sight.ANSWERED, Sight.ASKED, Sight.CHECKED, Sight.CLEAN, Sight.CORRECTED,
    Sight.COVERED, Sight.FITTING, Sight.HELD, Sight.INSTRUCTED, Sight.KEPT, Sight.NAMED_COVERED, Sight.NOTHING_OUT,
    Sight.PROMISED, Sight.READ, Sight.REJECTED_REFUTED, Sight.SETTLED, Sight.SO, Sight.TOLD_BESIDE, Sight.TOLD_WITH,
})  # fmt: skip
"""What speaks for a task and not against it: no part of a finding."""

_IN_FULL: Final = frozenset({Sight.DECLINED, Sight.FIRST_PUBLIC, Sight.OCCURRED, Sight.TOLD})
"""What its time alone does not tell."""


def add_plan(document: Document, account: Account, found: Improvement) -> None:
    """The table, and what its actions are."""
    words = account.lexicon.words
    families = {rule.id: rule.family for rule in account.lexicon.doctrine.rules}
    decided = [CostlyDecision(*each) for each in costly(account, account.review)] if account.review is not None else []
    rows = [_row(account, each) for each in plan(found, families, decided)] or [[BLANK] * 6]
    head = [words.tr("Capability"), words.tr("Finding"), words.tr("Rating"), words.tr("Corrective action")]
    document.table([*head, words.tr("Owner"), words.tr("Due date")], rows, has_row_heads=True)
    document.say(
        words.tr("An action that is proposed here is one to begin from; strike it out where another one is better.")
    )


def rule_words(account: Account, found: RuleFinding) -> str:
    """A rule and what it took."""
    lexicon = account.lexicon
    return lexicon.words.trn(
        "{rule}: it took {n} point", "{rule}: it took {n} points", found.points,
        rule=lexicon.rule(found.rule, found.move.title),
    )  # fmt: skip


def _row(account: Account, row: PlanRow) -> list[str]:
    tr, measure = account.lexicon.words.tr, row.measure
    lines = [line for task in row.tasks for line in _task(account, task)]
    lines += [f"{rule_words(account, each)}." for each in row.rules]
    if row.decisions:
        lines.append(_decisions(account, row))
    return [
        tr(CAPABILITIES[measure]) if measure is not None else BLANK,
        "\n".join(dict.fromkeys(lines)),
        rating_mark(row.rating),
        tr(ACTIONS[measure]) if measure is not None else BLANK,
        BLANK,
        BLANK,
    ]


def _task(account: Account, found: TaskFinding) -> Iterator[str]:
    """What was found of a task, when, and what else has to be known to mend it."""
    lexicon, task = account.lexicon, found.task
    tr = lexicon.words.tr
    if task.task:
        finding = tr(FOUND[Measure(task.task)])
    else:
        finding = tr("Expected, and not met: “{task}”.", task=task_words(lexicon, task).removesuffix("."))
    against = [each for each in task.seen if not _is_well(each)]
    minutes = sorted({each.minute for each in against if each.minute is not None and _is_time(each)})
    at = tr("At {times}.", times=", ".join(map(lexicon.clock, minutes)))
    yield f"{finding} {at}" if minutes else finding
    yield from _untold(account, against)
    others = (each for each in against if not _is_time(each) and not _is_untold(each))
    yield from (observation_words(lexicon, account.now, each) for each in others)


def _is_well(seen: Observation) -> bool:
    """Whether it speaks for the task: whoever was told before the line was out was told in time."""
    return seen.sight in _WELL or (seen.sight is Sight.TOLD and seen.span is not None and seen.span < 0)


def _is_untold(seen: Observation) -> bool:
    return seen.sight is Sight.NOT_TOLD and bool(seen.words)


def _untold(account: Account, seen: list[Observation]) -> Iterator[str]:
    """Of what somebody was never told, in one sentence."""
    lexicon, found = account.lexicon, [each for each in seen if _is_untold(each)]
    for name in dict.fromkeys(each.about for each in found):
        abouts = dict.fromkeys(lexicon.about(each.words, account.now) for each in found if each.about == name)
        yield lexicon.words.tr(
            "{who}: never told in private of {about}.", who=lexicon.stakeholder(name), about=", ".join(abouts)
        )


def _is_time(seen: Observation) -> bool:
    """Whether the time says enough: what there was is told by the finding."""
    return seen.minute is not None and seen.sight not in _IN_FULL


def _decisions(account: Account, row: PlanRow) -> str:
    words, lexicon = account.lexicon.words, account.lexicon
    moments = [
        words.tr(
            "decision {mark} ({clock}, {loss} lost)",
            mark=each.mark,
            clock=lexicon.clock(each.judgement.minute),
            loss=estimate(each.judgement.loss, words),
        )
        for each in row.decisions
    ]
    better = WORTH_MORE.get(row.measure) if row.measure is not None else None
    return words.tr(better, moments=", ".join(moments)) if better is not None else capital(", ".join(moments)) + "."
