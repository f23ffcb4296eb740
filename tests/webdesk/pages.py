"""A page without a browser: it asks for a ticket, opens the line, types, and reads what is drawn."""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
from websockets.asyncio.client import ClientConnection, connect

from classroom.serving import RULES, Held, held
from twiplo_game.store.class_desks import desks_folder
from twiplo_game.webdesk.front import DeskFront

OWN = replace(RULES, has_own_clocks=True)

HARMLESS = re.compile(r"\x1b\[(\d+;\d+H|[\d;]*m|\?(1049|25|1000|1002|1006|2004)[hl]|2J|H)|\n")
"""All that may steer the terminal: where, how, and its modes."""


class Page:
    """One page's line."""

    def __init__(self, line: ClientConnection) -> None:
        self.line = line
        self.drawn = ""
        """Everything that was drawn."""
        self.told: list[dict[str, Any]] = []
        """What the page itself was told to do."""

    @property
    def text(self) -> str:
        """The letters that were drawn, in the order in which they were."""
        return HARMLESS.sub("", self.drawn)

    async def press(self, *keys: str) -> None:
        """Type."""
        for key in keys:
            await self.line.send(json.dumps(["stdin", key]))

    async def see(self, text: str, patience: float = 15) -> None:
        """Wait until `text` was drawn, and begin to look anew."""
        try:
            async with asyncio.timeout(patience):
                while text not in self.text:
                    await self.read()
        except TimeoutError as error:
            raise AssertionError(f"“{text}” was not drawn, but: {self.text[-1_500:]}") from error
        self.drawn = ""

    async def write_own(self, text: str) -> None:
        """From the desk into the composer, and there into the text."""
        await self.press("\r")
        await self.see("Thank you")
        await self.press("r")
        await self.see("What do you start from?")
        await self.press("4")
        await self.see("Channel")
        await self.press("\t")
        # Where letters are letters, help has its other key.
        await self.see("F1")
        await self.press(text)
        await self.see(text)

    async def read(self) -> None:
        """One message."""
        said = await self.line.recv()
        if isinstance(said, str):
            self.told.append(json.loads(said))
        else:
            self.drawn += said.decode()

    async def hear(self, kind: str) -> dict[str, Any]:
        """Wait until the page is told something of this kind."""
        async with asyncio.timeout(15):
            while True:
                for message in self.told:
                    if message["is"] == kind:
                        self.told.remove(message)
                        return message
                await self.read()


async def ticket(group: Held, token: str, **more: Any) -> httpx.Response:
    """Ask for a ticket."""
    body = {"machine": "m", "language": "en", "width": 100, "height": 30, **more}
    return await group.http.post("/desk/ticket", json=body, headers={"authorization": f"Bearer {token}"})


@asynccontextmanager
async def page(group: Held, token: str, **more: Any) -> AsyncIterator[Page]:
    """Somebody's page at the desk."""
    given = (await ticket(group, token, **more)).json()
    async with connect(f"ws://{group.address}/desk/line?ticket={given['ticket']}", max_size=None) as line:
        yield Page(line)


@asynccontextmanager
async def held_with_desks(folder: Path, most: int = 3) -> AsyncIterator[tuple[Held, DeskFront]]:
    """A class in which each seat has its own clock, and desks."""
    fronts: list[DeskFront] = []

    def desks(live: Any) -> DeskFront:
        fronts.append(DeskFront(live, most, desks_folder(live.contest.id)))
        return fronts[0]

    async with held(f"sqlite:///{folder / 'classes.sqlite'}", OWN, desks=desks) as group:
        group.http.timeout = httpx.Timeout(30)
        yield group, fronts[0]
