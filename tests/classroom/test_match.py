"""The contest as a fold: the same log gives the same contest, however often somebody looked at it on the way."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classroom.contests import CONTEST, MINUTE, SECOND, Class, game_of, play_on
from twiplo_game.analysis.bots import make_bot
from twiplo_game.classroom.board import board, public_board, ranked
from twiplo_game.classroom.contest import Ended, Extended, Frozen, Injected, Paused, Removed, Resumed, Started
from twiplo_game.classroom.match import Match
from twiplo_game.engine.action import Advance, Contingency
from twiplo_game.engine.look import view
from twiplo_game.engine.options import legal_actions
from twiplo_game.engine.rejection import Refusal, Rejected
from twiplo_game.engine.replay import fold
from twiplo_game.model.doctrine import Doctrine
from twiplo_game.model.scenario import Scenario


@pytest.fixture
def group(scenarios: dict[str, Scenario], doctrine: Doctrine) -> Class:
    return Class(Match(CONTEST, game_of(scenarios["summit-cancelled"], doctrine)))


def test_the_same_log_gives_the_same_contest(group: Class) -> None:
    """Fifty players, pauses and looks between; recounted out of the log alone, every seat and the board are equal."""
    chance = random.Random(1)
    seats = [f"s{number}" for number in range(12)]
    for seat in seats:
        group.join(seat)
    group.order(Started(5_000))
    for round_ in range(40):
        group.wait(chance.randrange(30 * SECOND))
        play_on(group, chance.choice(seats), chance)
        if round_ == 10:
            group.order(Paused())
        if round_ == 13:
            group.order(Resumed())
        if chance.random() < 0.3:
            board(group.match, group.now)
    group.wait(40 * MINUTE)
    again = group.recount()
    assert board(again, group.now) == board(group.match, group.now)
    assert board(again, group.now).is_final
    for seat in seats:
        states = [match.state_at(match.seats[seat], group.now) for match in (group.match, again)]
        assert states[0] == states[1]


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 2**32), data=st.data())
def test_looking_changes_nothing(
    seed: int, data: st.DataObject, scenarios: dict[str, Scenario], doctrine: Doctrine
) -> None:
    """Whether and when somebody looks at a seat has no effect on its story."""
    chance = random.Random(seed)
    group = Class(Match(CONTEST, game_of(scenarios["summit-cancelled"], doctrine)))
    group.join("a")
    group.order(Started())
    for _ in range(12):
        for _ in range(data.draw(st.integers(0, 3))):
            group.wait(chance.randrange(20 * SECOND))
            group.match.catch_up(group.match.seats["a"], group.now)
        group.wait(chance.randrange(60 * SECOND))
        play_on(group, "a", chance)
    again = group.recount()
    now = group.now + 60 * MINUTE
    assert again.state_at(again.seats["a"], now) == group.match.state_at(group.match.seats["a"], now)


def test_every_seats_turns_replay_as_a_log(group: Class) -> None:
    chance = random.Random(3)
    group.join("a")
    group.order(Started())
    for _ in range(15):
        group.wait(40 * SECOND)
        play_on(group, "a", chance)
    group.wait(60 * MINUTE)
    seat = group.match.seats["a"]
    group.match.catch_up(seat, group.now)
    steps = fold(group.match.game, [turn.action for turn in seat.turns if turn.action is not None])
    assert steps[-1].state == seat.state
    assert seat.state.is_over


def test_nobody_acts_while_the_clock_stands(group: Class) -> None:
    group.join("a")
    assert group.act("a", Advance(10)) == Rejected(Refusal.CLOCK_STOPPED)
    group.order(Started())
    group.order(Paused())
    group.wait(MINUTE)
    assert group.act("a", Advance(10)) == Rejected(Refusal.CLOCK_STOPPED)
    group.order(Resumed())
    assert play_on(group, "a", random.Random(0)) is None
    group.order(Ended())
    assert group.act("a", Advance(10)) == Rejected(Refusal.CLOCK_STOPPED)


def test_players_do_not_turn_the_classs_clock_or_speak_for_the_trainer(group: Class) -> None:
    group.join("a")
    group.order(Started())
    group.wait(SECOND)
    assert group.act("a", Advance(10)) == Rejected(Refusal.NOT_YOURS)
    assert group.act("a", Contingency("anything")) == Rejected(Refusal.NOT_YOURS)


def test_a_late_joiner_has_missed_what_passed(group: Class) -> None:
    group.join("early")
    group.order(Started())
    group.wait(5 * MINUTE)
    group.join("late")
    early, late = (group.match.state_at(group.match.seats[seat], group.now) for seat in ("early", "late"))
    assert early == late
    assert early.minute > 0


def test_the_trainers_message_reaches_every_desk_once(scenarios: dict[str, Scenario], doctrine: Doctrine) -> None:
    scenario = next(item for item in scenarios.values() if item.contingencies)
    group = Class(Match(CONTEST, game_of(scenario, doctrine)))
    group.join("a")
    group.order(Started())
    group.wait(2 * MINUTE)
    group.order(Injected(scenario.contingencies[0].id))
    group.wait(SECOND)
    group.join("b")
    for seat in ("a", "b"):
        shown = view(group.match.game, group.match.state_at(group.match.seats[seat], group.now))
        assert sum(message.kind == "contingency" for message in shown.messages) == 1


def test_equal_scores_share_a_rank() -> None:
    """ "Equal scores share a rank: speed never breaks a tie." (rules.md, Score)"""
    gauges = (50, 50, 50)
    rows = ranked(
        [("d", 300, gauges, None), ("b", 500, gauges, None), ("c", 500, gauges, None), ("a", 700, gauges, None)]
    )
    assert [(row.rank, row.seat) for row in rows] == [(1, "a"), (2, "b"), (2, "c"), (4, "d")]


def test_the_frozen_board_stands_still(group: Class) -> None:
    for seat in ("a", "b"):
        group.join(seat)
    group.order(Started())
    group.wait(3 * MINUTE)
    careful = make_bot("careful", 1)
    frozen_at = group.now
    before = public_board(group.match, frozen_at).rows
    group.order(Frozen())
    for _ in range(10):
        group.wait(90 * SECOND)
        seat = group.match.seats["a"]
        group.match.catch_up(seat, group.now)
        action = careful(view(group.match.game, seat.state), legal_actions(group.match.game, seat.state))
        if not isinstance(action, Advance):
            group.act("a", action)
    shown = public_board(group.match, group.now)
    assert shown.is_frozen
    assert shown.rows == before
    assert board(group.match, group.now).rows != before


def test_who_was_removed_is_on_no_board(group: Class) -> None:
    group.join("a")
    group.join("b")
    group.order(Started())
    group.order(Removed("a"))
    assert [row.seat for row in board(group.match, group.now).rows] == ["b"]


def test_asking_whether_it_is_over_tells_nobodys_story(group: Class) -> None:
    """Extra time of one seat keeps the contest open for all; to ask costs no seat's game a step."""
    for seat in ("s1", "s2"):
        group.join(seat)
    group.order(Started(0))
    group.order(Extended(5, "s2"))
    group.wait(CONTEST.minutes * MINUTE)
    before = {name: seat.revision for name, seat in group.match.seats.items()}
    assert not group.match.is_over(group.now)
    group.wait(5 * MINUTE)
    assert group.match.is_over(group.now)
    assert not group.match.is_over(group.now - MINUTE)
    assert {name: seat.revision for name, seat in group.match.seats.items()} == before
