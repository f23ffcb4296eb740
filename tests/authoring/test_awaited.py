"""What conditions wait for: the first minute is never later than the one at which a game brings the event."""

import pytest

from twiplo_game.authoring.awaited import named_events
from twiplo_game.authoring.check import check_text
from twiplo_game.authoring.storyline import earliest
from twiplo_game.engine.action import Action, Advance, Check, Respond
from twiplo_game.engine.apply import apply, opening
from twiplo_game.engine.compile import compile_story
from twiplo_game.engine.game import new_game
from twiplo_game.engine.state import NO_ENDING
from twiplo_game.engine.step import Step
from twiplo_game.model.scenario import Scenario
from twiplo_game.store.doctrine import shipped_doctrine

FERRY = """\
title: Night ferry
length: 6h
facts: {{drifted: {{text: It drifted.}}}}
events:
  - id: post
    at: 10m
    text: First message.
    due: 45m
    drafts: {{say: {{title: Say it, text: It is so., channel: call, to: [press]}}}}
    advice: {{legal: {{says: Wait., interest: Peace.}}}}
    checks: {{ask_port: {{title: Ask, takes: 20m, settles: drifted, finds: {{when_true: Yes., when_false: No.}}}}}}
  - {{id: tide, at: 2h, text: The tide turns., due: 1h}}
  - {{id: last, when: "{when}", text: Last.}}
"""


def _scenario(when: str) -> Scenario:
    checked = check_text(FERRY.format(when=when), "ferry.yaml", shipped_doctrine().doctrine)
    assert checked.scenario is not None, checked.problems
    return checked.scenario


@pytest.mark.parametrize(
    ("when", "minute"),
    [
        ("silent(post)", 55),
        ("answered(post)", 10),
        ("occurred(tide) and answered(post)", 120),
        ("occurred(tide) or answered(post)", 10),
        ("not (occurred(tide) or answered(post))", 0),
        ("not occurred(tide) and silent(post)", 55),
        ("occurred(post) and since(post) > '30m'", 40),
        ("'30m' <= since(post) and asked(post, legal)", 40),
        ("(silent(post) or answered(post)) and since(post) >= '2h'", 130),
        # A moment that never came is longer ago than any other: this holds before the message is there.
        ("since(post) > '30m'", 0),
        ("silent(tide) or since(post) > '30m'", 0),
        ("since(post) < '30m'", 10),
        ("'30m' < since(tide) < '2h'", 150),
        ("since(tide) >= '1h' and now() >= '5h'", 300),
        ("since(tide) == '1h'", 180),
        ("now() < '5h'", 0),
        ("sent(post, say) or silent(tide)", 10),
        ("asked(post, legal)", 10),
        ("said(post, deny) and trust < 50", 10),
        ("done(ask_port)", 30),
        ("known(drifted)", 30),
        ("evidence(drifted) >= single", 30),
        ("evidence(drifted) == unverified", 0),
        ("trust < 50", 0),
        ("told(allies)", 0),
    ],
)
def test_the_first_minute(when: str, minute: int) -> None:
    """A condition can hold when the last thing comes that all of it needs, or the first that one part of it needs."""
    assert earliest(_scenario(when))["last"] == minute


def _brought(scenario: Scenario, actions: list[Action]) -> int:
    """The minute at which `last` comes in, where `actions` are ordered at minute 10."""
    game = new_game(compile_story(scenario, shipped_doctrine().doctrine), 1)
    state = opening(game).state
    todo = [Advance(10), *actions]
    while state.ending == NO_ENDING:
        step = apply(game, state, todo.pop(0) if todo else Advance(scenario.length))
        assert isinstance(step, Step), step
        state = step.state
    return state.events.appeared[2]


@pytest.mark.parametrize(
    ("when", "does", "takes"),
    [
        ("silent(post)", "", 1),
        ("occurred(post) and since(post) > '30m'", "", 1),
        ("occurred(post) and since(post) >= '30m'", "", 0),
        ("since(post) >= '30m'", "", 0),
        ("occurred(tide) and since(tide) >= '30m' and silent(post)", "", 0),
        ("answered(post)", "say", 1),
        ("sent(post, say)", "say", 10),
        ("done(ask_port)", "check", 0),
        ("known(drifted)", "check", 0),
    ],
)
def test_a_game_brings_it_no_sooner(when: str, does: str, takes: int) -> None:
    """The event comes in at that minute, or later by what an answer takes and by the minute that has to be over."""
    scenario = _scenario(when)
    story = compile_story(scenario, shipped_doctrine().doctrine)
    acts: dict[str, list[Action]] = {
        "": [],
        "say": [Respond("post", story.targets[0].drafts["say"].answer.response)],
        "check": [Check("ask_port")],
    }

    assert _brought(scenario, acts[does]) == earliest(scenario)["last"] + takes


def test_a_fact_stands_for_those_who_can_settle_it() -> None:
    """Each event is named with the parts that speak of it, denied where they are."""
    scenario = _scenario("(known(drifted) or done(ask_port)) and not silent(tide) and trust < 50")

    assert named_events(scenario.events[2].when or "", scenario) == {
        "post": ("known(drifted)", "done(ask_port)"),
        "tide": ("not silent(tide)",),
    }
