"""The briefing: who the player is, what is known, what is asked."""

from twiplo_game.locale.figures import duration
from twiplo_game.locale.words import Words
from twiplo_game.model.scenario import Scenario
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.telling.page import Page


def briefing_page(lexicon: Lexicon) -> Page:
    """The playbill in words; the seed is named where it may be told."""
    playbill = lexicon.playbill
    brief = lexicon.text(playbill.brief) if playbill.brief is not None else ""
    page = _brief(lexicon.text(playbill.title), lexicon.text(playbill.role), brief)
    page.blank()
    page.add(duty_page(lexicon))
    return page


def brief_of(scenario: Scenario, words: Words) -> Page:
    """What is known and what is not, before anything was chosen."""
    language = words.language
    brief = scenario.brief.in_(language) if scenario.brief is not None else ""
    return _brief(scenario.title.in_(language), scenario.role.in_(language), brief)


def _brief(title: str, role: str, brief: str) -> Page:
    page = Page()
    page.heading(title)
    page.say(role)
    if brief:
        page.blank()
        page.say(brief)
    return page


def duty_page(lexicon: Lexicon) -> Page:
    """Officers, time and mandates: what was chosen. The seed is named where it may be told."""
    words, playbill, page = lexicon.words, lexicon.playbill, Page()
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
