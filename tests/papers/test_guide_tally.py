"""The guide's tally: what a facilitator reads and adds up on paper is what the engine charges."""

import re

import pytest
import yaml

from twiplo_game.analysis.doctrine_points import sent_at_once
from twiplo_game.engine.action import Advance
from twiplo_game.engine.apply import apply, opening
from twiplo_game.engine.compile import compile_story
from twiplo_game.engine.game import new_game
from twiplo_game.engine.outcome import outcome
from twiplo_game.engine.state import NO_ENDING, State
from twiplo_game.engine.step import Movement, Step
from twiplo_game.engine.story import Story
from twiplo_game.locale.words import translator
from twiplo_game.model.scenario import Scenario
from twiplo_game.papers.guide import guide
from twiplo_game.papers.happenings import moves_line
from twiplo_game.papers.markdown import as_markdown, escaped
from twiplo_game.papers.names import Names
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.scenario_files import library_ids

FERRY = """\
title: Night ferry
gauges: {reputation: 50, security: 40, trust: 45}
length: 3h
stakeholders: [press, allies]
events:
  - id: aground
    at: 0m
    title: Aground
    text: The ferry is aground.
    due: 30m
    situation: {cluster: accidental, reach: high, damage: {reputation: M, trust: S}, concerns: [press]}
    drafts:
      say: {title: Say it, text: It is aground., stance: inform, channel: call, to: [press]}
    outcomes: [{when: stance == inform, effects: {security: +S, allies: +M}, because: They know.}]
  - {id: rescue, at: 1h, title: Rescue, text: All are ashore., situation: {cluster: preventable, reach: high}}
endings:
  - {id: good, when: security >= 44 and reputation >= 32, title: Good, text: Good.}
  - {id: rest, title: Rest, text: Rest.}
"""


def _names(scenario: Scenario, language: str = "en") -> Names:
    return Names(translator(language), scenario, shipped_doctrine().doctrine)


def _ferry(**changes: object) -> Scenario:
    return Scenario.model_validate(yaml.safe_load(FERRY) | {"id": "night-ferry"} | changes)


def _story(scenario: Scenario) -> Story:
    return compile_story(scenario, shipped_doctrine().doctrine)


def _to_the_end(story: Story, draft: str | None = None) -> tuple[State, list[Movement]]:
    """A game in which at most the first event is answered, at once."""
    game = new_game(story, 1)
    step = opening(game)
    happened = list(step.happened)
    if draft is not None:
        sent = apply(game, step.state, story.targets[0].drafts[draft].answer)
        assert isinstance(sent, Step)
        step = sent
        happened += step.happened
    while step.state.ending == NO_ENDING:
        passed = apply(game, step.state, Advance(story.length))
        assert isinstance(passed, Step)
        step = passed
        happened += step.happened
    return step.state, [each for each in happened if isinstance(each, Movement)]


def _table(page: str, head: str) -> list[list[str]]:
    """The rows of the table whose heading begins so."""
    lines = page.splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith(f"| {head} |"))
    rows = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return rows


def _points(cell: str) -> int:
    return int(cell.replace("\u2212", "-") or 0)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", library_ids())
def test_the_tally_begins_where_the_game_does(name: str, language: str, scenarios: dict[str, Scenario]) -> None:
    """The gauges' starting values, every mood at its starting point, and each inject's cost are those of the engine."""
    names = _names(scenarios[name], language)
    page = as_markdown(guide(names))
    story = _story(scenarios[name])
    rows = _table(page, names.words.tr("Seq No") + " | " + names.words.tr("What moves them"))

    assert [int(cell) for cell in rows[0][2:]] == list(story.start.gauges)
    for target in story.targets[: story.event_count]:
        assert target.event is not None
        title = escaped(names.title(target.event))
        row = next(row for row in rows if row[0] and row[1].startswith(title))
        assert [_points(cell) for cell in row[2:]] == [dict(target.damage).get(gauge, 0) for gauge in range(3)]
    moods = _table(page, names.words.tr("Mood"))
    assert [row[0] for row in moods] == [names.stakeholder(who) for who in scenarios[name].stakeholders]
    assert {row[1] for row in moods} == {names.term("mood", "neutral")}


