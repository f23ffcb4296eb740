"""Tiny stories by chance: one or two events, a hidden fact, a check, notices, moods, what comes back later."""

from random import Random
from typing import Any

from twiplo_game.engine.compile import compile_story
from twiplo_game.engine.story import Story
from twiplo_game.store.doctrine import shipped_doctrine

from .worlds import event, outcome, scenario

_WHEN = (
    "stance == deny", "stance == inform", "known(real)", "told(allies)", "trust >= 60", "mood(allies) >= neutral",
    "said(a, deny)", "delay() < '6m'", "not answered(a)", "public()",
)  # fmt: skip
_LATER = ("is_true(real)", "not is_true(real)", "is_true(real) and trust > 58", "told(allies)")


def random_story(seed: int) -> Story | None:
    """The story of a seed; None where chance made one that the checker refuses."""
    random = Random(seed)
    subject = {"subject": "real"}
    check = {
        "title": "Look", "takes": "10m", "settles": "real", "inconclusive": random.choice(["0%", "30%"]),
        "finds": {"when_true": "So.", "when_false": "Not so."},
    }  # fmt: skip
    events = [
        event(
            "a", 0, situation=subject, drafts=_drafts(random), outcomes=_outcomes(random), checks={"look": check},
            due=random.choice(["8m", "20m"]), silence={"effects": _effects(random)},
        )
    ]  # fmt: skip
    if random.random() < 0.6:
        about = subject if random.random() < 0.5 else {}
        at = random.choice([3, 11])
        events.append(event("b", at, drafts=_drafts(random), outcomes=_outcomes(random), situation=about))
    chance = random.choice(["30%", "50%", "70%"])
    try:
        made = scenario(
            *events, facts={"real": {"text": "It is so.", "chance": chance}}, length=random.choice(["28m", "33m"]),
            staff=1, stakeholders=["press", "allies"],
        )  # fmt: skip
    except AssertionError:
        return None
    return compile_story(made, shipped_doctrine().doctrine)


def _drafts(random: Random) -> dict[str, Any]:
    draft = {"title": "Draft", "text": "Words.", "stance": "deny", "channel": "statement", "to": ["press"]}
    drafts = {"x": draft}
    if random.random() < 0.7:
        drafts["y"] = draft | {"stance": "inform", "channel": "call", "to": ["allies"]}
    return drafts


def _effects(random: Random) -> dict[str, Any]:
    gauges = random.sample(["reputation", "security", "trust"], random.randint(1, 2))
    effects: dict[str, Any] = {gauge: random.choice([-9, -4, -2, 1, 3, 5, 8]) for gauge in gauges}
    return effects | ({"allies": random.choice(["+S", "-S"])} if random.random() < 0.4 else {})


def _outcomes(random: Random) -> list[dict[str, Any]]:
    outcomes = []
    for _ in range(random.randint(1, 3)):
        when = " and ".join(random.sample(_WHEN, random.choice([1, 1, 2])))
        fields: dict[str, Any] = {"effects": _effects(random)}
        if random.random() < 0.6:
            fields["later"] = {
                "after": random.choice(["5m", "12m", "40m"]), "when": random.choice(_LATER),
                "effects": _effects(random), "says": "It came back.",
            }  # fmt: skip
        outcomes.append(outcome(when, **fields))
    return outcomes
