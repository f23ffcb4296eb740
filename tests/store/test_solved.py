"""What solving came to is found by all that it hangs on, and by nothing else; what is shipped holds."""

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from tests.scenarios.solve_shipped import solved_lesson

from twiplo_game.analysis.bots import make_bot
from twiplo_game.analysis.playing import play
from twiplo_game.analysis.review.best_play import ASKED, BestPlay
from twiplo_game.analysis.review.judging import Verdict
from twiplo_game.analysis.review.keeping import to_bytes
from twiplo_game.analysis.review.position import positions
from twiplo_game.analysis.review.remembering import Kept
from twiplo_game.analysis.review.review import accuracy, review
from twiplo_game.analysis.review.values import Basis
from twiplo_game.analysis.solver.solve import Solver
from twiplo_game.analysis.solver.walk import Walk, wisest
from twiplo_game.engine.action import Advance, Check, Respond
from twiplo_game.engine.apply import apply, opening
from twiplo_game.engine.compile import compile_story
from twiplo_game.engine.game import new_game
from twiplo_game.engine.step import Step
from twiplo_game.engine.story import Story
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.lessons import begin_lesson, lesson_file
from twiplo_game.store.session import Session, replay
from twiplo_game.store.solved import (
    SHIPPED,
    Solved,
    SolvedKey,
    keep_solved,
    kept_situations,
    kept_solved,
    solved_key,
)
from twiplo_game.store.weighing import Weighing

KEY = SolvedKey("a" * 64, "b" * 64, 1, "ordinary", 2, ("calm", "first"))
FOUND = Solved(Basis.BEST, Fraction(1201, 2), 77)
KEPT = {3: {1: 20}, 4: {5: 7, 6: 8}}


@pytest.fixture
def folder(home: Path) -> Path:
    """Where this computer's values are."""
    return home / "solved"


def test_a_value_is_found_by_everything_that_it_hangs_on(folder: Path) -> None:
    """Another scenario, doctrine, version of the rules, ministry, staff or mandate has none."""
    keep_solved(KEY, FOUND, KEPT, folder)

    assert (kept_solved(KEY), kept_situations(KEY)) == (FOUND, KEPT)
    for other in (
        replace(KEY, scenario_hash="c" * 64),
        replace(KEY, doctrine_hash="c" * 64),
        replace(KEY, rules=2),
        replace(KEY, profile="well_staffed"),
        replace(KEY, staff=3),
        replace(KEY, mandates=("calm",)),
    ):
        assert (kept_solved(other), kept_situations(other)) == (None, {})


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
    path = keep_solved(KEY, FOUND, KEPT, folder)
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | damage), "utf-8")

    assert kept_solved(KEY) is None


@pytest.mark.parametrize("words", ["", "[]", "{", "[" * 100_000, "\x00"])
def test_a_torn_file_is_none(folder: Path, words: str) -> None:
    """Whatever stands there."""
    keep_solved(KEY, FOUND, KEPT, folder).write_text(words, "utf-8")

    assert kept_solved(KEY) is None


DAMAGED = {"empty": b"", "text": b"{}", "other": to_bytes({3: {1: 21}}), "large": b"\x00" * 3_000_000, "gone": None}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
def test_damaged_situations_are_none(folder: Path, content: bytes | None) -> None:
    """What is not what was kept is not believed, and what solving came to is kept all the same."""
    path = keep_solved(KEY, FOUND, KEPT, folder).with_suffix(".situations")
    path.unlink()
    if content is not None:
        path.write_bytes(content)

    assert (kept_solved(KEY), kept_situations(KEY)) == (FOUND, {})


def test_a_value_from_before_situations_were_kept_holds(folder: Path) -> None:
    """Reviews look ahead themselves."""
    path = keep_solved(KEY, FOUND, KEPT, folder)
    data = json.loads(path.read_text("utf-8"))
    del data["situations"]
    path.write_text(json.dumps(data), "utf-8")

    assert (kept_solved(KEY), kept_situations(KEY)) == (FOUND, {})


