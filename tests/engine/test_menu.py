"""What can be done now, as a sequence that may be very long."""

import pytest
from playing import IDS, is_refused, story_of
from tiny import Play, event, offers, outcome_of, response, scenario

from twiplo_game.engine.action import Advance, Respond, Speak
from twiplo_game.engine.classes import response_classes
from twiplo_game.engine.near import NEAR_LIMIT, near_responses
from twiplo_game.engine.options import legal_actions
from twiplo_game.engine.sending import wrong_with
from twiplo_game.model import vocabulary as v


def test_legal_actions_are_a_sequence() -> None:
    """Length, places, slices and a walk through all agree, and nothing in it is refused."""
    narrow = {"channel": ["statement", "call"], "stance": ["inform", "deny"], "contains": ["apology"]}
    play = Play(scenario(event(offers=offers() | narrow, outcomes=[outcome_of("has(apology)", effects={})])))
    actions = legal_actions(play.game, play.state)
    walked = list(actions)

    assert len(actions) == len(walked) == len(set(walked))
    assert [actions[place] for place in range(len(actions))] == walked
    assert actions[-1] == walked[-1] == Advance(play.game.story.length)
    assert actions[1:4] == tuple(walked[1:4])
    assert not [action for action in walked if is_refused(play.game, play.state, action)]
    with pytest.raises(IndexError):
        actions[len(actions)]


def test_actions_by_their_kind() -> None:
    """Every action is found under its kind, and kinds of which there are none are not named."""
    play = Play(scenario(event(offers=offers() | {"channel": ["call"], "contains": []})))
    play.answer(what=response(channel=v.Channel.CALL))
    actions = legal_actions(play.game, play.state)

    assert sorted(kind.__name__ for kind in {type(action) for action in actions}) == [
        kind.__name__ for kind in actions.kinds()
    ]
    assert sum(len(actions.of(kind)) for kind in actions.kinds()) == len(actions)
    assert Respond not in actions.kinds()
    assert set(actions.of(Speak)) == {action for action in actions if isinstance(action, Speak)}


@pytest.mark.parametrize("name", IDS)
def test_what_lies_near_is_part_of_what_can_be_done(name: str) -> None:
    """The neighbourhood of the drafts: so many classes, no class twice, every one legal."""
    story = story_of(name, "ordinary", False)
    for index in range(story.event_count):
        classes = response_classes(story, index, False)
        near = near_responses(story, index, False)
        numbers = [classes.numbering.number_of(each) for each in near]
        assert len(set(numbers)) == len(near) == min(NEAR_LIMIT, len(classes))
        assert not set(numbers) & set(classes.standing)
        assert not [each for each in near if wrong_with(story, story.targets[index], each)]
