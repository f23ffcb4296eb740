"""A game and its branch in words: what was done, what was tried instead, and how the two days went."""

from collections.abc import Sequence

from twiplo_game.analysis.debrief_parts import Debrief, Point
from twiplo_game.analysis.review.whatif import Case, Comparison
from twiplo_game.locale.words import Words
from twiplo_game.model.text import Text
from twiplo_game.model.vocabulary import Gauge
from twiplo_game.telling.debrief_sections import scale
from twiplo_game.telling.option_words import OptionWords
from twiplo_game.telling.page import Page
from twiplo_game.telling.plot import COLUMNS, curves
from twiplo_game.telling.review import points

_ROWS = 6


def comparison_page(say: OptionWords, found: Comparison, facts: dict[str, Text]) -> Page:
    """The two games side by side; `facts` are the sentences of what could not be known."""
    words, page = say.lexicon.words, Page()
    page.heading(
        words.tr("What if: {clock}. {title}", clock=say.lexicon.clock(found.choice.minute), title=say(found.other))
    )
    page.say(words.tr("Instead of: {option}.", option=say(found.choice.own)))
    page.blank()
    _figures(page, say, found)
    _plots(page, say, found)
    for cases in found.doubts:
        _doubt(page, words, facts, cases)
    page.blank()
    page.say(
        words.tr(
            "What did not happen is a story too: it follows the same rules, and it proves nothing about any real case."
        )
    )
    return page


def _figures(page: Page, say: OptionWords, found: Comparison) -> None:
    """The score and the gauges at the end, in two columns."""
    words, before, after = say.lexicon.words, found.before, found.after
    heads = (words.tr("your game"), words.tr("what if"))
    rows = [(words.tr("Score"), points(before.score.total, words), points(after.score.total, words))]
    rows += [
        (say.lexicon.term("gauge", gauge), str(before.score.gauges[place]), str(after.score.gauges[place]))
        for place, gauge in enumerate(Gauge)
    ]
    room = max(len(label) for label, _, _ in rows)
    widths = [max(6, len(head)) for head in heads]
    page.figure(f"{''.ljust(room)}  {heads[0].rjust(widths[0])}  {heads[1].rjust(widths[1])}")
    for label, one, other in rows:
        page.figure(f"{label.ljust(room)}  {one.rjust(widths[0])}  {other.rjust(widths[1])}")
    page.blank()
    page.say(
        words.tr(
            "After this choice a careful routine played on. Had it played on after what you did, the score would have "
            "been {points}: that is the fair comparison.",
            points=points(found.own_finished, words),
        )
    )


def _plots(page: Page, say: OptionWords, found: Comparison) -> None:
    words, ended = say.lexicon.words, max(found.before.ended, found.after.ended)
    for place, gauge in enumerate(Gauge):
        page.heading(
            words.tr(
                "{gauge}: your game * to {own}, what if o to {other}, both #",
                gauge=say.lexicon.term("gauge", gauge),
                own=found.before.score.gauges[place],
                other=found.after.score.gauges[place],
            )
        )
        lines = curves(_track(found.before, gauge), _track(found.after, gauge), ended, _ROWS)
        for row, cells in enumerate(lines):
            page.figure(f"{scale(row, _ROWS)}{cells}".rstrip())
    start, end = say.lexicon.clock(0), say.lexicon.clock(ended)
    page.figure(f"     {start}{end.rjust(COLUMNS - len(start))}")


def _track(result: Debrief, gauge: Gauge) -> Sequence[tuple[int, int]]:
    track: Sequence[Point] = result.track
    return [(point.minute, getattr(point, gauge)) for point in track]


def _doubt(page: Page, words: Words, facts: dict[str, Text], cases: Sequence[Case]) -> None:
    """What each choice comes to, as something may or may not be so."""
    page.heading(words.tr("What you could not know"))
    for case in cases:
        text = facts[case.fact].in_(words.language)
        page.item(
            words.tr("Where it is so ({percent} in 100): {fact}", percent=_percent(case.share), fact=text)
            if case.is_so
            else words.tr("Where it is not so ({percent} in 100)", percent=_percent(case.share))
        )
        line = words.tr(
            "your choice {own}, this one {other}", own=points(case.own, words), other=points(case.other, words)
        )
        page.under(words.tr("{line} – and so it was.", line=line) if case.was else f"{line}.")


def _percent(share: float) -> int:
    """From 1 to 99: what is open is never told as if it were sure."""
    return max(1, min(99, round(100 * share)))


def fact_texts(facts: Sequence[tuple[str, Text | None]]) -> dict[str, Text]:
    """The sentences of the facts that have one."""
    return {name: text for name, text in facts if text is not None}
