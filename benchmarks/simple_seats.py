"""A class whose seats fetch their pages as browsers do: python benchmarks/simple_seats.py [SEATS] [--pages]"""

import argparse
import asyncio
import os
import random
import tempfile
from contextlib import suppress
from functools import partial
from pathlib import Path
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


def _saw_more(seats: list[BotSeat], views: list[int]) -> bool:
    return all(seat.views > before for seat, before in zip(seats, views, strict=True))


class Pages:
    """What a simple seat asks for besides: its page, after each change, as the page's script does it."""

    def __init__(self, seat: BotSeat, web: httpx.AsyncClient, waits: list[float]) -> None:
        self._seat = seat
        self._web = web
        self._waits = waits
        self._since = 0
        self._wants = asyncio.Event()
        self._pause = 0.0

    def hear(self, message: dict[str, Any]) -> None:
        """The seat's game has changed."""
        if message["is"] == "changed" and not self._is_quiet(message):
            self._pause = 0 if message["ticket"] else random.random() * self._seat.room.get("seats", 0) * 0.005
            self._wants.set()

    def _is_quiet(self, message: dict[str, Any]) -> bool:
        seen = [item["seen"] for item in message["news"]]
        has_moved = any(item["gauges"] or item["moods"] for item in seen)
        happened = [each["is"] for item in seen for each in item["happened"]]
        return message["ticket"] is not None and not has_moved and set(happened) <= {"passed"}

    async def run(self) -> None:
        """Ask until cancelled, once at a time."""
        headers = {"authorization": f"Bearer {self._seat.token}"}
        while True:
            await self._wants.wait()
            await asyncio.sleep(self._pause)
            self._wants.clear()
            began = perf_counter()
            with suppress(httpx.HTTPError):
                answer = await self._web.get("/seat/parts", params={"since": self._since}, headers=headers)
                self._since = answer.json().get("revision", self._since)
                self._waits.append(perf_counter() - began)


async def main(count: int, seconds: float, *, has_pages: bool) -> None:
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
        began = asyncio.get_running_loop().time()
        seats = await joined(office, count)
        print(f"{count} joined in {asyncio.get_running_loop().time() - began:.2f} s")
        drawn: list[float] = []
        limits = httpx.Limits(max_connections=count)
        async with staying(seats), httpx.AsyncClient(base_url=f"http://{office.address}", limits=limits) as web:
            web.timeout = 60
            pages = [Pages(seat, web, drawn) for seat in seats] if has_pages else []
            for seat, page in zip(seats, pages, strict=False):
                seat.hear = page.hear
            asking = [asyncio.create_task(page.run()) for page in pages]
            print(f"all connected in {await until(lambda: all(seat.room for seat in seats)):.2f} s")
            await office.order(**{"is": "started", "countdown": 0})
            print(f"all have the desk in {await until(lambda: all(seat.view for seat in seats)):.2f} s")
            await asyncio.sleep(1)
            for _ in range(3):
                for seat in seats:
                    seat.waits.clear()
                views = [seat.views for seat in seats]
                opened = seats[0].view["messages"][0]["id"]
                await asyncio.gather(*(seat.act({"do": "open", "message": opened}) for seat in seats))
                await until(lambda: not any(seat.asked for seat in seats))
                told = await until(partial(_saw_more, seats, views))
                print(
                    f"all answer at once: {spread(w for seat in seats for w in seat.waits)}; views {told:.2f} s later"
                )
            await office.order(**{"is": "announced", "words": "Five minutes."})
            told = await until(lambda: all(seat.room["announcements"] for seat in seats))
            print(f"announcement at all seats: {told:.3f} s after the answer to the order")
            for seat in seats:
                seat.waits.clear()
            await play_for(seats, seconds, 4.0)
            await until(lambda: not any(seat.asked for seat in seats))
            print(f"playing {seconds:.0f} s: {spread(w for seat in seats for w in seat.waits)}")
            if drawn:
                print(f"{len(drawn)} pages: {spread(drawn)}")
            for task in asking:
                task.cancel()
            await office.order(**{"is": "ended"})
            print(
                f"end at all seats: {await until(lambda: all(seat.room['phase'] == 'ended' for seat in seats)):.2f} s"
            )
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


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("seats", type=int, nargs="?", default=500)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--pages", action="store_true", help="every seat is a simple seat in a browser")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["TWIPLO_HOME"] = str(Path(folder))
        asyncio.run(main(args.seats, args.seconds, has_pages=args.pages))
