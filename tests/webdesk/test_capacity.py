"""How many desks a computer is said to carry."""

from twiplo_game.webdesk.capacity import BASE, DESK, PER_CORE, RESERVE, Capacity


def test_cores_and_memory_both_limit_the_desks() -> None:
    """One core of several is the class's; a second process has its own share of the memory."""
    assert Capacity(4, 64_000).desks == 3 * PER_CORE
    assert Capacity(1, 64_000).desks == PER_CORE // 2
    assert Capacity(8, RESERVE + BASE + 10 * DESK).desks == 10
    assert Capacity(8, RESERVE + 2 * BASE + 50 * DESK).desks == 50
    assert Capacity(8, RESERVE).desks == 0
    assert Capacity(8, None).desks == 40
