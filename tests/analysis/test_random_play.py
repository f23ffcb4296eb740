"""Games of the random player: those that are looked up are those that are played."""

from fractions import Fraction

import pytest

from twiplo_game.analysis.bots import chance_of, make_blind
from twiplo_game.analysis.playtest import seed_of
from twiplo_game.analysis.solver.fares import Fares
from twiplo_game.analysis.solver.random_play import RandomPlay
from twiplo_game.engine.action import Advance
from twiplo_game.engine.apply import apply, opening
from twiplo_game.engine.compile import compile_story
from twiplo_game.engine.game import Game, new_game
from twiplo_game.engine.options import draft_answers, legal_actions
from twiplo_game.engine.outcome import outcome
from twiplo_game.engine.state import State
from twiplo_game.engine.step import Step
from twiplo_game.engine.story import Story
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.scenario_files import library_ids, resolve
from twiplo_game.store.scenarios import read_scenario

from . import brute
from .random_stories import random_story
from .test_solver import STORIES, small


def shipped(name: str) -> Story:
    """A shipped scenario in the ordinary ministry."""
    return compile_story(read_scenario(resolve(name)).scenario, shipped_doctrine().doctrine)


def through_the_door(tested: Story, seed: int) -> int:
    """The score of the bot in the game of a seed, each of its actions carried out by `apply`."""
    game = new_game(tested, seed)
    bot = make_blind("any-draft", chance_of(game.seed))
    assert bot is not None
    state = opening(game).state
    while not state.is_over:
        step = apply(game, state, bot(legal_actions(game, state)))
        assert isinstance(step, Step)
        state = step.state
    result = outcome(game, state)
    assert result is not None
    return result.score


def _same_games(tested: Story, games: int) -> RandomPlay:
    """Games that are looked up where that is possible, each as the bot plays it."""
    play = RandomPlay(tested)
    for run in range(games):
        seed = seed_of("a", run)
        assert play.score(seed) == through_the_door(tested, seed), seed
    return play


@pytest.mark.parametrize("name", STORIES)
def test_every_game_is_the_one_that_the_bot_plays(name: str) -> None:
    """What chance hides, what comes back, promises, conditions on gauges: each game ends as it does in the engine."""
    play = _same_games(small(name), 300)

    assert play.kept > 1


def test_every_game_of_random_stories() -> None:
    """The same in stories made by chance."""
    for tested in filter(None, map(random_story, range(12))):
        _same_games(tested, 40)


def test_every_game_of_a_shipped_scenario() -> None:
    """The same where several officers have several answers in flight, and in part goes on in the engine."""
    _same_games(shipped("summit-cancelled"), 80)


@pytest.mark.nightly
@pytest.mark.parametrize("name", library_ids())
def test_every_game_of_all_shipped_scenarios(name: str) -> None:
    """The same a thousand times in each shipped scenario, and in hundreds of random stories."""
    _same_games(shipped(name), 1_000)


@pytest.mark.nightly
def test_every_game_of_many_random_stories() -> None:
    """The same in hundreds of stories made by chance."""
    for tested in filter(None, map(random_story, range(100, 500))):
        _same_games(tested, 100)


def _fares(game: Game, state: State) -> dict[int, Fraction]:
    """How likely each score is, by trying each draft wherever one can be sent."""
    if state.is_over:
        result = outcome(game, state)
        assert result is not None
        return {result.score: Fraction(1)}
    tried = draft_answers(game, state) or [Advance(game.story.length)]
    found: dict[int, Fraction] = {}
    for action in tried:
        step = apply(game, state, action)
        assert isinstance(step, Step)
        for points, share in _fares(game, step.state).items():
            found[points] = found.get(points, Fraction(0)) + share / len(tried)
    return found


@pytest.mark.parametrize("name", STORIES)
def test_random_play_tried(name: str) -> None:
    """The distribution that is worked out is, to the last fraction, what trying every draft in every world finds."""
    tested = small(name)
    worlds = brute.worlds(tested)
    whole = sum(weight for _, weight in worlds)
    expected: dict[int, Fraction] = {}
    for game, weight in worlds:
        for points, share in _fares(game, opening(game).state).items():
            expected[points] = expected.get(points, Fraction(0)) + share * weight / whole

    assert Fares(tested).scores(lambda: False, lambda minute: None) == expected


def test_a_seed_makes_one_game() -> None:
    """A game does not hang on what was played before it."""
    tested = small("hidden")
    seeds = [seed_of("a", run) for run in range(200)]
    one, other = RandomPlay(tested), RandomPlay(tested)

    forwards = {seed: one.score(seed) for seed in seeds}
    backwards = {seed: other.score(seed) for seed in reversed(seeds)}

    assert forwards == backwards
    assert len(set(forwards.values())) == 3
    assert all(one.score(seed) == forwards[seed] for seed in seeds)


def test_no_more_is_kept_than_is_allowed() -> None:
    """With room for a few stretches the games are the same, and no more are kept."""
    tested = shipped("summit-cancelled")
    seeds = [seed_of("a", run) for run in range(100)]
    narrow, wide = RandomPlay(tested, 3), RandomPlay(tested)

    assert [narrow.score(seed) for seed in seeds] == [wide.score(seed) for seed in seeds]
    assert narrow.kept == 3 < wide.kept


def test_what_is_known_is_not_played_again() -> None:
    """Where games come by again and again, nothing more is kept: from then on they are only looked up."""
    play = RandomPlay(shipped("summit-cancelled"))

    kept = []
    for _ in range(60):
        play.score(1)
        kept.append(play.kept)

    assert kept[0] == 0
    assert 0 < kept[-1] == kept[-10]
