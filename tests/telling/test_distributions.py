"""Distributions in letters: what is drawn is what was counted, and it fits."""

from collections import Counter

import pytest

from twiplo_game.locale.words import translator
from twiplo_game.telling.distributions import histograms, share, strip

EN = translator("en")


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (0, 9, "–"),
        (1, 1000, "<1%"),
        (999, 1000, ">99%"),
        (5, 5, "100%"),
        (1, 3, "33%"),
        (1, 200, "1%"),
        (1, 201, "<1%"),
    ],
)
def test_shares(part: int, whole: int, words: str) -> None:
    """Nothing is rounded to none or to all that is neither."""
    assert share(part, whole, EN) == words


def test_a_strip_marks_what_was_counted() -> None:
    """The median stands at its value; the line reaches from the lowest to the highest."""
    drawn = strip(Counter({0: 1, 50: 2, 100: 1}))

    assert (len(drawn), drawn.index("O") - 1) == (43, 20)
    assert (drawn[1], drawn[-2]) == ("=", "-")


def test_a_strip_of_one_value() -> None:
    """Where every game ended alike there is one letter."""
    assert strip(Counter({100: 7})).strip("| ") == "O"


def test_histograms_stand_side_by_side() -> None:
    """Five bots fit 78 columns, a sixth goes below; the fullest class is the longest bar, and none is lost."""
    scores = {name: Counter({0: 1, 990: 3, 1000: 1}) for name in ("a", "b", "c", "d", "e", "only-apologise")}

    lines = histograms(scores, EN)

    assert len(lines) == 23
    assert max(map(len, lines)) <= 78
    assert "80%" in lines[10] and "20%" in lines[1]
    assert max(lines[10].split(), key=len).count("#") > max(lines[1].split(), key=len).count("#")
