"""What holds in every game of every shipped scenario, whoever plays it."""

import json
from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playing import IDS, PROFILES, Run, as_bytes, chosen, composition, is_refused, nonsense, run, shipped, story_of
from worlds import is_observed, other_world

from twiplo_game.engine.action import Advance
from twiplo_game.engine.apply import apply, begin, carry_out, opening, play
from twiplo_game.engine.codec import action_from_data, action_to_data
from twiplo_game.engine.compile import compile_story
from twiplo_game.engine.game import new_game
from twiplo_game.engine.look import seen, view
from twiplo_game.engine.marking import marked
from twiplo_game.engine.options import legal_actions
from twiplo_game.engine.outcome import outcome
from twiplo_game.engine.rejection import Refusal, Rejected
from twiplo_game.engine.replay import fold
from twiplo_game.engine.state import State
from twiplo_game.engine.step import Ended, Movement, Occurrence, Step
from twiplo_game.engine.turn import GAUGE_NAMES
from twiplo_game.store.doctrine import shipped_doctrine


def the_same_log_gives_the_same_game(played: Run) -> None:
    """Folding a log twice gives equal states, and the same bytes; so does a story that was compiled anew."""
    again = fold(played.game, played.actions)
    story = played.game.story
    mandates = tuple(mandate.id for mandate in story.mandates)
    fresh = compile_story(
        shipped(played.name), shipped_doctrine().doctrine, profile=story.profile_id, mandates=mandates
    )
    elsewhere = fold(new_game(fresh, played.seed), played.actions)

    assert [step.state for step in again] == [step.state for step in played.steps]
    assert [step.happened for step in elsewhere] == [step.happened for step in played.steps]
    for place in {*range(0, len(played.steps), 12), len(played.steps) - 1}:
        assert as_bytes(again[place]) == as_bytes(elsewhere[place]) == as_bytes(played.steps[place])


def a_log_that_was_written_and_read_gives_the_same_game(played: Run) -> None:
    """Actions that went through JSON replay to the same states."""
    read = [action_from_data(json.loads(json.dumps(action_to_data(action)))) for action in played.actions]

    assert [step.state for step in fold(played.game, read)] == [step.state for step in played.steps]


def gauges_moods_and_clock_stay_in_range(played: Run) -> None:
    """Gauges run 0 to 100, moods 0 to 4, the clock never back, and nobody works who is not on duty."""
    minute = 0
    for step in played.steps:
        state = step.state
        assert all(0 <= gauge <= 100 for gauge in state.gauges)
        assert all(0 <= mood <= 4 for mood in state.moods)
        assert minute <= state.minute <= played.game.story.length
        assert len(state.tasks) <= played.game.story.staff
        assert all(task.lands > state.minute for task in state.tasks)
        minutes = [each.minute for each in step.happened]
        assert minutes[1:] == sorted(minutes[1:])
        minute = state.minute


def every_movement_has_its_reason_and_the_ledger_adds_up(played: Run) -> None:
    """Every movement names a rule that has a reason, and what was applied leads from the first gauges to the last."""
    story = played.game.story
    movements = [each for step in played.steps for each in step.happened if isinstance(each, Movement)]
    sums = dict.fromkeys((*GAUGE_NAMES, *story.names.stakeholders), 0)
    for each in movements:
        assert each.rule in story.reasons
        assert each.because.root
        assert abs(each.applied) <= abs(each.points)
        assert each.applied * each.points >= 0
        sums[each.target] += each.applied

    gauges = [start + sums[name] for start, name in zip(story.start.gauges, GAUGE_NAMES, strict=True)]
    assert tuple(gauges) == played.last.gauges
    assert tuple(2 + sums[who] for who in story.names.stakeholders) == played.last.moods


