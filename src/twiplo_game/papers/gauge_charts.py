"""The gauges over time as charts: those of one game with its decisions, and those of two games side by side."""

from typing import Final

from twiplo_game.analysis.review.branching import Beside
from twiplo_game.model.vocabulary import Gauge
from twiplo_game.papers.document import Chart, Panel
from twiplo_game.telling.account import Account
from twiplo_game.telling.beside import Heads, curves_page, ended_last, track
from twiplo_game.telling.debrief_sections import decision_places, gauge_words, gauges_page
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.telling.page import LineKind

_HOURS: Final = 8
"""Times on the axis of a chart, at most."""


def gauge_chart(account: Account) -> Chart:
    """The three gauges over time, with a letter for each decision."""
    lexicon, result = account.lexicon, account.result
    panels = tuple(
        Panel(gauge_words(lexicon, result, place), tuple(track(result, gauge))) for place, gauge in enumerate(Gauge)
    )
    text = [line.text for line in gauges_page(lexicon, account.now, result).lines if line.kind is LineKind.FIGURE]
    return Chart(
        title=lexicon.words.tr("The gauges over time, with your decisions."),
        panels=panels,
        marks=tuple(decision_places(result)),
        hours=_hours(lexicon, result.ended),
        end=result.ended,
        text=tuple(text),
    )


def beside_chart(lexicon: Lexicon, found: Beside, heads: Heads) -> Chart:
    """The three gauges of two games, those of the earlier one dashed."""
    words, end = lexicon.words, ended_last(found)
    panels = tuple(
        Panel(
            words.tr(
                "{gauge}: {before}, dashed, to {own}; {after} to {other}",
                gauge=lexicon.term("gauge", gauge),
                before=heads.before,
                own=found.before.score.gauges[place],
                after=heads.after,
                other=found.after.score.gauges[place],
            ),
            tuple(track(found.after, gauge)),
            tuple(track(found.before, gauge)),
        )
        for place, gauge in enumerate(Gauge)
    )
    return Chart(
        title=words.tr("The gauges of the two games over time."),
        panels=panels,
        marks=(),
        hours=_hours(lexicon, end),
        end=end,
        text=tuple(line.text for line in curves_page(lexicon, found, heads).lines),
    )


def _hours(lexicon: Lexicon, ended: int) -> tuple[tuple[int, str], ...]:
    end = max(1, ended)
    step = next(step for step in (15, 30, 60, 120, 180, 240, 360, 720, 1440, end) if end // step < _HOURS)
    return tuple((minute, lexicon.clock(minute)) for minute in range(0, end + 1, step))
