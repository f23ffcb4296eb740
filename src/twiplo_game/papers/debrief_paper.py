"""The debrief as a document: what the screens say, with tables and a chart, to be taken away."""

from collections.abc import Callable, Sequence
from typing import Final

from twiplo_game.analysis.debrief_parts import Move
from twiplo_game.analysis.evaluation_parts import ObjectiveResult
from twiplo_game.analysis.review.branching import Beside
from twiplo_game.locale.figures import capital, clock, duration, tenths
from twiplo_game.model.vocabulary import Gauge
from twiplo_game.papers.document import Document
from twiplo_game.papers.from_pages import add_page
from twiplo_game.papers.gauge_charts import beside_chart, gauge_chart
from twiplo_game.papers.review_paper import add_review
from twiplo_game.telling.account import Account
from twiplo_game.telling.beside import end_figures
from twiplo_game.telling.branching import difference_words, heads_of, origin_page
from twiplo_game.telling.debrief import ending_page, floor_words, knowledge_words, mandates_page, so_words
from twiplo_game.telling.debrief_sections import SECTIONS, Section
from twiplo_game.telling.evaluation import ABOUT, objective_words, rating_mark, seen_words, task_words
from twiplo_game.telling.evaluation_terms import RATINGS
from twiplo_game.telling.history import discussion_page
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.telling.own_words import rule_name
from twiplo_game.telling.rules_fired import fired_rules
from twiplo_game.telling.timeline import timeline


def debrief_document(account: Account) -> Document:
    """The whole debrief, in the language of the account."""
    words = account.lexicon.words
    document = Document(words.language, has_contents=True)
    title = account.lexicon.text(account.lexicon.playbill.title)
    document.heading(1, words.tr("Debrief: {title}", title=title))
    add_setting(document, account)
    add_feelings(document, account)
    for section in SECTIONS:
        document.heading(2, words.tr(section.title))
        add_section(document, section, account)
        if section.name == "rules" and account.review is not None:
            document.heading(2, words.tr("The review"))
            add_review(document, account, account.review)
    return document


def add_section(document: Document, section: Section, account: Account) -> None:
    """One section without its title."""
    add = _ADDERS.get(section.name)
    if add is not None:
        add(document, account)
    else:
        add_page(document, section.page(account))


def add_setting(document: Document, account: Account) -> None:
    """What was played: enough to play it again."""
    words, lexicon, bill = account.lexicon.words, account.lexicon, account.lexicon.playbill
    profile = lexicon.doctrine.profiles.get(bill.profile)
    document.table(
        [words.tr("Scenario"), words.tr("Ministry"), words.tr("Officers"), words.tr("The story"), words.tr("Seed")],
        [[
            bill.scenario,
            lexicon.text(profile.name) if profile is not None else bill.profile,
            str(bill.staff),
            words.tr(
                "{span} from {moment}", span=duration(bill.length, words), moment=clock(bill.start, 0, words)
            ),
            bill.seed or "",
        ]],
    )  # fmt: skip


def add_feelings(document: Document, account: Account) -> None:
    """How it was, in the player's words, before anybody else speaks."""
    if account.remarks.feelings:
        document.say(account.lexicon.words.tr("How it was, in your own words"))
        for said in account.remarks.feelings:
            document.quote(said)


def add_contested(document: Document, account: Account) -> None:
    """The rules that the player would contest, and why; nothing where there are none."""
    words = account.lexicon.words
    if account.remarks.contested:
        document.heading(3, words.tr("Rules that you would contest"))
        for each in account.remarks.contested:
            document.say(rule_name(account, each.rule))
            document.quote(each.words)


def _add_outcome(document: Document, account: Account) -> None:
    words, lexicon, result = account.lexicon.words, account.lexicon, account.result
    score = result.score
    if account.branching is not None:
        add_page(document, origin_page(lexicon, account.now, account.branching))
    add_page(document, ending_page(lexicon, result))
    document.heading(3, words.tr("Score: {score} of 100.", score=tenths(score.total, words)).removesuffix("."))
    lowest = min(score.gauges)
    rows = [
        [
            words.tr(
                "The three gauges, {sum} together, times {factor}", sum=sum(score.gauges), factor=tenths(2, words)
            ),
            tenths(score.from_sum, words),
        ],
        [
            words.tr("The lowest of them again, {lowest}, times {factor}", lowest=lowest, factor=tenths(4, words)),
            tenths(score.from_lowest, words),
        ],
    ]
    if score.from_mandates:
        rows.append([words.tr("Broken mandates"), f"−{tenths(-score.from_mandates, words)}"])
    document.table([words.tr("How the score is made"), words.tr("Points")], rows, has_row_heads=True)
    document.say(floor_words(score, words))
    document.say(
        words.tr(
            "The score says how the day ended, not how well you decided: good decisions can end badly, "
            "and bad ones well."
        )
    )
    add_page(document, mandates_page(lexicon, account.now, result))
    if account.branching is not None and account.branching.found is not None:
        _add_beside(document, lexicon, account.branching.found)


def _add_beside(document: Document, lexicon: Lexicon, found: Beside) -> None:
    """The game and the one that it branched off from, side by side."""
    words, heads = lexicon.words, heads_of(lexicon.words)
    document.heading(3, words.tr("Beside the earlier game"))
    rows = [list(row) for row in end_figures(lexicon, found)]
    document.table([words.tr("End"), *heads], rows, has_row_heads=True)
    document.say(difference_words(words, found))
    document.draw(beside_chart(lexicon, found, heads))


