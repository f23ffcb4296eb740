"""A game that branched off from another one: which, where, what was done instead, and the two days side by side."""

from datetime import datetime

from twiplo_game.analysis.review.branching import Beside, Branching
from twiplo_game.engine.view import PlayerView
from twiplo_game.locale.words import Words
from twiplo_game.telling.beside import Heads, curves_page, figures_page
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.telling.option_words import OptionWords, draft_titles
from twiplo_game.telling.page import Page
from twiplo_game.telling.since import day_and_time
from twiplo_game.telling.whatif import fair_words


def origin_page(lexicon: Lexicon, now: PlayerView, branching: Branching) -> Page:
    """From which game it branched off, at which decision, and what was chosen instead."""
    words, page, instead, found = lexicon.words, Page(), branching.instead, branching.found
    say = OptionWords(lexicon, now, draft_titles(branching.story))
    page.heading(words.tr("What if: {clock}. {title}", clock=lexicon.clock(instead.minute), title=say(instead.own)))
    title = lexicon.text(lexicon.playbill.title)
    if found is None:
        page.say(_lost(words, title, branching.parent, is_gone=branching.is_gone))
        return page
    if found.choice.own == instead.own:
        page.say(words.tr("At that moment you did the same as in the earlier game, and something else later."))
    else:
        page.say(words.tr("Instead of: {option}.", option=say.beside(found.choice.own, instead.own)))
    if branching.played is None:
        page.say(words.tr("This is a what-if from another game of “{title}”.", title=title))
    else:
        when = day_and_time(datetime.fromtimestamp(branching.played), words)
        page.say(words.tr("This is a what-if from the game of “{title}” played on {when}.", title=title, when=when))
    if branching.grandparent is not None:
        page.say(words.tr("That game was a what-if itself."))
    return page


def beside_page(lexicon: Lexicon, branching: Branching) -> Page:
    """The two games side by side; nothing where the other one cannot be had."""
    page, found = Page(), branching.found
    if found is not None:
        heads = heads_of(lexicon.words)
        page.heading(lexicon.words.tr("Beside the earlier game"))
        page.add(figures_page(lexicon, found, heads))
        page.blank()
        page.say(difference_words(lexicon.words, found))
        page.add(curves_page(lexicon, found, heads))
    return page


def difference_words(words: Words, found: Beside) -> str:
    """What the difference between the two games is the worth of."""
    if found.own_finished is not None:
        return fair_words(words, found.own_finished)
    return words.tr(
        "You played on knowing how the earlier game had gone: the difference is not the worth of this one choice."
    )


def heads_of(words: Words) -> Heads:
    """What the two games are called."""
    return Heads(words.tr("earlier game"), words.tr("this game"))


def _lost(words: Words, title: str, name: str, *, is_gone: bool) -> str:
    """Why there is nothing to compare; here the file has to be named, for it is the file that is missed."""
    if is_gone:
        return words.tr(
            "This is a what-if from another game of “{title}”, which is no longer on this computer ({name}): the two "
            "cannot be compared.",
            title=title,
            name=name,
        )
    return words.tr(
        "This is a what-if from another game of “{title}”, whose log can no longer be read ({name}): the two cannot be "
        "compared.",
        title=title,
        name=name,
    )
