"""Solving keeps to its time in every stage, the keeping for reviews included, and says what it left out.

Time is the time that this process works, so that a busy computer does not make the tests fail.
"""

import time
from pathlib import Path

import pytest

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

SECONDS = 4.0
MARGIN = 2.0
"""One situation's look-ahead, and what is written at the end."""


def test_nothing_goes_on_after_the_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A scenario of which the situations take far longer than the time: what was found is kept nevertheless."""
    monkeypatch.setenv("TWIPLO_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    file = read_scenario(resolve(str(write_new_scenario("my-crisis", "en"))))
    story = compile_story(file.scenario, shipped_doctrine().doctrine)

    start = time.process_time()
    limits = Budget(SECONDS, Stop(), Progress(translator("en")), time.process_time)
    solution = solve(story, limits)
    kept = keep_value(solution, file, limits)

    assert time.process_time() - start < SECONDS + MARGIN
    assert kept is Keeping.PART
    assert len(list((tmp_path / "solved").glob("*.json"))) == 1


def test_what_was_left_out_is_said(twiplo: Twiplo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On stderr, so that the report and the data stay as they are."""
    monkeypatch.chdir(tmp_path)
    ran = twiplo("solve", write_new_scenario("my-crisis", "en"), "--seconds", "2", "--lang", "en")

    assert ran.code == 0
    assert "go by the best play from now on" in " ".join(ran.out.split())
    assert "time or memory was up" in ran.err
