"""What only play shows: the search meets what can be met, says the same twice, and lets good scenarios alone.

For each code a scenario that shows it and one that does not stand with its explanation, and are tried there.
"""

from importlib import resources

import pytest

from analysis.worlds import DRAFTS, event, outcome, scenario, story
from scenarios.test_quality import SHIPPED
from twiplo_game.analysis import marks as m
from twiplo_game.analysis.deep.bringing import answer_for
from twiplo_game.analysis.deep.courses import Course, Handling, follow
from twiplo_game.analysis.deep.distance import distance
from twiplo_game.analysis.deep.rivals import dominated
from twiplo_game.analysis.deep.search import Search
from twiplo_game.analysis.deep.shown import shown_by_play
from twiplo_game.authoring.check import check_text
from twiplo_game.authoring.explaining import FILE
from twiplo_game.engine.apply import begin
from twiplo_game.engine.conditions import Where
from twiplo_game.engine.conditions.parse import parse
from twiplo_game.engine.game import new_game
from twiplo_game.engine.story import Story
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.scenario_files import resolve
from twiplo_game.store.scenarios import read_scenario

DOCTRINE = shipped_doctrine().doctrine


def _nobody() -> None:
    """Hears of a game."""


def _codes(name: str) -> list[tuple[str, object]]:
    shown = shown_by_play(read_scenario(resolve(name)).scenario, DOCTRINE, _nobody)
    return [(each.code, each.path) for each in shown]


@pytest.mark.nightly
@pytest.mark.parametrize("name", SHIPPED)
def test_the_shipped_scenarios_have_nothing_to_mend(name: str) -> None:
    """Everything is met, every draft has something that speaks for it, and care pays."""
    assert _codes(name) == []


def test_the_easiest_scenario_has_nothing_to_mend() -> None:
    """The one that is tried by day as well."""
    assert _codes("summit-cancelled") == []


@pytest.mark.parametrize("part", ["lessons/first-watch.yaml", "templates/en.yaml", "templates/fr.yaml"])
def test_lesson_and_templates_have_nothing_to_mend(part: str) -> None:
    """The guided first watch, and what a trainer starts from, are held to the same."""
    text = resources.files("twiplo_game").joinpath(part).read_text("utf-8")
    checked = check_text(text.replace("the-id", "night-ferry"), FILE if "the-id" in text else part, DOCTRINE)
    assert checked.scenario is not None, checked.problems

    assert shown_by_play(checked.scenario, DOCTRINE, _nobody) == ()


def test_the_same_file_shows_the_same() -> None:
    """The play hangs on nothing but the scenario: what was shown once is shown again, with the same figures."""
    text = scenario(event(drafts=DRAFTS), event("storm", None, when="trust > 95"))

    assert shown_by_play(text, DOCTRINE, _nobody) == shown_by_play(text, DOCTRINE, _nobody)


# -- the parts --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("condition", "nearer", "farther"),
    [
        ("trust >= 70", 65, 40),
        ("not trust < 70", 65, 40),
        ("trust >= 70 and security >= 60", 65, 40),
        ("trust >= 70 or security >= 90", 65, 40),
    ],
)
def test_distance_falls_towards_a_condition(condition: str, nearer: int, farther: int) -> None:
    """A gauge closer to what is asked is nearer; where it holds the distance is 0, and its opposite is not."""
    tested = story(event(drafts=DRAFTS))
    tree, _ = parse(condition, Where.END, tested.names)
    assert tree is not None
    turn = begin(new_game(tested, "1"))

    def at(trust: int) -> float:
        turn.gauges = (60, 60, trust)
        return distance(tree, turn, None)

    assert 0 == at(80) < at(nearer) < at(farther)
    turn.gauges = (60, 60, 80)
    assert distance(tree, turn, None, holds=False) > 0


def test_an_answer_is_composed_for_an_outcome() -> None:
    """The answer makes the condition hold, and is one that the composer accepts; for the impossible there is none."""
    tested = story(event(outcomes=[outcome("stance == deny and public()"), outcome("stance == apologise")]))
    target = tested.targets[0]
    first, second = (answer_for(tested, target, bound.tree) for bound in target.on_response)

    assert first is not None and first.stance == "deny"
    followed = follow(new_game(tested, "1"), Course((Handling(first),)))
    assert (m.OUTCOME, "post", "0") in followed.marks
    assert second is None


def test_a_course_does_what_it_says() -> None:
    """Checks land before the answer is ordered; a later answer is ordered at its minute."""
    look = {"look": {"title": "Look", "takes": "30m", "finds": "Nothing."}}
    tested = story(event(drafts=DRAFTS, checks=look, due="2h"))
    calm = tested.targets[0].drafts["calm"].answer.response
    game = new_game(tested, "1")

    orders = [
        follow(game, Course((handling,))).end.past.sent[0].order.ordered
        for handling in (Handling(calm), Handling(calm, ("look",)), Handling(calm, (), (), 75))
    ]

    assert orders == [0, 30, 75]


def test_what_hangs_on_play_of_many_steps_is_found() -> None:
    """An ending that asks for three right answers in a row, which a bot by chance hardly gives, is reached."""
    good = [outcome("stance == deny", effects={"trust": "+M"}), outcome("stance == inform", effects={"trust": "-L"})]
    tested = story(
        *(event(f"post{number}", 10 * number, drafts=DRAFTS, outcomes=good) for number in range(3)),
        endings=[
            {"id": "loved", "when": "trust >= 75", "title": "Loved", "text": "Loved."},
            {"id": "rest", "title": "Rest", "text": "Rest."},
        ],
    )
    search = Search(tested, "1", _nobody)
    search.run(frozenset({(m.ENDING, "loved")}))

    assert search.found.marks[m.ENDING, "loved"]


@pytest.mark.parametrize(
    ("effects", "is_dominated"),
    [
        ({"trust": "-M"}, True),
        ({"trust": "-M", "security": "+S"}, False),
        ({"trust": "-M", "press": "+S"}, False),
    ],
)
def test_a_draft_needs_something_that_speaks_for_it(effects: dict[str, str], is_dominated: bool) -> None:
    """A loss alone is dominated; with a gain on another gauge, or a stakeholder who is pleased, it is a choice."""
    tested = story(event(drafts=DRAFTS, outcomes=[outcome("stance == deny", effects=effects)]), stakeholders=["press"])

    assert [each.draft for each in _dominated(tested)] == (["firm"] if is_dominated else [])


def test_a_gain_that_does_not_last_is_a_gain() -> None:
    """What is better for an hour and then much worse is bait, not a draft without anything to say for it."""
    later = {"after": "1h", "effects": {"security": "-L"}}
    bait = outcome("stance == deny", effects={"security": "+S"}, later=later)

    assert _dominated(story(event(drafts=DRAFTS, outcomes=[bait]))) == []


def test_a_quicker_draft_is_not_dominated_by_a_slower_one() -> None:
    """An officer who is free sooner is worth something."""
    slow = DRAFTS["calm"] | {"channel": "briefing"}
    offers = {"channel": ["statement", "briefing"]}
    worse = [outcome("stance == deny", effects={"trust": "-S"})]
    tested = story(event(drafts={"calm": slow, "firm": DRAFTS["firm"]}, offers=offers, outcomes=worse))

    assert _dominated(tested) == []


def _dominated(tested: Story) -> list[object]:
    search = Search(tested, "1", _nobody)
    search.run(frozenset())
    return list(dominated(search))
