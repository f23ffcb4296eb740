"""Two versions of a scenario beside each other as a page: what each bot gets, and what is met more or less often."""

from typing import Final

from twiplo_game.analysis import marks as m
from twiplo_game.analysis.comparison import Comparison, Paired, Shift
from twiplo_game.analysis.marks import Mark
from twiplo_game.analysis.statistics import mean, rounded
from twiplo_game.locale.figures import listed, tenths
from twiplo_game.locale.words import Words
from twiplo_game.model.scenario import Scenario
from twiplo_game.telling.distributions import share
from twiplo_game.telling.mark_words import mark_label
from twiplo_game.telling.page import Page

_LABEL: Final = 58


def comparison_page(found: Comparison, words: Words) -> Page:
    """The whole comparison."""
    page = Page()
    page.heading(words.tr("What each bot gets, of 100"))
    page.say(
        words.trn(
            "{n} game of each version by each of {bots}, with the same seeds; held to no mandate.",
            "{n} games of each version by each of {bots}, with the same seeds; held to no mandate.",
            found.runs,
            bots=listed(list(found.bots), words),
        )
    )
    room = max(len(bot) for bot in found.bots) + 2
    heads = (words.tr("old"), words.tr("new"), words.tr("change"), words.tr("± of it"))
    page.figure(" " * room + "".join(f"{head:>11}" for head in heads))
    for bot, each in found.bots.items():
        page.figure(f"{bot:<{room}}" + "".join(f"{figure:>11}" for figure in _figures(each, words)))
    page.say(
        words.tr(
            "The change is taken game by game. ± is how far it may be off, 19 times in 20; less than that is chance."
        )
    )
    page.heading(words.tr("What is met more or less often"))
    if not found.shifts:
        page.say(words.tr("Nothing by 20 games in a hundred or more, and nothing by one version alone."))
        return page
    old, new = words.tr("old"), words.tr("new")
    page.figure(" " * _LABEL + f"{old:>9}{new:>9}")
    for shift in found.shifts:
        page.figure(
            f"{_cut(_label(found, shift, words))}{_share(shift.old, found, words)}{_share(shift.new, found, words)}"
        )
    page.say(words.tr("– means in none, and a blank that this version does not have it."))
    return page


def _figures(each: Paired, words: Words) -> tuple[str, str, str, str]:
    change = rounded(each.change)
    sign = "−" if change < 0 else "+" if change > 0 else "±"
    error = "–" if each.error is None else f"±{tenths(each.error, words)}"
    return (
        tenths(rounded(mean(each.old)), words),
        tenths(rounded(mean(each.new)), words),
        f"{sign}{tenths(abs(change), words)}",
        error,
    )


def _share(games: int | None, found: Comparison, words: Words) -> str:
    return f"{'' if games is None else share(games, found.games, words):>9}"


def _label(found: Comparison, shift: Shift, words: Words) -> str:
    scenario = (found.old if shift.new is None else found.new).scenario
    if shift.mark[0] == m.ENDING:
        return words.tr("ending {name}", name=shift.mark[1])
    label = mark_label(scenario, shift.mark, words)
    home = _home(scenario, shift.mark)
    return words.tr("{event}: {what}", event=home, what=label) if home else label


def _home(scenario: Scenario, mark: Mark) -> str:
    """The event that a mark belongs to."""
    if mark[0] in (m.KEPT, m.BROKEN):
        return ""
    if mark[0] == m.CHECK:
        return next(event.id for event in scenario.events if mark[1] in event.checks)
    return mark[1]


def _cut(text: str) -> str:
    return f"{text if len(text) < _LABEL else text[: _LABEL - 2] + '…':<{_LABEL}}"
