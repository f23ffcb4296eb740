"""The end of a debrief: what really happened, which lines can be defended, what to talk about."""

from twiplo_game.analysis.debrief_parts import Debrief, Precedent
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.telling.page import Page


def case_title(lexicon: Lexicon, precedent: Precedent) -> str:
    """What a real case is called, and when it was."""
    case = precedent.case
    return lexicon.words.tr("{title}, {date}", title=lexicon.text(case.title), date=lexicon.text(case.date))


def add_case(page: Page, lexicon: Lexicon, precedent: Precedent) -> None:
    """What happened and what followed, what is disputed in it, and who says so."""
    words, case = lexicon.words, precedent.case
    page.say(lexicon.text(case.what))
    for moment in case.timeline:
        mark, what = lexicon.text(moment.mark), lexicon.text(moment.what)
        page.item(words.tr("{dimension}: {value}", dimension=mark, value=what))
    if case.knew is not None:
        page.say(words.tr("What was known then: {text}", text=lexicon.text(case.knew)))
    if case.followed is not None:
        page.say(words.tr("What followed: {text}", text=lexicon.text(case.followed)))
    if case.disputed is not None:
        page.say(words.tr("Disputed: {text}", text=lexicon.text(case.disputed)))
    for source in precedent.sources:
        page.under(words.tr("Source: {source}", source=source.in_(words.language)))


def lines_page(lexicon: Lexicon, result: Debrief) -> Page:
    """Ways of acting that can be defended."""
    page = Page()
    if result.lines:
        page.heading(lexicon.words.tr("Lines that can be defended; none is the correct one"))
        for line in result.lines:
            page.item(lexicon.text(line))
    return page


def discussion_page(lexicon: Lexicon, result: Debrief) -> Page:
    """Questions for a talk afterwards."""
    page = Page()
    if result.discussion:
        page.heading(lexicon.words.tr("To talk about"))
        for question in result.discussion:
            page.item(lexicon.text(question))
    return page
