"""Many desks in one process: one that fails, or is not read, is nobody else's affair."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from classroom.serving import Held, held
from twiplo_game.store.settings import Settings
from twiplo_game.webdesk.house import House
from twiplo_game.webdesk.opening import GONE, Opening
from twiplo_game.webdesk.session import UNREAD
from webdesk.pages import OWN, Page


class Inside:
    """A process of desks, in this one, and a class."""

    def __init__(self, group: Held, house: House, port: int, gone: list[str]) -> None:
        self.group = group
        self.house = house
        self.port = port
        self.gone = gone

    @asynccontextmanager
    async def page(self, name: str) -> AsyncIterator[Page]:
        """Somebody joins, and sits down."""
        given = await self.group.join(name)
        opening = Opening(given["seat"], given["token"], name, "m", "", "en", Settings("en"), self.group.address, "",
                          100, 30)  # fmt: skip
        async with connect(f"ws://127.0.0.1:{self.port}/", additional_headers={"authorization": "word"}) as line:
            await line.send(opening.text())
            yield Page(line)


@asynccontextmanager
async def inside(folder: Path) -> AsyncIterator[Inside]:
    """A class in its lobby, and desks."""
    gone: list[str] = []
    house = House("word", gone.append)
    async with held(f"sqlite:///{folder / 'classes.sqlite'}", OWN) as group, house.open() as port:
        yield Inside(group, house, port, gone)


async def until(holds: Callable[[], bool]) -> None:
    """Wait until it is so."""
    async with asyncio.timeout(15):
        while not holds():
            await asyncio.sleep(0.01)


async def test_a_desk_that_fails_takes_nobody_with_it(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Its line says that it is gone, no line of its insides is printed, and the neighbour and the class go on."""
    async with inside(tmp_path) as room, room.page("Léa") as bad, room.page("Zoé") as good:
        await bad.see("Waiting for the trainer")
        await good.see("Waiting for the trainer")

        def fail() -> None:
            secret = "what was being written"
            raise RuntimeError(secret)

        room.house.sessions["s1"].app.call_later(fail)
        with pytest.raises(ConnectionClosed) as closed:
            while True:
                await bad.read()
        assert closed.value.rcvd is not None and closed.value.rcvd.code == GONE
        assert room.gone == ["s1"] and list(room.house.sessions) == ["s2"]
        await room.group.order(**{"is": "started", "countdown": 0})
        await good.see("INCOMING")
        told = capfd.readouterr()
        assert told.out == "" and "Traceback" not in told.err and "written" not in told.err


async def test_a_page_that_does_not_read_is_held_short_and_then_drawn_anew(tmp_path: Path) -> None:
    """What waits for it is capped; the neighbour does not notice; once it reads, everything is there."""
    async with inside(tmp_path) as room, room.page("Léa") as slow, room.page("Zoé") as good:
        await slow.see("Waiting for the trainer")
        await good.see("Waiting for the trainer")
        session = room.house.sessions["s1"]
        while not session._is_late:
            session._write("\x1b[0m" * 10_000)
            assert session._size <= UNREAD
            await asyncio.sleep(0)
        assert session._unsent == []
        await room.group.order(**{"is": "started", "countdown": 0})
        await good.see("INCOMING")
        async with asyncio.timeout(15):
            while "INCOMING" not in slow.drawn:
                slow.drawn = ""
                await slow.read()


async def test_who_does_not_know_the_word_is_not_let_in(tmp_path: Path) -> None:
    """Another program of the same computer."""
    async with inside(tmp_path) as room:
        with pytest.raises(InvalidStatus):
            async with connect(f"ws://127.0.0.1:{room.port}/", additional_headers={"authorization": "other"}):
                pass
        assert room.house.sessions == {}
