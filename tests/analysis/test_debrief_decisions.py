"""What a debrief lays at the door of which decision."""

from analysis.worlds import event, story
from twiplo_game.analysis.debrief import debrief
from twiplo_game.engine.action import Advance, Tell
from twiplo_game.engine.apply import apply, opening
from twiplo_game.engine.game import new_game
from twiplo_game.engine.step import Step


def test_two_notices_to_one_stakeholder_have_each_what_it_brought() -> None:
    """The second stands with its own movements, and not with none while the first has both."""
    concerns = {"situation": {"concerns": ["allies"], "nature": ["leak_coming"]}}
    made = story(event("one", **concerns), event("two", 60, **concerns), length="6h", doctrine={"off": []})
    game = new_game(made, 1)
    steps = [opening(game)]
    for action in (Tell("allies", "one"), Advance(60), Tell("allies", "two"), Advance(360)):
        while True:
            step = apply(game, steps[-1].state, action)
            assert isinstance(step, Step), step
            steps.append(step)
            if not isinstance(action, Advance) or step.state.minute >= action.to:
                break

    found = debrief(game, steps)

    assert found is not None
    first, second = (each for each in found.decisions if each.kind == "tell")
    assert {move.minute for move in first.at_once} < set(range(60))
    assert {move.minute for move in second.at_once} < set(range(60, 361))
    assert first.at_once
    assert second.at_once
