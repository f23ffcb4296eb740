"""The yardstick: a story of twelve decisions, as a scenario and as the bare arithmetic that it stands for.

`yardstick/story-fine.json` holds meters, flags and nodes; a node has an optional entry effect when a flag is set and
four choices with effects, an optional flag to set and an optional condition. Movements of one minute are summed before
they are clamped, so each node comes one minute after the choice before it, and its entry effect with it.
"""

import json
from pathlib import Path
from typing import Any

from twiplo_game.model.doctrine import Doctrine, Profile
from twiplo_game.model.scenario import Scenario

FOLDER = Path(__file__).parent / "yardstick"

Story = dict[str, Any]


def story(name: str = "fine") -> Story:
    """The story's data: `fine` has whole points, `coarse` multiples of five."""
    data: Story = json.loads((FOLDER / f"story-{name}.json").read_text("utf-8"))
    return data


def _flag(data: Story, flag: str, before: int) -> str:
    """The condition under which `flag` is set after the first `before` nodes."""
    condition = "false"
    for node in data["nodes"][:before]:
        on = [f"sent({node['id']}, c{i})" for i, c in enumerate(node["choices"]) if c["set"] == [flag, 1]]
        off = [f"sent({node['id']}, c{i})" for i, c in enumerate(node["choices"]) if c["set"] == [flag, 0]]
        if off and condition != "false":
            condition = f"(not {' and not '.join(off)} and {condition})"
        if on:
            condition = " or ".join(on) if condition == "false" else f"({' or '.join(on)} or {condition})"
    return condition


def _condition(data: Story, condition: list[Any], before: int) -> str:
    if condition[0] == "meter":
        return f"{condition[1]} {condition[2]} {condition[3]}"
    flag = _flag(data, condition[1], before)
    return flag if condition[2] else f"not ({flag})"


def scenario(data: Story) -> Scenario:
    """The story in the scenario's form, without doctrine."""
    events = []
    nodes = data["nodes"]
    for number, node in enumerate(nodes):
        drafts, outcomes = {}, []
        for i, choice in enumerate(node["choices"]):
            draft = {"title": choice["label"], "text": choice["label"], "to": ["press"]}
            if choice["cond"]:
                draft["when"] = _condition(data, choice["cond"], number)
            drafts[f"c{i}"] = draft
            outcome = {
                "when": f"sent({node['id']}, c{i})",
                "effects": choice["effects"],
                "because": "The choice has its effects.",
                "says": choice["outcome"],
            }
            outcomes.append(outcome)
        if number + 1 < len(nodes):
            following = nodes[number + 1]
            outcome = {"when": "true", "because": "The next decision follows.", "triggers": {following["id"]: "1m"}}
            if following["entry"]:
                flag, effects = following["entry"]
                outcome["later"] = {"after": "1m", "when": _flag(data, flag, number + 1), "effects": effects}
            outcomes.append(outcome)
        event = {"id": node["id"], "text": node["text"], "title": node["title"], "drafts": drafts, "outcomes": outcomes}
        if number == 0:
            event["at"] = "0m"
        events.append(event)
    return Scenario.model_validate(
        {
            "title": "The yardstick",
            "doctrine": "none",
            "staff": 1,
            "length": "60m",
            "gauges": dict(data["meters"]),
            "stakeholders": ["press"],
            "events": events,
        }
    )


def doctrine_for(doctrine: Doctrine) -> Doctrine:
    """The doctrine with one profile in which everything takes a minute."""
    ordinary = doctrine.profiles["ordinary"]
    instant = Profile.model_construct(
        **{
            **dict(ordinary),
            "channels": dict.fromkeys(ordinary.channels, 1),
            "coordination": dict.fromkeys(ordinary.coordination, 0),
        }
    )
    return doctrine.model_copy(update={"profiles": {"ordinary": instant}})


def reference_gauges(data: Story, choices: list[int]) -> tuple[dict[str, int], dict[str, bool]]:
    """Meters and flags after `choices`, by plain arithmetic."""
    meters = dict(data["meters"])
    flags = dict.fromkeys(data["flags"], False)

    def move(effects: dict[str, int]) -> None:
        for name, change in effects.items():
            meters[name] = max(0, min(100, meters[name] + change))

    for node, chosen in zip(data["nodes"], choices, strict=True):
        if node["entry"] and flags[node["entry"][0]]:
            move(node["entry"][1])
        choice = node["choices"][chosen]
        move(choice["effects"])
        if choice["set"]:
            flags[choice["set"][0]] = bool(choice["set"][1])
    return meters, flags


def reference_score(data: Story, meters: dict[str, int], flags: dict[str, bool]) -> int:
    """The story's own score."""
    score = sum(weight * meters[name] for weight, (name, _) in zip(data["score"], data["meters"], strict=True))
    for flag, points in (data["bonus"], data["malus"]):
        score += points if flags[flag] else 0
    return int(score)
