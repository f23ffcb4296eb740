"""Games that are played the same for ever: what their player reads, what moves, and what it comes to."""

from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise

import pytest

from golden.conftest import Played
from golden.lines import FOLDER, LANGUAGES, Line, read_lines
from golden.transcript import transcript
from twiplo_game.analysis.debrief import debrief
from twiplo_game.engine.action import Cancel, Check, Correct, Respond, Speak, Tell
from twiplo_game.engine.codec import action_from_data, action_to_data
from twiplo_game.engine.look import view
from twiplo_game.engine.playbill import playbill
from twiplo_game.engine.replay import fold
from twiplo_game.engine.step import Movement
from twiplo_game.locale.words import translator
from twiplo_game.model.doctrine import Doctrine
from twiplo_game.model.scenario import Scenario
from twiplo_game.telling.debrief import as_text, known_words
from twiplo_game.telling.debrief_sections import sections
from twiplo_game.telling.lexicon import Lexicon

LINES = read_lines()

CHANGED = """
{path} reads differently now, first in line {number}:
  kept: {kept}
  now:  {now}
If that is meant: python -m tests.golden.regenerate   (or: make golden)
Where a movement or the score has changed, the rules have: raise RULES_VERSION too.
"""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("line", LINES, ids=lambda line: line.id)
def test_a_golden_game_reads_as_it_was_kept(played: Mapping[str, Played], line: Line, language: str) -> None:
    """What the player reads, every movement and the score are, byte by byte, what was kept."""
    game = played[line.id]
    path = line.golden(language)
    now = transcript(line, game.game, game.steps, language)
    kept = path.read_bytes().decode("utf-8") if path.exists() else ""
    if now != kept:
        pytest.fail(_difference(path.name, kept, now), pytrace=False)


def _difference(path: str, kept: str, now: str) -> str:
    pairs = zip([*kept.split("\n"), ""], [*now.split("\n"), ""], strict=False)
    number, (was, is_now) = next((n, pair) for n, pair in enumerate(pairs, 1) if pair[0] != pair[1])
    return CHANGED.format(path=path, number=number, kept=was, now=is_now)


def test_nothing_is_kept_that_no_script_makes() -> None:
    """Every kept text belongs to a script that is still there."""
    made = {line.golden(language) for line in LINES for language in LANGUAGES}
    assert set(FOLDER.glob("*.txt")) <= made


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.id)
def test_a_golden_game_comes_back_from_its_log(played: Mapping[str, Played], line: Line) -> None:
    """The actions of a game, written down as a log has them and read again, make the same states."""
    game = played[line.id]
    log = [action_to_data(step.action) for step in game.steps if step.action is not None]
    again = fold(game.game, map(action_from_data, log))
    assert [step.state for step in again] == [step.state for step in game.steps]


def test_every_scenario_has_its_golden_games(scenarios: dict[str, Scenario]) -> None:
    """Each shipped scenario is played at least three times, in different ways."""
    names = defaultdict(set)
    for line in LINES:
        names[line.scenario].add(line.name)
    assert {scenario: len(names[scenario]) >= 3 for scenario in scenarios} == dict.fromkeys(scenarios, True)


def test_the_lines_of_a_scenario_end_differently(played: Mapping[str, Played]) -> None:
    """No two golden lines of a scenario come to the same ending."""
    endings = defaultdict(list)
    for game in played.values():
        endings[game.line.scenario].append(game.outcome.ending)
    assert {scenario: len(set(found)) for scenario, found in endings.items()} == {
        scenario: len(found) for scenario, found in endings.items()
    }


def test_forty_rules_of_the_doctrine_fire(played: Mapping[str, Played], doctrine: Doctrine) -> None:
    """Over all golden games together at least forty rules of the doctrine move something."""
    names = {rule.id for rule in doctrine.rules}
    fired = {
        item.rule
        for game in played.values()
        for step in game.steps
        for item in step.happened
        if isinstance(item, Movement) and item.rule in names
    }
    assert len(fired) >= 40, sorted(names - fired)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_careless_sentence_costs_and_is_quoted_in_the_debrief(played: Mapping[str, Played], language: str) -> None:
    """Every choice is careful and one sentence is not: the leak is charged, and the debrief has the very words."""
    game = played["summit-cancelled.loose"]
    result = debrief(game.game, game.steps)
    assert result is not None
    lexicon = Lexicon(translator(language), game.game.story.doctrine, playbill(game.game))
    text = as_text(sections(lexicon, view(game.game, game.steps[-1].state), result), 10_000)
    for words in (
        "“Plön”" if language == "en" else "«\u00a0Plön\u00a0»",
        "paragraph four",
        "Nothing can stop this summit",
        "!!",
    ):
        assert words in text
    told = " ".join(known_words(lexicon, each) for each in result.decisions)
    assert "We apologise" not in told, "an apology that was decided costs nothing, and is not marked"
    leaks = {move.rule: move.applied for each in result.decisions for move in each.at_once if move.rule in {"W1", "W2"}}
    assert set(leaks) == {"W1", "W2"}
    careful = next(each for each in result.decisions if each.marks and each.about == "the_bill")
    assert {mark.words for mark in careful.marks} >= {"Plön", "paragraph four"}


@pytest.mark.parametrize("line", [line for line in LINES if line.name == "mixed"], ids=lambda line: line.id)
def test_a_mixed_line_does_everything(played: Mapping[str, Played], line: Line) -> None:
    """A mixed line composes, speaks unasked, corrects, tells, checks, cancels, keeps a promise and misses one."""
    game = played[line.id]
    actions = [step.action for step in game.steps]
    assert {Speak, Correct, Tell, Check, Cancel} <= {type(action) for action in actions}
    assert any(isinstance(action, Respond) and action.response.draft is None for action in actions)
    assert any(isinstance(action, Respond) and action.response.draft is not None for action in actions)
    promises = game.steps[-1].state.past.promises
    assert any(promise.kept_by for promise in promises)
    assert any(promise.is_missed for promise in promises)


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.id)
def test_the_ledger_of_a_golden_game_adds_up(played: Mapping[str, Played], line: Line) -> None:
    """At every step the gauges change by exactly what its movements say."""
    game = played[line.id]
    order = ("reputation", "security", "trust")
    for before, after in pairwise(game.steps):
        moved = [0, 0, 0]
        for item in after.happened:
            if isinstance(item, Movement) and item.target in order:
                moved[order.index(item.target)] += item.applied
        gauges = zip(before.state.gauges, moved, strict=True)
        assert after.state.gauges == tuple(gauge + points for gauge, points in gauges)
