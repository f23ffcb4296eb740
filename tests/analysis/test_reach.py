"""How far answers bring a condition: the same as trying every class of answers."""

import pytest

from twiplo_game.analysis.reach import Reach, reach
from twiplo_game.engine.classes import response_classes
from twiplo_game.engine.plan import plan_for

from .worlds import OFFERS, event, outcome, story

OPEN = OFFERS | {
    "channel": ["statement", "call", "post"], "stance": ["inform", "deny", "apologise"], "to": ["press", "allies"],
    "contains": ["apology", "evidence"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("when", "wanted"),
    [
        ("stance == deny and public()", Reach.ALWAYS),
        ("stance == deny and found(so)", Reach.SOMETIMES),
        ("has(sympathy)", Reach.NEVER),
        ("has(sympathy) or trust < 20", Reach.SOMETIMES),
        ("register >= regret and stance == deny", Reach.NEVER),
        ("not public() and allies in to and has(evidence)", Reach.ALWAYS),
        ("stance == concede or (channel == post and has(apology) and delay() < '10m')", Reach.SOMETIMES),
    ],
)
def test_as_every_class_says(when: str, wanted: Reach) -> None:
    """Trying one answer of each class gives the same."""
    tested = story(
        event(outcomes=[outcome(when)]), offers=OPEN, facts={"so": {"text": "So.", "chance": "50%"}},
        stakeholders=["press", "allies"],
    )  # fmt: skip
    target = tested.targets[0]
    plans = [plan_for(tested, 0, response, False) for response in response_classes(tested, 0, False)]
    tests = [item.test for plan in plans for item in plan.items if item.bound.ref == "outcome:post:0"]
    tried = Reach.NEVER if not tests else Reach.ALWAYS if None in tests else Reach.SOMETIMES

    assert reach(tested, target, target.on_response[0].tree) is tried is wanted
