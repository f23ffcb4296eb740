"""Classes of responses: every one is counted once, and a representative of each is at hand."""

import subprocess
import sys
from random import Random
from typing import Any

import pytest
from composing import Composer, exactly_the_classes, the_representatives_differ
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playing import IDS, PROFILES, story_of
from tiny import EVERYTHING, Play, event, fact, outcome_of, scenario

from twiplo_game.engine.action import Advance, Respond
from twiplo_game.engine.apply import opening
from twiplo_game.engine.classes import response_classes
from twiplo_game.engine.compile import compile_story
from twiplo_game.engine.game import new_game
from twiplo_game.engine.near import NEAR_LIMIT, near_responses
from twiplo_game.engine.options import legal_actions, speakable
from twiplo_game.engine.sending import wrong_with
from twiplo_game.engine.story import Story, minutes_to_send
from twiplo_game.model import vocabulary as v
from twiplo_game.model.scenario import Scenario
from twiplo_game.store.doctrine import shipped_doctrine

BY_DAY = 4_000
BY_NIGHT = 400_000
"""Combinations up to which all are tried."""


def targets(story: Story) -> list[tuple[int, bool]]:
    """Everything that something can be composed about: (target, whether nobody asked)."""
    events = range(story.event_count)
    return [(event, is_unasked) for event in events for is_unasked in (False, True)] + [
        (fact, True) for fact in speakable(story)
    ]


# -- shipped scenarios -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", IDS)
def test_small_targets_have_exactly_the_classes_that_trying_everything_finds(name: str) -> None:
    """In every shipped scenario, wherever few combinations can be sent."""
    story = story_of(name, "ordinary", True)
    for index, is_unasked in targets(story):
        if Composer(story, index, is_unasked).size <= BY_DAY:
            exactly_the_classes(story, index, is_unasked)


@pytest.mark.nightly
@pytest.mark.parametrize("name", IDS)
def test_larger_targets_have_exactly_the_classes_that_trying_everything_finds(name: str) -> None:
    """The same for more combinations than one waits for."""
    story = story_of(name, "ordinary", True)
    for index, is_unasked in targets(story):
        if BY_DAY < Composer(story, index, is_unasked).size <= BY_NIGHT:
            exactly_the_classes(story, index, is_unasked)


def test_where_nothing_asks_who_reads_it_a_response_goes_to_whom_the_staff_would_write_to() -> None:
    """What a class stands for is read by people too: a court's question is not answered to the press."""
    story = story_of("cable-leak", "ordinary", True)
    near = near_responses(story, story.names.events["court_question"], False)

    assert any(response.to == {"courts"} for response in near)
    assert not any(response.to == {"press"} for response in near)


@pytest.mark.parametrize("name", IDS)
def test_in_every_target_numbers_and_meanings_are_the_same_thing(name: str) -> None:
    """However many classes there are, those that are looked at differ, and what means the same has one number."""
    random = Random(name)
    story = story_of(name, random.choice(PROFILES), True)
    for index, is_unasked in targets(story):
        classes = response_classes(story, index, is_unasked)
        composer = Composer(story, index, is_unasked)
        the_representatives_differ(composer, classes, random.sample(range(len(classes)), min(40, len(classes))))
        axes = composer.axes()
        composed = [composer.changed(tuple(map(random.choice, axes))) for _ in range(60)]
        sent = [each for each in composed if wrong_with(story, composer.target, each) is None]
        pairs = {(composer.meaning(each), classes.numbering.number_of(each)) for each in sent}
        assert len({meaning for meaning, _ in pairs}) == len({number for _, number in pairs}) == len(pairs)


@pytest.mark.nightly
def test_all_classes_of_a_large_target_differ() -> None:
    """Each representative of an event with very many classes means what no other means."""
    story = story_of("cloned-ministry", "ordinary", False)
    index = story.names.events["the_page"]
    classes = response_classes(story, index, False)

    assert len(classes) > 100_000
    the_representatives_differ(Composer(story, index, False), classes, range(len(classes)))


# -- any scenario ------------------------------------------------------------------------------------------------------

