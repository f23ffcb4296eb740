"""A class of bots at the real network door, and the server that it calls on."""

import asyncio
import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, Final

from twiplo_game.classroom.bot_seat import BotSeat

_PATIENCE: Final = 60.0


@dataclass(frozen=True, slots=True)
class Spread:
    """How long something took; seconds."""

    count: int
    median: float
    p95: float
    worst: float


def spread(waits: Iterable[float]) -> Spread:
    """The spread of `waits`."""
    ordered = sorted(waits)
    if not ordered:
        return Spread(0, 0, 0, 0)
    return Spread(len(ordered), median(ordered), ordered[int(len(ordered) * 0.95)], ordered[-1])


class Office:
    """The trainer's and the door's requests, as a console makes them."""

    def __init__(self, address: str, code: str, secret: str) -> None:
        self.address = address
        self._code = code
        self._secret = secret

    async def join(self, number: int) -> BotSeat:
        """A new seat."""
        body = {"code": self._code, "name": f"Bot {number}", "language": "en", "ticket": f"bot-{number}"}
        given = await asyncio.to_thread(self._ask, "/api/join", body)
        return BotSeat(self.address, given["seat"], given["token"], number)

    async def order(self, **order: Any) -> dict[str, Any]:
        """The trainer orders something."""
        return await asyncio.to_thread(self._ask, "/api/room/order", {"order": order})

    async def get(self, path: str) -> dict[str, Any]:
        """Something that the server tells the trainer."""
        return await asyncio.to_thread(self._ask, path, None)

    def is_open(self) -> bool:
        """Whether the server answers."""
        try:
            self._ask("/board.json", None)
        except OSError:
            return False
        return True

    def _ask(self, path: str, body: dict[str, Any] | None) -> dict[str, Any]:
        content = json.dumps(body).encode() if body is not None else None
        request = urllib.request.Request(f"http://{self.address}{path}", content)
        request.add_header("authorization", f"Bearer {self._secret}")
        with urllib.request.urlopen(request, timeout=_PATIENCE) as reply:
            return dict(json.load(reply))


@asynccontextmanager
async def staying(seats: list[BotSeat]) -> AsyncIterator[None]:
    """All seats at their places."""
    tasks = [asyncio.create_task(seat.stay()) for seat in seats]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def until(holds: Callable[[], bool], patience: float = _PATIENCE) -> float:
    """Seconds until `holds`. Raises TimeoutError."""
    began = time.perf_counter()
    async with asyncio.timeout(patience):
        while not holds():
            await asyncio.sleep(0.002)
    return time.perf_counter() - began


async def joined(office: Office, count: int) -> list[BotSeat]:
    """So many seats, twenty of them asked for at a time."""
    gate = asyncio.Semaphore(20)

    async def one(number: int) -> BotSeat:
        async with gate:
            return await office.join(number)

    return list(await asyncio.gather(*(one(number) for number in range(1, count + 1))))


async def play_for(seats: list[BotSeat], seconds: float, pause: float) -> None:
    """Let every seat act again and again, with `pause` seconds between two actions on average."""
    until_then = time.monotonic() + seconds

    async def play(seat: BotSeat) -> None:
        chance = seat.chance
        while time.monotonic() < until_then:
            await asyncio.sleep(pause * (0.5 + chance.random()))
            action = seat.choice()
            if action is not None and not seat.asked:
                await seat.act(action)

    await asyncio.gather(*(play(seat) for seat in seats))


def free_port() -> int:
    """A port of 127.0.0.1 that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start_server(url: str, port: int, options: Iterable[str] = ("--desks", "0")) -> subprocess.Popen[bytes]:
    """The newest contest of the database `url`, served by a process of its own."""
    command = [
        "host",
        "--resume",
        "--headless",
        "--database",
        url,
        "--address",
        "127.0.0.1",
        "--port",
        str(port),
        *options,
    ]
    return subprocess.Popen([sys.executable, "-m", "twiplo_game", *command], stdout=subprocess.DEVNULL)


def memory_of(pid: int) -> int | None:
    """The most memory that a process has used so far, in MB; None where the system does not tell."""
    status = Path(f"/proc/{pid}/status")
    if os.name != "posix" or not status.is_file():
        return None
    line = next((line for line in status.read_text().splitlines() if line.startswith("VmHWM:")), None)
    return int(line.split()[1]) // 1024 if line is not None else None
