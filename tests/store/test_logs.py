"""Logs: what is written is read again, what is torn is left out, what is damaged is named."""

import json
import os
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from twiplo_game.engine.action import Advance, Ask, Respond
from twiplo_game.engine.rejection import Rejected
from twiplo_game.engine.response import Response
from twiplo_game.model.versions import LOG_CURRENT, RULES_VERSION
from twiplo_game.store.errors import (
    DamagedError,
    InUseError,
    NotFoundError,
    OtherVersionError,
    StoreError,
)
from twiplo_game.store.log_lines import FILE_LIMIT, LINE_LIMIT, NoteLine, encode
from twiplo_game.store.log_reader import read_log
from twiplo_game.store.log_writer import LogWriter
from twiplo_game.store.session import Session, replay, resume


def _played(session: Session) -> Path:
    session.do(Ask("the_post", "legal"))
    session.do(Advance(30))
    session.close()
    return session.writer.path


def _with_header(path: Path, **changes: object) -> None:
    first, _, rest = path.read_text("utf-8").partition("\n")
    path.write_text(json.dumps(json.loads(first) | changes) + "\n" + rest, "utf-8")


def test_the_header_names_everything(session: Session) -> None:
    """The header holds all that the game was played on."""
    header = read_log(_played(session)).header

    assert (header.format, header.scenario, header.seed, header.profile) == (LOG_CURRENT, "harbour", "1", "ordinary")
    assert (header.mandates, header.language, header.clock, header.rules) == (
        ("told_first",), "en", "actions", RULES_VERSION,
    )  # fmt: skip
    assert len(header.scenario_hash) == len(header.doctrine_hash) == 64


def test_folding_gives_the_same_game(session: Session) -> None:
    """The log gives every state again."""
    _, _, steps = replay(_played(session))

    assert [step.state for step in steps] == [step.state for step in session.steps]


def test_an_advance_is_logged_as_far_as_it_came(session: Session) -> None:
    """The log holds the minute that was reached, not the one that was asked for."""
    log = read_log(_played(session))

    assert log.actions[-1].action["to"] == session.state.minute == log.minute == 5


def test_a_refusal_is_not_logged(session: Session) -> None:
    """What was not carried out is not in the log."""
    assert isinstance(session.do(Advance(0)), Rejected)

    assert read_log(session.writer.path).actions == ()


@pytest.mark.parametrize("tail", [b"{", b'{"m":5,"t":1,"a":{"do":"adv', b'{"m":5,"t":1,"a":{}}', b"\x00\x00", b"\xc3"])
def test_a_torn_line_is_left_out(session: Session, tail: bytes) -> None:
    """A last line without its end was never acknowledged: it is dropped, and cut off when the game goes on."""
    path = _played(session)
    whole = path.read_bytes()
    path.write_bytes(whole + tail)

    assert len(read_log(path).actions) == 2
    again = resume(path)
    again.close()

    assert path.read_bytes() == whole


@given(cut=st.integers(min_value=1))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_cut_anywhere(session: Session, cut: int) -> None:
    """Cut after any byte, the log is read up to its last whole line, or holds no game."""
    path = _played(session) if len(session.steps) == 1 else session.writer.path
    whole = path.read_bytes()
    short = path.with_suffix(".cut")
    short.write_bytes(whole[: cut % len(whole)])

    lines = short.read_bytes().count(b"\n")
    if lines:
        assert len(read_log(short).actions) == lines - 1
    else:
        with pytest.raises(DamagedError):
            read_log(short)


@pytest.mark.parametrize(
    "line",
    ["rubbish", "[]", "null", '{"m":"5","t":0,"a":{}}', '{"m":1,"t":0}', '{"m":true,"t":0,"a":{}}', "[" * 9000,
     '{"m":NaN,"t":0,"a":{}}', ""],
)  # fmt: skip
def test_a_damaged_line_is_named(session: Session, line: str) -> None:
    """Anything else that cannot be read is one error that names the line."""
    path = _played(session)
    first, *rest = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([first, line, *rest]) + "\n", "utf-8")

    with pytest.raises(DamagedError) as caught:
        read_log(path)
    assert caught.value.values["line"] == 2