def what_is_told_of_a_step_adds_up_and_gives_no_reasons(played: Run) -> None:
    """`seen(step)` holds no movement, and its points are those by which the gauges moved."""
    for before, step in zip(played.steps, played.steps[1:], strict=False):
        told = seen(step)
        assert not any(isinstance(each, Movement) for each in told.happened)
        for place, name in enumerate(GAUGE_NAMES):
            moved = sum(points for _, gauge, points in told.gauges if gauge == name)
            assert moved == step.state.gauges[place] - before.state.gauges[place]


def a_refused_action_changes_nothing(played: Run) -> None:
    """Whatever is thrown at a game is carried out or refused with a code; refused, it leaves the state as it was."""
    random = Random(played.seed)
    for step in random.sample(played.steps, min(12, len(played.steps))):
        before = as_bytes(step)
        for _ in range(8):
            tried = nonsense(played.game, step.state, random)
            result = apply(played.game, step.state, tried)
            if isinstance(result, Rejected):
                assert result.code in Refusal
            else:
                assert view(played.game, result.state)
        assert as_bytes(step) == before


def a_working_copy_and_a_silent_game_come_to_the_same(played: Run) -> None:
    """Played on one working copy, a game has the same states and tells the same; played without a record, too.

    What is refused leaves the working copy as it was.
    """
    random = Random(played.seed)
    record: list[Occurrence] = []
    turn = begin(played.game, record)
    state = turn.frozen()
    for step in played.steps[1:]:
        assert step.action is not None
        tried = nonsense(played.game, state, random)
        if is_refused(played.game, state, tried):
            assert isinstance(play(turn, tried), Rejected)
        assert play(turn, step.action) is None
        silent = carry_out(played.game, state, step.action)
        assert isinstance(silent, State)
        state = silent
        assert turn.frozen() == state == step.state

    assert record == [each for step in played.steps for each in step.happened]