@pytest.mark.parametrize("draft", [None, "say"])
def test_an_ending_is_decided_on_paper(draft: str | None) -> None:
    """Start, costs, the scenario's outcomes, the draft's doctrine line, silence and moods add up to the game's end."""
    scenario = _ferry()
    story = _story(scenario)
    page = as_markdown(guide(_names(scenario)))
    state, _ = _to_the_end(story, draft)

    rows = _table(page, "Seq No | What moves them")
    gauges = [sum(_points(row[2 + gauge]) for row in rows) for gauge in range(3)]
    moods = {row[0]: 0 for row in _table(page, "Mood")}
    if draft is None:
        # T2, once for each of three hours; Rescue has no due time.
        hours = next(row for row in _table(page, "Rule") if row[0].startswith("T2:"))
        assert hours[-1] == "1"
        lines = [hours[3]] * 3
    else:
        lines = re.findall(r"^\*\*The doctrine:\*\* (.*) \(", page, re.MULTILINE)
        lines += [line.strip() for line in page.splitlines() if line.strip().startswith("Security +3")]
    for line in lines:
        for gauge, name in enumerate(("Reputation", "Security", "Trust")):
            gauges[gauge] += sum(map(_points, re.findall(rf"{name} ([+\u2212]\d+)", line)))
        for who in moods:
            moods[who] += sum(map(_points, re.findall(rf"{who} \(mood ([+\u2212]\d+)\)", line)))
    for row in _table(page, "Mood"):
        gauges[["Reputation", "Security", "Trust"].index(row[4])] += moods[row[0]]

    assert tuple(gauges) == state.gauges
    ending = "good" if gauges[1] >= 44 and gauges[0] >= 32 else "rest"
    assert outcome(new_game(story, 1), state).ending == ending


@pytest.mark.parametrize("name", library_ids())
def test_the_doctrine_line_is_what_a_game_charges(name: str, scenarios: dict[str, Scenario]) -> None:
    """For each draft of what comes in first, the guide's line and a real game's movements are the same."""
    doctrine = shipped_doctrine().doctrine
    story = _story(scenarios[name])
    first = story.targets[0]
    assert first.event is not None
    assert first.event.at == 0
    page = as_markdown(guide(_names(scenarios[name])))
    own = {rule.id for rule in doctrine.rules}

    for (event, draft), found in sent_at_once(scenarios[name], doctrine).items():
        if event != first.id:
            continue
        moved: dict[str, int] = {}
        for each in _to_the_end(story, draft)[1]:
            if each.rule in own and each.cause == "r1" and not each.is_later:
                moved[each.target] = moved.get(each.target, 0) + each.points
        assert found.moves == {name: points for name, points in moved.items() if points}, draft
        if found.moves:
            assert f"**The doctrine:** {moves_line(found.moves, _names(scenarios[name]))} (" in page


def test_without_the_doctrine_nothing_is_left_to_the_program() -> None:
    """Where the doctrine is off, no inject costs anything and the guide says that the tally is the whole count."""
    page = as_markdown(guide(_names(_ferry(doctrine="none"))))
    rows = _table(page, "Seq No | What moves them")

    assert "the tally is the whole count" in page
    assert "The doctrine:" not in page
    # A damage that the scenario itself names still counts.
    assert [row[2:] for row in rows if row[0]] == [["\u22126", "", "\u22124"], ["", "", ""]]


def test_a_check_says_what_evidence_it_gives(scenarios: dict[str, Scenario]) -> None:
    """Conditions ask for evidence, so the guide says which each check reaches."""
    page = as_markdown(guide(_names(scenarios["summit-cancelled"])))

    row = next(line for line in page.splitlines() if line.startswith("| Ask the airfield"))
    assert "Evidence then: single source." in row
