"""One's own game beside what really happened: decisions in marks of time, as a case gives its own."""

from twiplo_game.locale.figures import short_span
from twiplo_game.telling.account import Account
from twiplo_game.telling.decision_marks import lettered, letters_of
from twiplo_game.telling.page import Page
from twiplo_game.telling.timeline import decision_title


def own_marks_page(account: Account) -> Page:
    """The player's own decisions in marks from the start of the story, to be held beside what really happened."""
    lexicon, result = account.lexicon, account.result
    words, page = lexicon.words, Page()
    letters = letters_of(result)
    if not letters or not (result.precedents or result.history is not None):
        return page
    page.heading(words.tr("Your game, counted from its start"))
    for decision in lettered(result):
        span = words.tr("T+{span}", span=short_span(decision.minute, words))
        title = f"{letters[decision.number]}, {decision_title(lexicon, account.now, decision)}"
        page.item(words.tr("{dimension}: {value}", dimension=span, value=title))
    page.say(
        words.tr(
            "Hold it beside what others did, and what they knew then. How it ended for them is no proof that they "
            "decided well, or badly."
        )
    )
    return page
