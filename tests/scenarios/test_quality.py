"""What makes a scenario worth playing, promised of every scenario that is shipped.

A response is tried at the minute at which its event has come, in the same game, with everything else let pass: what it
moves is what carries its name in the ledger, at once and later.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

import pytest

from scenarios.trials import GAUGES, Moment, Sampled, Trial, drafts_tried, informed, let_pass, moments, tried
from twiplo_game.authoring.check import check_text
from twiplo_game.engine.game import new_game
from twiplo_game.engine.near import near_responses
from twiplo_game.engine.state import NEVER, State
from twiplo_game.engine.story import Story
from twiplo_game.model.doctrine import Doctrine
from twiplo_game.model.scenario import History, Scenario
from twiplo_game.model.text import Text
from twiplo_game.model.vocabulary import Stance

LIBRARY = Path(__file__).parents[2] / "scenarios"
SHIPPED = sorted(file.stem for file in LIBRARY.glob("*.yaml"))
EVENTS = {"summit-cancelled": 6, "disinformation-campaign": 10, "cable-leak": 12}
"""How many events each has at least."""

AHEAD = 30
"""Minutes that a desk looks ahead."""

DRAWS = range(40)
"""Seeds enough for every combination of what can be so."""

StoryOf = Callable[[str], Story]
GamesOf = Callable[[str], tuple[Sampled, ...]]

every_scenario = pytest.mark.parametrize("name", SHIPPED)


@every_scenario
def test_the_check_has_nothing_to_say(name: str, doctrine: Doctrine) -> None:
    """Of a shipped scenario `check` says nothing at all: no error, no warning."""
    file = LIBRARY / f"{name}.yaml"
    checked = check_text(file.read_text("utf-8"), file.name, doctrine)
    assert [(problem.code, problem.line) for problem in checked.problems] == []


@every_scenario
def test_there_is_enough_to_live_through(name: str, scenarios: dict[str, Scenario]) -> None:
    """Six events at least for an introduction, ten for a standard game, twelve for an advanced one."""
    assert len(scenarios[name].events) >= EVENTS.get(name, 6)


@every_scenario
def test_every_ending_is_reached(name: str, scenarios: dict[str, Scenario], sampled: GamesOf) -> None:
    """There are four endings at least, and each of them is the end of some game that is played here."""
    endings = {ending.id for ending in scenarios[name].endings}
    assert len(endings) >= 4
    assert endings - {game.ending for game in sampled(name)} == set()


@every_scenario
def test_every_event_comes_in_some_game(name: str, story_of: StoryOf, sampled: GamesOf) -> None:
    """No event stands in the file for nothing."""
    story = story_of(name)
    seen = {event for event in range(story.event_count) for game in sampled(name) if game.appeared(event)}
    assert {story.targets[event].id for event in set(range(story.event_count)) - seen} == set()


@every_scenario
def test_a_third_of_the_events_are_made_by_the_player(name: str, story_of: StoryOf, sampled: GamesOf) -> None:
    """At least every third event is there, or is there when it is, only because of what was done or left undone.

    That is seen: with the same truths, it comes in some games and not in others, or comes at other minutes.
    """
    story = story_of(name)
    minutes: dict[tuple[int, str], set[int]] = defaultdict(set)
    for game in sampled(name):
        for event in range(story.event_count):
            minutes[event, game.game.seed].add(game.end.events.appeared[event])
    of_conduct = {event for (event, _), found in minutes.items() if len(found) > 1}
    assert 3 * len(of_conduct) >= story.event_count


@every_scenario
def test_the_world_can_be_otherwise(name: str, scenarios: dict[str, Scenario]) -> None:
    """At least two facts are uncertain, and one of them can well go either way."""
    facts = scenarios[name].facts.values()
    chances = [fact.chance for fact in facts if fact.one_of is None]
    for fact in facts:
        if fact.one_of is not None:
            chances += [100 * weight // sum(fact.one_of.values()) for weight in fact.one_of.values()]
    assert sum(0 < chance < 100 for chance in chances) >= 2
    assert any(20 <= chance <= 80 for chance in chances)


@every_scenario
def test_there_is_more_than_one_thing_to_want(name: str, scenarios: dict[str, Scenario]) -> None:
    """Two mandates at least, each with a test of its own."""
    mandates = scenarios[name].mandates
    assert len({(mandate.met, mandate.breaks) for mandate in mandates}) >= 2
    assert all(mandate.met or mandate.breaks for mandate in mandates)


@every_scenario
def test_the_history_is_dated_and_sourced(name: str, scenarios: dict[str, Scenario], doctrine: Doctrine) -> None:
    """The cases behind a scenario have a year and sources that can be found; two lines at least can be defended."""
    history = scenarios[name].history
    assert isinstance(history, History)
    assert history.cases
    for case in history.cases:
        for language in scenarios[name].languages:
            assert re.search(r"\b(19|20)\d\d\b", case.date.in_(language)), case.title
        assert case.sources, case.title
        assert set(case.sources) <= set(doctrine.bibliography), case.title
    assert len(history.lines) >= 2


@every_scenario
def test_every_case_can_be_held_beside_a_game(name: str, scenarios: dict[str, Scenario]) -> None:
    """Marks of time from its beginning, what was known then, what followed, and what is disputed."""
    history = scenarios[name].history
    assert isinstance(history, History)
    for case in history.cases:
        assert sum(moment.mark.in_("en").startswith("T") for moment in case.timeline) >= 2, case.title
        assert case.knew, case.title
        assert case.followed, case.title
        assert case.disputed, case.title


def pressing(story: Story, end: State) -> Iterator[int]:
    """The minutes at which more answers were open, and due within half an hour, than there are officers."""
    windows = [
        (appeared, appeared + due)
        for target, appeared in zip(story.targets, end.events.appeared, strict=False)
        if appeared != NEVER and (due := target.due) is not None
    ]
    for minute in range(story.length):
        if sum(appeared <= minute <= due <= minute + AHEAD for appeared, due in windows) > story.staff:
            yield minute


@every_scenario
def test_one_cannot_answer_everything_in_time(name: str, story_of: StoryOf) -> None:
    """At least twice, and whatever is drawn, more answers are due within half an hour than there are officers.

    That is counted where nothing is answered: two stretches of minutes that are such in every game.
    """
    story = story_of(name)
    certain = set.intersection(*(set(pressing(story, let_pass(new_game(story, seed)))) for seed in DRAWS))
    begun = sorted(minute for minute in certain if minute - 1 not in certain)
    assert len(begun) >= 2, begun


@every_scenario
def test_advisers_do_not_say_the_same(name: str, scenarios: dict[str, Scenario]) -> None:
    """Asked about one event, no two advisers say, or want, the same thing."""
    scenario = scenarios[name]
    for event in scenario.events:
        assert len(event.advice) >= 2, event.id
        for one, two in combinations(event.advice.values(), 2):
            for language in scenario.languages:
                assert not says(one.says, language) & says(two.says, language), event.id
                assert one.interest.in_(language) != two.interest.in_(language), event.id


def says(text: object, language: str) -> set[str]:
    """All that an adviser may say, whatever is true."""
    if isinstance(text, Text):
        return {text.in_(language)}
    return {getattr(text, "if_true").in_(language), getattr(text, "if_false").in_(language)}  # noqa: B009


def answerable(story_of: StoryOf, sampled: GamesOf, name: str) -> Iterator[tuple[int, str, list[Moment]]]:
    """Each event that can be answered, with moments at which it has just come."""
    story = story_of(name)
    for event, target in enumerate(story.targets[: story.event_count]):
        if target.drafts:
            found = moments(sampled(name), story, target.id)
            assert found, target.id
            yield event, target.id, found


def composed(moment: Moment, event: int) -> Iterator[Trial]:
    """What the composed responses that lie nearest to the drafts come to, one after the other."""
    for response in near_responses(moment.game.story, event, False):
        trial = tried(moment, response)
        if trial is not None:
            yield trial


@every_scenario
def test_the_composer_is_worth_using(name: str, story_of: StoryOf, sampled: GamesOf) -> None:
    """Every event has at least four composed responses that come to something else than any draft.

    One of them does more for some gauge than every draft does.
    """
    missing = []
    for event, name_of_event, found in answerable(story_of, sampled, name):
        drafts = drafts_tried(found[0]).values()
        by_drafts = {(trial.gauges, trial.moods) for trial in drafts}
        most = tuple(max(trial.gauges[gauge] for trial in drafts) for gauge in range(len(GAUGES)))
        others, beats = set(), False
        for trial in composed(found[0], event):
            beats = beats or any(points > best for points, best in zip(trial.gauges, most, strict=True))
            others |= {(trial.gauges, trial.moods)} - by_drafts
            if beats and len(others) >= 4:
                break
        else:
            missing.append((name_of_event, len(others), beats))
    assert missing == []


@every_scenario
def test_the_feed_answers_in_three_voices(name: str, story_of: StoryOf, sampled: GamesOf) -> None:
    """Whatever the event, there are responses that at least three voices in the feed answer."""
    quiet = []
    for event, name_of_event, found in answerable(story_of, sampled, name):
        trials = (trial for trials in (drafts_tried(found[0]).values(), composed(found[0], event)) for trial in trials)
        if not any(len(trial.voices) >= 3 for trial in trials):
            quiet.append(name_of_event)
    assert quiet == []


@every_scenario
def test_no_draft_is_best_on_all_three_gauges(name: str, story_of: StoryOf, sampled: GamesOf) -> None:
    """To every draft some other is preferable for some gauge in some world; none is at least as good throughout."""
    best = []
    for event, name_of_event, found in answerable(story_of, sampled, name):
        worlds = [drafts_tried(moment) for moment in found]
        drafts = story_of(name).targets[event].drafts
        if any(not compared(draft, worlds) for draft in drafts):
            known = [drafts_tried(moment) for moment in map(informed, found) if moment is not None]
        else:
            known = []
        for draft in drafts:
            tried_in = compared(draft, worlds) or compared(draft, known)
            if tried_in and all(is_unbeaten(draft, world) for world in tried_in):
                best.append((name_of_event, draft))
    assert best == []


def compared(draft: str, worlds: list[dict[str, Trial]]) -> list[dict[str, Trial]]:
    """The worlds in which `draft` can be sent and has another beside it."""
    return [world for world in worlds if draft in world and len(world) > 1]


def is_unbeaten(draft: str, world: dict[str, Trial]) -> bool:
    """Whether `draft` does at least as much for every gauge as each of the others."""
    mine = world[draft].gauges
    return all(a >= b for trial in world.values() for a, b in zip(mine, trial.gauges, strict=True))


@every_scenario
def test_silence_can_be_the_better_answer(name: str, story_of: StoryOf, sampled: GamesOf) -> None:
    """Somewhere the draft that declines or waits comes to more, in all, than one that speaks at once."""
    better = []
    for _, name_of_event, found in answerable(story_of, sampled, name):
        for world in map(drafts_tried, found):
            waits = [trial for trial in world.values() if trial.response.stance is Stance.DECLINE]
            speaks = [trial for trial in world.values() if trial.response.stance is not Stance.DECLINE]
            if any(one.weight > two.weight for one in waits for two in speaks):
                better.append(name_of_event)
    assert better
