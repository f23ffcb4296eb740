"""A scenario as the library shows it: what it takes, what one practises in it."""

import unicodedata

from twiplo_game.locale.figures import capital, listed, tenths
from twiplo_game.locale.levels import LEVELS
from twiplo_game.locale.words import LANGUAGES, Words
from twiplo_game.model.scenario import Scenario
from twiplo_game.telling.page import Page


def scenario_page(scenario: Scenario, words: Words, record: str = "") -> Page:
    """What is known before the briefing; `record` is what was made of it so far, in a sentence."""
    page, language = Page(), words.language
    page.heading(scenario.title.in_(language))
    names = listed([LANGUAGES.get(code, code) for code in scenario.languages], words)
    page.say(
        words.tr(
            "{level}, {minutes} minutes of your time. {languages}.",
            level=capital(words.tr(LEVELS[scenario.level])),
            minutes=scenario.minutes,
            languages=names,
        )
    )
    if record:
        page.say(record)
    if scenario.summary is not None:
        page.blank()
        page.say(scenario.summary.in_(language))
    if scenario.objectives:
        page.heading(words.tr("What you practise"))
        for objective in scenario.objectives:
            page.item(objective.text.in_(language))
    page.heading(words.tr("Your post"))
    page.say(scenario.role.in_(language))
    return page


def record_words(words: Words, open_games: int, finished: int, best: int | None) -> str:
    """What was made of a scenario so far, in a sentence or two."""
    if not open_games and not finished:
        return words.tr("You have not played it yet.")
    parts = []
    if finished:
        parts.append(words.trn("Played to the end {n} time.", "Played to the end {n} times.", finished))
    if best is not None:
        parts.append(words.tr("Best score: {score} of 100.", score=tenths(best, words)))
    if open_games:
        parts.append(words.trn("{n} game is open.", "{n} games are open.", open_games))
    return " ".join(parts)


def record_word(words: Words, open_games: int, finished: int, best: int | None) -> str:
    """The same where there is room for a word or two."""
    if best is not None:
        return words.tr("best {score}", score=tenths(best, words))
    if finished:
        return words.tr("played")
    return words.tr("in progress") if open_games else words.tr("new")


def fits(scenario: Scenario, typed: str, words: Words) -> bool:
    """Whether every word that was typed is somewhere in what the library tells of `scenario`."""
    told_of = " ".join(line.text for line in scenario_page(scenario, words).lines)
    return all(part in _bare(told_of) for part in _bare(typed).split())


def _bare(text: str) -> str:
    """`text` without accents, capitals and signs: nobody should need to find the é to find the scenario."""
    parted = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parted if letter.isalnum() or letter.isspace())
