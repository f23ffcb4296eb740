"""The real class server in a thread of its own, and a trainer who orders; for players who wait on the network."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import Any

from classroom.serving import RULES, Held, held
from twiplo_game.classroom.address import parse_address
from twiplo_game.classroom.hosting import Rules
from twiplo_game.classroom.joining import Application, join
from twiplo_game.store.seats import SeatRecord


class Room:
    """The real server in a thread of its own, and a trainer who orders."""

    def __init__(self, group: Held, loop: asyncio.AbstractEventLoop) -> None:
        self.group = group
        self._loop = loop

    @property
    def address(self) -> str:
        """As a player types it."""
        return self.group.address

    @property
    def port(self) -> int:
        """Of the server."""
        return int(self.address.rpartition(":")[2])

    @property
    def code(self) -> str:
        """To join."""
        return self.group.live.contest.code

    def order(self, kind: str, **values: Any) -> None:
        """The trainer orders something."""
        done = asyncio.run_coroutine_threadsafe(self.group.order(**{"is": kind, **values}), self._loop).result(20)
        assert done.status_code == 200, done.text

    def seat(self, name: str, **more: str) -> SeatRecord:
        """Somebody joins."""
        return join(parse_address(self.address), Application(self.code, name, "en", **more))


@contextmanager
def room_of(folder: Path, rules: Rules = RULES) -> Iterator[Room]:
    """A class that is held."""
    made: list[Room] = []
    is_up, is_over = Event(), Event()

    async def hold() -> None:
        async with held(f"sqlite:///{folder / 'classes.sqlite'}", rules) as group:
            made.append(Room(group, asyncio.get_running_loop()))
            is_up.set()
            while not is_over.is_set():
                await asyncio.sleep(0.05)

    thread = Thread(target=lambda: asyncio.run(hold()), daemon=True)
    thread.start()
    assert is_up.wait(30)
    try:
        yield made[0]
    finally:
        is_over.set()
        thread.join(30)
