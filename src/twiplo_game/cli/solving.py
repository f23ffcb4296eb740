"""What solving may cost on this computer: seconds, memory, and the patience of whoever presses Ctrl-C."""

import os
import time
from pathlib import Path
from typing import Final

from twiplo_game.analysis.solver.solution import Stage
from twiplo_game.cli.playtesting import Stop
from twiplo_game.cli.progress import Progress

MEMORY: Final = 3 * 1024**3
"""Bytes that may be used."""

_STATM: Final = Path("/proc/self/statm")
_EVERY: Final = 0.25
"""Seconds between two looks at the memory."""


class Budget:
    """Seconds and memory, and a stop that was asked for."""

    def __init__(self, seconds: float, stop: Stop, progress: Progress) -> None:
        self.seconds = seconds
        self._stop = stop
        self._progress = progress
        self._start = time.monotonic()
        self._looked = 0.0
        self._is_full = False

    def spent(self) -> float:
        """How much of the time is used up; more than everything once a stop was asked for."""
        if self._stop():
            return float("inf")
        return (time.monotonic() - self._start) / self.seconds

    def is_full(self) -> bool:
        """Whether the memory is used up. Where the system does not tell, it never is."""
        now = time.monotonic()
        if now - self._looked > _EVERY:
            self._looked = now
            self._is_full = _used() > MEMORY
        return self._is_full

    def told(self, stage: Stage, part: float) -> None:
        """Draw how far it is."""
        self._progress.stage(stage, part, min(1.0, self.spent()))


def _used() -> int:
    if not _STATM.exists():
        return 0
    return int(_STATM.read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
