"""A class of simple seats, whose pages the server draws.

Run it with: python benchmarks/simple_seats.py [SEATS] [--seconds S] [--pause S]
"""

import argparse
import asyncio
import html
import json
import os
import re
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import httpx

from twiplo_game.classroom.bot_seat import BotSeat
from twiplo_game.classroom.bots_class import (
    Office,
    free_port,
    joined,
    memory_of,
    play_for,
    spread,
    start_server,
    staying,
    until,
)
from twiplo_game.classroom.hosting import Rules, make_contest, secret_path
from twiplo_game.classroom.recount import board_of, lost_or_doubled
from twiplo_game.store.class_ledger import ClassLedger
from twiplo_game.store.scenario_files import resolve
from twiplo_game.store.scenarios import read_scenario

_DEEDS = re.compile(r' data-(do|open|compose)="([^"]*)"')


@dataclass
class PageSeat(BotSeat):
    """A simple seat without a browser: it keeps what the server draws, and does what stands on the page's buttons."""

    web: httpx.AsyncClient | None = None
    messages: dict[str, str] = field(default_factory=dict)
    """HTML by the message's name."""
    parts: dict[str, str] = field(default_factory=dict)
    pages: int = 0
    drawn: list[float] = field(default_factory=list)
    """Seconds from asking for something to the page that shows it."""
    looks: list[float] = field(default_factory=list)
    """Seconds for a look at what a draft would commit to."""
    sizes: list[int] = field(default_factory=list)
    """Characters of HTML of each drawing."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.hear = self._hear
        self._since: dict[str, float] = {}

    async def act(self, action: dict[str, Any]) -> str:
        """Do it; a draft goes through the form first, as on the page."""
        if "about" in action and "do" not in action:
            began = perf_counter()
            assert self.web is not None
            headers = {"authorization": f"Bearer {self.token}"}
            drawn = await self.web.post("/seat/composer", json=action, headers=headers)
            if drawn.status_code != 200:
                return ""
            looked = await self.web.post("/seat/look", json=action | {"fields": {}, "text": "."}, headers=headers)
            self.looks.append(perf_counter() - began)
            action = looked.json()["action"]
        ticket = await super().act(action)
        self._since[ticket] = perf_counter()
        return ticket

    def choice(self) -> dict[str, Any] | None:
        """Something that a button on the page does."""
        found = [found for source in self.messages.values() for found in _DEEDS.findall(source)]
        unread = [said for kind, said in found if kind == "open"][-2:]
        others = [said for kind, said in found if kind != "open" and "&quot;own&quot;" not in said]
        wishes = [*unread, *(others if self._is_somebody_free() else [])]
        return dict(json.loads(html.unescape(self.chance.choice(wishes)))) if wishes else None

    def _is_somebody_free(self) -> bool:
        return self.parts.get("officers", "").count("data-do") < 2

    def _hear(self, message: dict[str, Any]) -> None:
        if message["is"] == "drawn":
            self.pages += 1
            self.parts |= message["parts"]
            self.messages |= dict(message["messages"])
            self.sizes.append(sum(map(len, [*message["parts"].values(), *dict(message["messages"]).values()])))
        if message["is"] in {"drawn", "refused"} and message["ticket"] in self._since:
            self.drawn.append(perf_counter() - self._since.pop(message["ticket"]))


def _saw_more(seats: list[PageSeat], pages: list[int]) -> bool:
    return all(seat.pages > before for seat, before in zip(seats, pages, strict=True))


async def main(count: int, seconds: float, pause: float) -> None:
    """One class."""
    url = f"sqlite:///{os.environ['TWIPLO_HOME']}/classes.sqlite"
    ledger = ClassLedger(url)
    rules = Rules(seed="7", profile="ordinary", mandates=(), minutes=20)
    live = make_contest(ledger, read_scenario(resolve("summit-cancelled")), rules)
    ledger.close()
    port = free_port()
    process = start_server(url, port)
    office = Office(f"127.0.0.1:{port}", live.contest.code, secret_path(live.contest.id).read_text())
    try:
        took = await until(office.is_open)
        print(f"listening after {took:.2f} s, {memory_of(process.pid)} MB")
        limits = httpx.Limits(max_connections=50)
        async with httpx.AsyncClient(base_url=f"http://{office.address}", limits=limits, timeout=60) as web:
            began = perf_counter()
            seats = [
                PageSeat(seat.address, seat.seat, seat.token, seat.seed, "en", web=web)
                for seat in await joined(office, count)
            ]
            print(f"{count} joined in {perf_counter() - began:.2f} s")
            async with staying(list(seats)):
                await _hold(office, seats, seconds, pause, partial(_work_of, process.pid))
        log = await office.get("/api/room/log")
        board = await office.get("/board.json")
        lost = lost_or_doubled(log, {seat.seat: seat.acknowledged for seat in seats})
        rows = [(row.rank, row.seat, row.score) for row in board_of(log).rows]
        shown = [(row["rank"], row["seat"], row["score"]) for row in board["board"]["rows"]]
        print(f"{sum(len(seat.acknowledged) for seat in seats)} acknowledged, {len(lost)} lost or doubled")
        print(f"recounted ranking equal: {rows == shown}; memory {memory_of(process.pid)} MB")
    finally:
        process.kill()
        process.wait()


async def _hold(office: Office, seats: list[PageSeat], seconds: float, pause: float, work: Callable[[], float]) -> None:
    print(f"all connected in {await until(lambda: all(seat.room for seat in seats)):.2f} s")
    await office.order(**{"is": "started", "countdown": 0})
    print(f"all have the page in {await until(lambda: all(seat.pages for seat in seats)):.2f} s")
    await asyncio.sleep(1)
    for _ in range(3):
        _forget(seats)
        pages = [seat.pages for seat in seats]
        await asyncio.gather(*(seat.act({"do": "open", "message": "the_post"}) for seat in seats))
        await until(lambda: not any(seat.asked for seat in seats))
        told = await until(partial(_saw_more, seats, pages))
        print(f"all answer at once: {_shown(seats, 'waits')}; all pages {told:.2f} s later")
    await office.order(**{"is": "announced", "words": "Five minutes."})
    told = await until(lambda: all(seat.room["announcements"] for seat in seats))
    print(f"announcement at all seats: {told:.3f} s after the answer to the order")
    _forget(seats)
    pages_before = sum(seat.pages for seat in seats)
    worked = work()
    await play_for(list(seats), seconds, pause)
    await until(lambda: not any(seat.asked for seat in seats))
    print(f"playing {seconds:.0f} s, an action each {pause:.0f} s: {_shown(seats, 'waits')}")
    print(f"the server worked {work() - worked:.1f} s meanwhile")
    print(f"page after an action: {_shown(seats, 'drawn')}; a form and its look: {_shown(seats, 'looks')}")
    sizes = sorted(size for seat in seats for size in seat.sizes)
    drawn = sum(seat.pages for seat in seats) - pages_before
    print(f"{drawn} pages meanwhile; all: median {median(sizes) / 1024:.1f} KB, at most {sizes[-1] / 1024:.0f} KB")
    await office.order(**{"is": "ended"})
    took = await until(lambda: all(seat.room["phase"] == "ended" for seat in seats))
    print(f"end at all seats: {took:.2f} s; load {os.getloadavg()[0]:.1f}")


def _work_of(pid: int) -> float:
    """Seconds of CPU that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _forget(seats: list[PageSeat]) -> None:
    for seat in seats:
        seat.waits.clear()
        seat.drawn.clear()


def _shown(seats: list[PageSeat], name: str) -> str:
    found = spread(each for seat in seats for each in getattr(seat, name))
    shown = [f"{each * 1000:.0f}" for each in (found.median, found.p95, found.worst)]
    return f"{found.count}, median {shown[0]}, p95 {shown[1]}, worst {shown[2]} ms"


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("seats", type=int, nargs="?", default=500)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--pause", type=float, default=4, help="seconds between two actions of a seat, on average")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["TWIPLO_HOME"] = str(Path(folder))
        asyncio.run(main(args.seats, args.seconds, args.pause))
