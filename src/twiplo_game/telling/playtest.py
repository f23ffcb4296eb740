"""The report of a play-test as a page: what to look at, what each bot got, what was met."""

from collections.abc import Callable, Iterator
from typing import Final

from twiplo_game.analysis import marks as m
from twiplo_game.analysis.findings import Finding
from twiplo_game.analysis.marks import Mark
from twiplo_game.analysis.playtest import Tally
from twiplo_game.analysis.report import Report
from twiplo_game.analysis.statistics import error, mean, quantile, rounded, spread
from twiplo_game.locale.figures import listed, tenths
from twiplo_game.locale.words import Words
from twiplo_game.model.doctrine import Doctrine
from twiplo_game.model.vocabulary import Gauge
from twiplo_game.telling.distributions import histograms, percentage, share, strip
from twiplo_game.telling.mark_words import LABELS, mark_label
from twiplo_game.telling.page import Page
from twiplo_game.telling.playtest_findings import finding_words

_WIDTH: Final = 78
_LABEL: Final = 36
"""Columns that the first column has at least."""

_ORDER: Final = (*LABELS, m.OUTCOME, m.VOICE, m.ENDING, m.RULE)

Where = Callable[[str, int], str | None]
"""Where the log of a bot's game is kept, by bot and number; None where it is not."""


def playtest_page(report: Report, doctrine: Doctrine, words: Words, where: Where) -> Page:
    """The whole report."""
    page = Page()
    page.say(_what_was_played(report, doctrine, words))
    if not report.is_whole:
        page.say(
            words.tr(
                "It was stopped after {games} of {total} games: this is what was found in those.",
                games=report.games,
                total=report.runs * len(report.tallies),
            )
        )
    if not report.games:
        return page
    page.add(_to_look_at(report, words, where))
    page.add(_scores(report, words))
    page.add(_gauges(report, doctrine, words))
    page.add(_coverage(report, words))
    return page


def _what_was_played(report: Report, doctrine: Doctrine, words: Words) -> str:
    story = report.story
    held = listed([mandate.id for mandate in story.mandates], words)
    values = {
        "scenario": story.scenario.id,
        "bots": listed(list(report.tallies), words),
        "seed": report.seed,
        "ministry": doctrine.profiles[story.profile_id].name.in_(words.language).lower(),
    }
    return " ".join(
        (
            words.trn(
                "{scenario}: {n} game by each of {bots}. Seed {seed}; ministry: {ministry}.",
                "{scenario}: {n} games by each of {bots}. Seed {seed}; ministry: {ministry}.",
                report.runs,
                **values,
            )
            if report.is_whole
            else words.tr("{scenario}: games by {bots}. Seed {seed}; ministry: {ministry}.", **values),
            words.tr("Held to: {mandates}.", mandates=held) if held else words.tr("Held to no mandate."),
        )
    )


def _to_look_at(report: Report, words: Words, where: Where) -> Page:
    page = Page()
    page.heading(words.tr("What to look at"))
    if not report.findings and not report.is_whole:
        page.say(words.tr("Nothing in these games; they are too few to say that everything is well."))
    elif not report.findings:
        page.say(words.tr("Nothing: everything was met, there was always something to do, and care pays."))
    for finding in report.findings:
        page.item(finding_words(finding, words))
        log = None if finding.run is None else where(finding.bot, finding.run)
        if log is not None:
            page.under(_log_words(finding, log, words))
    return page


def _log_words(finding: Finding, log: str, words: Words) -> str:
    if finding.games or finding.than:
        return words.tr("A game that shows it: {log}", log=log)
    return words.tr("A game that came near it: {log}", log=log)


# -- scores and gauges ------------------------------------------------------------------------------------------------


