"""The debrief in sections, for a face on which one moves between them; and all of them as one text."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from twiplo_game.analysis.debrief_parts import Debrief
from twiplo_game.analysis.remarks import NO_REMARKS, Remarks
from twiplo_game.engine.view import PlayerView
from twiplo_game.locale.figures import capital, tenths
from twiplo_game.locale.words import msgid
from twiplo_game.model.vocabulary import Gauge
from twiplo_game.telling.account import Account
from twiplo_game.telling.branching import beside_page, origin_page
from twiplo_game.telling.debrief import ending_page, floor_words, knowledge_words, mandates_page, so_words
from twiplo_game.telling.decision_marks import lettered, letters_of
from twiplo_game.telling.evaluation import evaluation_page
from twiplo_game.telling.history import add_case, case_title, discussion_page, lines_page
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.telling.own_marks import own_marks_page
from twiplo_game.telling.own_words import own_words_page
from twiplo_game.telling.page import Page
from twiplo_game.telling.plot import COLUMNS, area, axis, held, scale
from twiplo_game.telling.rules_fired import fired_rules
from twiplo_game.telling.timeline import Told, decision_title, timeline

if TYPE_CHECKING:
    from twiplo_game.analysis.review.branching import Branching

_BAR: Final = 25
_PLOT_ROWS: Final = 5


def outcome_page(lexicon: Lexicon, now: PlayerView, result: Debrief) -> Page:
    """How it ended, the score and how it is made, what one was held to."""
    words, page, score = lexicon.words, Page(), result.score
    page.add(ending_page(lexicon, result))
    page.heading(words.tr("Score: {score} of 100.", score=tenths(score.total, words)))
    names = [lexicon.term("gauge", gauge) for gauge in Gauge]
    room = max(map(len, names))
    for name, value in zip(names, score.gauges, strict=True):
        full = (value * _BAR + 50) // 100
        page.figure(f"{name.ljust(room)}  {value:>3}  {'━' * full}{'╌' * (_BAR - full)}")
    page.blank()
    rows = [
        (
            words.tr(
                "The three gauges, {sum} together, times {factor}", sum=sum(score.gauges), factor=tenths(2, words)
            ),
            score.from_sum,
        ),
        (
            words.tr(
                "The lowest of them again, {lowest}, times {factor}", lowest=min(score.gauges), factor=tenths(4, words)
            ),
            score.from_lowest,
        ),
    ]
    if score.from_mandates:
        rows.append((words.tr("Broken mandates"), score.from_mandates))
    room = max(len(label) for label, _ in rows)
    for label, value in rows:
        sign = "−" if value < 0 else "+"
        page.figure(f"{label.ljust(room)} {sign} {tenths(abs(value), words):>5}")
    page.blank()
    if floor := floor_words(score, words):
        page.say(floor)
        page.blank()
    page.say(
        words.tr(
            "The score says how the day ended, not how well you decided: good decisions can end badly, "
            "and bad ones well."
        )
    )
    page.add(mandates_page(lexicon, now, result))
    return page


def gauges_page(lexicon: Lexicon, now: PlayerView, result: Debrief) -> Page:
    """The three gauges one below the other on one time axis, which has a letter for each decision."""
    page, marks = Page(), decision_places(result)
    for place, gauge in enumerate(Gauge):
        if place:
            page.blank()
        page.figure(gauge_words(lexicon, result, place))
        points = [(point.minute, getattr(point, gauge)) for point in result.track]
        for row, cells in enumerate(area(held(points, result.ended, COLUMNS), _PLOT_ROWS)):
            page.figure(f"{scale(row, _PLOT_ROWS)}{cells}".rstrip())
        page.figure(f"    └{axis(marks, result.ended, COLUMNS)}")
    start, end = lexicon.clock(0), lexicon.clock(result.ended)
    page.figure(f"     {start}{end.rjust(COLUMNS - len(start))}")
    page.add(_legend(lexicon, now, result))
    return page


def decision_places(result: Debrief) -> list[tuple[int, str]]:
    """(minute, mark) of each decision that stands below a plot."""
    letters = letters_of(result)
    return [(decision.minute, letters[decision.number]) for decision in lettered(result)]


def _legend(lexicon: Lexicon, now: PlayerView, result: Debrief) -> Page:
    page, letters = Page(), letters_of(result)
    if letters:
        page.blank()
    for decision in lettered(result):
        title = decision_title(lexicon, now, decision)
        line = lexicon.words.tr("{clock}. {title}", clock=lexicon.clock(decision.minute), title=title)
        page.say(f"{letters[decision.number]}  {line}")
    return page


def gauge_words(lexicon: Lexicon, result: Debrief, place: int) -> str:
    """From where to where a gauge went, and how low."""
    gauge = list(Gauge)[place]
    values = [getattr(point, gauge) for point in result.track]
    low = min(range(len(values)), key=values.__getitem__)
    return lexicon.words.tr(
        "{gauge}: from {start} to {end}; lowest {low} at {clock}.",
        gauge=lexicon.term("gauge", gauge),
        start=values[0],
        end=result.score.gauges[place],
        low=values[low],
        clock=lexicon.clock(result.track[low].minute),
    )


def what_was_so_page(lexicon: Lexicon, result: Debrief) -> Page:
    """What was really so, beside what the desk knew."""
    words, page = lexicon.words, Page()
    if result.facts:
        page.heading(words.tr("What was really so"))
    for fact in result.facts:
        so, text = so_words(lexicon, fact), lexicon.text(fact.text)
        page.item(words.tr("{dimension}: {value}", dimension=so, value=text))
        page.under(f"{capital(knowledge_words(lexicon, fact))}.")
    return _or_nothing(lexicon, page)


def cases_page(account: Account) -> Page:
    """One's own game in marks of time, what really happened, case by case, and the lines that can be defended."""
    lexicon, result = account.lexicon, account.result
    page = own_marks_page(account)
    if result.history is not None:
        page.heading(lexicon.words.tr("What really happened: the cases behind this scenario"))
        page.say(lexicon.text(result.history))
    for precedent in result.precedents:
        page.heading(case_title(lexicon, precedent))
        add_case(page, lexicon, precedent)
    page.add(lines_page(lexicon, result))
    return _or_nothing(lexicon, page)


