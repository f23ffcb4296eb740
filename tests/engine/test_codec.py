"""Actions as data: there and back, and nothing but a ValueError for anything that is not an action."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twiplo_game.engine import action as acts
from twiplo_game.engine.codec import action_from_data, action_to_data
from twiplo_game.engine.response import Response
from twiplo_game.model import vocabulary as v

NAMES = st.text(st.characters(codec="utf-8"), max_size=80)
MINUTES = st.integers(0, 100_000)

RESPONSES = st.builds(
    Response,
    channel=st.sampled_from(v.Channel),
    stance=st.sampled_from(v.Stance),
    register=st.sampled_from(v.Register),
    tone=st.sampled_from(v.Tone),
    to=st.frozensets(NAMES, max_size=4),
    claim=st.sampled_from(v.Claim),
    tier=st.sampled_from(v.Tier),
    actor=st.none() | NAMES,
    disclosure=st.sampled_from(v.Disclosure),
    coordination=st.sampled_from(v.Coordination),
    language=st.sampled_from(v.Tongue),
    contains=st.frozensets(st.sampled_from(v.Content)),
    next_update=st.none() | MINUTES,
    action_due=st.none() | MINUTES,
    draft=st.none() | NAMES,
    text=st.text(st.characters(codec="utf-8"), max_size=200),
)

ACTIONS = st.one_of(
    st.builds(acts.Open, NAMES),
    st.builds(acts.Ask, NAMES, NAMES),
    st.builds(acts.Check, NAMES),
    st.builds(acts.Respond, NAMES, RESPONSES),
    st.builds(acts.Tell, NAMES, NAMES),
    st.builds(acts.Speak, NAMES, RESPONSES),
    st.builds(acts.Correct, NAMES),
    st.builds(acts.Update, NAMES),
    st.builds(acts.Cancel, NAMES),
    st.builds(acts.Advance, MINUTES),
    st.builds(acts.Contingency, NAMES),
)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=5),
    max_leaves=12,
)

KEYS = ("do", "event", "response", "to", "about", "message", "adviser", "check", "sent", "promise", "task", "stance")
NEARLY = st.dictionaries(
    st.sampled_from(KEYS),
    JSON
    | st.sampled_from(["respond", "speak", "advance", "tell", "deny", "nobody", -1, True])
    | st.dictionaries(st.sampled_from([*Response.__slots__, "other"]), JSON, max_size=4),
    max_size=6,
)
"""Data with the right words in the wrong places."""


@given(ACTIONS)
def test_every_action_comes_back_as_it_was(action: acts.Action) -> None:
    """An action is the same after it was written to a log and read again, and so are its words."""
    back = action_from_data(json.loads(json.dumps(action_to_data(action))))

    assert back == action
    if isinstance(action, acts.Respond | acts.Speak):
        assert isinstance(back, acts.Respond | acts.Speak)
        assert back.response.text == action.response.text


@given(ACTIONS)
def test_the_same_action_is_written_in_the_same_way(action: acts.Action) -> None:
    """What is hashed must not hang on the order of a set: two equal actions give the same bytes."""
    again = action_from_data(action_to_data(action))

    assert json.dumps(action_to_data(again), sort_keys=True) == json.dumps(action_to_data(action), sort_keys=True)


@given(JSON | NEARLY)
def test_hostile_data_is_refused_with_a_value_error(data: Any) -> None:
    """Whatever comes from outside is an action or a ValueError, never any other exception."""
    try:
        action = action_from_data(data)
    except ValueError:
        return
    assert action_from_data(action_to_data(action)) == action


@pytest.mark.parametrize(
    "data",
    [
        {"do": ["respond"]},
        {"do": {"respond": 1}},
        {"do": None},
        {"do": "respond", "event": "post"},
        {"do": "respond", "event": "post", "response": {"stance": ["deny"]}},
        {"do": "respond", "event": "post", "response": {"stance": "denied"}},
        {"do": "respond", "event": "post", "response": {"to": "press"}},
        {"do": "respond", "event": "post", "response": {"to": [["press"]]}},
        {"do": "respond", "event": "post", "response": {"contains": {"apology": 1}}},
        {"do": "respond", "event": "post", "response": {"text": "x" * 4001}},
        {"do": "respond", "event": "post", "response": {"_hash": 1}},
        {"do": "respond", "event": "post", "response": {"next_update": True}},
        {"do": "advance", "to": 1.5},
        {"do": "advance", "to": -1},
        {"do": "advance", "to": 10**30},
        {"do": "advance", "to": 5, "why": "because"},
        {"do": "open", "message": "x" * 81},
        {"do": "tell", "stakeholder": "press", "about": None},
        {"do": "open", "message": "\ud800"},
        {"do": "respond", "event": "post", "response": {"text": "half a pair: \udc00"}},
    ],
)
def test_data_that_is_nearly_an_action_is_refused(data: Any) -> None:
    """A wrong type, an unknown word, a field too many or too few, a value beyond its limit: each is refused."""
    with pytest.raises(ValueError, match=r"."):
        action_from_data(data)