def test_an_impossible_action_is_named(session: Session) -> None:
    """A log whose actions do not follow on each other was changed: the action is named."""
    path = _played(session)
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join([*lines, lines[1]]), "utf-8")

    with pytest.raises(DamagedError) as caught:
        replay(path)
    assert caught.value.values["number"] == 3


@pytest.mark.parametrize("action", [{"do": "fly"}, {}, {"do": "ask"}, {"do": "advance", "to": "x"}])
def test_an_unknown_action_is_named(session: Session, action: dict[str, object]) -> None:
    """An action that this release does not know is named."""
    path = _played(session)
    with path.open("a") as file:
        file.write(json.dumps({"m": 5, "t": 0, "a": action}) + "\n")

    with pytest.raises(DamagedError):
        replay(path)


def test_a_newer_format_says_so(session: Session) -> None:
    """A log of a newer format is not guessed at; what it recorded at its end is kept."""
    path = _played(session)
    _with_header(path, twiplo_log=LOG_CURRENT + 1)
    with path.open("a") as file:
        file.write(json.dumps({"note": "result", "score": 512, "gauges": [1, 2, 3]}) + "\n")

    with pytest.raises(OtherVersionError) as caught:
        read_log(path)
    assert caught.value.result is not None
    assert caught.value.result["score"] == 512


def test_a_log_of_this_very_release_under_other_rules_names_no_release_to_replay_it_with(session: Session) -> None:
    path = _played(session)
    _with_header(path, rules=RULES_VERSION - 1)

    with pytest.raises(OtherVersionError) as caught:
        replay(path)

    assert "Replay it with" not in str(caught.value)
    assert "this development version" in str(caught.value)


def test_other_rules_say_so(session: Session) -> None:
    """A log that was played under other rules is not folded under these."""
    path = _played(session)
    _with_header(path, rules=RULES_VERSION + 1)

    with pytest.raises(OtherVersionError):
        replay(path)


@pytest.mark.parametrize(
    "changes",
    [
        {"scenario_hash": "../../etc/passwd"},
        {"seed": 5},
        {"mandates": "x"},
        {"profile": None},
        {"profile": "palace"},
        {"mandates": ["nothing"]},
        {"rules": True},
        {"scenario_hash": "0" * 64},
        {"doctrine_hash": "0" * 64},
    ],
)
def test_a_hostile_header(session: Session, changes: dict[str, object]) -> None:
    """A header that does not fit is one error, wherever it does not fit."""
    path = _played(session)
    _with_header(path, **changes)

    with pytest.raises(DamagedError):
        replay(path)


def test_limits_come_first(tmp_path: Path) -> None:
    """Too large a file, or too long a line, is refused before it is parsed."""
    large = tmp_path / "large.jsonl"
    with large.open("wb") as file:
        file.truncate(FILE_LIMIT + 1)
    long = tmp_path / "long.jsonl"
    long.write_bytes(b'{"twiplo_log":' + b" " * LINE_LIMIT + b"1}\n")

    for path in (large, long):
        with pytest.raises(DamagedError):
            read_log(path)


def test_a_line_that_could_not_be_read_again_is_not_written(session: Session) -> None:
    """The writer keeps to the reader's limit: what is longer is refused, and the log stays as it was."""
    path = session.writer.path
    empty = len(encode(NoteLine("long", {"words": ""})))
    session.writer.append(NoteLine("long", {"words": "x" * (LINE_LIMIT - empty)}))
    before = path.read_bytes()

    with pytest.raises(StoreError, match="64 KB"):
        session.writer.append(NoteLine("long", {"words": "x" * (LINE_LIMIT - empty + 1)}))

    assert path.read_bytes() == before
    assert [note.kind for note in read_log(path).notes] == ["long"]


def test_one_writer(session: Session) -> None:
    """A log that is being written is not opened again."""
    with pytest.raises(InUseError):
        LogWriter(session.writer.path)


def test_a_missing_log_is_not_made(tmp_path: Path) -> None:
    """Going on with a log that does not exist creates nothing."""
    path = tmp_path / "nothing.jsonl"

    with pytest.raises(NotFoundError):
        resume(path)
    assert not path.exists()


