"""Solving keeps to its time in every stage, the keeping for reviews included, and says what it left out.

Time is the time that this process works, so that a busy computer does not make the tests fail.
"""

import time
from pathlib import Path

import pytest

from twiplo_game.analysis.review.keeping import from_bytes
from twiplo_game.analysis.solver.solutions import solve
from twiplo_game.cli.playtesting import Stop
from twiplo_game.cli.progress import Progress
from twiplo_game.cli.solving import Budget, Keeping, keep_value
from twiplo_game.engine.compile import compile_story
from twiplo_game.locale.words import translator
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.scenario_files import resolve
from twiplo_game.store.scenarios import read_scenario
from twiplo_game.store.templates import write_new_scenario

from .conftest import Twiplo
from .test_solve import SMALL

SECONDS = 4.0
MARGIN = 2.0
"""One situation's look-ahead, and what is written at the end."""


def test_nothing_goes_on_after_the_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor does what reviews will look up, which takes far longer than the time in this scenario."""
    monkeypatch.setenv("TWIPLO_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    file = read_scenario(resolve(str(write_new_scenario("my-crisis", "en"))))
    story = compile_story(file.scenario, shipped_doctrine().doctrine)

    start = time.process_time()
    limits = Budget(SECONDS, Stop(), Progress(translator("en")), time.process_time)
    solution = solve(story, limits)
    kept = keep_value(solution, file, limits)

    assert time.process_time() - start < SECONDS + MARGIN
    assert kept is not Keeping.WHOLE


def test_what_was_found_is_kept_when_the_time_is_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The value is, and reviews go by it; nothing more is begun, and what an earlier run had time for is not lost."""
    monkeypatch.setenv("TWIPLO_HOME", str(tmp_path / "home"))
    path = tmp_path / "small.yaml"
    path.write_text(SMALL, "utf-8")
    file = read_scenario(path)
    now = 0.0
    limits = Budget(1.0, Stop(), Progress(translator("en")), lambda: now)

    solution = solve(compile_story(file.scenario, shipped_doctrine().doctrine), limits)
    kept = []
    for time_of_day, expected in ((1.0, Keeping.PART), (0.0, Keeping.WHOLE), (1.0, Keeping.PART)):
        now = time_of_day
        assert keep_value(solution, file, limits) is expected
        (path,) = (tmp_path / "home" / "solved").glob("*.situations")
        kept.append(from_bytes(path.read_bytes()))

    assert kept[0] == {}
    assert kept[1] == kept[2] != {}


def test_what_was_left_out_is_said(twiplo: Twiplo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On stderr, so that the report and the data stay as they are."""
    monkeypatch.chdir(tmp_path)
    path = write_new_scenario("my-crisis", "en")
    for seconds in (2, 6, 18):
        ran = twiplo("solve", path, "--seconds", seconds, "--lang", "en")
        # A slow computer needs longer for the first of the models by which reviews can go.
        if "go by the best play from now on" in " ".join(ran.out.split()):
            break

    assert ran.code == 0
    assert "time or memory was up" in ran.err
