"""A game and its branch in words: what was done, what was tried instead, and how the two days went."""

from collections.abc import Sequence
from datetime import datetime

from twiplo_game.analysis.review.decisions import Choice
from twiplo_game.analysis.review.whatif import Case, Comparison
from twiplo_game.locale.words import Words
from twiplo_game.model.text import Text
from twiplo_game.telling.beside import Heads, curves_page, figures_page
from twiplo_game.telling.option_words import OptionWords
from twiplo_game.telling.page import Page
from twiplo_game.telling.review_terms import points
from twiplo_game.telling.since import date


def comparison_page(say: OptionWords, found: Comparison, facts: dict[str, Text]) -> Page:
    """The two games side by side; `facts` are the sentences of what could not be known."""
    lexicon, words, beside, page = say.lexicon, say.lexicon.words, found.beside, Page()
    heads = Heads(words.tr("your game"), words.tr("what if"))
    page.heading(
        words.tr("What if: {clock}. {title}", clock=lexicon.clock(beside.choice.minute), title=say(beside.other))
    )
    page.say(words.tr("Instead of: {option}.", option=say(beside.choice.own)))
    page.blank()
    page.add(figures_page(lexicon, beside, heads))
    if beside.own_finished is not None:
        page.blank()
        page.say(fair_words(words, beside.own_finished))
    page.add(curves_page(lexicon, beside, heads))
    for cases in found.doubts:
        _doubt(page, words, facts, cases)
    page.blank()
    page.say(
        words.tr(
            "What did not happen is a story too: it follows the same rules, and it proves nothing about any real case."
        )
    )
    return page


def taken_up_words(say: OptionWords, choice: Choice, played: float | None) -> str:
    """What a game that is taken up again opens with: which game, last `played` then, and in place of which decision."""
    words, clock = say.lexicon.words, say.lexicon.clock(choice.minute)
    if played is None:
        return words.tr("What if, {clock}. Instead of: {option}.", clock=clock, option=say(choice.own))
    return words.tr(
        "What if, {clock}, game of {date}. Instead of: {option}.",
        clock=clock,
        date=date(datetime.fromtimestamp(played), words),
        option=say(choice.own),
    )


def fair_words(words: Words, own_finished: int) -> str:
    """What the branch is to be compared with, where a careful routine played it to its end."""
    return words.tr(
        "After this choice a careful routine played on. Had it played on after what you did, the score would have "
        "been {points}: that is the fair comparison.",
        points=points(own_finished, words),
    )


def kept_page(words: Words, path: str) -> Page:
    """Where the branch is kept; of worlds in which something was otherwise there are figures and no game."""
    page = Page()
    page.heading(words.tr("The other game"))
    page.say(words.tr("It is kept among your games that are over, in the world as it really was: {path}", path=path))
    return page


def not_kept_page(words: Words, reason: str) -> Page:
    """Why the branch is kept nowhere; `reason` is a sentence."""
    page = Page()
    page.heading(words.tr("The other game"))
    page.say(words.tr("Nothing was kept of it: {reason}", reason=reason))
    return page


def _doubt(page: Page, words: Words, facts: dict[str, Text], cases: Sequence[Case]) -> None:
    """What each choice comes to, as something may or may not be so."""
    page.heading(words.tr("What you could not know"))
    for case in cases:
        text = facts[case.fact].in_(words.language)
        page.item(
            words.tr("Where it is so ({percent} in 100): {fact}", percent=_percent(case.share), fact=text)
            if case.is_so
            else words.tr("Where it is not so ({percent} in 100)", percent=_percent(case.share))
        )
        line = words.tr(
            "your choice {own}, this one {other}", own=points(case.own, words), other=points(case.other, words)
        )
        page.under(words.tr("{line} – and so it was.", line=line) if case.was else f"{line}.")


def _percent(share: float) -> int:
    """From 1 to 99: what is open is never told as if it were sure."""
    return max(1, min(99, round(100 * share)))


def fact_texts(facts: Sequence[tuple[str, Text | None]]) -> dict[str, Text]:
    """The sentences of the facts that have one."""
    return {name: text for name, text in facts if text is not None}
