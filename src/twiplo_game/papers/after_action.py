"""The after-action report: what the exercise was, how its objectives were met, and a plan whose right half is empty.

Its parts are those of an after-action report and improvement plan as exercise programmes use them (HSEEP): overview,
analysis of the objectives, strengths, areas for improvement, and a table of corrective actions with owner and due date.
"""

from typing import Final

from twiplo_game.analysis.improvement import Improvement, RuleFinding, TaskFinding, improvement
from twiplo_game.locale.figures import clock, duration, tenths
from twiplo_game.papers.debrief_paper import add_contested, add_evaluation, add_feelings
from twiplo_game.papers.document import Document
from twiplo_game.papers.from_pages import add_page
from twiplo_game.papers.gauge_charts import gauge_chart
from twiplo_game.papers.review_paper import add_summary, costly
from twiplo_game.telling.account import Account
from twiplo_game.telling.branching import origin_page
from twiplo_game.telling.debrief import ending_page
from twiplo_game.telling.evaluation import NOT_RATED, objective_words, rating_mark, seen_words, task_words
from twiplo_game.telling.evaluation_terms import ACTIONS
from twiplo_game.telling.history import discussion_page
from twiplo_game.telling.review_terms import estimate
from twiplo_game.telling.timeline import timeline

_BLANK: Final = "…"
"""A cell to fill in."""


def after_action_report(account: Account) -> Document:
    """The whole report, in the language of the account."""
    words, lexicon = account.lexicon.words, account.lexicon
    found = improvement(account.result)
    document = Document(words.language, has_contents=True)
    title = lexicon.text(lexicon.playbill.title)
    document.heading(1, words.tr("After-action report: {title}", title=title))
    document.say(words.tr("Filled in off the log of the game. Cells with an ellipsis are yours to fill in."))
    if account.branching is not None:
        add_page(document, origin_page(lexicon, account.now, account.branching), level=2)
    _add_overview(document, account)
    _add_summary(document, account, found)
    document.heading(2, words.tr("Analysis of the objectives"))
    add_evaluation(document, account)
    if account.review is not None:
        document.heading(2, words.tr("Analysis of the decisions"))
        add_summary(document, account, account.review)
    _add_findings(document, account, found)
    document.heading(2, words.tr("Improvement plan"))
    _add_plan(document, account, found)
    _add_talk(document, account)
    _add_course(document, account)
    return document


def _add_overview(document: Document, account: Account) -> None:
    words, lexicon, bill = account.lexicon.words, account.lexicon, account.lexicon.playbill
    profile = lexicon.doctrine.profiles.get(bill.profile)
    document.heading(2, words.tr("Exercise overview"))
    objectives = [objective_words(lexicon, each) for each in account.result.evaluation if each.text is not None]
    rows = [
        [words.tr("Exercise name"), lexicon.text(bill.title)],
        [words.tr("Dates"), _BLANK],
        [words.tr("Scope"), words.tr("One seat at the duty desk, against the clock of a story.")],
        [words.tr("Mission area"), words.tr("Crisis communication of a foreign ministry")],
        [words.tr("Objectives"), "\n".join(objectives) or words.tr("Those that hold in every scenario.")],
        [words.tr("Threat or hazard"), lexicon.text(bill.summary) or lexicon.text(bill.title)],
        [
            words.tr("Scenario"),
            words.tr(
                "{scenario}, seed {seed}, {ministry}, {span} from {moment}",
                scenario=bill.scenario,
                seed=bill.seed or "–",
                ministry=lexicon.text(profile.name) if profile is not None else bill.profile,
                span=duration(bill.length, words),
                moment=clock(bill.start, 0, words),
            ),
        ],
        [words.tr("Role"), lexicon.text(bill.role)],
        [words.tr("Participants"), _BLANK],
        [words.tr("Sponsor"), _BLANK],
        [words.tr("Point of contact"), _BLANK],
    ]
    document.table([words.tr("Item"), words.tr("Entry")], rows, has_row_heads=True)