def every_legal_action_is_accepted(played: Run) -> None:
    """Nothing that is listed as possible is refused; something is, until the game is over."""
    for step in played.steps[:: max(1, len(played.steps) // 15)]:
        actions = legal_actions(played.game, step.state, with_compositions=False)
        assert bool(actions) is not step.state.is_over
        assert not [action for action in actions if is_refused(played.game, step.state, action)]
    assert not legal_actions(played.game, played.last)


def every_game_ends(played: Run) -> None:
    """There is an ending, told once, and an outcome whose score anybody can compute from what it shows."""
    result = outcome(played.game, played.last)
    assert result is not None
    ended = [each for step in played.steps for each in step.happened if isinstance(each, Ended)]
    kept = [is_kept for _, is_kept, _ in result.mandates]

    assert [each.ending for each in ended] == [result.ending]
    assert result.gauges == played.last.gauges
    plain = 2 * sum(result.gauges) + 4 * min(result.gauges) - 50 * kept.count(False)
    assert result.score == max(0, plain)
    assert all(outcome(played.game, step.state) is None for step in played.steps[:-1])


def what_is_hidden_does_not_show(played: Run) -> None:
    """Where truths and the draws of checks are others, the player sees the same, is offered the same, and can do the
    same, and words are marked the same, until something shows that hangs on them.
    """
    random = Random(played.seed)
    for _ in range(2):
        other, facts, checks = other_world(played.game, random)
        here, there = opening(played.game), opening(other)
        state = replace(here.state, messages=())
        for action in [None, *played.actions]:
            if action is not None:
                state = here.state
                result = apply(other, there.state, action)
                here = apply(played.game, state, action)  # type: ignore[assignment]
                if is_observed(played.game, state, here, facts, checks):
                    break
                assert isinstance(result, Step)
                there = result
            elif is_observed(played.game, state, here, facts, checks):
                break
            assert seen(here) == seen(there)
            assert view(played.game, here.state) == view(other, there.state)
            assert tuple(legal_actions(played.game, here.state, with_compositions=False)) == tuple(
                legal_actions(other, there.state, with_compositions=False)
            )
            target = random.choice(played.game.story.targets)
            said = composition(target.offers, random, tuple(played.game.story.scenario.stakeholders))
            said = replace(
                said, text="There is no doubt. We deny it. No comment. We do not know who did it. We apologise!!"
            )
            assert marked(played.game.story, here.state, target.id, said) == marked(
                other.story, there.state, target.id, said
            )


PROMISES: tuple[Callable[[Run], None], ...] = (
    the_same_log_gives_the_same_game,
    a_log_that_was_written_and_read_gives_the_same_game,
    gauges_moods_and_clock_stay_in_range,
    every_movement_has_its_reason_and_the_ledger_adds_up,
    what_is_told_of_a_step_adds_up_and_gives_no_reasons,
    a_refused_action_changes_nothing,
    a_working_copy_and_a_silent_game_come_to_the_same,
    every_legal_action_is_accepted,
    every_game_ends,
    what_is_hidden_does_not_show,
)

of_each_promise = pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
of_each_scenario = pytest.mark.parametrize("name", IDS)
of_any_game = given(profile=st.sampled_from(PROFILES), is_held=st.booleans(), seed=st.integers(0, 10**6))
SLOW_IS_FINE = [HealthCheck.too_slow]


@of_each_scenario
@of_each_promise
@settings(max_examples=5, derandomize=True, deadline=None, suppress_health_check=SLOW_IS_FINE)
@of_any_game
def test_in_every_game(promise: Callable[[Run], None], name: str, profile: str, is_held: bool, seed: int) -> None:
    """Each promise above holds, whatever the scenario, the ministry, the mandates, the seed and the player."""
    promise(run(name, profile, is_held, seed))


@pytest.mark.nightly
@of_each_scenario
@of_each_promise
@settings(max_examples=150, deadline=None, suppress_health_check=SLOW_IS_FINE)
@of_any_game
def test_in_very_many_games(promise: Callable[[Run], None], name: str, profile: str, is_held: bool, seed: int) -> None:
    """The same promises, in more games than one waits for."""
    promise(run(name, profile, is_held, seed))


def _compositions_are_accepted(name: str, profile: str, seeds: range) -> None:
    for seed in seeds:
        game = new_game(story_of(name, profile, True), seed)
        random = Random(seed)
        state = opening(game).state
        while not state.is_over:
            if random.random() < 0.15:
                actions = legal_actions(game, state)
                tried = random.sample(actions, min(60, len(actions)))
                assert not [action for action in tried if is_refused(game, state, action)]
            step = apply(game, state, chosen(game, state, random))
            state = state if isinstance(step, Rejected) else step.state


def test_every_composition_that_is_listed_is_accepted() -> None:
    """The classes of responses that stand for all that can be composed are legal, each of them."""
    _compositions_are_accepted(IDS[0], "ordinary", range(2))


@pytest.mark.nightly
@pytest.mark.parametrize("profile", PROFILES)
@of_each_scenario
def test_every_composition_of_every_scenario_is_accepted(name: str, profile: str) -> None:
    """The same in every scenario and ministry."""
    _compositions_are_accepted(name, profile, range(12))


@of_each_scenario
def test_waiting_is_the_same_in_one_go_or_minute_by_minute(name: str) -> None:
    """A live clock that ticks and a player who waits come to the same state, movement for movement."""
    game = new_game(story_of(name, "ordinary", True), 7)
    waiting, ticking = opening(game).state, opening(game).state
    waited: list[Movement] = []
    ticked: list[Movement] = []
    while not waiting.is_over:
        step = apply(game, waiting, Advance(game.story.length))
        assert isinstance(step, Step)
        waited += [each for each in step.happened if isinstance(each, Movement)]
        waiting = step.state
    while not ticking.is_over:
        step = apply(game, ticking, Advance(ticking.minute + 1))
        assert isinstance(step, Step)
        ticked += [each for each in step.happened if isinstance(each, Movement)]
        ticking = step.state

    assert waited == ticked
    assert waiting == ticking