def _add_gauges(document: Document, account: Account) -> None:
    words, lexicon, result = account.lexicon.words, account.lexicon, account.result
    document.draw(gauge_chart(account))
    rows = []
    for place, gauge in enumerate(Gauge):
        values = [getattr(point, gauge) for point in result.track]
        low = min(range(len(values)), key=values.__getitem__)
        rows.append(
            [
                lexicon.term("gauge", gauge),
                str(values[0]),
                str(values[low]),
                lexicon.clock(result.track[low].minute),
                str(result.score.gauges[place]),
            ]
        )
    head = [words.tr("Gauge"), words.tr("Start"), words.tr("Lowest"), words.tr("When"), words.tr("End")]
    document.table(head, rows, has_row_heads=True)


def _add_timeline(document: Document, account: Account) -> None:
    words, lexicon = account.lexicon.words, account.lexicon
    # A reason is read once; the chapter of the rules has them all again.
    moments = timeline(lexicon, account.now, account.result, set())
    document.say(
        words.tr(
            "A letter marks a decision of yours, · what came in, - a silence, = the end. The last columns say what it "
            "moved in all."
        )
    )
    head = [words.tr("Time"), words.tr("Mark"), words.tr("What"), *_gauge_names(account)]
    rows = [[lexicon.clock(each.minute), each.mark, each.title, *_sums(each.moves)] for each in moments]
    own = [(row, each.mark) for row, each in enumerate(moments) if each.mark.isalpha()]
    document.table(head, rows, leads=[(row, 1, f"review {mark}") for row, mark in own])
    document.heading(3, words.tr("Each in full"))
    for moment in moments:
        add_page(document, moment.page, level=4, name=f"timeline {moment.mark}" if moment.mark.isalpha() else "")


def _gauge_names(account: Account) -> list[str]:
    return [account.lexicon.term("gauge", gauge) for gauge in Gauge]


def _sums(moves: Sequence[Move]) -> list[str]:
    sums = [sum(move.applied for move in moves if move.target == gauge) for gauge in Gauge]
    return [f"{'+' if points > 0 else '−'}{abs(points)}" if points else "" for points in sums]


def _add_rules(document: Document, account: Account) -> None:
    words = account.lexicon.words
    rules = fired_rules(account.lexicon, account.now, account.result, account.remarks)
    head = [words.tr("Rule"), words.tr("Rests on"), *_gauge_names(account)]
    rows = []
    for rule in rules:
        grades = dict.fromkeys(account.lexicon.term("grade", move.grade) for move in rule.moves)
        rows.append([rule.name, words.tr("; ").join(grades), *_sums(rule.moves)])
    document.table(head, rows, has_row_heads=True)
    add_contested(document, account)
    document.heading(3, words.tr("Each in full"))
    for rule in rules:
        add_page(document, rule.page, level=4)


def add_evaluation(document: Document, account: Account) -> None:
    """Objectives and tasks in tables, with the key to the ratings."""
    words = account.lexicon.words
    document.say(words.tr(ABOUT))
    document.items([words.tr(rating) for rating in RATINGS.values()])
    for number, objective in enumerate(account.result.evaluation, start=1):
        _add_objective(document, account, number, objective)


def _add_objective(document: Document, account: Account, number: int, objective: ObjectiveResult) -> None:
    words, lexicon = account.lexicon.words, account.lexicon
    label = words.tr("Objective {n}.", n=number)
    document.heading(3, f"{label} {objective_words(lexicon, objective)}")
    rows = [
        [task_words(lexicon, task), rating_mark(task.rating), "\n".join(seen_words(lexicon, account.now, task))]
        for task in objective.tasks
    ]
    rows.append([words.tr("The objective as a whole"), rating_mark(objective.rating), ""])
    head = [words.tr("Critical task"), words.tr("Rating"), words.tr("Observations")]
    document.table(head, rows, has_row_heads=True)


def _add_truth(document: Document, account: Account) -> None:
    words, lexicon, result = account.lexicon.words, account.lexicon, account.result
    if not result.facts:
        add_page(document, next(each for each in SECTIONS if each.name == "truth").page(account))
        return
    rows = [
        [lexicon.text(fact.text), so_words(lexicon, fact), capital(knowledge_words(lexicon, fact))]
        for fact in result.facts
    ]
    document.table([words.tr("Fact"), words.tr("Really"), words.tr("What you knew")], rows, has_row_heads=True)


def _add_questions(document: Document, account: Account) -> None:
    """The questions alone: the player's words stand at the beginning and beside the rules."""
    page = discussion_page(account.lexicon, account.result)
    if not page.lines:
        page.say(account.lexicon.words.tr("The author of this scenario wrote nothing for this page."))
    add_page(document, page)


_ADDERS: Final[dict[str, Callable[[Document, Account], None]]] = {
    "outcome": _add_outcome,
    "timeline": _add_timeline,
    "gauges": _add_gauges,
    "rules": _add_rules,
    "evaluation": add_evaluation,
    "truth": _add_truth,
    "questions": _add_questions,
}
"""Sections that a paper can show better than a page of lines; every other one is laid out as its page is."""
