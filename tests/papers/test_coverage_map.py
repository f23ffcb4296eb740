"""The map with what a play-test met: shares beside everything, and the thickness of the lines."""

import xml.etree.ElementTree as ET

import pytest

from twiplo_game.analysis import marks as m
from twiplo_game.analysis.playtest import Tally, lots, play_lot
from twiplo_game.authoring.check import check_text
from twiplo_game.engine.compile import compile_story
from twiplo_game.locale.words import translator
from twiplo_game.papers.dot import as_dot
from twiplo_game.papers.mermaid import as_mermaid
from twiplo_game.papers.names import Names
from twiplo_game.papers.story_map import Coverage, StoryMap, story_map
from twiplo_game.papers.svg import as_svg
from twiplo_game.store.doctrine import shipped_doctrine

WORDS = translator("en")

TEXT = """\
title: Small
events:
  - id: first
    at: 10m
    text: First
    due: 20m
    drafts: {deny: {title: No, text: It is not so., stance: deny, to: [press]}}
    outcomes: [{when: stance == deny, because: So., triggers: {second: 30m}}]
    silence: {triggers: {third: 30m}}
  - {id: second, text: Second}
  - {id: third, text: Third}
  - {id: fourth, when: trust > 99, text: Fourth}
endings:
  - {id: bad, when: trust < 1, title: Bad, text: Bad}
  - {id: rest, title: Rest, text: Rest}
"""


@pytest.fixture(scope="module")
def drawn() -> StoryMap:
    """Ten games of somebody who says nothing, and ten of somebody who always denies."""
    scenario = check_text(TEXT, "small.yaml", shipped_doctrine().doctrine).scenario
    assert scenario is not None
    story = compile_story(scenario, shipped_doctrine().doctrine)
    tally = Tally()
    for lot in lots(story, ("silent", "only-deny"), 10, "1", size=10):
        tally.merge(play_lot(story, lot, "1"))
    coverage = Coverage(("silent", "only-deny"), tally.games, tally.marks)
    return story_map(Names(WORDS, scenario, shipped_doctrine().doctrine), coverage)


def test_every_way_has_its_share(drawn: StoryMap) -> None:
    """An answer brought one event in half of the games, silence another in the other half, and nothing the fourth."""
    assert {way.target: way.weight for way in drawn.ways} == {"second": 50, "third": 50}
    assert {stop.id: stop.met for stop in drawn.events} == {
        "first": "in 100% of the games",
        "second": "in 50% of the games",
        "third": "in 50% of the games",
        "fourth": "in none of 20 games",
    }
    assert [stop.met for stop in drawn.endings] == ["in none of 20 games", "in 100% of the games"]


def test_a_way_never_taken_weighs_nothing() -> None:
    """None at all is told apart from a few."""
    mark = (m.WAY, "first", "silence", "0", "third")
    coverage = Coverage(("silent",), 1_000, {mark: 1})

    assert (coverage.weight(mark), coverage.weight((m.EVENT, "first"))) == (1, 0)


def test_all_three_drawings_show_it(drawn: StoryMap) -> None:
    """Shares as text, thickness as the format has it; the SVG is still well formed."""
    svg, dot, mermaid = (draw(drawn, WORDS) for draw in (as_svg, as_dot, as_mermaid))

    ET.fromstring(svg)
    assert "in none of 20 games" in svg and "stroke-width: 3.0" in svg
    assert "in none of 20 games" in dot and "penwidth=3.0" in dot
    assert "in none of 20 games" in mermaid and "linkStyle 0 stroke-width:3px" in mermaid


def test_without_a_play_test_nothing_is_said() -> None:
    """The plain map has no shares and no thickness."""
    scenario = check_text(TEXT, "small.yaml", shipped_doctrine().doctrine).scenario
    assert scenario is not None
    plain = story_map(Names(WORDS, scenario, shipped_doctrine().doctrine))

    assert plain.played == "" and all(way.weight is None for way in plain.ways)
    assert "penwidth" not in as_dot(plain, WORDS)
