"""How far a long task is, in one line that is written over and over on a terminal.

A line of our own: the libraries that draw progress bars take longer to load than a hundred games take to play.
"""

import os
import sys
import time
from typing import TYPE_CHECKING, Final

from twiplo_game.cli import diagnostics
from twiplo_game.locale.figures import duration
from twiplo_game.locale.words import Words, msgid

if TYPE_CHECKING:
    from twiplo_game.analysis.solver.solution import Stage

_STAGES: Final = {
    "best": msgid("the best play"),
    "search": msgid("a better play"),
    "random": msgid("random play"),
    "knowing": msgid("what knowing is worth"),
    "keeping": msgid("what reviews will look up"),
}
_BAR: Final = 20
_EVERY: Final = 0.1
"""Seconds between two lines."""

GAMES: Final = msgid("{bar} {done} of {total} games, about {left} left")
DECISIONS: Final = msgid("{bar} {done} of {total} decisions, about {left} left")


class Progress:
    """Draws on stderr where that is a terminal that can go back to the beginning of a line; else says nothing."""

    def __init__(self, words: Words, line: str = GAMES) -> None:
        self._words = words
        self._line_of = line
        self._draws = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._start = time.monotonic()
        self._last = 0.0
        self._games = 0

    def __call__(self, done: int, total: int) -> None:
        """Say that `done` of `total` are done."""
        now = time.monotonic()
        if not self._draws or (now - self._last < _EVERY and done < total):
            return
        self._last = now
        diagnostics.over(self._line(done, total, now - self._start))

    def count(self, name: str) -> None:
        """Say that one more game of `name` was played, where nobody knows how many there will be."""
        self._games += 1
        now = time.monotonic()
        if self._draws and now - self._last >= _EVERY:
            self._last = now
            diagnostics.over(
                self._words.trn("{name}: {n} game played", "{name}: {n} games played", self._games, name=name)
            )

    def stage(self, stage: "Stage", part: float, spent: float) -> None:
        """Say how far one stage of solving is, and how much of the time is used up; both 0 to 1."""
        now = time.monotonic()
        if not self._draws or now - self._last < _EVERY:
            return
        self._last = now
        filled = int(_BAR * part)
        diagnostics.over(
            self._words.tr(
                "[{bar}] {stage}; {part} of the time used",
                bar=f"{'#' * filled}{'.' * (_BAR - filled)}",
                stage=self._words.tr(_STAGES[stage.value]),
                part=self._words.tr("{value}%", value=int(100 * spent)),
            )
        )

    def clear(self) -> None:
        """Leave an empty line behind."""
        if self._draws:
            diagnostics.over("")

    def _line(self, done: int, total: int, seconds: float) -> str:
        filled = _BAR * done // max(1, total)
        bar = f"[{'#' * filled}{'.' * (_BAR - filled)}]"
        if not done:
            return bar
        left = int(seconds * (total - done) / done)
        return self._words.tr(
            self._line_of,
            bar=bar,
            done=done,
            total=total,
            left=self._words.trn("{n} second", "{n} seconds", left) if left < 60 else duration(left // 60, self._words),
        )
