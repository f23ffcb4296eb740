"""Desks in browsers, with the load generator beside them: python benchmarks/browser_desks.py [DESKS] [--seconds S]

Every page types one key a second into its composer, at its own moment; an echo is the time until the desk has drawn
something. Memory and CPU are those of the desks' process. At the end that process is killed with -9.
"""

import argparse
import asyncio
import json
import os
import random
import tempfile
from contextlib import AsyncExitStack
from pathlib import Path
from time import perf_counter
from typing import Any

import httpx
from websockets.asyncio.client import ClientConnection, connect

from twiplo_game.classroom.bots_class import Office, free_port, joined, memory_of, spread, start_server, until
from twiplo_game.classroom.hosting import Rules, make_contest, secret_path
from twiplo_game.store.class_ledger import ClassLedger
from twiplo_game.store.scenario_files import resolve
from twiplo_game.store.scenarios import read_scenario

PATIENCE = 120.0


class Page:
    """One browser's page."""

    def __init__(self, line: ClientConnection) -> None:
        self.line = line
        self.drawn = 0
        self.bytes = 0
        self.text = ""

    async def read(self) -> None:
        """Read for as long as there is a line."""
        async for said in self.line:
            if isinstance(said, bytes):
                self.drawn += 1
                self.bytes += len(said)
                self.text = (self.text + said.decode())[-40_000:]

    async def press(self, key: str) -> None:
        """Type."""
        await self.line.send(json.dumps(["stdin", key]))

    async def see(self, words: str) -> None:
        """Wait until it was drawn."""
        async with asyncio.timeout(PATIENCE):
            while words not in self.text:
                await asyncio.sleep(0.005)
        self.text = ""


async def opened(web: httpx.AsyncClient, address: str, token: str, stack: AsyncExitStack) -> Page:
    """A page at the desk of `token`; asked for again where it is refused, as a page does."""
    body = {"machine": "m", "language": "en", "width": 120, "height": 36}
    given = await web.post("/desk/ticket", json=body, headers={"authorization": f"Bearer {token}"})
    url = f"ws://{address}/desk/line?ticket={given.json()['ticket']}"
    page = Page(await stack.enter_async_context(connect(url, max_size=None, ping_interval=None)))
    reading = asyncio.create_task(page.read())
    stack.callback(reading.cancel)
    return page


async def writing(page: Page) -> None:
    """From the desk into the composer's text."""
    for key, words in (("\r", "Thank you"), ("r", "What do you start from?"), ("4", "Channel"), ("\t", "F1")):
        await page.press(key)
        await page.see(words)


async def typing(page: Page, seconds: float, waits: list[float]) -> None:
    """A key a second."""
    end = perf_counter() + seconds
    await asyncio.sleep(random.random())
    while perf_counter() < end:
        before, began = page.drawn, perf_counter()
        await page.press(random.choice("abcdefghijklmnopqrstuvwxyz "))
        async with asyncio.timeout(PATIENCE):
            while page.drawn == before:
                await asyncio.sleep(0.001)
        waits.append(perf_counter() - began)
        await asyncio.sleep(max(0.0, 1 - (perf_counter() - began)))


def houses_of(server: int) -> list[int]:
    """The desks' processes of a server."""
    found = []
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            told = status.read_text()
            command = status.with_name("cmdline").read_bytes()
        except OSError:
            continue
        if f"PPid:\t{server}\n" in told and b"twiplo_game.webdesk" in command:
            found.append(int(status.parent.name))
    return found


def cpu_of(pid: int) -> float:
    """Seconds of CPU that a process has used."""
    values = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(values[11]) + int(values[12])) / os.sysconf("SC_CLK_TCK")


def memory_now(pid: int) -> int:
    """MB that a process uses."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS:")).split()[1]) // 1024


def said(waits: list[float]) -> str:
    """A spread in milliseconds."""
    told = spread(waits)
    return f"median {told.median * 1e3:.0f} ms, p95 {told.p95 * 1e3:.0f} ms, worst {told.worst * 1e3:.0f} ms"


async def main(count: int, seconds: float) -> None:
    """One class."""
    url = f"sqlite:///{os.environ['TWIPLO_HOME']}/classes.sqlite"
    ledger = ClassLedger(url)
    rules = Rules(seed="7", profile="ordinary", mandates=(), minutes=60, has_own_clocks=True)
    live = make_contest(ledger, read_scenario(resolve("summit-cancelled")), rules)
    ledger.close()
    port = free_port()
    process = start_server(url, port, ["--desks", str(count)])
    office = Office(f"127.0.0.1:{port}", live.contest.code, secret_path(live.contest.id).read_text())
    try:
        await until(office.is_open)
        print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
        seats = await joined(office, count)
        async with (
            httpx.AsyncClient(base_url=f"http://{office.address}", timeout=PATIENCE) as web,
            AsyncExitStack() as stack,
        ):
            await web.get("/desk/room")
            await until(lambda: bool(houses_of(process.pid)))
            await asyncio.sleep(2)
            began = perf_counter()
            pages = await asyncio.gather(*(opened(web, office.address, seat.token, stack) for seat in seats))
            await asyncio.gather(*(page.see("Waiting for the trainer") for page in pages))
            print(f"{count} at their desks {perf_counter() - began:.2f} s after all came at once")
            began = perf_counter()
            await office.order(**{"is": "started", "countdown": 0})
            await asyncio.gather(*(page.see("INCOMING") for page in pages))
            print(f"all begin {perf_counter() - began:.2f} s after the order")
            await asyncio.gather(*(writing(page) for page in pages))
            house = max(houses_of(process.pid), key=memory_now)
            await asyncio.sleep(1)
            waits: list[float] = []
            used, at = (cpu_of(house), cpu_of(process.pid)), perf_counter()
            sent = sum(page.bytes for page in pages)
            await asyncio.gather(*(typing(page, seconds, waits) for page in pages))
            took = perf_counter() - at
            print(f"{len(waits)} keys: {said(waits)}; load {os.getloadavg()[0]:.1f}")
            drawing, holding = (
                (cpu_of(pid) - former) / took for pid, former in zip((house, process.pid), used, strict=True)
            )
            print(f"desks {drawing:.2f} core, class {holding:.2f} core")
            print(f"{(sum(page.bytes for page in pages) - sent) / len(waits) / 1e3:.1f} KB drawn for a key")
            print(f"desks {memory_now(house)} MB ({memory_of(house)} at most), class {memory_now(process.pid)} MB")
            await asyncio.sleep(6)
            os.kill(house, 9)
            began = perf_counter()
            backs = await asyncio.gather(*(back(web, office.address, seat.token, stack) for seat in seats))
            first, last = min(backs) - began, max(backs) - began
            print(f"kill -9: the first is back after {first:.2f} s, the last after {last:.2f} s")
    finally:
        process.terminate()
        process.wait()


async def back(web: httpx.AsyncClient, address: str, token: str, stack: AsyncExitStack) -> float:
    """When the desk is drawn again."""
    page: Any = await opened(web, address, token, stack)
    await page.see("INCOMING")
    return perf_counter()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("desks", type=int, nargs="?", default=30)
    parser.add_argument("--seconds", type=float, default=20)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["TWIPLO_HOME"] = str(Path(folder))
        asyncio.run(main(args.desks, args.seconds))
