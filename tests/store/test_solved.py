"""What solving came to is found by all that it hangs on, and by nothing else; what is shipped holds."""

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from tests.scenarios.solve_shipped import solved_lesson

from twiplo_game.analysis.bots import make_bot
from twiplo_game.analysis.playing import play
from twiplo_game.analysis.review.judging import Verdict
from twiplo_game.analysis.review.values import Basis
from twiplo_game.engine.action import Respond
from twiplo_game.engine.compile import compile_story
from twiplo_game.engine.game import new_game
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.lessons import begin_lesson, lesson_file
from twiplo_game.store.session import Session, replay
from twiplo_game.store.solved import SHIPPED, Solved, SolvedKey, keep_solved, kept_solved, solved_key
from twiplo_game.store.weighing import Weighing

KEY = SolvedKey("a" * 64, "b" * 64, 1, "ordinary", 2, ("calm", "first"))
FOUND = Solved(Basis.BEST, Fraction(1201, 2), 77)


@pytest.fixture
def folder(home: Path) -> Path:
    """Where this computer's values are."""
    return home / "solved"


def test_a_value_is_found_by_everything_that_it_hangs_on(folder: Path) -> None:
    """Another scenario, doctrine, version of the rules, ministry, staff or mandate has none."""
    keep_solved(KEY, FOUND, folder)

    assert kept_solved(KEY) == FOUND
    for other in (
        replace(KEY, scenario_hash="c" * 64),
        replace(KEY, doctrine_hash="c" * 64),
        replace(KEY, rules=2),
        replace(KEY, profile="well_staffed"),
        replace(KEY, staff=3),
        replace(KEY, mandates=("calm",)),
    ):
        assert kept_solved(other) is None


@pytest.mark.parametrize(
    "damage",
    [
        {"twiplo_solved": 0},
        {"basis": "careful"},
        {"basis": "fine"},
        {"value": [1, 0]},
        {"value": 5},
        {"value": [5000, 1]},
        {"choices": None},
        {"staff": 3},
        {"mandates": "calm"},
    ],
)
def test_a_damaged_value_is_none(folder: Path, damage: dict[str, object]) -> None:
    """It can be made again; what says something else than it is found by is not believed."""
    path = keep_solved(KEY, FOUND, folder)
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | damage), "utf-8")

    assert kept_solved(KEY) is None


@pytest.mark.parametrize("words", ["", "[]", "{", "[" * 100_000, "\x00"])
def test_a_torn_file_is_none(folder: Path, words: str) -> None:
    """Whatever stands there."""
    keep_solved(KEY, FOUND, folder).write_text(words, "utf-8")

    assert kept_solved(KEY) is None


def test_the_lesson_carries_its_value() -> None:
    """It was solved as it stands, under the doctrine as it stands; if not: make solved."""
    file, doctrine = lesson_file(), shipped_doctrine()
    key = solved_key(compile_story(file.scenario, doctrine.doctrine), file.text.hash, doctrine.hash)

    assert [path.name for path in SHIPPED.glob("*.json")] == [key.name]
    assert kept_solved(key) is not None


@pytest.mark.nightly
def test_what_the_lesson_carries_is_what_solving_finds() -> None:
    """To the last fraction."""
    key, solved = solved_lesson()

    assert kept_solved(key) == solved


@pytest.mark.nightly
def test_a_game_of_the_lesson_is_weighed_by_the_best_play() -> None:
    """The answer that is sent without looking is named, with what it cost and the line that was better."""
    session = begin_lesson("en")
    game = new_game(session.game.story, session.game.seed)
    for step in play(game, make_bot("hasty", 1))[1:]:
        assert step.action is not None
        session.do(step.action)
    session.close()

    log, again, steps = replay(session.writer.path)
    found = tuple(Weighing(log, again, steps).made())

    answer = next(each.judgement for each in found if isinstance(each.judgement.own, Respond))
    assert answer.basis is Basis.ASKED
    assert answer.severest is Verdict.BLUNDER
    assert answer.line is not None
    assert Weighing(log, again, steps).kept() == found


def test_a_game_of_an_unsolved_scenario_is_weighed_by_careful_play(session: Session) -> None:
    """And one of the lesson by the best play."""
    session.close()
    assert Weighing(*replay(session.writer.path)).valuer.name == "careful"
    lesson = begin_lesson("en")
    lesson.close()
    assert Weighing(*replay(lesson.writer.path)).valuer.name == "solved asked"
