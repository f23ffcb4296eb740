"""A seat that plays by itself over the network, as a machine of the class would: for rehearsals and measurements."""

import asyncio
import json
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random
from typing import Any
from uuid import UUID

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import InvalidHandshake, WebSocketException

from twiplo_game.classroom.protocol import PROTOCOL
from twiplo_game.classroom.wire import encoded


@dataclass
class BotSeat:
    """One seat. It remembers everything that was acknowledged, and asks again for what was not."""

    address: str
    """host:port"""
    seat: str
    token: str
    seed: int
    page: str = ""
    """The language in which the server draws its page; empty for a seat that is told views."""
    acknowledged: dict[str, int] = field(default_factory=dict)
    """By ticket the number on the seat's track."""
    waits: list[float] = field(default_factory=list)
    """Seconds from asking to the acknowledgement, where the line held in between."""
    asked: dict[str, tuple[dict[str, Any], float | None]] = field(default_factory=dict)
    """By ticket what is not acknowledged yet, and since when."""
    view: dict[str, Any] = field(default_factory=dict)
    room: dict[str, Any] = field(default_factory=dict)
    views: int = 0
    rooms: int = 0
    """How many of each it was told."""
    farewells: list[str] = field(default_factory=list)
    hear: Callable[[dict[str, Any]], None] = lambda message: None
    """Hears every message too."""
    _line: ClientConnection | None = None

    def __post_init__(self) -> None:
        self.chance = Random(self.seed)

    @property
    def is_in(self) -> bool:
        """Whether it has a line."""
        return self._line is not None

    async def stay(self) -> None:
        """Sit there until cancelled, and come back whenever the line is lost."""
        while True:
            with suppress(OSError, WebSocketException, InvalidHandshake, TimeoutError, EOFError):
                async with connect(
                    f"ws://{self.address}/api/seat?page={self.page}", max_size=None, open_timeout=30
                ) as line:
                    await self._sit(line)
            self._line = None
            self.asked = {ticket: (action, None) for ticket, (action, _) in self.asked.items()}
            await asyncio.sleep(0.05 + self.chance.random() * 0.2)

    async def act(self, action: dict[str, Any]) -> str:
        """Ask for an action; its ticket."""
        ticket = UUID(int=self.chance.getrandbits(128)).hex
        self.asked[ticket] = (action, time.perf_counter())
        await self._submit(ticket, action)
        return ticket

    def choice(self) -> dict[str, Any] | None:
        """Something that its desk offers: mostly reading, sometimes asking, checking, answering."""
        view, chance = self.view, self.chance
        unread = [item["id"] for item in view.get("messages", ()) if not item["is_opened"]]
        wishes: list[dict[str, Any]] = [{"do": "open", "message": name} for name in unread[:2]]
        for event in view.get("events", ()) if view.get("free", 0) else ():
            name = event["event"]
            wishes += [
                {"do": "ask", "event": name, "adviser": item["adviser"]}
                for item in event["advisers"]
                if not item["is_pending"] and item["advice"] is None
            ]
            wishes += [
                {"do": "check", "check": item["check"]}
                for item in event["checks"]
                if not item["is_pending"] and item["finding"] is None
            ]
            wishes += [
                {"do": "respond", "event": name, "response": draft["response"]}
                for draft in event["drafts"]
                if event["can_answer"]
            ]
        return chance.choice(wishes) if wishes else None

    async def _sit(self, line: ClientConnection) -> None:
        hello = {"is": "hello", "protocol": PROTOCOL, "token": self.token, "machine": "bot", "since": 0}
        await line.send(encoded(hello))
        self._line = line
        for ticket, (action, _) in list(self.asked.items()):
            await self._submit(ticket, action)
        async for raw in line:
            self._take(json.loads(raw))

    async def _submit(self, ticket: str, action: dict[str, Any]) -> None:
        if self._line is not None:
            with suppress(WebSocketException, OSError):
                await self._line.send(encoded({"is": "submit", "ticket": ticket, "action": action}))

    def _take(self, message: dict[str, Any]) -> None:
        match message["is"]:
            case "ack":
                _, since = self.asked.pop(message["ticket"], ({}, None))
                if since is not None:
                    self.waits.append(time.perf_counter() - since)
                self.acknowledged[message["ticket"]] = message["number"]
            case "changed":
                self.view = message["view"]
                self.views += 1
            case "roomnow":
                self.room = message
                self.rooms += 1
            case "farewell":
                self.farewells.append(message["reason"])
        self.hear(message)
