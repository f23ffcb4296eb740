"""The processes in which desks are drawn, as the host sees them: started when they are needed, and again when they die.

A seat stays with its process, so that a page that comes back finds its desk.
"""

import asyncio
import os
import secrets
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

EACH: Final = 40
"""Desks of one process."""

READY: Final = 30.0
"""Seconds in which a process listens, on a machine that is slow and busy."""

SPARE: Final = 5.0
"""Seconds after somebody came until a process more is started: those who come now have their desks first."""

_PAUSES: Final = (0.0, 0.0, 1.0, 5.0, 20.0)
"""Seconds before a process is started again: a death is an accident, many are not."""


@dataclass(slots=True, eq=False)
class House:
    """One process."""

    word: str
    """What it is told by, and asks of whoever comes."""
    process: Process | None = None
    port: int | None = None
    """Where it listens; None until it does."""
    is_ready: asyncio.Event = field(default_factory=asyncio.Event)
    deaths: int = 0


class Houses:
    """Room for `most` desks, in processes whose data is kept in `folder`."""

    def __init__(self, most: int, folder: Path) -> None:
        self.most = most
        self._folder = folder
        self._houses: list[House] = []
        self._of: dict[str, House] = {}
        self._keeping: set[asyncio.Task[None]] = set()
        self._is_over = False

    def wake(self) -> None:
        """Somebody is about to come: have a process ready."""
        self._have_spare()

    def of(self, seat: str) -> House:
        """The process of `seat`, for good."""
        house = self._of.get(seat)
        if house is None:
            taken = Counter(self._of.values())
            # One that listens already comes first, and one that is in use before the spare one.
            free = sorted(
                (each for each in self._houses if taken[each] < EACH),
                key=lambda each: (not each.is_ready.is_set(), not taken[each]),
            )
            house = self._of[seat] = free[0] if free else self._start()
            asyncio.get_running_loop().call_later(SPARE, self._have_spare)
        return house

    def has_room_for(self, seat: str) -> bool:
        """Whether `seat` has a desk, or can have one."""
        return seat in self._of or self.free > 0

    @property
    def free(self) -> int:
        """Desks that nobody has."""
        return max(0, self.most - len(self._of))

    def _have_spare(self) -> None:
        """One process waits without a desk, for the next forty or in place of one that dies."""
        if self.most and not self._is_over and len(self._houses) == len(set(self._of.values())):
            self._start()

    def _start(self) -> House:
        house = House(secrets.token_urlsafe(24))
        self._houses.append(house)
        task = asyncio.create_task(self._keep(house))
        self._keeping.add(task)
        task.add_done_callback(self._keeping.discard)
        return house

    async def _keep(self, house: House) -> None:
        while not self._is_over:
            await asyncio.sleep(_PAUSES[min(house.deaths, len(_PAUSES) - 1)])
            try:
                await self._run(house)
            except OSError:
                pass
            finally:
                house.is_ready.clear()
                house.port = None
            house.deaths += 1
            self._of = {seat: each for seat, each in self._of.items() if each is not house}

    async def _run(self, house: House) -> None:
        house.process = process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "twiplo_game.webdesk"),
            stdin=PIPE,
            stdout=PIPE,
            stderr=None if os.environ.get("TWIPLO_DEBUG") else DEVNULL,
            env=self._environment(),
        )
        assert process.stdin is not None and process.stdout is not None
        try:
            with suppress(ConnectionError):
                process.stdin.write(f"{house.word}\n".encode())
                await process.stdin.drain()
                said = (await process.stdout.readline()).decode().strip()
                if said.isdecimal():
                    house.port = int(said)
                    house.is_ready.set()
            # From then on it says which seats have no desk any more.
            while seat := (await process.stdout.readline()).decode().strip():
                self._of.pop(seat, None)
            await process.wait()
        except asyncio.CancelledError:
            await _end(process)
            raise

    def _environment(self) -> dict[str, str]:
        """The host's, without what steers Textual, with what a browser can do, and with a home of its own."""
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith("TEXTUAL") and name != "NO_COLOR"
        }
        return kept | {
            "TWIPLO_HOME": str(self._folder),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "TEXTUAL_COLOR_SYSTEM": "truecolor",
            "TEXTUAL_FPS": "20",
            "TEXTUAL_ANIMATIONS": "none",
        }

    async def close(self) -> None:
        """End them all."""
        self._is_over = True
        keeping = list(self._keeping)
        for task in keeping:
            task.cancel()
        await asyncio.gather(*keeping, return_exceptions=True)


async def _end(process: Process) -> None:
    """A process ends by itself once nothing can be said to it any more; one that does not is ended."""
    assert process.stdin is not None
    process.stdin.close()
    try:
        async with asyncio.timeout(3):
            await process.wait()
    except TimeoutError:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()
