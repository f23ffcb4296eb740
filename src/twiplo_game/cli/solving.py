"""What solving may cost on this computer: seconds, memory, and the patience of whoever presses Ctrl-C."""

import os
import time
from collections.abc import Callable
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING, Final

from twiplo_game.analysis.solver.solution import Limits, Stage
from twiplo_game.cli.playtesting import Stop
from twiplo_game.cli.progress import Progress

if TYPE_CHECKING:
    from twiplo_game.analysis.solver.solution import Solution
    from twiplo_game.store.scenarios import ScenarioFile

MEMORY: Final = 3 * 1024**3
"""Bytes that may be used."""

_STATM: Final = Path("/proc/self/statm")
_EVERY: Final = 0.25
"""Seconds between two looks at the memory."""


class Budget:
    """Seconds by `clock`, and memory, and a stop that was asked for."""

    def __init__(
        self, seconds: float, stop: Stop, progress: Progress, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.seconds = seconds
        self._stop = stop
        self._progress = progress
        self._clock = clock
        self._start = clock()
        self._looked = 0.0
        self._is_full = False

    def spent(self) -> float:
        """How much of the time is used up; more than everything once a stop was asked for."""
        if self._stop():
            return float("inf")
        return (self._clock() - self._start) / self.seconds

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


class Keeping(Enum):
    """What reviews of a scenario's games have of a solution."""

    NOTHING = auto()
    """It is no solution that a review could go by."""
    PART = auto()
    """They go by the best play; what situations are worth they work out themselves as far as it was not kept."""
    WHOLE = auto()
    """They go by the best play, and look up what situations are worth."""


def keep_value(solution: "Solution", file: "ScenarioFile", limits: Limits) -> Keeping:
    """Keep what was found where every answer was thought of, and within `limits` what situations are worth.

    Raises StoreError.
    """
    from twiplo_game.analysis.review.best_play import BASES, CHOICES  # noqa: PLC0415
    from twiplo_game.analysis.review.keeping import situations  # noqa: PLC0415
    from twiplo_game.store.doctrine import shipped_doctrine  # noqa: PLC0415
    from twiplo_game.store.home import home  # noqa: PLC0415
    from twiplo_game.store.solved import (  # noqa: PLC0415
        Solved,
        keep_solved,
        kept_situations,
        kept_solved,
        solved_key,
    )

    basis = BASES.get(solution.model)
    sizes = [size for size in solution.sizes if size.is_whole and size.model == solution.model]
    if basis is None or not sizes:
        return Keeping.NOTHING
    was_cut = False

    def is_up() -> bool:
        nonlocal was_cut
        limits.told(Stage.KEEPING, 0.0)
        was_cut = limits.spent() >= 1.0 or limits.is_full()
        return was_cut

    key = solved_key(solution.story, file.text.hash, shipped_doctrine().hash)
    is_weighed = sizes[-1].choices <= CHOICES
    kept = situations(solution.story, solution.model, is_up) if is_weighed else {}
    solved = Solved(basis, solution.value, sizes[-1].choices)
    if was_cut and kept_solved(key) == solved:
        # An earlier run with more time found more of the same.
        kept = {**kept_situations(key), **kept}
    keep_solved(key, solved, kept, home() / "solved")
    if not is_weighed:
        return Keeping.NOTHING
    return Keeping.PART if was_cut else Keeping.WHOLE
