"""The debrief adds up: from the start, through everything that moved, to the end; in the values and in the papers."""

import re
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tui.played import lexicon_of

from twiplo_game.analysis.bots import make_bot
from twiplo_game.analysis.debrief import debrief
from twiplo_game.analysis.debrief_parts import Debrief
from twiplo_game.analysis.playing import play
from twiplo_game.analysis.said import said
from twiplo_game.engine.compile import compile_story
from twiplo_game.engine.game import Game, new_game
from twiplo_game.engine.look import view
from twiplo_game.engine.step import Started, Step
from twiplo_game.engine.story import Story
from twiplo_game.model.vocabulary import Gauge
from twiplo_game.papers.takeaways import MARKDOWN, made
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.scenario_files import library_ids, resolve
from twiplo_game.store.scenarios import read_scenario
from twiplo_game.telling.account import Account
from twiplo_game.telling.debrief_moves import all_moves

BOTS = ("hasty", "careful", "drafts", "random", "silent")

games = st.tuples(st.sampled_from(sorted(library_ids())), st.sampled_from(BOTS), st.integers(0, 3))


@cache
def story(name: str) -> Story:
    scenario = read_scenario(resolve(name)).scenario
    mandates = tuple(mandate.id for mandate in scenario.mandates)
    return compile_story(scenario, shipped_doctrine().doctrine, mandates=mandates)


@cache
def over(name: str, bot: str, seed: int) -> tuple[Game, tuple[Step, ...], Debrief]:
    """A game that a bot played, and its debrief."""
    game = new_game(story(name), str(seed))
    steps = tuple(play(game, make_bot(bot, seed)))
    result = debrief(game, steps)
    assert result is not None
    return game, steps, result


@settings(max_examples=10, deadline=None)
@given(games)
def test_from_the_start_the_ledger_leads_to_the_end(chosen: tuple[str, str, int]) -> None:
    """Gauge by gauge: the first point of the curve, and all that the debrief tells, come to the last point."""
    game, _, result = over(*chosen)
    start, last = game.story.start.gauges, result.track[-1]
    for place, gauge in enumerate(Gauge):
        moved = sum(move.applied for moves in all_moves(result) for move in moves if move.target == gauge)
        assert getattr(result.track[0], gauge) == start[place]
        assert start[place] + moved == getattr(last, gauge) == result.score.gauges[place]


@settings(max_examples=10, deadline=None)
@given(games)
def test_the_curve_has_the_start_then_one_point_for_each_minute_in_which_something_moved(
    chosen: tuple[str, str, int],
) -> None:
    """However much moves in one minute, the first one too: what the curve shows there is what held after it."""
    _, _, result = over(*chosen)
    moves = [move for moves in all_moves(result) for move in moves if move.is_gauge and move.applied]
    first, *others = result.track
    assert first.minute == 0
    assert [point.minute for point in others] == sorted({move.minute for move in moves})
    for point in others:
        for gauge in Gauge:
            until = sum(move.applied for move in moves if move.target == gauge and move.minute <= point.minute)
            assert getattr(point, gauge) == getattr(first, gauge) + until


@pytest.mark.parametrize("name", sorted(library_ids()))
def test_the_tables_of_a_paper_agree_with_each_other(name: str) -> None:
    """What the timeline and the rules add up to is what lies between start and end in the table of the gauges."""
    game, steps, result = over(name, "hasty", 3)
    text = made(MARKDOWN, Account(lexicon_of(game), view(game, steps[-1].state), result))
    gauges = [row[1:] for row in rows(text, "Gauge", "Start", "Lowest", "When", "End")]
    between = [int(row[-1]) - int(row[0]) for row in gauges]
    assert sums(rows(text, "Time", "Mark", "What", "Reputation", "Security", "Trust")) == between
    assert sums(rows(text, "Rule", "Rests on", "Reputation", "Security", "Trust")) == between
    assert any(between)


def rows(text: str, *head: str) -> list[list[str]]:
    """The rows of the table with that head."""
    table = next(part for part in text.split("\n\n") if part.startswith(f"| {' | '.join(head)} |"))
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in table.splitlines()[2:]]


def sums(table: list[list[str]]) -> list[int]:
    """The last three columns, each added up."""
    return [sum(int(row[place].replace("−", "-") or "0") for row in table) for place in (-3, -2, -1)]


@settings(max_examples=10, deadline=None)
@given(games)
def test_a_decision_has_the_minute_of_its_order(chosen: tuple[str, str, int]) -> None:
    """Answer, correction or notice: it is told under the minute in which it was given, not that of its landing."""
    _, steps, result = over(*chosen)
    spoken = {each.number: each for each in said(steps)}
    told = [decision for decision in result.decisions if decision.number]
    assert sorted(decision.number for decision in told) == sorted(spoken)
    for decision in told:
        assert decision.minute == steps[decision.number - 1].state.minute == spoken[decision.number].ordered
        assert decision.landed == spoken[decision.number].landed >= decision.minute
        assert any(isinstance(item, Started) and item.act == decision.kind for item in steps[decision.number].happened)
    assert [decision.minute for decision in result.decisions] == sorted(each.minute for each in result.decisions)
