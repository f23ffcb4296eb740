"""What is marked, against what a careful press officer would mark, message by message."""

from collections.abc import Iterable

import pytest

from wording.labelled import LANGUAGES, Tally, kinds, read_messages, table, tallies

PRECISION, RECALL = 0.95, 0.85


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
    figures = tallies(message for message in read_messages(language) if not message.is_held_out)
    _show(capsys, f"{language}, adjusted on", table(figures))
    low = {feature: tally for feature, tally in figures.items() if not _is_good(tally)}
    assert low == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_held_out_third_is_read_as_well(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    """On the messages that no pattern was adjusted on, all features together keep the same bounds."""
    figures = tallies(message for message in read_messages(language) if message.is_held_out)
    _show(capsys, f"{language}, held out", table(figures))
    assert _is_good(_sum(figures.values()))


def _sum(figures: Iterable[Tally]) -> Tally:
    whole = Tally()
    for tally in figures:
        whole.right += tally.right
        whole.false += tally.false
        whole.missed += tally.missed
    return whole


def _is_good(tally: Tally) -> bool:
    return tally.precision >= PRECISION and tally.recall >= RECALL
