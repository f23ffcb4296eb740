"""A class's common debrief in words."""

from typing import Final

from twiplo_game.analysis.cohort import SILENCE, Cohort
from twiplo_game.locale.figures import clock, duration, tenths
from twiplo_game.papers.names import Names
from twiplo_game.telling.page import Page

_BAR: Final = 40


def cohort_page(found: Cohort, names: Names) -> Page:
    """The page that a class is shown when all have played."""
    words, page = names.words, Page()
    endings = {ending.id: ending.title for ending in names.scenario.endings}
    page.heading(words.tr("The class"))
    best, middle, worst = max(found.scores), _middle(found), min(found.scores)
    page.say(
        words.trn("{n} seat played to the end.", "{n} seats played to the end.", found.seats)
        + " "
        + words.tr(
            "Best score {best}, median {middle}, lowest {worst}.",
            best=tenths(best, words),
            middle=tenths(middle, words),
            worst=tenths(worst, words),
        )
    )
    page.heading(words.tr("How it ended"))
    for ending, seats in found.endings:
        title = names.text(endings.get(ending)) or ending
        page.item(words.trn("{title}: {n} seat", "{title}: {n} seats", seats, title=title))
    page.heading(words.tr("What cost the class most"))
    for way in found.costly:
        page.item(
            words.trn(
                "{event}, {stance}: {points} points in all, {n} seat",
                "{event}, {stance}: {points} points in all, {n} seats",
                way.seats,
                event=names.event(way.event),
                stance=_stance(way.stance, names),
                points=_signed(way.points),
            )
        )
    page.heading(words.tr("Event by event"))
    for event in found.events:
        page.say(names.event(event.event))
        for stance, seats in event.stances:
            bar = "#" * max(1, seats * _BAR // found.seats)
            page.figure(f"  {_stance(stance, names)[:22]:<22} {seats:>4} {bar}")
        if event.delay is not None:
            page.under(words.tr("Half of those who answered did so within {span}.", span=duration(event.delay, words)))
    page.heading(words.tr("The gauges over the class"))
    page.say(words.tr("Lowest, first quarter, median, last quarter, highest."))
    for spread in found.spreads:
        values = "  ".join(f"{value:>3}" for value in spread.values)
        gauge = names.term("gauge", spread.gauge.value)
        page.figure(f"  {clock(names.scenario.start, spread.minute, words):<12} {gauge[:12]:<12} {values}")
    return page


def _middle(found: Cohort) -> int:
    return sorted(found.scores.elements())[(found.seats - 1) // 2]


def _stance(stance: str, names: Names) -> str:
    return names.words.tr("no answer") if stance == SILENCE else names.term("stance", stance)


def _signed(points: int) -> str:
    return f"−{-points}" if points < 0 else f"+{points}"
