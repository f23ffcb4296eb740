"""A game that branched off from another one: which, where, what was done instead, and the two days side by side."""

from twiplo_game.analysis.review.branching import Beside, Branching
from twiplo_game.engine.view import PlayerView
from twiplo_game.locale.words import Words
from twiplo_game.telling.beside import Heads, curves_page, figures_page
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.telling.option_words import OptionWords, draft_titles
from twiplo_game.telling.page import Page
from twiplo_game.telling.whatif import fair_words


def origin_page(lexicon: Lexicon, now: PlayerView, branching: Branching) -> Page:
    """From which game it branched off, at which decision, and what was chosen instead."""
    words, page, instead, found = lexicon.words, Page(), branching.instead, branching.found
    say = OptionWords(lexicon, now, draft_titles(branching.story))
    page.heading(words.tr("What if: {clock}. {title}", clock=lexicon.clock(instead.minute), title=say(instead.own)))
    if found is None:
        page.say(_lost(words, branching.parent, is_gone=branching.is_gone))
        return page
    if found.choice.own == instead.own:
        page.say(words.tr("At that moment you did the same as in the earlier game, and something else later."))
    else:
        page.say(words.tr("Instead of: {option}.", option=say.beside(found.choice.own, instead.own)))
    page.say(words.tr("This game branched off from {name}.", name=branching.parent))
    if branching.grandparent is not None:
        page.say(words.tr("That one had branched off itself, from {name}.", name=branching.grandparent))
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


def _lost(words: Words, name: str, *, is_gone: bool) -> str:
    if is_gone:
        return words.tr(
            "This game branched off from {name}, which is no longer on this computer: the two cannot be compared.",
            name=name,
        )
    return words.tr(
        "This game branched off from {name}, whose log can no longer be read: the two cannot be compared.", name=name
    )
