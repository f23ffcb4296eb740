"""A class's common debrief adds up: every seat is counted once, everywhere."""

import pytest

from twiplo_game.analysis.bots import make_bot
from twiplo_game.analysis.cohort import SILENCE, Cohort, cohort
from twiplo_game.analysis.debrief import debrief
from twiplo_game.analysis.debrief_parts import Debrief
from twiplo_game.analysis.playing import play
from twiplo_game.engine.compile import compile_story
from twiplo_game.engine.game import new_game
from twiplo_game.locale.words import translator
from twiplo_game.model.doctrine import Doctrine
from twiplo_game.model.scenario import Scenario
from twiplo_game.model.vocabulary import Gauge
from twiplo_game.papers.cohort import cohort_page
from twiplo_game.papers.names import Names
from twiplo_game.telling.page import laid_out

BOTS = ("silent", "hasty", "careful", "random", "random", "random")


@pytest.fixture(scope="module")
def debriefs(scenarios: dict[str, Scenario], doctrine: Doctrine) -> list[Debrief]:
    game = new_game(compile_story(scenarios["summit-cancelled"], doctrine), "7")
    found = [debrief(game, play(game, make_bot(bot, seed))) for seed, bot in enumerate(BOTS)]
    return [each for each in found if each is not None]


@pytest.fixture(scope="module")
def found(debriefs: list[Debrief], scenarios: dict[str, Scenario]) -> Cohort:
    return cohort(debriefs, scenarios["summit-cancelled"].length)


def test_every_seat_is_counted_once(found: Cohort, debriefs: list[Debrief]) -> None:
    assert found.seats == len(BOTS) == sum(found.scores.values()) == sum(seats for _, seats in found.endings)
    for event in found.events:
        met = {
            number
            for number, each in enumerate(debriefs)
            if any(decision.kind == "respond" and decision.about == event.event for decision in each.decisions)
            or any(silence.event == event.event for silence in each.silences)
        }
        assert sum(seats for _, seats in event.stances) == len(met)


def test_who_said_nothing_counts_as_silent(debriefs: list[Debrief], scenarios: dict[str, Scenario]) -> None:
    alone = cohort(debriefs[:1], scenarios["summit-cancelled"].length)
    assert all(dict(event.stances) == {SILENCE: 1} for event in alone.events)
    assert all(event.delay is None for event in alone.events)


def test_the_spread_lies_between_the_lowest_and_the_highest(found: Cohort, debriefs: list[Debrief]) -> None:
    for spread in found.spreads:
        assert list(spread.values) == sorted(spread.values)
    last = {spread.gauge: spread for spread in found.spreads[-3:]}
    for place, gauge in enumerate(Gauge):
        ends = [each.score.gauges[place] for each in debriefs]
        assert (last[gauge].values[0], last[gauge].values[-1]) == (min(ends), max(ends))


def test_what_cost_most_is_named_first(found: Cohort) -> None:
    points = [way.points for way in found.costly]
    assert points == sorted(points)
    assert all(point < 0 for point in points)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_fits_a_terminal(
    language: str, found: Cohort, scenarios: dict[str, Scenario], doctrine: Doctrine
) -> None:
    page = cohort_page(found, Names(translator(language), scenarios["summit-cancelled"], doctrine))
    lines = [line for each in page.lines for line in laid_out(each, 80)]
    assert max(map(len, lines)) <= 80


def test_nobody_has_no_debrief() -> None:
    with pytest.raises(ValueError, match="nobody"):
        cohort([], 60)