def questions_page(account: Account) -> Page:
    """What to talk about, one question a paragraph; then what the player said."""
    page = _or_nothing(account.lexicon, discussion_page(account.lexicon, account.result))
    page.add(own_words_page(account))
    return page


def _or_nothing(lexicon: Lexicon, page: Page) -> Page:
    if not page.lines:
        page.say(lexicon.words.tr("The author of this scenario wrote nothing for this page."))
    return page


def _outcome_and_origin_page(account: Account) -> Page:
    page, lexicon, branching = Page(), account.lexicon, account.branching
    if branching is not None:
        page.add(origin_page(lexicon, account.now, branching))
    page.add(outcome_page(lexicon, account.now, account.result))
    if branching is not None:
        page.add(beside_page(lexicon, branching))
    return page


def _timeline_page(account: Account) -> Page:
    page, told = Page(), Told()
    for moment in timeline(account.lexicon, account.now, account.result, told):
        page.add(moment.page)
    return page


def _rules_page(account: Account) -> Page:
    page = Page()
    for rule in fired_rules(account.lexicon, account.now, account.result, account.remarks):
        page.add(rule.page)
    return page


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the debrief."""

    name: str
    """By which a face knows it."""
    title: str
    """In a word or two, before it is translated."""
    does: str
    """What one finds in it, before it is translated."""
    page: Callable[[Account], Page]
    """All of it as one text."""


SECTIONS: Final = (
    Section(
        "outcome", msgid("Outcome"), msgid("How it ended, and how the score is made."),
        _outcome_and_origin_page,
    ),
    Section(
        "timeline", msgid("Timeline"), msgid("Every event, decision and silence, with what it moved and why."),
        _timeline_page,
    ),
    Section(
        "gauges", msgid("Gauges"), msgid("The gauges over time, with your decisions."),
        lambda account: gauges_page(account.lexicon, account.now, account.result),
    ),
    Section(
        "rules", msgid("Rules"), msgid("The rules that moved something, with reasons, grades and sources."),
        _rules_page,
    ),
    Section(
        "evaluation", msgid("Evaluation"), msgid("Objectives and critical tasks, rated, with what was seen."),
        lambda account: evaluation_page(account.lexicon, account.now, account.result),
    ),
    Section(
        "truth", msgid("Truth"), msgid("What was really so, beside what you knew."),
        lambda account: what_was_so_page(account.lexicon, account.result),
    ),
    Section(
        "cases", msgid("Real cases"), msgid("What really happened, and lines that can be defended."),
        cases_page,
    ),
    Section(
        "questions", msgid("Questions"), msgid("Questions to talk about, and what you said yourself."),
        questions_page,
    ),
)  # fmt: skip
"""The sections in their order: for every face and every export."""

TITLES: Final = tuple(section.title for section in SECTIONS)


def sections(
    lexicon: Lexicon,
    now: PlayerView,
    result: Debrief,
    remarks: Remarks = NO_REMARKS,
    branching: "Branching | None" = None,
) -> tuple[tuple[str, Page], ...]:
    """(title, page) pairs; `now` is the end of the game."""
    account = Account(lexicon, now, result, remarks, branching=branching)
    return tuple((lexicon.words.tr(section.title), section.page(account)) for section in SECTIONS)
