"""The contest's time: pauses do not count, an extension slows what is left, the story ends when the class does."""

from hypothesis import given
from hypothesis import strategies as st

from twiplo_game.classroom.contest import Ended, Extended, Paused, Resumed, RoomOrder, Started
from twiplo_game.classroom.timing import MINUTE, Timing

START = 500_000
FRESH = Timing(length=360, duration=20 * MINUTE)


def running() -> Timing:
    return FRESH.ordered(Started(countdown=10_000), START - 10_000)


def test_the_story_begins_after_the_countdown() -> None:
    timing = running()
    assert not timing.is_running(START - 1)
    assert timing.minute(START - 1) == 0
    assert timing.is_running(START)


def test_the_whole_story_passes_in_the_contests_minutes() -> None:
    timing = running()
    assert timing.minute(START + 10 * MINUTE) == 180
    assert not timing.is_over(START + 20 * MINUTE - 1)
    assert timing.is_over(START + 20 * MINUTE)
    assert timing.minute(START + 20 * MINUTE) == 360


def test_a_pause_is_removed_from_the_time() -> None:
    timing = running().ordered(Paused(), START + 5 * MINUTE)
    assert timing.minute(START + 9 * MINUTE) == 90
    assert not timing.is_running(START + 9 * MINUTE)
    timing = timing.ordered(Resumed(), START + 9 * MINUTE)
    assert timing.minute(START + 14 * MINUTE) == 180
    assert timing.ends(START + 14 * MINUTE) == START + 24 * MINUTE


def test_an_extension_slows_what_is_left_and_changes_nothing_that_was() -> None:
    timing = running().ordered(Extended(10), START + 10 * MINUTE)
    assert timing.minute(START + 5 * MINUTE) == 90
    assert timing.minute(START + 10 * MINUTE) == 180
    assert timing.minute(START + 20 * MINUTE) == 270
    assert timing.is_over(START + 30 * MINUTE)


def test_an_extension_before_the_start_counts() -> None:
    timing = FRESH.ordered(Extended(10), START - MINUTE).ordered(Started(), START)
    assert timing.minute(START + 15 * MINUTE) == 180


def test_an_end_by_hand_is_the_end_of_the_story() -> None:
    timing = running().ordered(Ended(), START + 5 * MINUTE)
    assert timing.is_over(START + 5 * MINUTE)
    assert timing.minute(START + 5 * MINUTE) == 360
    assert timing.minute(START + 4 * MINUTE) == 72


def test_who_begins_later_has_the_whole_story_before_him() -> None:
    late = (
        running().ordered(Paused(), START + MINUTE).ordered(Resumed(), START + 2 * MINUTE).delayed(START + 4 * MINUTE)
    )
    assert late.minute(START + 4 * MINUTE) == 0
    assert late.minute(START + 14 * MINUTE) == 180


ORDERS = st.lists(
    st.tuples(
        st.one_of(
            st.just(Paused()), st.just(Resumed()), st.builds(Extended, st.integers(1, 30)), st.just(Started(5_000))
        ),
        st.integers(0, 3 * MINUTE),
    ),
    max_size=12,
)


@given(ORDERS, st.integers(1, 5 * MINUTE))
def test_the_storys_clock_never_runs_back(orders: list[tuple[RoomOrder, int]], step: int) -> None:
    timing, now, before = FRESH, START, 0
    for order, wait in orders:
        minute = timing.minute(now)
        timing = timing.ordered(order, now)
        assert timing.minute(now) == minute
        now += wait
        assert before <= timing.minute(now) <= 360
        before = timing.minute(now)
    assert timing.minute(now + step) >= before
