"""A player who is led by `careful` and answers freely: never worse than the bot, and played as it was solved."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest

from twiplo_game.analysis.solver.games import paths
from twiplo_game.analysis.solver.improving import improved
from twiplo_game.analysis.solver.leading import Lead, Leader
from twiplo_game.analysis.solver.model import ANY, EVERYTHING, LED, Model
from twiplo_game.analysis.solver.solve import Solver
from twiplo_game.analysis.solver.walk import Walk, wisest
from twiplo_game.analysis.steady import steady
from twiplo_game.engine.action import Action, Respond
from twiplo_game.engine.compile import compile_story
from twiplo_game.engine.game import new_game
from twiplo_game.engine.near import near_responses
from twiplo_game.engine.state import State
from twiplo_game.engine.story import Story
from twiplo_game.model.scenario import Scenario
from twiplo_game.store.doctrine import shipped_doctrine

from . import brute
from .random_stories import random_story
from .test_solver import ASIDES, STORIES, found, replayed, small


def careful_mean(tested: Story) -> Fraction:
    """What the bot gets, over every world."""
    solver = Solver.of(tested, EVERYTHING)
    games = paths(tested, solver.passages, steady, lambda: False)
    whole = solver.worlds.mass(solver.worlds.all)
    assert sum(path.weight for path in games) == whole
    return Fraction(sum(path.score * path.weight for path in games), whole)


def led(changes: int) -> Model:
    """The model of a player of whose answers so many may be others than the leader's."""
    return replace(LED, changes=changes)


def _led_by(tested: Story, lead: Lead) -> brute.Allowed:
    """What a player does who is led, in the words of the rules."""
    leader = Leader(tested, lead)
    game = brute.worlds(tested)[0][0]

    def allowed(state: State, action: Action) -> bool:
        own = leader(game, state)
        return action in leader.answers(game, state, own) if isinstance(own, Respond) else action == own

    return allowed


@pytest.mark.parametrize("name", STORIES | ASIDES)
def test_with_no_answer_free_it_is_the_leader(name: str) -> None:
    tested = small(name)

    assert found(tested, led(0)).value == careful_mean(tested)


@pytest.mark.parametrize("name", STORIES | ASIDES)
def test_every_answer_tried(name: str) -> None:
    """With every answer free it finds to the last fraction what trying everything finds that such a player can do."""
    tested = small(name)

    assert found(tested, LED) == brute.solve(tested, _led_by(tested, Lead()))


@pytest.mark.parametrize("name", STORIES)
def test_more_free_answers_are_worth_no_less(name: str) -> None:
    tested = small(name)
    values = [found(tested, led(changes)) for changes in (0, 1, 2, ANY)]

    assert all(one.value <= other.value and one.most <= other.most for one, other in pairwise(values))
    assert values[-1].value <= found(tested, EVERYTHING).value


def _same_as_trying(seeds: range) -> int:
    stories = [made for made in map(random_story, seeds) if made is not None]
    for tested in stories:
        assert found(tested, led(0)).value == careful_mean(tested)
        assert found(tested, LED) == brute.solve(tested, _led_by(tested, Lead()))
        _played_as_solved(tested, LED, Lead())
    return len(stories)


def test_random_stories() -> None:
    """Stories made by chance are solved as trying everything solves them, and played as they were solved."""
    assert _same_as_trying(range(6)) > 2


@pytest.mark.nightly
def test_many_random_stories() -> None:
    assert _same_as_trying(range(100, 700)) > 200


def _played_as_solved(tested: Story, model: Model, lead: Lead) -> Fraction:
    """Play the best play through the door in every world; its mean is what was promised, which is returned."""
    solver = Solver.of(tested, model, lead=lead)
    roots = solver.open()
    assert solver.explore(lambda: False, lambda part: None)
    whole = solver.worlds.mass(solver.worlds.all)
    value = Fraction(sum(branch.times * branch.node.best[number] for branch, number in roots), whole)
    total = 0
    for world, weight in solver.worlds.each():
        line = Walk(tested, solver.graph).line(wisest, world)
        assert line is not None
        assert line.score == replayed(tested, line)
        total += line.score * weight
    assert Fraction(total, whole) == value
    return value


@pytest.mark.parametrize("name", STORIES | ASIDES)
def test_the_best_play_gives_what_it_promises(name: str) -> None:
    tested = small(name)

    _played_as_solved(tested, LED, Lead())


@pytest.mark.parametrize("name", STORIES)
def test_better_answers_are_better(name: str) -> None:
    """What is found to be better is worth no less than `careful`, and what is worked out with it no less than that."""
    tested = small(name)
    lead = improved(tested, lambda: False)

    better = _played_as_solved(tested, led(0), lead)

    assert careful_mean(tested) <= better <= _played_as_solved(tested, led(1), lead)


def _summit(scenarios: Mapping[str, Scenario]) -> tuple[Story, Lead]:
    tested = compile_story(scenarios["summit-cancelled"], shipped_doctrine().doctrine)
    event = tested.names.events["the_post"]
    return tested, Lead(beside={event: near_responses(tested, event, False)[:4]})


def test_a_shipped_scenario(scenarios: Mapping[str, Scenario]) -> None:
    """With one answer free somebody gets more than `careful`, by a play that the door lets pass."""
    tested, lead = _summit(scenarios)
    solver = Solver.of(tested, led(1), lead=lead)
    roots = solver.open()
    assert solver.explore(lambda: False, lambda part: None)
    total = sum(branch.times * branch.node.best[number] for branch, number in roots)

    line = Walk(tested, solver.graph).line(wisest, solver.worlds.of(new_game(tested, 1)))

    assert Fraction(total, solver.worlds.mass(solver.worlds.all)) > careful_mean(tested)
    assert line is not None
    assert line.score == replayed(tested, line)


@pytest.mark.nightly
def test_a_shipped_scenario_is_played_as_it_was_solved(scenarios: Mapping[str, Scenario]) -> None:
    """In each of its worlds the play that was solved gets what was promised, through the door."""
    tested, lead = _summit(scenarios)

    assert _played_as_solved(tested, led(1), lead) > careful_mean(tested)
