"""The solver: what it finds is what trying everything finds, and what it promises is what a game then gives."""

from fractions import Fraction
from typing import Any

import pytest

from twiplo_game.analysis.solver.model import EVERYTHING, Model
from twiplo_game.analysis.solver.solve import Solver
from twiplo_game.engine.compile import compile_story
from twiplo_game.engine.story import Story
from twiplo_game.store.doctrine import shipped_doctrine

from . import brute
from .worlds import DRAFTS, OFFERS, event, outcome, scenario

NARROW: dict[str, Any] = OFFERS | {"channel": ["call"], "stance": ["inform"], "to": ["press"], "register": []}


def draft(**fields: Any) -> dict[str, Any]:
    """A draft."""
    return {"title": "Draft", "text": "Words.", "channel": "statement", "stance": "inform", "to": ["press"]} | fields


def check(settles: str, **fields: Any) -> dict[str, Any]:
    """A check of ten minutes."""
    finds = {"when_true": "So.", "when_false": "Not so.", "inconclusive": "Who knows."}
    return {"title": "Look", "takes": "10m", "settles": settles, "finds": finds} | fields


def fact(chance: int = 50, **fields: Any) -> dict[str, Any]:
    """A fact."""
    return {"text": "It is so.", "chance": f"{chance}%"} | fields


HIDDEN = {
    "events": [
        event(
            situation={"subject": "real"},
            due="20m",
            checks={"look": check("real", inconclusive="25%")},
            drafts=DRAFTS,
            outcomes=[
                outcome("stance == deny", effects={"reputation": 8}, later={
                    "after": "15m", "when": "is_true(real)", "effects": {"trust": -21, "reputation": -5},
                    "says": "It was so."}),
                outcome("stance == inform", effects={"trust": 3}),
                outcome("stance == inform and known(real)", effects={"security": 5}),
            ],
            silence={"effects": {"trust": -5}},
        )
    ],
    "facts": {"real": fact(40)},
    "length": "50m", "staff": 1, "stakeholders": ["press"],
}  # fmt: skip

NOTICES = {
    "events": [
        event(drafts={"tell": draft(), "hide": draft(stance="deny", when="trust < 62")}, due="30m", outcomes=[
            outcome("told(allies)", effects={"trust": 9, "allies": "+S"}),
            outcome("not told(allies) and stance == inform", effects={"reputation": 3, "trust": -2}),
            outcome("stance == deny", effects={"security": 7}, by="allies"),
        ]),
        event("second", 5, drafts={"plain": draft(channel="call", to=["allies"])}, outcomes=[
            outcome("answered(post) and trust >= 60", effects={"security": 4}),
            outcome("not answered(post)", effects={"trust": 6, "reputation": -1}),
        ]),
    ],
    "length": "22m", "staff": 2, "stakeholders": ["press", "allies"],
    "mandates": [{"id": "first", "title": "Friends first", "met": "before(when_told(allies), when_public())"}],
}  # fmt: skip

PROMISES = {
    "events": [
        event(drafts={"promise": draft(contains=["next_update"], next_update="12m"), "plain": draft()}, outcomes=[
            outcome("has(next_update)", effects={"trust": 6, "press": "+S"}),
            outcome("stance == inform", effects={"reputation": 1}),
        ]),
    ],
    "rules": [
        {"id": "missed", "on": "promise_missed", "when": "true", "effects": {"trust": -9, "press": "-S"},
         "because": "It was missed."},
    ],
    "length": "45m", "staff": 1, "stakeholders": ["press"],
}  # fmt: skip

ONE_OF = {
    "events": [
        event(
            text={"of": "first", "if_true": "It looks like the first.", "if_false": "It does not look like the first."},
            situation={"subject": "second"},
            drafts={"second": draft(stance="deny"), "third": draft(stance="concede")},
            outcomes=[
                outcome("stance == deny", effects={"trust": 2}, later={
                    "after": "10m", "when": "is_true(second)", "effects": {"trust": 9}, "says": "Right."}),
                outcome("stance == concede", effects={"trust": 3}, later={
                    "after": "10m", "when": "is_true(third)", "effects": {"trust": 6}, "says": "Right."}),
            ],
            checks={"look": check("second")},
        )
    ],
    "facts": {
        "who": {"text": "Who did it.", "one_of": {"first": 20, "second": 30, "third": 50}},
        "first": {"text": "The first."}, "second": {"text": "The second."}, "third": {"text": "The third."},
    },
    "length": "40m", "staff": 1, "stakeholders": ["press"],
}  # fmt: skip

UNSEEN = {
    "events": [
        event(situation={"subject": "real"}, drafts={"deny": draft(stance="deny")}, outcomes=[
            outcome("stance == deny", effects={"trust": 4}, later={
                "after": "10m", "when": "is_true(real)", "triggers": {"back": "5m"}}),
        ]),
        event("back", None, drafts={"sorry": draft(channel="call", stance="apologise")}, outcomes=[
            outcome("stance == apologise", effects={"trust": 3})],
            situation={"damage": {"reputation": 5}}, due="5m", silence={"effects": {"trust": -9}}),
    ],
    "facts": {"real": fact(30)},
    "length": "45m", "staff": 1, "stakeholders": ["press"],
}  # fmt: skip

STORIES = {"hidden": HIDDEN, "notices": NOTICES, "promises": PROMISES, "one_of": ONE_OF, "unseen": UNSEEN}


def small(name: str) -> Story:
    """One of the small stories."""
    data = dict(STORIES[name])
    events = data.pop("events")
    held = tuple(mandate["id"] for mandate in data.get("mandates", ()))
    return compile_story(scenario(*events, **data), shipped_doctrine().doctrine, mandates=held)


def found(tested: Story, model: Model) -> brute.Found:
    """What the solver finds."""
    solver = Solver.of(tested, model)
    roots = solver.open()
    assert solver.explore(lambda: False, lambda part: None)
    whole = solver.worlds.mass(solver.worlds.all)
    return brute.Found(
        Fraction(sum(branch.times * branch.node.best[number] for branch, number in roots), whole),
        max(branch.node.most[number] for branch, number in roots),
        min(branch.node.least[number] for branch, number in roots),
    )


@pytest.mark.parametrize("name", STORIES)
def test_everything_tried(name: str) -> None:
    """With nothing left out, the solver finds to the last fraction what trying every legal action finds."""
    tested = small(name)

    assert found(tested, EVERYTHING) == brute.solve(tested)
