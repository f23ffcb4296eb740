"""A mark is shown exactly where a rule can hold because of it: for this response, in what the desk knows."""

from copy import copy
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny import Play, check_of, event, fact, only, outcome_of, response, rule, scenario

from twiplo_game.engine.action import Respond
from twiplo_game.engine.marking import marked, marked_in
from twiplo_game.engine.response import Response, composed
from twiplo_game.engine.step import Applied
from twiplo_game.model import vocabulary as v
from twiplo_game.model.scenario import Scenario
from twiplo_game.model.wording import Feature, Weight

WORDING = tuple(f"W{number}" for number in ("1", "1b", *range(2, 13)))
GAINING = {"W4", "W5"}
SURE = "There is no doubt that they did it."
SENTENCES = (
    "Anchor Nine was ours.",
    "Daro Milev told us.",
    "The ship lies at 36.2021, 37.1343.",
    "This text is TLP:RED.",
    SURE,
    "We demand that you release them within two hours.",
    "No comment.",
    "We apologise.",
    "We deny this allegation.",
    "All these accounts are robots.",
    "IT IS NOT SO AT ALL!!",
    "Our next update will be given at 18:00.",
    "We do not yet know who sent it.",
    "Our thoughts are with the families.",
    "Please avoid the harbour.",
    "The full report is published at https://example.org/report.",
    "The square is closed.",
)


def _told(**fields: object) -> Scenario:
    """One event about a fact that two checks settle, one of them for good, under the rules of wording alone."""
    checks = {
        "ask_around": check_of("so", reaches="corroborated"),
        "take_apart": check_of("so", reaches="technical"),
    }
    crisis = event(situation={"subject": "so", "harm": "harmed"}, checks=checks)
    declared = {
        "facts": {"so": fact(50)},
        "secrets": ["Anchor Nine"],
        "protected": ["Daro Milev"],
        "traps": ["All these accounts are robots."],
        "doctrine": only(*WORDING),
    }
    return scenario(crisis, **(declared | fields))


@cache
def _begun() -> Play:
    return Play(_told())


def _again() -> Play:
    """A game of it that has just begun; it is compiled once."""
    play = copy(_begun())
    play.steps = [*play.steps]
    return play


def _shown(play: Play, what: Response, about: str = "post") -> dict[Feature, Weight]:
    """What is shown of the marks, with what it counts for."""
    found = marked(play.game.story, play.state, about, what) or ()
    return {mark.feature: mark.weight for mark in found if mark.is_shown}


def test_certainty_is_marked_until_the_file_bears_it() -> None:
    """“Surer than the file”: below technical evidence a mark, from there on none, whatever the finding was."""
    play, sure = Play(_told()), response(text=SURE)
    assert _shown(play, sure) == {Feature.IS_CERTAIN: Weight.AGAINST}
    play.check("ask_around")
    play.to(10)
    assert _shown(play, sure) == {Feature.IS_CERTAIN: Weight.AGAINST}
    play.check("take_apart")
    assert _shown(play, sure) == {Feature.IS_CERTAIN: Weight.AGAINST}
    play.to(20)
    assert _shown(play, sure) == {}


def test_where_nothing_is_in_question_certainty_costs_nothing() -> None:
    """An event that is about no fact has no file to be surer than."""
    assert _shown(Play(scenario(doctrine=only(*WORDING))), response(text=SURE)) == {}


def test_a_rule_that_is_off_warns_of_nothing() -> None:
    """A scenario that does without the rule does without the mark."""
    assert _shown(Play(_told(doctrine="none")), response(text=SURE)) == {}


def test_what_is_no_warning_is_shown_all_the_same() -> None:
    """That a text says what is not known can be chosen among the contents; that it is too long helps by itself."""
    text = "We do not yet know who sent it. " * 20
    shown = _shown(Play(_told()), response(text=text, channel=v.Channel.POST))
    assert shown == {Feature.STATES_UNKNOWN: Weight.NOTHING, Feature.TOO_LONG: Weight.NOTHING}


FIELDS = st.fixed_dictionaries(
    {
        "channel": st.sampled_from([v.Channel.STATEMENT, v.Channel.CALL, v.Channel.POST]),
        "stance": st.sampled_from(v.Stance),
        "register": st.sampled_from(v.Register),
        "tone": st.sampled_from(v.Tone),
        "contains": st.frozensets(
            st.sampled_from([each for each in v.Content if each is not v.Content.CORRECTIVE_ACTION])
        ),
    }
)


@settings(deadline=None)
@given(
    FIELDS,
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3),
    st.sampled_from([None, "ask_around", "take_apart"]),
)
def test_a_mark_counts_exactly_where_a_rule_holds(
    fields: dict[str, object], said: list[str], checked: str | None
) -> None:
    """Against, where a rule that costs applies when it lands; for, where one that gains does; and else nothing."""
    update = 60 if v.Content.NEXT_UPDATE in fields["contains"] else None  # type: ignore[operator]
    what = composed(Response(to=frozenset({"press"}), next_update=update, text=" ".join(said), **fields))  # type: ignore[arg-type]
    play = _again()
    if checked is not None:
        play.check(checked)
        play.to(10)
    found = marked(play.game.story, play.state, "post", what)
    assert found is not None
    play.do(Respond("post", what))
    order = play.state.tasks[0].order
    assert order is not None and marked_in(play.game.story, order) == found
    applied = {name for each in play.end().happened if isinstance(each, Applied) for name in each.rules}
    counted = {mark.weight for mark in found}
    assert (Weight.AGAINST in counted) == bool(applied - GAINING)
    assert (Weight.FOR in counted) == bool(applied & GAINING) or Weight.AGAINST in counted


@pytest.mark.parametrize(
    "condition", ["text.is_certain", "text.is_certain and trust < 10", "text.is_certain or text.denies"]
)
def test_what_a_scenario_weighs_itself_is_marked(condition: str) -> None:
    """Rules and outcomes of the scenario's own count like the doctrine's; what hangs on the landing can hold."""
    costs = {"trust": "-S"}
    for own in (
        {"rules": [rule("own", condition, effects=costs)]},
        {"events": event(outcomes=[outcome_of(condition, effects=costs)])},
    ):
        assert _shown(Play(scenario(**own)), response(text=SURE)) == {Feature.IS_CERTAIN: Weight.AGAINST}


def test_a_condition_that_cannot_hold_here_marks_nothing() -> None:
    """What else it asks for is not there: the words alone do not make it hold."""
    asking = event(outcomes=[outcome_of("text.is_certain and has(denial)", effects={"trust": "-S"})])
    assert _shown(Play(scenario(asking)), response(text=SURE)) == {}
    assert _shown(Play(scenario(asking)), response(text=SURE, contains={v.Content.DENIAL})) != {}


def test_words_that_break_a_mandate_are_marked() -> None:
    """Who is held to a mandate is warned of the words that break it, and nobody else."""
    told = scenario(
        protected=["Daro Milev"], mandates=[{"id": "kept", "title": "Name nobody", "breaks": "text.names(protected)"}]
    )
    naming = response(text="Daro Milev told us.")
    assert _shown(Play(told, mandates=("kept",)), naming) == {Feature.PROTECTED: Weight.AGAINST}
    assert _shown(Play(told), naming) == {}


def test_what_the_desk_has_not_heard_of_is_not_read() -> None:
    """Whoever asks about an event to come, by its id, learns nothing: not even whether it is about something."""
    play = Play(scenario([event(), event("later", at=60)], facts={"hidden": fact()}))
    for about in ("later", "hidden", "nothing"):
        assert marked(play.game.story, play.state, about, replace(response(), text=SURE)) is None
