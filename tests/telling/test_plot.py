"""Two gauges in one plot: what differs is seen to differ, and where each ends can be read."""

import pytest

from twiplo_game.telling.plot import bounds, curves


def drawn(one: list[int], other: list[int]) -> list[str]:
    """Two games of as many minutes as there are values."""
    return curves(list(enumerate(one)), list(enumerate(other)), len(one) - 1, 20, 8)


def test_four_points_apart_are_two_rows() -> None:
    rows = drawn([60, 60, 59], [60, 60, 63])

    assert [row.endswith(("* 59", "o 63")) for row in rows].count(True) == 2
    assert not any(row.endswith("# 59/63") for row in rows)


def test_where_two_values_share_a_row_both_are_said() -> None:
    rows = drawn([0, 59, 59], [100, 60, 60])

    assert any(row.endswith("# 59/60") for row in rows)


def test_where_both_end_alike_it_is_said_once() -> None:
    assert any(row.endswith("# 62") for row in drawn([60, 62], [58, 62]))


@pytest.mark.parametrize(
    ("values", "ends"),
    [([59, 63], (55, 65)), ([60, 60], (50, 60)), ([0, 0], (0, 10)), ([100, 99], (90, 100)), ([3, 97], (0, 100))],
)
def test_the_scale_fits_the_values_and_never_makes_a_landslide_of_a_point(
    values: list[int], ends: tuple[int, int]
) -> None:
    assert bounds(values) == ends