def _add_summary(document: Document, account: Account, found: Improvement) -> None:
    words, lexicon, result = account.lexicon.words, account.lexicon, account.result
    document.heading(2, words.tr("Summary"))
    add_feelings(document, account)
    add_page(document, ending_page(lexicon, result))
    document.say(words.tr("Score: {score} of 100.", score=tenths(result.score.total, words)))
    whole = len(found.strengths) + len(found.tasks)
    document.say(
        words.tr(
            "Of {whole} critical tasks that could be rated, {good} were performed without challenges.",
            whole=whole,
            good=len(found.strengths),
        )
    )
    rows = [
        [words.tr("Objective {n}.", n=number) + " " + objective_words(lexicon, each), rating_mark(each.rating)]
        for number, each in enumerate(result.evaluation, start=1)
    ]
    document.table([words.tr("Objective"), words.tr("Rating")], rows, has_row_heads=True)
    document.draw(gauge_chart(account))


def _add_findings(document: Document, account: Account, found: Improvement) -> None:
    words, lexicon = account.lexicon.words, account.lexicon
    document.heading(2, words.tr("Strengths"))
    document.items([_with_what_was_seen(account, each) for each in found.strengths])
    if not found.strengths:
        document.say(words.tr("No task was performed without challenges."))
    document.heading(2, words.tr("Areas for improvement"))
    rows = [
        [
            task_words(lexicon, each.task),
            rating_mark(each.task.rating),
            "\n".join(seen_words(lexicon, account.now, each.task)),
        ]
        for each in found.tasks
    ]
    if rows:
        head = [words.tr("Critical task"), words.tr("Rating"), words.tr("Observations")]
        document.table(head, rows, has_row_heads=True)
    if not found.tasks:
        document.say(words.tr("Every task that could be rated was performed without challenges."))
    if found.rules:
        document.heading(3, words.tr("Rules that cost most"))
        document.items([f"{_rule(account, each)}\n{lexicon.text(each.move.because)}" for each in found.rules])
    add_contested(document, account)


def _with_what_was_seen(account: Account, found: TaskFinding) -> str:
    return "\n".join([task_words(account.lexicon, found.task), *seen_words(account.lexicon, account.now, found.task)])


def _rule(account: Account, found: RuleFinding) -> str:
    lexicon = account.lexicon
    return lexicon.words.trn(
        "{rule}: it took {n} point", "{rule}: it took {n} points", found.points,
        rule=lexicon.rule(found.rule, found.move.title),
    )  # fmt: skip


def _add_plan(document: Document, account: Account, found: Improvement) -> None:
    words, lexicon = account.lexicon.words, account.lexicon
    rows = []
    for each in found.tasks:
        action = ACTIONS.get(each.task.task)
        proposed = words.tr(action) if action is not None else _BLANK
        rows.append([task_words(lexicon, each.task), rating_mark(each.task.rating), proposed, _BLANK, _BLANK])
    rows += [[_rule(account, each), NOT_RATED, _BLANK, _BLANK, _BLANK] for each in found.rules]
    rows += _decisions(account)
    if not rows:
        rows.append([_BLANK] * 5)
    head = [words.tr("Finding"), words.tr("Rating"), words.tr("Corrective action"), words.tr("Owner")]
    document.table([*head, words.tr("Due date")], rows, has_row_heads=True)
    document.say(
        words.tr("An action that is proposed here is one to begin from; strike it out where another one is better.")
    )


def _decisions(account: Account) -> list[list[str]]:
    """What decisions surely cost, each with what was better to choose."""
    if account.review is None:
        return []
    words, say = account.lexicon.words, account.says(account.review)
    return [
        [
            words.tr(
                "Decision {n}, {title}: {loss} lost",
                n=mark,
                title=say(judgement.own),
                loss=estimate(judgement.loss, words),
            ),
            NOT_RATED,
            words.tr(
                "In a like case: {option}", option=say.beside(judgement.options[judgement.instead], judgement.own)
            ),
            _BLANK,
            _BLANK,
        ]
        for mark, judgement in costly(account, account.review)
    ]


def _add_talk(document: Document, account: Account) -> None:
    page = discussion_page(account.lexicon, account.result)
    if page.lines:
        document.heading(2, account.lexicon.words.tr("Questions"))
        add_page(document, page)


def _add_course(document: Document, account: Account) -> None:
    words, lexicon = account.lexicon.words, account.lexicon
    document.heading(2, words.tr("Annex: the course of events"))
    rows = [
        [lexicon.clock(each.minute), each.mark, each.title]
        for each in timeline(lexicon, account.now, account.result, set())
    ]
    document.table([words.tr("Time"), words.tr("Mark"), words.tr("What")], rows)
