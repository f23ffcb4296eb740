"""The class cannot tell one kind of seat from another: the same choices leave the same log at every kind."""

import json
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from classroom.browser import CHROMIUM
from classroom.seat_players import SEATS
from classroom.serving import RULES, Held, held
from twiplo_game.classroom.seat_log import seat_log
from twiplo_game.engine.action import Action
from twiplo_game.engine.codec import action_from_data
from twiplo_game.store.class_desks import desks_folder
from twiplo_game.store.session import COMPOSED
from twiplo_game.webdesk.front import DeskFront

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="there is no Chromium here")

OWN_WORDS = {
    "stance": "inform",
    "to": ["press"],
    "contains": ["known_unknown", "next_update"],
    "next_update": 45,
    "text": "We do not know yet.",
}
AGAIN = {"stance": "inform", "to": ["press"], "text": "Still nothing new."}
LET_IT_PASS = {"do": "advance", "to": 360}
SHORT: tuple[dict[str, Any], ...] = (
    {"do": "open", "message": "the_post"},
    {"do": "tell", "stakeholder": "allies", "about": "the_post"},
)
"""Read, and tell somebody."""

EVERYTHING: tuple[dict[str, Any], ...] = (
    {"do": "open", "message": "the_post"},
    {"do": "ask", "event": "the_post", "adviser": "spokesperson"},
    {"do": "tell", "stakeholder": "allies", "about": "the_post"},
    {"do": "cancel", "task": "t2"},
    {"do": "respond", "event": "the_post", "response": OWN_WORDS},
    LET_IT_PASS,
    {"do": "advance", "to": 12},
    LET_IT_PASS,
    LET_IT_PASS,
    {"do": "update", "promise": "p1"},
    {"do": "correct", "sent": "r1"},
    LET_IT_PASS,
    LET_IT_PASS,
    {"do": "speak", "about": "the_post", "response": AGAIN},
    LET_IT_PASS,
    {"do": "open", "message": "the_thumb"},
    {"do": "check", "check": "who_briefed_him"},
    {"do": "open", "message": "from_the_wire"},
    LET_IT_PASS,
)
"""Each kind of action: read, ask, tell, cancel, answer in one's own words with a promise, keep it, correct, speak
again, check, and let time pass until something happens or until a given time.
"""


def actions(script: Sequence[dict[str, Any]]) -> list[Action]:
    """What the script says."""
    return [action_from_data(item) for item in script]


def log_of(group: Held, seat: str) -> list[dict[str, Any]]:
    """A seat's log as it is handed out, without what the player had begun meanwhile and without real time."""
    game = group.live.match.seats[seat]
    lines = [json.loads(line) for line in seat_log(group.live.match, game, group.live.moment, "en").splitlines()]
    return [{key: value for key, value in line.items() if key != "t"} for line in lines if line.get("note") != COMPOSED]


async def logs_of(folder: Path, script: Sequence[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """The log of each kind of seat, all of them in one class, after everybody has done what the script says."""
    rules = replace(RULES, has_own_clocks=True)
    with_desks = held(
        f"sqlite:///{folder}/class.db", rules, desks=lambda live: DeskFront(live, 3, desks_folder(live.contest.id))
    )
    async with with_desks as group, AsyncExitStack() as sitting:
        players = {
            kind: await sitting.enter_async_context(seat(group, f"Player {number}"))
            for number, (kind, seat) in enumerate(SEATS.items(), start=1)
        }
        await group.order(**{"is": "started", "countdown": 0})
        for player in players.values():
            await player.begun()
            for action in actions(script):
                await player.do(action)
        return {kind: log_of(group, f"s{number}") for number, kind in enumerate(players, start=1)}


@pytest.mark.parametrize(
    "script", [pytest.param(SHORT, id="short"), pytest.param(EVERYTHING, id="everything", marks=pytest.mark.nightly)]
)
async def test_every_kind_of_seat_leaves_the_same_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: Sequence[dict[str, Any]]
) -> None:
    """Line by line."""
    monkeypatch.setenv("TWIPLO_HOME", str(tmp_path))
    logs = await logs_of(tmp_path, script)
    first = logs.pop("terminal")
    assert sum("a" in line for line in first) == len(script)
    for kind, log in logs.items():
        assert log == first, kind
