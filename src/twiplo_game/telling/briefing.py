"""The briefing: who the player is, what is known, what is asked."""

from twiplo_game.locale.figures import duration
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.telling.page import Page


def briefing_page(lexicon: Lexicon) -> Page:
    """The playbill in words; the seed is named where it may be told."""
    words, playbill, page = lexicon.words, lexicon.playbill, Page()
    page.heading(lexicon.text(playbill.title))
    page.say(lexicon.text(playbill.role))
    if playbill.brief is not None:
        page.blank()
        page.say(lexicon.text(playbill.brief))
    page.blank()
    officers = words.trn("{n} officer", "{n} officers", playbill.staff)
    span = duration(playbill.length, words)
    if playbill.seed is None:
        page.say(words.tr("{officers} on duty, {span} to the end.", officers=officers, span=span))
    else:
        page.say(
            words.tr(
                "{officers} on duty, {span} to the end. The seed of this game is {seed}.",
                officers=officers,
                span=span,
                seed=playbill.seed,
            )
        )
    for _, title in playbill.mandates:
        page.item(words.tr("Mandate: {title}", title=lexicon.text(title)))
    return page
