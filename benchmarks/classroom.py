"""A class of bots against the real server in a process of its own, and the server killed under them.

python benchmarks/classroom.py                 500 seats: how long acknowledgements and the room take
python benchmarks/classroom.py --kills 20      200 seats: the server is killed again and again, and taken up again

Both with --database postgresql+psycopg://user@host/name over a PostgreSQL; the class stays in it afterwards.
"""

import argparse
import asyncio
import os
import tempfile
import time
from dataclasses import fields
from pathlib import Path

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
from twiplo_game.classroom.rehearsal import rehearse
from twiplo_game.store.class_ledger import ClassLedger
from twiplo_game.store.scenario_files import resolve
from twiplo_game.store.scenarios import read_scenario

RULES = Rules(seed="7", profile="ordinary", mandates=(), minutes=20)


def made(url: str, port: int) -> Office:
    """A new class."""
    ledger = ClassLedger(url)
    live = make_contest(ledger, read_scenario(resolve("summit-cancelled")), RULES)
    ledger.close()
    return Office(f"127.0.0.1:{port}", live.contest.code, secret_path(live.contest.id).read_text())


async def measure(url: str, count: int, seconds: float) -> None:
    """A rehearsal."""
    port = free_port()
    office = made(url, port)
    process = start_server(url, port)
    try:
        print(f"listening after {await until(office.is_open):.2f} s, {memory_of(process.pid)} MB")
        measured = await rehearse(office, process.pid, count, seconds)
        for field in fields(measured):
            print(f"{field.name:13} {getattr(measured, field.name)}")
    finally:
        process.kill()
        process.wait()


async def kill(url: str, count: int, kills: int) -> None:
    """The server killed in the middle, again and again, while everybody plays."""
    port = free_port()
    office = made(url, port)
    process = start_server(url, port)
    opening: list[float] = []
    returning: list[float] = []
    try:
        await until(office.is_open)
        seats = await joined(office, count)
        async with staying(seats):
            await until(lambda: all(seat.room for seat in seats))
            await office.order(**{"is": "started", "countdown": 0})
            await until(lambda: all(seat.view for seat in seats))
            playing = asyncio.create_task(play_for(seats, 6.0 * kills, 1.0))
            for _ in range(kills):
                await asyncio.sleep(1.5)
                process.kill()
                process.wait()
                before = [seat.rooms for seat in seats]
                began = time.perf_counter()
                process = start_server(url, port)
                await until(office.is_open)
                opening.append(time.perf_counter() - began)
                await until(
                    lambda then=before: all(seat.rooms > rooms for seat, rooms in zip(seats, then, strict=True))
                )
                returning.append(time.perf_counter() - began)
            await office.order(**{"is": "paused"})
            playing.cancel()
            await asyncio.gather(playing, return_exceptions=True)
            await until(lambda: not any(seat.asked for seat in seats))
        log = await office.get("/api/room/log")
        lost = lost_or_doubled(log, {seat.seat: seat.acknowledged for seat in seats})
        print(f"{kills} kills under {count} seats")
        print(f"answering again {spread(opening)}")
        print(f"every seat back {spread(returning)}")
        print(f"{sum(len(seat.acknowledged) for seat in seats)} acknowledged, {len(lost)} lost or doubled")
        board = (await office.get("/board.json"))["board"]
        rows = {(row["rank"], row["seat"]) for row in board["rows"]}
        print(f"ranking recounted is equal: {rows == {(row.rank, row.seat) for row in board_of(log).rows}}")
    finally:
        process.kill()
        process.wait()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--seats", type=int)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--database", metavar="URL")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["TWIPLO_HOME"] = folder
        place = args.database or f"sqlite:///{Path(folder) / 'classes.sqlite'}"
        if args.kills:
            asyncio.run(kill(place, args.seats or 200, args.kills))
        else:
            asyncio.run(measure(place, args.seats or 500, args.seconds))
