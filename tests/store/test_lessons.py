"""The lesson comes with the package, and so does what its log needs."""

from pathlib import Path

import pytest

from twiplo_game.engine.action import Advance
from twiplo_game.store.lessons import begin_lesson
from twiplo_game.store.saved_scenarios import scenario_of_save
from twiplo_game.store.saves import unfinished
from twiplo_game.store.session import replay


def test_a_lesson_that_was_left_is_listed_under_its_title(home: Path) -> None:
    session = begin_lesson("en")
    session.do(Advance(10))
    session.close()

    (save,) = unfinished()
    scenario = scenario_of_save(save)

    assert home in save.path.parents
    assert scenario is not None
    assert scenario.title.in_("fr") == "Première permanence"


def test_a_log_of_the_lesson_can_be_read_on_another_computer(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing but the log is carried there."""
    session = begin_lesson("en")
    session.do(Advance(session.game.story.length))
    session.close()
    carried = tmp_path / "lesson.jsonl"
    carried.write_bytes(session.writer.path.read_bytes())
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.setenv("TWIPLO_HOME", str(elsewhere))

    _, game, steps = replay(carried)

    assert game.story.scenario.id == "first-watch"
    assert steps[-1].state.minute > 0
