"""A frozen board leaks nothing: two classes that differ in what one seat does after the freeze look the same.

Whatever anybody but that seat and the trainer can ask of the server is asked of both, by every route that there is.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from starlette.routing import Route, WebSocketRoute

from classroom.serving import Held, held
from twiplo_game.classroom import room_routes
from twiplo_game.classroom.clock import ServerClock
from twiplo_game.classroom.server import application

BEGUN = 1_800_000_000_000
"""When both classes are held."""

OF_THE_TRAINER = {"/api/room", "/api/room/order", "/api/room/rename", "/api/room/log"}
"""Routes that ask for the trainer's secret; without it they answer nothing."""


class Hands:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def _same_for_all(group: Held, told: str) -> str:
    """`told` without what is drawn anew for every class."""
    return told.replace(group.address, "ADDRESS").replace(group.live.contest.code, "CODE")


async def _heard(group: Held, token: str) -> dict[str, Any]:
    """The newest of everything that a seat is told when it comes in."""
    async with group.seat(token, "watching") as player:
        await player.hear("roomnow")
        if group.live.match.seats["s1"].revision > 1:
            await player.hear("changed")
        return {message["is"]: message for message in player.heard}


async def everything(group: Held, token: str) -> dict[str, str]:
    """What every route answers to nobody and to the seat whose token this is."""
    answers: dict[str, str] = {}
    for route in application(group.live, lambda: None).routes:
        if isinstance(route, WebSocketRoute):
            continue
        assert isinstance(route, Route)
        path = route.path.replace("{name}", "board.js")
        for method in sorted((route.methods or set()) - {"HEAD"}):
            if path == "/api/seat/events":
                continue  # The same line as the WebSocket's.
            for who, headers in (("nobody", {}), ("a seat", {"authorization": f"Bearer {token}"})):
                body: dict[str, Any] = {"json": {}} if method == "POST" else {}
                if path == "/seat/debrief":
                    body = {"data": {"token": token if who == "a seat" else ""}}
                # The board draws its own address as a QR code, and the two classes have different ports.
                reply = await group.http.request(method, path, headers=headers | {"host": "class.example"}, **body)
                if path in OF_THE_TRAINER:
                    assert reply.status_code == 401
                answers[f"{method} {path} as {who}"] = f"{reply.status_code} {_same_for_all(group, reply.text)}"
    answers["the line"] = _same_for_all(group, json.dumps(await _heard(group, token), sort_keys=True))
    return answers


async def contest(url: str, *, acts: bool) -> list[dict[str, str]]:
    """A class that is frozen in the middle; the first seat acts after it, or does not. What is seen of it, twice."""
    async with held(url) as group:
        hands = Hands()
        clock = ServerClock(BEGUN, hands)
        group.live.clock = group.live.commits._clock = clock
        actor = (await group.join("Actor"))["token"]
        watcher = (await group.join("Watcher"))["token"]
        await group.order(**{"is": "started", "countdown": 0})
        hands.seconds = 120
        await group.order(**{"is": "frozen"})
        hands.seconds = 150
        if acts:
            async with group.seat(actor) as player:
                event = (await player.hear("changed"))["view"]["events"][0]
                response = event["drafts"][0]["response"]
                await player.submit({"do": "respond", "event": event["event"], "response": response})
                await player.hear("ack")
        hands.seconds = 300
        seen = [await everything(group, watcher)]
        known = (await group.http.get("/api/room", headers=group.bearer)).json()["seats"]
        assert (known[0]["gauges"] != known[1]["gauges"]) is acts
        await group.order(**{"is": "ended"})
        hands.seconds = 310
        return [*seen, await everything(group, watcher)]


async def test_nobody_sees_what_happens_behind_a_frozen_board(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room_routes, "FRESH", 0.0)
    busy = await contest(url, acts=True)
    quiet = await contest(f"sqlite:///{tmp_path / 'quiet.sqlite'}", acts=False)
    for then, other in zip(busy, quiet, strict=True):
        assert then.keys() == other.keys()
        assert [name for name in then if then[name] != other[name]] == []
