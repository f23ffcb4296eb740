"""The server's clock: wall time at the start, then only ever forward, whatever happens to the computer's clock."""

import time
from collections.abc import Callable


class ServerClock:
    """Milliseconds since 1970 that never run back. `at` is the wall clock now, `tick` a monotonic one in seconds."""

    def __init__(self, at: int, tick: Callable[[], float] = time.monotonic) -> None:
        self._tick = tick
        self._offset = at - int(tick() * 1_000)
        self._newest = 0

    def now(self) -> int:
        """This moment; never earlier than one that was given before."""
        self._newest = max(self._newest, self._offset + int(self._tick() * 1_000))
        return self._newest

    def not_before(self, at: int) -> None:
        """From here on no moment is earlier than `at`, which somebody else has stamped."""
        self._newest = max(self._newest, at)