def test_a_full_disk_takes_nothing_back(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a line does not fit on the disk, the log stays whole, the game stays where it was, and can go on."""
    before = session.writer.path.read_bytes()
    write = os.write

    def half(handle: int, content: bytes) -> int:
        write(handle, content[: len(content) // 2])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", half)
    with pytest.raises(StoreError) as caught:
        session.do(Ask("the_post", "legal"))
    monkeypatch.setattr(os, "write", write)

    assert "disk is full" in str(caught.value)
    assert session.writer.path.read_bytes() == before
    assert len(session.steps) == 1
    assert not isinstance(session.do(Ask("the_post", "legal")), Rejected)


def test_nothing_is_shown_before_it_is_kept(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """When an action returns, its line has been handed to the disk."""
    synced: list[int] = []
    fsync = os.fsync
    monkeypatch.setattr(os, "fsync", lambda handle: (fsync(handle), synced.append(session.writer.path.stat().st_size)))

    session.do(Advance(10))

    assert synced[-1] == session.writer.path.stat().st_size


def test_the_result_is_the_last_note(session: Session) -> None:
    """When a game ends, how it ended is noted, once."""
    while not session.state.is_over:
        session.do(Advance(session.game.story.length))
    session.close()

    log = read_log(session.writer.path)
    again = resume(session.writer.path)
    again.close()

    assert log.result is not None
    assert log.result["gauges"] == list(session.state.gauges)
    assert [note.kind for note in read_log(session.writer.path).notes] == ["result"]


def test_what_was_carried_out_stands_where_its_result_does_not_fit(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An action that is in the log was carried out; how the game ended is noted when it is opened again."""
    write = os.write

    def full_for_notes(handle: int, content: bytes) -> int:
        if content.startswith(b'{"note"'):
            raise OSError(28, "No space left on device")
        return write(handle, content)

    with monkeypatch.context() as full:
        full.setattr(os, "write", full_for_notes)
        while not session.state.is_over:
            assert not isinstance(session.do(Advance(session.game.story.length)), Rejected)
        session.close()
    log = read_log(session.writer.path)
    assert (len(log.actions), log.result) == (len(session.steps) - 1, None)

    resume(session.writer.path).close()
    assert read_log(session.writer.path).result is not None


def test_notes_change_nothing(session: Session) -> None:
    """Notes stand beside the game: with or without them it is the same."""
    path = _played(session)
    _, _, before = replay(path)
    writer, _ = LogWriter.resume(path)
    writer.append(NoteLine("feeling", {"words": "uneasy"}))
    writer.close()

    log, _, after = replay(path)

    assert before == after
    assert log.notes == (NoteLine("feeling", {"words": "uneasy"}),)


def test_what_was_composed_is_kept(session: Session) -> None:
    """A response that was being composed is there again after the process was gone."""
    order = Respond("the_post", Response(to=frozenset({"press"}), text="Half a sente"))
    session.keep_composed(order)
    session.keep_composed(order)
    session.close()

    again = resume(session.writer.path)
    again.close()

    assert [action.response.text for action in again.composed() if isinstance(action, Respond)] == ["Half a sente"]


def test_surrogates_do_not_break_a_log(session: Session) -> None:
    """Half a character in a text is written in a form that can be read again."""
    session.keep_composed(Respond("the_post", Response(to=frozenset({"press"}), text="a\udce9b")))
    session.close()

    assert read_log(session.writer.path).notes


@given(content=st.binary(max_size=400), place=st.integers(min_value=0), keep=st.booleans())
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_whatever_a_log_holds(session: Session, content: bytes, place: int, keep: bool) -> None:
    """Any bytes, alone or in the middle of a real log, are read, or refused with a sentence."""
    path = _played(session) if len(session.steps) == 1 else session.writer.path
    whole = path.read_bytes()
    cut = place % len(whole)
    hostile = path.with_suffix(".hostile")
    hostile.write_bytes(whole[:cut] + content + whole[cut:] if keep else content)

    with suppress(StoreError):
        replay(hostile)
