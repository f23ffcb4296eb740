"""What is marked, against what a careful press officer would mark, message by message."""

from collections.abc import Iterable

import pytest

from wording.labelled import HELD_OUT, LANGUAGES, Tally, kinds, read_messages, table, tallies
from wording.report import PAGE, measured, page_with

PRECISION, RECALL = 0.95, 0.85
LOOSE_PRECISION, LOOSE_RECALL = 0.9, 0.8
UNSEEN_PRECISION, UNSEEN_RECALL = 0.8, 0.2


def _show(capsys: pytest.CaptureFixture[str], title: str, figures: str) -> None:
    with capsys.disabled():
        print(f"\n{title}\n{figures}")  # noqa: T201 - the figures are what this test is for


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_enough_messages_and_half_of_them_are_near_misses(language: str) -> None:
    """At least two hundred a language, and as many that only look like it as that are it."""
    counted = kinds(read_messages(language))
    assert counted.total() >= 200
    assert counted["plain"] <= counted.total() / 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_feature_is_found_and_little_else(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    """On the messages that patterns were adjusted on: precision of 0.95 and recall of 0.85, feature by feature."""
    figures = tallies(read_messages(language))
    _show(capsys, f"{language}, adjusted on", table(figures))
    low = {feature: tally for feature, tally in figures.items() if not _is_good(tally)}
    assert low == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_messages_that_no_pattern_was_adjusted_on_are_read_less_well(
    language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What somebody else will write is read so: much of it is not found, and most of what is marked is right."""
    figures = tallies(read_messages(language, HELD_OUT))
    _show(capsys, f"{language}, held out", table(figures))
    whole = _sum(figures.values())
    assert whole.precision >= UNSEEN_PRECISION and whole.recall >= UNSEEN_RECALL


@pytest.mark.parametrize("language", LANGUAGES)
def test_loose_messages_are_read_too(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Longer messages without stock phrases, on which patterns were widened afterwards: most is found, little else."""
    figures = tallies(read_messages(language, "loose"))
    _show(capsys, f"{language}, loose", table(figures))
    whole = _sum(figures.values())
    assert whole.precision >= LOOSE_PRECISION and whole.recall >= LOOSE_RECALL


def test_the_page_has_the_figures_of_today() -> None:
    """What docs/text.md says of precision, recall and misses is what is measured: `make reference` was run."""
    assert PAGE.read_text("utf-8") == page_with(measured())


def _sum(figures: Iterable[Tally]) -> Tally:
    whole = Tally()
    for tally in figures:
        whole.right += tally.right
        whole.false += tally.false
        whole.missed += tally.missed
    return whole


def _is_good(tally: Tally) -> bool:
    return tally.precision >= PRECISION and tally.recall >= RECALL
