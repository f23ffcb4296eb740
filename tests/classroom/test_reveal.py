"""The reveal: one seat a step, from the bottom, back and forth; the last scene is the final board."""

from hypothesis import given
from hypothesis import strategies as st

from twiplo_game.classroom.board import Board, ranked
from twiplo_game.classroom.reveal import scene, steps

GAUGES = (50, 50, 50)
SCORES = st.dictionaries(st.sampled_from("abcdefgh"), st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1)


def board_of(scores: dict[str, int]) -> Board:
    rows = ranked((seat, score, GAUGES, None) for seat, score in scores.items())
    return Board(0, is_frozen=False, is_final=True, rows=rows)


@given(SCORES)
def test_it_begins_frozen_and_ends_final(scores: dict[str, tuple[int, int]]) -> None:
    frozen = board_of({seat: before for seat, (before, _) in scores.items()})
    final = board_of({seat: after for seat, (_, after) in scores.items()})
    assert tuple(line.row for line in scene(frozen, final, 0).lines) == frozen.rows
    last = scene(frozen, final, steps(final))
    assert tuple(line.row for line in last.lines) == final.rows
    assert all(line.is_revealed for line in last.lines)


@given(SCORES, st.integers(0, 8))
def test_each_step_reveals_one_seat_and_hides_none(scores: dict[str, tuple[int, int]], step: int) -> None:
    frozen = board_of({seat: before for seat, (before, _) in scores.items()})
    final = board_of({seat: after for seat, (_, after) in scores.items()})
    before, after = (scene(frozen, final, number) for number in (step, step + 1))
    revealed = [{line.row.seat for line in shown.lines if line.is_revealed} for shown in (before, after)]
    assert revealed[0] <= revealed[1]
    assert len(revealed[1] - revealed[0]) == (1 if step < len(scores) else 0)


def test_who_climbs_is_seen_climbing() -> None:
    frozen, final = board_of({"a": 9, "b": 5, "c": 1}), board_of({"a": 9, "b": 5, "c": 7})
    first = scene(frozen, final, 1)
    assert (first.newest, first.place) == ("c", 2)
    assert [line.row.seat for line in first.lines] == ["a", "c", "b"]
    assert scene(frozen, final, 2).newest == "b"


def test_who_came_after_the_freeze_is_shown_too() -> None:
    frozen, final = board_of({"a": 9}), board_of({"a": 9, "late": 3})
    assert [line.row.seat for line in scene(frozen, final, 0).lines] == ["a", "late"]
