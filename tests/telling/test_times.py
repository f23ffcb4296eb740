"""A time that is typed means what its reader meant, and never a jump that cannot be taken back."""

from datetime import datetime

import pytest

from twiplo_game.telling.times import minute_of

START = datetime(2031, 5, 24, 9, 40)


@pytest.mark.parametrize(
    ("typed", "now", "length", "minute"),
    [
        ("45", 10, 360, 55),
        ("+30", 10, 360, 40),
        ("1h30", 100, 360, 190),
        ("14:30", 10, 360, 290),
        ("14 h 30", 10, 360, 290),
        ("02:00", 600, 1500, 980),
        ("nonsense", 10, 360, None),
        ("24:30", 10, 360, None),
        ("0", 10, 360, None),
    ],
)
def test_a_span_counts_from_now_and_a_time_is_of_the_day(typed: str, now: int, length: int, minute: int | None) -> None:
    """Past midnight only where the story goes on until then."""
    assert minute_of(typed, START, now, length) == minute


@pytest.mark.parametrize("typed", ["09:50", "10:40", "9:40", "00:30"])
def test_a_time_that_is_past_is_told_as_such(typed: str) -> None:
    """In a story of one day it is not tomorrow: nothing may be thrown forward by it."""
    minute = minute_of(typed, START, 60, 360)
    assert minute is not None
    assert minute <= 60
