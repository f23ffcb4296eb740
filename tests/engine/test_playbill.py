"""The playbill tells what everybody may know, and nothing that a game hides."""

from random import Random

import pytest
from playing import IDS, shipped, story_of
from worlds import other_world

from twiplo_game.engine.apply import opening
from twiplo_game.engine.compile import compile_story
from twiplo_game.engine.game import new_game
from twiplo_game.engine.look import view
from twiplo_game.engine.playbill import playbill
from twiplo_game.model.doctrine import Doctrine
from twiplo_game.model.event import Event
from twiplo_game.model.scenario import History
from twiplo_game.model.text import Text


@pytest.mark.parametrize("name", IDS)
def test_what_chance_drew_is_not_told(name: str) -> None:
    """With other truths and other draws of the checks the playbill is the same."""
    game = new_game(story_of(name, "ordinary", True), 3)
    random = Random(3)

    assert all(playbill(other_world(game, random)[0]) == playbill(game) for _ in range(5))


@pytest.mark.parametrize("name", IDS)
def test_what_would_follow_is_not_told(name: str, doctrine: Doctrine) -> None:
    """Without outcomes, silences, findings, rules, endings and history the playbill is the same."""
    scenario = shipped(name)
    bare = scenario.model_copy(
        update={
            "events": tuple(_bare(event) for event in scenario.events),
            "rules": (),
            "endings": (),
            "history": History(),
            "discussion": (),
            "facts": {key: fact.model_copy(update={"chance": 0}) for key, fact in scenario.facts.items()},
        }
    )
    here, there = (new_game(compile_story(each, doctrine), 3) for each in (scenario, bare))

    assert playbill(here) == playbill(there)


def _bare(event: Event) -> Event:
    """An event of which nothing follows, whose checks show something else."""
    shown = Text("Something else.")
    checks = {name: check.model_copy(update={"finds": shown}) for name, check in event.checks.items()}
    return event.model_copy(update={"outcomes": (), "silence": None, "checks": checks})


@pytest.mark.parametrize("name", IDS)
def test_it_agrees_with_the_view(name: str) -> None:
    """Length, staff, mandates and subjects are those that the player sees."""
    game = new_game(story_of(name, "cut_off", True), 3)
    bill, now = playbill(game), view(game, opening(game).state)

    assert (bill.length, bill.staff) == (now.length, now.staff)
    assert bill.mandates == tuple((mandate.mandate, mandate.title) for mandate in now.mandates)
    assert bill.subjects == {subject.subject: subject.title for subject in now.subjects}


def test_the_scenario_s_own_advisers_come_first(doctrine: Doctrine) -> None:
    """A post that the scenario names anew goes by the scenario's name; the doctrine's others stay."""
    scenario = shipped(IDS[0])
    name, other = list(doctrine.advisers)[:2]
    renamed = doctrine.advisers[other]
    game = new_game(compile_story(scenario.model_copy(update={"advisers": {name: renamed}}), doctrine), 3)

    assert playbill(game).advisers[name] == renamed.title
    assert set(doctrine.advisers) <= set(playbill(game).advisers)
