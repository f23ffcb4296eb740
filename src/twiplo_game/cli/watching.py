"""Watching a file: each of its contents once, as soon as it stands still.

Editors write in many ways: over the old file, or a new one that takes its place, or in several pieces. So a content
counts when two looks in a row have seen it, and a file that is gone for a moment is waited for.
"""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from twiplo_game.store.errors import NotFoundError, StoreError
from twiplo_game.store.scenario_files import ScenarioText, read_scenario_text

PAUSE: Final = 0.25
"""Seconds between two looks."""

PATIENCE: Final = 8
"""Looks for which a file may be gone before that is said."""

Seen = ScenarioText | StoreError
"""What is in the file, or why it cannot be read."""

Look = Callable[[], Seen | None]
"""One look at the file; None where it is gone."""


class FileLook:
    """Looks at a file; reads it only where its time, size or place on the disk has changed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stamp: tuple[int, int, int] | None = None
        self._seen: Seen | None = None

    def __call__(self) -> Seen | None:
        """What is there now."""
        try:
            status = self._path.stat()
        except OSError:
            self._stamp = None
            return None
        stamp = status.st_mtime_ns, status.st_size, status.st_ino
        if stamp != self._stamp:
            try:
                self._seen = read_scenario_text(self._path)
            except NotFoundError:
                return None
            except StoreError as error:
                self._seen = error
            self._stamp = stamp
        return self._seen


def pause() -> None:
    """Wait until the next look."""
    time.sleep(PAUSE)


def changes(look: Look, wait: Callable[[], None]) -> Iterator[Seen | None]:
    """Each new content, for ever; the first at once, and None once where the file stays away."""
    shown: str | None = None
    before: str | None = None
    missed = 0
    while True:
        seen = look()
        if seen is None:
            missed += 1
            if missed == PATIENCE:
                shown = None
                yield None
        else:
            missed = 0
            now = _name(seen)
            if now != shown and (shown is None or now == before):
                shown = now
                yield seen
            before = now
        wait()


def _name(seen: Seen) -> str:
    return seen.hash if isinstance(seen, ScenarioText) else str(seen)
