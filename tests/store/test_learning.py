"""The record of learning checks: nothing answered is lost, nothing hostile is believed."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from twiplo_game.analysis.learning import Judged
from twiplo_game.store.errors import DamagedError, InUseError, StoreError
from twiplo_game.store.learning import Sitting, read_record, record_path
from twiplo_game.store.line_file import LineFile

LENGTH = 8
"""Items of one form."""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh player's folder."""
    monkeypatch.setenv("TWIPLO_HOME", str(tmp_path))
    return tmp_path


def to_the_end(now: int, place: int = 0) -> Sitting:
    """A check answered throughout with the choice at `place`."""
    sitting = Sitting(now)
    while sitting.item is not None:
        sitting.answer(place, now)
    return sitting


def test_before_anything_was_answered_there_is_nothing() -> None:
    """And looking makes no file."""
    assert read_record().checks == ()
    assert not record_path().exists()


def test_every_answer_is_on_the_disk_when_it_is_told() -> None:
    """Another reader sees it at once."""
    sitting = Sitting(1000)
    for count in range(1, LENGTH + 1):
        given_ = sitting.answer(1, 1000 + count)
        [check] = read_record().checks
        assert len(check.answers) == count
        assert (check.answers[-1], check.last) == (given_, 1000 + count)
    assert sitting.item is None


def test_what_was_left_open_goes_on_where_it_was() -> None:
    """The same questions, the answers kept."""
    sitting = Sitting(1000)
    first = sitting.answer(2, 1001)
    again = Sitting(9000)

    assert again.check == read_record().checks[0]
    assert again.check.answers == (first,)
    assert again.item is not None and again.item.id == sitting.check.items[1]


def test_the_next_check_asks_other_questions() -> None:
    """Four checks, no question twice."""
    items = [item for now in range(4) for item in to_the_end(now).check.items]

    assert len(items) == len(set(items)) == 4 * LENGTH
    assert set(to_the_end(5).check.items) <= set(items)


def test_a_torn_last_line_is_left_out_and_written_over() -> None:
    """A crash in the middle of a line costs that line, which nobody was told of."""
    sitting = Sitting(1000)
    sitting.answer(0, 1001)
    whole = record_path().read_bytes()
    record_path().write_bytes(whole + b'{"check":0,"at":10')
    again = Sitting(2000)

    assert len(again.check.answers) == 1
    again.answer(0, 2001)
    assert record_path().read_bytes().startswith(whole)
    assert len(read_record().checks[0].answers) == 2


def test_cut_anywhere_it_can_be_read_and_gone_on_with() -> None:
    """Whatever a killed process leaves behind."""
    to_the_end(1000)
    content = record_path().read_bytes()
    for size in range(0, len(content), 7):
        record_path().write_bytes(content[:size])
        known = sum(len(check.answers) for check in read_record().checks)
        # One line more than there are answers and beginnings would be an answer that nobody gave.
        assert known == max(0, content[:size].count(b"\n") - 2)
        sitting = Sitting(2000)
        assert sitting.item is not None
        sitting.answer(0, 2000)


def test_two_windows_do_not_write_over_each_other() -> None:
    """The second is told, and what the first wrote stays."""
    one, two = Sitting(1000), Sitting(1000)
    one.answer(0, 1001)
    with pytest.raises(StoreError):
        two.answer(1, 1002)
    [check] = read_record().checks
    assert len(check.answers) == 1
    with LineFile(record_path()), pytest.raises(InUseError):
        one.answer(0, 1003)


@pytest.mark.parametrize(
    "line",
    [
        b"[]",
        b'{"check":0,"at":1}',
        b'{"check":1,"at":1,"item":"x","said":"true","truth":"true"}',
        b'{"check":0,"at":-1,"item":"x","said":"true","truth":"true"}',
        b'{"check":0,"at":1,"item":"another","said":"true","truth":"true"}',
        b'{"check":1,"at":1,"items":[]}',
        b'{"check":1,"at":1,"items":[7]}',
        b'{"check":7,"at":1,"items":["x"]}',
        b'{"check":1,"at":true,"items":["x"]}',
        b'{"check":1,"at":NaN,"items":["x"]}',
        b"\xff",
        b"",
    ],
)
def test_a_line_that_does_not_belong_is_refused_with_its_number(line: bytes) -> None:
    """One sentence: where, and what to do."""
    to_the_end(1000)
    count = record_path().read_bytes().count(b"\n")
    with record_path().open("ab") as file:
        file.write(line + b"\n")

    with pytest.raises(DamagedError) as caught:
        read_record()
    assert caught.value.values["line"] == count + 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    """Never anything but a record or the store's own error."""
    record_path().parent.mkdir(parents=True, exist_ok=True)
    record_path().write_bytes(content)
    try:
        record = read_record()
    except StoreError:
        return
    assert record.checks == ()


def test_a_record_that_is_too_large_is_not_read() -> None:
    """Nor is a folder in its place."""
    record_path().write_bytes(b"x" * (1024 * 1024 + 1))
    with pytest.raises(StoreError):
        read_record()
    record_path().unlink()
    record_path().mkdir()
    with pytest.raises(StoreError):
        read_record()


def test_items_that_a_release_no_longer_has_are_not_asked() -> None:
    """Their check stays as it was, and a new one begins."""
    record_path().write_bytes(b'{"twiplo_learning":1,"seed":"s"}\n{"check":0,"at":1,"items":["gone"]}\n')
    sitting = Sitting(1000)

    assert [len(check.items) for check in sitting.checks] == [1, LENGTH]


def test_the_record_keeps_what_was_right_then() -> None:
    """Counting again needs no items."""
    sitting = to_the_end(1000)
    judged = [answer for answer in sitting.check.answers if isinstance(answer, Judged)]

    assert judged and all(f'"truth":"{answer.truth}"' in record_path().read_text("utf-8") for answer in judged)