def _scores(report: Report, words: Words) -> Page:
    page = Page()
    page.heading(words.tr("What each bot gets, of 100"))
    heads = (
        words.tr("mean"), words.tr("± of it"), words.tr("spread"), words.tr("lowest"),
        percentage(10, words), words.tr("median"), percentage(90, words), words.tr("highest"),
    )  # fmt: skip
    played = _played(report)
    room = max(len(bot) for bot in played) + 2
    page.figure(" " * room + "".join(f"{head:>8}" for head in heads))
    for bot, tally in played.items():
        page.figure(f"{bot:<{room}}" + "".join(f"{figure:>8}" for figure in _score_figures(tally, words)))
    page.say(
        words.tr(
            "± is how far the mean may be off, 19 times in 20, because no more games were played. So many of the games "
            "lie at or below the columns 10%, median and 90%: a tenth, half, nine tenths."
        )
    )
    page.heading(words.tr("How often each score was reached"))
    for line in histograms({bot: tally.scores for bot, tally in played.items()}, words):
        page.figure(line)
    return page


def _score_figures(tally: Tally, words: Words) -> Iterator[str]:
    scores = tally.scores
    yield tenths(rounded(mean(scores)), words)
    yield f"±{tenths(error(scores), words)}" if tally.games > 1 else "–"
    yield tenths(spread(scores), words)
    for value in (min(scores), *(quantile(scores, percent) for percent in (10, 50, 90)), max(scores)):
        yield tenths(value, words)


def _gauges(report: Report, doctrine: Doctrine, words: Words) -> Page:
    page = Page()
    page.heading(words.tr("Where the gauges end, from 0 to 100"))
    played = _played(report)
    room = max(len(bot) for bot in played) + 2
    for place, gauge in enumerate(Gauge):
        page.figure(doctrine.vocabulary["gauge"][gauge.value].label.in_(words.language))
        for bot, tally in played.items():
            counted = tally.gauges[place]
            figures = f"{min(counted):>5}{quantile(counted, 50):>5}{max(counted):>5}"
            page.figure(f"  {bot:<{room}}{strip(counted)}{figures}")
    page.say(
        words.tr(
            "- from the lowest to the highest, = the middle half of the games, O the median; lowest, median, highest."
        )
    )
    return page


def _played(report: Report) -> dict[str, Tally]:
    return {bot: tally for bot, tally in report.tallies.items() if tally.games}


# -- coverage ---------------------------------------------------------------------------------------------------------


def _coverage(report: Report, words: Words) -> Page:
    page = Page()
    page.heading(words.tr("In how many of its games each bot met what"))
    marks = report.marks()
    homes = {check: event.id for event in report.story.scenario.events for check in event.checks}
    sections: dict[str, list[Mark]] = {event.id: [] for event in report.story.scenario.events}
    rest: dict[str, list[Mark]] = {m.ENDING: [], m.KEPT: [], m.RULE: []}
    for mark in marks:
        home = homes.get(mark[1]) if mark[0] == m.CHECK else mark[1]
        if mark[0] in (m.ENDING, m.RULE):
            rest[mark[0]].append(mark)
        elif mark[0] in (m.KEPT, m.BROKEN, m.UNTESTED):
            rest[m.KEPT].append(mark)
        elif home is not None:
            sections[home].append(mark)
    for event, listing in sections.items():
        _table(page, report, words, event, sorted(listing, key=lambda mark: _ORDER.index(mark[0])))
    _table(page, report, words, words.tr("Endings"), rest[m.ENDING])
    _table(page, report, words, words.tr("Mandates"), sorted(rest[m.KEPT], key=lambda mark: mark[1]))
    _table(page, report, words, words.tr("Rules"), rest[m.RULE])
    page.say(words.tr("– means in none. Rules of the doctrine that never applied are not listed."))
    return page


def _table(page: Page, report: Report, words: Words, title: str, marks: list[Mark]) -> None:
    if not marks:
        return
    played = _played(report)
    widths = [max(7, len(bot) + 2) for bot in played]
    room = max(_LABEL, _WIDTH - sum(widths))
    page.blank()
    heads = "".join(f"{bot:>{width}}" for bot, width in zip(played, widths, strict=True))
    page.figure(f"{_cut(title, room)}{heads}")
    for mark in marks:
        cells = (
            f"{share(tally.marks[mark], tally.games, words):>{width}}"
            for tally, width in zip(played.values(), widths, strict=True)
        )
        page.figure(f"{_cut('  ' + mark_label(report.story.scenario, mark, words), room)}{''.join(cells)}")


def _cut(text: str, room: int) -> str:
    return f"{text if len(text) < room else text[: room - 2] + '…':<{room}}"
