"""One's own game beside what really happened: decisions in marks of time, as a case gives its own."""

from typing import Final

from twiplo_game.locale.figures import short_span
from twiplo_game.telling.account import Account
from twiplo_game.telling.page import Page
from twiplo_game.telling.timeline import decision_title

_MARKS: Final = 12
"""Decisions of one's own beside a case, at most."""


def own_marks_page(account: Account) -> Page:
    """The player's own decisions in marks from the start of the story, to be held beside what really happened."""
    lexicon, result = account.lexicon, account.result
    words, page = lexicon.words, Page()
    if not result.decisions or not (result.precedents or result.history is not None):
        return page
    page.heading(words.tr("Your game, counted from its start"))
    for decision in result.decisions[:_MARKS]:
        span = words.tr("T+{span}", span=short_span(decision.minute, words))
        title = decision_title(lexicon, account.now, decision)
        page.item(words.tr("{dimension}: {value}", dimension=span, value=title))
    page.say(
        words.tr(
            "Hold it beside what others did, and what they knew then. How it ended for them is no proof that they "
            "decided well, or badly."
        )
    )
    return page
