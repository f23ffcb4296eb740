"""A live clock: the same engine, with time that passes by itself."""

import re
import time
from pathlib import Path

from twiplo_game.engine.action import Advance
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.log_reader import read_log
from twiplo_game.store.scenario_files import resolve
from twiplo_game.store.scenarios import read_scenario
from twiplo_game.store.session import BY_ACTION, LIVE, Session, Setup, begin, replay, resume


def _begun(path: Path, clock: str) -> Session:
    """A game of six hours in one real minute: six story minutes a second."""
    quick = path.with_name("summit-cancelled.yaml")
    text = resolve("summit-cancelled").read_text("utf-8")
    quick.write_text(re.sub(r"^minutes: \d+$", "minutes: 1", text, flags=re.MULTILINE), "utf-8")
    return begin(read_scenario(quick), shipped_doctrine(), Setup(seed="1", clock=clock), path)


def _wait_for_minute(session: Session, minute: int) -> None:
    deadline = time.monotonic() + 30
    while session.state.minute < minute:
        assert time.monotonic() < deadline
        session.catch_up()
        time.sleep(0.01)


def test_a_live_clock_passes_the_story_in_the_scenarios_minutes(tmp_path: Path) -> None:
    """360 minutes of story in one of real time: the sixth story minute is there after a second, and no sooner."""
    session = _begun(tmp_path / "live.jsonl", LIVE)
    started = time.monotonic()
    _wait_for_minute(session, 6)
    took = time.monotonic() - started
    session.close()

    assert took >= 0.9


def test_waiting_writes_nothing_until_something_can_be_seen(tmp_path: Path) -> None:
    """“the log gets an `advance` before another action and when something visible happens, never per tick”."""
    path = tmp_path / "live.jsonl"
    session = _begun(path, LIVE)
    deadline = time.monotonic() + 1.5
    while time.monotonic() < deadline:
        session.catch_up(only_to_sight=True)
    waited = [line.action for line in read_log(path).actions]
    session.catch_up()
    session.close()

    assert waited == []
    assert [line.action["do"] for line in read_log(path).actions] == ["advance"]


def test_a_live_game_is_the_same_fold(tmp_path: Path) -> None:
    """Its log replays to the same state, and goes on as a live game."""
    path = tmp_path / "live.jsonl"
    session = _begun(path, LIVE)
    _wait_for_minute(session, 1)
    reached = session.state
    session.close()
    _, _, steps = replay(path)
    again = resume(path)
    is_live = again.is_live
    again.close()

    assert steps[-1].state == reached
    assert is_live


def test_without_a_live_clock_time_stands_still(tmp_path: Path) -> None:
    """By default the clock moves only when the player lets it."""
    session = _begun(tmp_path / "still.jsonl", BY_ACTION)
    steps = session.catch_up()
    minute = session.state.minute
    session.do(Advance(5))
    session.close()

    assert (steps, minute) == ((), 0)
