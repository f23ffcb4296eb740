"""The review's list: a line for each decision, at first without its worth."""

from collections.abc import Sequence

from twiplo_game.analysis.review.decisions import Choice
from twiplo_game.analysis.review.judging import Reviewed, Verdict
from twiplo_game.analysis.review.review import undone
from twiplo_game.telling.decision_marks import marks_words
from twiplo_game.telling.option_words import OptionWords
from twiplo_game.telling.page import Page
from twiplo_game.telling.review import accuracy_page, decision_page, undone_page
from twiplo_game.telling.review_method import before_words, method_page
from twiplo_game.telling.review_terms import points, verdict_sign
from twiplo_game.tui.widgets.entries import Entry

_CELL = 5
"""Columns of a loss, and of a sign."""


def open_entry(say: OptionWords, choice: Choice, mark: str) -> Entry:
    """A decision that is not weighed yet."""
    page = Page()
    page.heading(
        say.lexicon.words.tr("{clock}. {title}", clock=say.lexicon.clock(choice.minute), title=say(choice.own))
    )
    page.say(say.lexicon.words.tr("It is being weighed."))
    return Entry(say.lexicon.clock(choice.minute), mark, say(choice.own), "…".rjust(2 * _CELL), page)


def weighed_entry(say: OptionWords, reviewed: Reviewed, mark: str) -> Entry:
    """A decision with its loss and its sign."""
    judgement = reviewed.judgement
    is_lost = judgement.severest not in {Verdict.BEST, Verdict.GOOD}
    loss = f"▼{points(judgement.loss.points, say.lexicon.words)}" if is_lost else ""
    effect = loss.ljust(_CELL) + f"  {verdict_sign(judgement) if judgement.is_sure else '~'}".ljust(_CELL)
    clock, title = say.lexicon.clock(judgement.minute), say(judgement.own)
    return Entry(clock, mark, title, effect, decision_page(say, reviewed, mark))


def whole_entry(say: OptionWords, reviewed: Sequence[Reviewed], total: int) -> Entry:
    """The first line: the figure for the whole game, once all is weighed; how it is made, and what was left undone."""
    words, page = say.lexicon.words, Page()
    is_done = len(reviewed) == total
    if is_done:
        page.add(accuracy_page(words, reviewed))
        page.add(undone_page(say, undone([each.judgement for each in reviewed])))
        page.heading(words.tr("How it is weighed"))
    page.add(method_page(words, reviewed))
    page.say(before_words(words))
    page.say(marks_words(words))
    return Entry("", "", words.tr("The whole game"), " " * 2 * _CELL, page)