ATOMS = (
    *("stance == deny", "stance in {inform, decline}", "register >= regret", "claim > evidence(genuine)"),
    *(
        "claim >= likely",
        "has(apology)",
        "has(evidence)",
        "has(next_update)",
        "allies in to",
        "press in to",
        "public()",
    ),
    *("trust < 40", "known(genuine)", "disclosure >= summary", "tone == firm"),
    *("attribution.tier >= linked", "attribution.actor == north"),
    *("channel == call", "coordination == cleared", "language != own", "evidence(genuine) > single"),
    *("found(authorship)", "delay() > '30m'", "sent(post, ready)", "channel == silence"),
)
CONDITIONS = st.recursive(
    st.sampled_from(ATOMS),
    lambda inner: (
        st.tuples(inner, st.sampled_from(["and", "or"]), inner).map(lambda parts: f"({' '.join(parts)})")
        | inner.map(lambda part: f"not ({part})")
    ),
    max_leaves=5,
)
"""Conditions on what is sent, and on what the desk knows."""

NARROW = {
    "channel": ["statement", "call", "silence", "note"],
    "stance": ["inform", "deny", "decline"],
    "register": ["none", "regret"],
    "tone": ["factual", "firm"],
    "claim": ["none", "likely", "almost_certain"],
    "disclosure": ["withhold", "full"],
    "coordination": ["alone", "cleared"],
    "language": ["own", "local"],
    "contains": ["apology", "evidence", "next_update", "sympathy"],
    "to": ["press", "allies", "host"],
    "attribution": [{"tier": "none"}, {"tier": "linked", "actor": "north"}, {"tier": "state", "actor": "south"}],
}
OFFERS = st.fixed_dictionaries(
    {name: st.lists(st.sampled_from(terms), min_size=1, max_size=2, unique_by=str) for name, terms in NARROW.items()}
)


def _outcome(when: str, later: str | None, trigger: str | None) -> dict[str, Any]:
    fields: dict[str, Any] = {"effects": {"trust": "-S"}}
    if later is not None:
        fields["later"] = {"after": "10m", "when": later, "effects": {"trust": "-S"}}
    if trigger is not None:
        fields["triggers"] = {"second": {"after": "20m", "when": trigger}}
    return outcome_of(when, **fields)


OUTCOMES = st.lists(st.builds(_outcome, CONDITIONS, st.none() | CONDITIONS, st.none() | CONDITIONS), max_size=4)


