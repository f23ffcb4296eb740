"""The debrief accounts for everything that moved."""

from functools import cache
from pathlib import Path

import pytest

from twiplo_game.analysis.bots import make_bot
from twiplo_game.analysis.debrief import debrief
from twiplo_game.analysis.debrief_parts import Debrief, Move
from twiplo_game.engine.apply import apply, opening
from twiplo_game.engine.compile import compile_story
from twiplo_game.engine.game import Game, new_game
from twiplo_game.engine.look import view
from twiplo_game.engine.options import legal_actions
from twiplo_game.engine.outcome import outcome
from twiplo_game.engine.rejection import Rejected
from twiplo_game.engine.step import Movement, Step
from twiplo_game.locale.words import translator
from twiplo_game.papers.guide import guide
from twiplo_game.papers.markdown import as_markdown
from twiplo_game.papers.names import Names
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.scenario_files import library_ids, resolve
from twiplo_game.store.scenarios import read_scenario

from .conftest import HARBOUR

SCENARIOS = [HARBOUR, *map(resolve, library_ids())]


@cache
def _played(path: Path, bot: str, seed: int) -> tuple[Game, list[Step]]:
    scenario = read_scenario(path).scenario
    mandates = tuple(mandate.id for mandate in scenario.mandates)
    game = new_game(compile_story(scenario, shipped_doctrine().doctrine, mandates=mandates), seed)
    choose = make_bot(bot, seed)
    steps = [opening(game)]
    while not steps[-1].state.is_over:
        state = steps[-1].state
        step = apply(game, state, choose(view(game, state), legal_actions(game, state)))
        assert not isinstance(step, Rejected)
        steps.append(step)
    return game, steps


def _moves(result: Debrief) -> list[Move]:
    parts = [
        *[decision.at_once for decision in result.decisions],
        *[decision.later for decision in result.decisions],
        *[silence.moves for silence in result.silences],
        *[event.moves for event in result.events],
        result.moods,
    ]
    return [move for part in parts for move in part]


@pytest.mark.parametrize(
    ("path", "bot"),
    [*[(HARBOUR, bot) for bot in ("random", "careful", "silent")], *[(path, "hasty") for path in SCENARIOS]],
    ids=lambda value: value.stem if isinstance(value, Path) else value,
)
def test_every_movement_is_told_once(path: Path, bot: str) -> None:
    """Each movement of the game stands in the debrief exactly once, under what caused it."""
    game, steps = _played(path, bot, 5)
    result = debrief(game, steps)
    assert result is not None
    happened = [item for step in steps for item in step.happened if isinstance(item, Movement)]

    told = sorted((move.minute, move.target, move.rule, move.applied) for move in _moves(result))

    assert told == sorted((item.minute, item.target, item.rule, item.applied) for item in happened)


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_the_sums_are_right(path: Path) -> None:
    """The score is what its parts come to, and the gauges end where the track ends."""
    game, steps = _played(path, "hasty", 5)
    result = debrief(game, steps)
    final = outcome(game, steps[-1].state)
    assert result is not None
    assert final is not None

    score = result.score
    last = result.track[-1]

    assert score.total == max(0, score.from_sum + score.from_lowest + score.from_mandates) == final.score
    assert (last.reputation, last.security, last.trust) == score.gauges


def test_not_before_the_end() -> None:
    """There is no debrief of a game that is not over."""
    scenario = read_scenario(HARBOUR).scenario
    game = new_game(compile_story(scenario, shipped_doctrine().doctrine), 1)

    assert debrief(game, [opening(game)]) is None


def test_what_was_known_then() -> None:
    """A decision carries the evidence of its own time, not what was found out later."""
    game, steps = _played(HARBOUR, "hasty", 1)
    result = debrief(game, steps)
    assert result is not None

    answered = next(decision for decision in result.decisions if decision.about == "the_post")

    assert answered.evidence == "unverified"
    assert answered.delay == 0


def test_the_truth_is_told() -> None:
    """What was really so is told with what the desk knew, and sources are written out."""
    game, steps = _played(HARBOUR, "silent", 1)
    result = debrief(game, steps)
    assert result is not None

    assert [(fact.fact, fact.is_true, fact.known) for fact in result.facts] == [
        ("ship_held", game.truth_of()["ship_held"], None)
    ]
    assert result.precedents[0].sources != ("R1",)
    assert len(result.lines) == 2


def test_a_scenario_cites_sources_of_its_own(tmp_path: Path) -> None:
    """What the file names under sources: is written out with its cases and its rules, in the debrief and the guide."""
    own = (
        'sources: {log: {title: {en: "The port log", fr: "Le journal du port"}, where: "page 4"}}\n'
        "rules:\n  - {id: mine, when: \"delay() < '10h'\", effects: {trust: +S}, because: {en: So., fr: Donc.}, "
        "sources: [log]}\n"
    )
    path = tmp_path / "harbour.yaml"
    path.write_text(HARBOUR.read_text("utf-8").replace("sources: [R1]", "sources: [R1, log]") + own, "utf-8")
    game, steps = _played(path, "hasty", 1)
    result = debrief(game, steps)
    assert result is not None

    cited = [source.in_("en") for source in result.precedents[0].sources]
    moved = next(move for move in _moves(result) if move.rule == "mine")
    paper = as_markdown(guide(Names(translator("fr"), game.story.scenario, game.story.doctrine)))

    assert cited[1] == "The port log (page 4)" != cited[0]
    assert [source.in_("en") for source in moved.sources] == ["The port log (page 4)"]
    assert "Le journal du port (page 4)" in paper
