"""The seats that were taken on this computer: what one file holds is never in the way of the others."""

from pathlib import Path

from twiplo_game.store.seats import keep_seat, new_seat, open_seats


def test_a_link_to_nothing_hides_no_seat(home: Path) -> None:
    seat = new_seat("127.0.0.1:8000", "token", "Ada")
    keep_seat(seat)
    (home / "seats" / "0123456789abcdef.json").symlink_to(home / "nowhere")

    assert [item.seat for item in open_seats()] == [seat]
