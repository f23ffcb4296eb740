"""A class server for tests: the real one, on a port of 127.0.0.1, in this process's own loop."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
from websockets.asyncio.client import ClientConnection, connect

from twiplo_game.classroom.hosting import Rules, make_contest, secret_path, server
from twiplo_game.classroom.listening import listening
from twiplo_game.classroom.live import LiveContest
from twiplo_game.classroom.server import Annex
from twiplo_game.classroom.wire import encoded
from twiplo_game.store.class_ledger import ClassLedger
from twiplo_game.store.scenario_files import resolve
from twiplo_game.store.scenarios import read_scenario

RULES = Rules(seed="7", profile="ordinary", mandates=(), minutes=20)


@dataclass
class Held:
    """A class that is being held."""

    live: LiveContest
    address: str
    secret: str
    http: httpx.AsyncClient
    desks: Annex | None = None
    """Where its desks in browsers are drawn, where it has any."""

    async def join(self, name: str, **more: Any) -> dict[str, Any]:
        """Somebody joins; the answer."""
        body = {"code": self.live.contest.code, "name": name, "language": "en", **more}
        return dict((await self.http.post("/api/join", json=body)).json())

    @property
    def bearer(self) -> dict[str, str]:
        """The trainer's header."""
        return {"authorization": f"Bearer {self.secret}"}

    async def order(self, **order: Any) -> httpx.Response:
        """The trainer orders something."""
        return await self.http.post("/api/room/order", json={"order": order}, headers=self.bearer)

    @asynccontextmanager
    async def seat(self, token: str, machine: str = "m", since: int = 0) -> AsyncIterator["Player"]:
        """Somebody's machine, after its hello."""
        async with connect(f"ws://{self.address}/api/seat", max_size=None) as socket:
            player = Player(socket)
            await player.say({"is": "hello", "protocol": 1, "token": token, "machine": machine, "since": since})
            yield player


@dataclass
class Player:
    """One machine's line."""

    socket: ClientConnection
    heard: list[dict[str, Any]] = field(default_factory=list)

    async def say(self, message: dict[str, Any]) -> None:
        """Say something."""
        await self.socket.send(encoded(message))

    async def hear(self, kind: str, **wanted: Any) -> dict[str, Any]:
        """The next message of this kind with these values."""
        async with asyncio.timeout(10):
            while True:
                message = json.loads(await self.socket.recv())
                self.heard.append(message)
                if message["is"] == kind and all(message[key] == value for key, value in wanted.items()):
                    return dict(message)

    async def hear_any(self, *kinds: str) -> dict[str, Any]:
        """The next message of one of these kinds."""
        async with asyncio.timeout(10):
            while True:
                message = json.loads(await self.socket.recv())
                if message["is"] in kinds:
                    return dict(message)

    async def submit(self, action: dict[str, Any], ticket: str | None = None) -> str:
        """Ask for an action; its ticket."""
        ticket = ticket or uuid4().hex
        await self.say({"is": "submit", "ticket": ticket, "action": action})
        return ticket


@asynccontextmanager
async def held(
    url: str,
    rules: Rules = RULES,
    scenario: str = "summit-cancelled",
    desks: Callable[[LiveContest], Annex] | None = None,
) -> AsyncIterator[Held]:
    """A class on a free port."""
    ledger = ClassLedger(url)
    try:
        live = make_contest(ledger, read_scenario(resolve(scenario)), rules)
        annex = desks(live) if desks else None
        async with (
            served(live, desks=annex) as address,
            httpx.AsyncClient(base_url=f"http://{address}") as http,
        ):
            yield Held(live, address, Path(secret_path(live.contest.id)).read_text(), http, annex)
    finally:
        ledger.close()


@asynccontextmanager
async def served(live: LiveContest, port: int = 0, desks: Annex | None = None) -> AsyncIterator[str]:
    """The address under which `live` is served; port 0 takes a free one."""
    listens = listening("127.0.0.1", port)
    serving = server(live, desks)
    task = asyncio.create_task(serving.serve(sockets=[listens]))
    while not serving.started:
        await asyncio.sleep(0.01)
    try:
        yield f"127.0.0.1:{listens.getsockname()[1]}"
    finally:
        serving.should_exit = True
        await task
        listens.close()
