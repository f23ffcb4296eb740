"""A game and its branch side by side: the score and the gauges at the end, and the gauges over time."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from twiplo_game.analysis.debrief_parts import Debrief
from twiplo_game.analysis.review.branching import Beside
from twiplo_game.model.vocabulary import Gauge
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.telling.page import Page
from twiplo_game.telling.plot import curves
from twiplo_game.telling.review_terms import points

_ROWS: Final = 8
_COLUMNS: Final = 31
"""A plot fits beside the list of the decisions on the narrowest wide screen."""


class Heads(NamedTuple):
    """What the two games are called."""

    before: str
    after: str


def figures_page(lexicon: Lexicon, found: Beside, heads: Heads) -> Page:
    """The score and the gauges at the end, in two columns."""
    page, rows = Page(), end_figures(lexicon, found)
    room = max(len(label) for label, _, _ in rows)
    widths = [max(6, len(head)) for head in heads]
    page.figure(f"{''.ljust(room)}  {heads.before.rjust(widths[0])}  {heads.after.rjust(widths[1])}")
    for label, one, other in rows:
        page.figure(f"{label.ljust(room)}  {one.rjust(widths[0])}  {other.rjust(widths[1])}")
    return page


def end_figures(lexicon: Lexicon, found: Beside) -> list[tuple[str, str, str]]:
    """The score and the gauges at the end: (what, in the one game, in the other)."""
    words, before, after = lexicon.words, found.before.score, found.after.score
    rows = [(words.tr("Score"), points(before.total, words), points(after.total, words))]
    rows += [
        (lexicon.term("gauge", gauge), str(before.gauges[place]), str(after.gauges[place]))
        for place, gauge in enumerate(Gauge)
    ]
    return rows


def curves_page(lexicon: Lexicon, found: Beside, heads: Heads) -> Page:
    """Each gauge of both games in one plot, one below the other."""
    page, words, ended = Page(), lexicon.words, ended_last(found)
    for place, gauge in enumerate(Gauge):
        page.heading(
            words.tr(
                "{gauge}: {before} * to {own}, {after} o to {other}, both #",
                gauge=lexicon.term("gauge", gauge),
                before=heads.before,
                own=found.before.score.gauges[place],
                after=heads.after,
                other=found.after.score.gauges[place],
            )
        )
        for row in curves(track(found.before, gauge), track(found.after, gauge), ended, _COLUMNS, _ROWS):
            page.figure(row)
    start, end = lexicon.clock(0), lexicon.clock(ended)
    page.figure(f"     {start}{end.rjust(_COLUMNS - len(start))}")
    return page


def ended_last(found: Beside) -> int:
    """The minute at which the longer of the two games ended."""
    return max(found.before.ended, found.after.ended)


def track(result: Debrief, gauge: Gauge) -> Sequence[tuple[int, int]]:
    """A gauge over time, as (minute, value) pairs."""
    return [(point.minute, getattr(point, gauge)) for point in result.track]
