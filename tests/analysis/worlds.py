"""Small scenarios for tests of what is found out by playing."""

import json
from typing import Any

from twiplo_game.authoring.check import check_text
from twiplo_game.engine.compile import compile_story
from twiplo_game.engine.story import Story
from twiplo_game.model.scenario import Scenario
from twiplo_game.store.doctrine import shipped_doctrine

DRAFTS: dict[str, Any] = {
    "calm": {"title": "Calm", "text": "We look into it.", "channel": "statement", "stance": "inform", "to": ["press"]},
    "firm": {"title": "Firm", "text": "It is not so.", "channel": "statement", "stance": "deny", "to": ["press"]},
}
"""Two public lines: one informs, one denies."""

OFFERS: dict[str, Any] = {
    "channel": ["statement"], "stance": ["inform", "deny"], "register": ["note"], "tone": ["factual"], "to": ["press"],
    "claim": ["none"], "attribution": [], "disclosure": ["summary"], "coordination": ["alone"],
    "language": ["own"], "contains": [],
}  # fmt: skip
"""A composer with next to nothing in it."""


def event(name: str = "post", at: int | None = 0, **fields: Any) -> dict[str, Any]:
    """An event; `at=None` leaves it to a condition or a trigger."""
    timed = {} if at is None else {"at": f"{at}m"}
    return {"id": name, "text": "Something came in."} | timed | fields


def outcome(when: str, **fields: Any) -> dict[str, Any]:
    """An outcome that applies where `when` holds."""
    return {"when": when, "because": "It follows."} | fields


def scenario(*events: dict[str, Any], **fields: Any) -> Scenario:
    """A scenario without doctrine, of three hours, with two officers."""
    data = {
        "id": "small", "title": "Small", "staff": 2, "length": "3h", "doctrine": "none", "offers": OFFERS,
        "events": list(events) or [event()],
    } | fields  # fmt: skip
    checked = check_text(json.dumps(data), "small.yaml", shipped_doctrine().doctrine)
    assert checked.scenario is not None, [(each.code, each.args) for each in checked.problems]
    return checked.scenario


def story(*events: dict[str, Any], mandates: tuple[str, ...] = (), **fields: Any) -> Story:
    """The same, ready to be played."""
    return compile_story(scenario(*events, **fields), shipped_doctrine().doctrine, mandates=mandates)
