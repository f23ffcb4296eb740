"""A game that is over, as its log records it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from twiplo_game import __version__
from twiplo_game.locale.figures import clock, duration, tenths
from twiplo_game.locale.words import Words, msgid
from twiplo_game.model.doctrine import Doctrine
from twiplo_game.model.scenario import Scenario
from twiplo_game.model.versions import RULES_VERSION
from twiplo_game.model.vocabulary import Gauge
from twiplo_game.telling.page import Page

CLOCKS: Final = {
    "actions": msgid("by action"),
    "live": msgid("live"),
    "live-x2": msgid("live ×2"),
    "live-x5": msgid("live ×5"),
}
"""The clocks of a game, by the names under which settings and logs have them."""


def say_result(page: Page, words: Words, doctrine: Doctrine, result: Mapping[str, object]) -> None:
    """The score, the gauges and the time that were recorded; nothing of what is missing or is no figure."""
    score, gauges, minute = result.get("score"), result.get("gauges"), result.get("minute")
    if isinstance(score, int):
        page.say(words.tr("Score: {score} of 100.", score=tenths(score, words)))
    if isinstance(gauges, Sequence) and len(gauges) == len(Gauge):
        names = [doctrine.vocabulary["gauge"][gauge].label.in_(words.language) for gauge in Gauge]
        figures = ", ".join(f"{name} {value}" for name, value in zip(names, gauges, strict=True))
        page.say(words.tr("At the end: {gauges}.", gauges=figures))
    if isinstance(minute, int):
        page.say(words.tr("It ended after {span} of the story.", span=duration(minute, words)))


def say_other_rules(page: Page, words: Words, rules: int, engine: str) -> None:
    """Why there is only what was recorded: the game was played under `rules`, by the release `engine`."""
    told = words.tr(
        "It was played under version {version} of the rules, and this release plays version {known}: this is the "
        "result that was recorded then.",
        version=rules,
        known=RULES_VERSION,
    )
    # Two states of one release in the making: there is no other release to send the reader to.
    where = (
        words.tr("This development version cannot show its debrief.")
        if engine == __version__
        else words.tr("Twiplo {engine} can show its debrief.", engine=engine)
    )
    page.say(f"{told} {where}")


def branched_words(words: Words, start: datetime, minute: int, *, is_routine: bool) -> str:
    """That a game is a what-if: at which minute it was taken up again, and who played on."""
    when = clock(start, minute, words)
    if is_routine:
        return words.tr("What if: taken up again at {clock}; a careful routine finished it.", clock=when)
    return words.tr("What if: taken up again at {clock}, and played on from there.", clock=when)


def say_setup(
    page: Page,
    words: Words,
    doctrine: Doctrine,
    scenario: Scenario | None,
    *,
    profile: str,
    mandates: Sequence[str],
    pace: str,
    seed: str,
) -> None:
    """What a game was played with."""
    page.heading(words.tr("Played with"))
    if profile in doctrine.profiles:
        page.item(words.tr("Ministry: {name}", name=doctrine.profiles[profile].name.in_(words.language)))
    for mandate in scenario.mandates if scenario is not None else ():
        if mandate.id in mandates:
            page.item(words.tr("Mandate: {title}", title=mandate.title.in_(words.language)))
    page.item(words.tr("Clock: {clock}", clock=words.tr(CLOCKS[pace]) if pace in CLOCKS else pace))
    page.item(words.tr("Seed: {seed}", seed=seed))
