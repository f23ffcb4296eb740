"""How many desks this computer draws: what they take was measured (benchmarks/browser_desks.py)."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from twiplo_game.webdesk.houses import EACH

BASE: Final = 80
"""MB of a process without a desk; 60 measured."""

DESK: Final = 5
"""MB of a desk; 3.8 measured, with the composer open."""

RESERVE: Final = 600
"""MB that are left to the class's own process and the system."""

PER_CORE: Final = 30
"""Desks of one core, each with a key a second: they take a third of it, and all of it while they open at once."""


@dataclass(frozen=True, slots=True)
class Capacity:
    """What this computer carries."""

    cores: int
    memory: int | None
    """MB that are free; None where the system does not tell."""

    @property
    def desks(self) -> int:
        """As many as both allow; one core of several is the class's own."""
        by_cores = PER_CORE * max(1, self.cores - 1) if self.cores > 1 else PER_CORE // 2
        if self.memory is None:
            return min(by_cores, EACH)
        room = self.memory - RESERVE
        each = BASE + EACH * DESK
        by_memory = room // each * EACH + max(0, (room % each - BASE) // DESK)
        return max(0, min(by_cores, by_memory))


def capacity() -> Capacity:
    """Of this computer, now."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return Capacity(cores, _free_memory())


def _free_memory() -> int | None:
    """MB that programs can have without others being pushed out."""
    told = Path("/proc/meminfo")
    if not told.is_file():
        return None
    for line in told.read_text().splitlines():
        name, _, value = line.partition(":")
        if name == "MemAvailable":
            return int(value.split()[0]) // 1024
    return None