@given(offered=OFFERS, outcomes=OUTCOMES, is_unasked=st.booleans(), length=st.sampled_from(["30m", "6h"]))
@settings(max_examples=60, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_an_author_writes(
    offered: dict[str, Any], outcomes: list[dict[str, Any]], is_unasked: bool, length: str
) -> None:
    """With any offers and any conditions the classes are exactly those that trying everything finds."""
    written = {
        "title": "Any",
        "doctrine": "none",
        "length": length,
        "stakeholders": ["press", "allies", "host"],
        "actors": {"north": {"name": "North"}, "south": {"name": "South"}},
        "facts": {"genuine": fact(50), "by_north": fact(50, actor="north")},
        "events": [
            event(
                situation={"subject": "genuine"},
                offers=offered,
                outcomes=outcomes,
                drafts={"ready": {"title": "Ready", "text": "We look into it.", "to": ["press"]}},
            ),
            event("second", at=None),
        ],
    }
    story = compile_story(Scenario.model_validate(written), shipped_doctrine().doctrine)
    exactly_the_classes(story, 0, is_unasked)


# -- what the list promises --------------------------------------------------------------------------------------------


def test_everything_on_offer_with_the_whole_doctrine_is_counted() -> None:
    """Nothing has to be left out for being too much."""
    played = scenario(
        [event(situation={"cluster": "victim", "reach": "high", "subject": "genuine", "concerns": ["allies"]})],
        facts={"genuine": fact(50)},
        doctrine={"off": []},
    )
    story = compile_story(played, shipped_doctrine().doctrine)
    classes = response_classes(story, 0, False)

    assert len(classes) > 100_000
    the_representatives_differ(Composer(story, 0, False), classes, range(0, len(classes), len(classes) // 50))


def test_those_that_take_longest_come_last_and_drop_out_first() -> None:
    """What would land after the end is not listed, and everything else is."""
    play = Play(scenario(event(), length="90m"))
    classes = response_classes(play.game.story, 0, False)
    takes = [minutes_to_send(play.game.story.profile, each) for each in classes]

    assert takes == sorted(takes)
    for minute in (0, 50, 70, 80, 85):
        play.to(minute)
        answers = legal_actions(play.game, play.state).of(Respond)
        assert len(answers) == sum(each <= 90 - play.minute for each in takes)


def test_a_draft_stands_for_its_class_unless_somebody_asks_for_it() -> None:
    """What a draft says is not listed again as a composition; where it matters that it was the draft, it is."""
    drafts = {"ready": {"title": "Ready", "text": "We look into it.", "to": ["press"]}}

    def standing(**fields: Any) -> int:
        story = compile_story(scenario(event(drafts=drafts), **fields), shipped_doctrine().doctrine)
        return len(response_classes(story, 0, False).standing)

    assert standing() == 1
    assert standing(endings=[{"id": "a", "when": "sent(post, ready)", "title": "A", "text": "A"},
                             {"id": "b", "title": "B", "text": "B"}]) == 0  # fmt: skip


def test_whom_it_informs_matters_where_anything_asks() -> None:
    """A private answer to the host is one of its own as soon as something asks whether the host was told."""

    def size(**fields: Any) -> int:
        narrow = EVERYTHING | {"channel": ["call"], "stance": ["inform"], "contains": [], "to": ["press", "host"]}
        played = scenario([event(offers=narrow, due="30m", **fields), event("second", at=300)])
        return len(response_classes(compile_story(played, shipped_doctrine().doctrine), 0, False))

    plain = size()
    assert size(silence={"triggers": {"second": {"after": "10m", "when": "told(host)"}}}) == 2 * plain


def test_a_draft_that_could_not_be_composed_stands_for_nothing() -> None:
    """A draft that blames a state without naming one can be sent as it is; no composition is like it."""
    drafts = {"blame": {"title": "B", "text": "B", "to": ["press"], "attribution": {"tier": "state"}}}
    written = {"title": "Any", "events": [event(drafts=drafts)], "stakeholders": ["press"]}
    story = compile_story(Scenario.model_validate(written), shipped_doctrine().doctrine)
    classes = response_classes(story, 0, False)

    assert classes.standing == ()
    assert not [each for each in classes[:40] if wrong_with(story, story.targets[0], each)]
    assert len(near_responses(story, 0, False)) == min(NEAR_LIMIT, len(classes))


def test_nobody_to_speak_to_leaves_silence_alone() -> None:
    """Where nobody can be addressed, only silence can be composed, or nothing."""
    mute = EVERYTHING | {"to": [], "attribution": [{"tier": "none"}]}
    story = compile_story(scenario(event(offers=mute)), shipped_doctrine().doctrine)
    loud = compile_story(scenario(event(offers=mute | {"channel": ["statement", "post"]})), shipped_doctrine().doctrine)

    assert {each.channel for each in response_classes(story, 0, False)} == {v.Channel.SILENCE}
    assert len(response_classes(loud, 0, False)) == 0
    assert Advance in legal_actions(new_game(loud, 1), opening(new_game(loud, 1)).state).kinds()


def test_the_order_is_the_same_in_every_process() -> None:
    """Nothing hangs on the order in which Python keeps a set."""
    code = (
        "from playing import story_of\n"
        "from twiplo_game.engine.classes import response_classes\n"
        "from twiplo_game.engine.near import near_responses\n"
        "story = story_of('summit-cancelled', 'ordinary', True)\n"
        "for index in range(3):\n"
        "    classes = response_classes(story, index, False)\n"
        "    for each in (*classes[::7], *near_responses(story, index, False)[::9]):\n"
        "        print(each.channel, each.stance, each.tone, each.claim, sorted(each.to), sorted(each.contains))\n"
    )
    shown = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert len(shown) == 1
    assert len(shown.pop().splitlines()) > 50