def test_the_lesson_carries_its_value() -> None:
    """It was solved as it stands, under the doctrine as it stands; if not: make solved.

    What is kept of the next situations comes to that value, and no other situation is looked at for it.
    """
    file, doctrine = lesson_file(), shipped_doctrine()
    story = compile_story(file.scenario, doctrine.doctrine)
    key = solved_key(story, file.text.hash, doctrine.hash)
    assert sorted(path.stem for path in SHIPPED.iterdir()) == [Path(key.name).stem] * 2
    solved = kept_solved(key)
    assert solved is not None

    kept = kept_situations(key)
    nothing = {name: dict.fromkeys(worth, 0) for name, worth in kept.items()}

    assert worth_at_first(story, kept) == solved.value
    assert worth_at_first(story, nothing) == 0


def worth_at_first(story: Story, kept: Kept) -> float:
    """What the best option of the first moment is worth where the next situations are worth what is kept."""
    game = new_game(story, 1)
    steps = play(game, make_bot("silent", 1))
    valuer = BestPlay(story, ASKED, steps, kept)
    position = next(iter(positions(game, steps)))
    options = valuer.options(position, Advance(story.length))
    values = valuer.values(position, options, keep=(0,))
    return max(values.of(place).points for place in range(len(options)))


@pytest.mark.nightly
def test_what_the_lesson_carries_is_what_solving_finds() -> None:
    """To the last fraction."""
    key, solved, kept = solved_lesson()

    assert (kept_solved(key), kept_situations(key)) == (solved, kept)


@pytest.mark.nightly
@pytest.mark.parametrize("bot", ["careful", "hasty", "silent", "any-draft"])
def test_reviews_of_the_lesson_are_those_of_looking_ahead(bot: str) -> None:
    """Every value, every line, and what it came to."""
    file, doctrine = lesson_file(), shipped_doctrine()
    story = compile_story(file.scenario, doctrine.doctrine)
    kept = kept_situations(solved_key(story, file.text.hash, doctrine.hash))
    for seed in (1, 2):
        game = new_game(story, seed)
        steps = play(game, make_bot(bot, seed))
        looked_up, looked_ahead = (list(review(game, steps, BestPlay(story, ASKED, steps, one))) for one in (kept, {}))
        assert looked_up == looked_ahead


@pytest.mark.nightly
def test_the_solvers_own_game_of_the_lesson_loses_nothing() -> None:
    """Whatever is so. An accuracy of 100 is not given for it, as the model leaves out what nobody asked for."""
    file, doctrine = lesson_file(), shipped_doctrine()
    story = compile_story(file.scenario, doctrine.doctrine)
    kept = kept_situations(solved_key(story, file.text.hash, doctrine.hash))
    solver = Solver.of(story, ASKED)
    solver.open()
    assert solver.explore(lambda: False, lambda part: None)
    for truth in (False, True):
        game = replace(new_game(story, 1), truths=(truth,))
        line = Walk(story, solver.graph).line(wisest, solver.worlds.of(game))
        assert line is not None
        steps = [opening(game)]
        for action in line.actions:
            step = apply(game, steps[-1].state, action)
            assert isinstance(step, Step)
            steps.append(step)
        judgements = [each.judgement for each in review(game, steps, BestPlay(story, ASKED, steps, kept))]
        figure = accuracy(judgements)
        assert judgements
        assert all(each.basis is Basis.ASKED and each.loss.points == 0 for each in judgements)
        assert figure is not None
        assert (figure.percent, figure.lost) == (99, 0)


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


def test_a_position_is_worth_what_the_decision_before_left() -> None:
    """Between ordering a check and what comes next in the same minute, nobody has learnt or lost anything."""
    file, doctrine = lesson_file(), shipped_doctrine()
    story = compile_story(file.scenario, doctrine.doctrine)
    kept = kept_situations(solved_key(story, file.text.hash, doctrine.hash))
    game = new_game(story, 1)
    steps = [opening(game)]
    for action in (Check("ring_the_consul"), Advance(story.length), Advance(story.length)):
        step = apply(game, steps[-1].state, action)
        assert isinstance(step, Step)
        steps.append(step)

    ordered, waited, *_ = (each.judgement for each in review(game, steps, BestPlay(story, ASKED, steps, kept)))

    assert isinstance(waited.own, Advance)
    assert ordered.minute == waited.minute
    assert ordered.after == waited.before
