"""The after-action report: what the exercise was, how its objectives were met, and a plan whose right half is empty.

Its parts are those of an after-action report and improvement plan as exercise programmes use them (HSEEP): overview,
analysis of the objectives, strengths, areas for improvement, and a table of corrective actions with owner and due date.
"""

from twiplo_game.analysis.improvement import Improvement, TaskFinding, improvement
from twiplo_game.locale.figures import clock, duration, tenths
from twiplo_game.papers.debrief_paper import add_contested, add_evaluation, add_feelings
from twiplo_game.papers.document import Document
from twiplo_game.papers.from_pages import add_page
from twiplo_game.papers.gauge_charts import gauge_chart
from twiplo_game.papers.plan import BLANK, add_plan, rule_words
from twiplo_game.papers.review_paper import add_summary
from twiplo_game.telling.account import Account
from twiplo_game.telling.branching import origin_page
from twiplo_game.telling.debrief import ending_page
from twiplo_game.telling.evaluation import objective_words, rating_mark, seen_words, task_words
from twiplo_game.telling.history import discussion_page
from twiplo_game.telling.timeline import timeline


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
    add_plan(document, account, found)
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
        [words.tr("Dates"), BLANK],
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
        [words.tr("Participants"), BLANK],
        [words.tr("Sponsor"), BLANK],
        [words.tr("Point of contact"), BLANK],
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
    numbers = {each.objective: number for number, each in enumerate(account.result.evaluation, start=1)}
    rows = [
        [
            task_words(lexicon, each.task),
            rating_mark(each.task.rating),
            words.tr("Objective {n}", n=numbers[each.objective.objective]),
        ]
        for each in found.tasks
    ]
    if rows:
        # What was seen of each stands in the analysis, and what follows from it in the plan.
        head = [words.tr("Critical task"), words.tr("Rating"), words.tr("Objective")]
        document.table(head, rows, has_row_heads=True)
    if not found.tasks:
        document.say(words.tr("Every task that could be rated was performed without challenges."))
    if found.rules:
        document.heading(3, words.tr("Rules that cost most"))
        document.items([f"{rule_words(account, each)}\n{lexicon.text(each.move.because)}" for each in found.rules])
    add_contested(document, account)


def _with_what_was_seen(account: Account, found: TaskFinding) -> str:
    return "\n".join([task_words(account.lexicon, found.task), *seen_words(account.lexicon, account.now, found.task)])


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
