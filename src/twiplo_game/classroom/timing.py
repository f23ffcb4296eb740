"""The contest's time: real milliseconds without the pauses, and the story's minute that they have reached.

As the ICPC's contest specification does it, time is the wall clock less a list of removed intervals. Whole numbers
throughout, so that every process and every recount agrees.
"""

from dataclasses import dataclass, replace
from typing import Final

from twiplo_game.classroom.contest import Ended, Extended, Paused, Resumed, RoomOrder, Started

MINUTE: Final = 60_000
"""Milliseconds."""


@dataclass(frozen=True, slots=True)
class Timing:
    """What the room's orders so far make of the clock."""

    length: int
    """Minutes of the story."""
    duration: int
    """Real milliseconds from the start to the end, without pauses."""
    start: int | None = None
    """When the story begins; None before that was ordered."""
    paused: int | None = None
    """Since when the clock stands; None while it runs."""
    removed: tuple[tuple[int, int], ...] = ()
    """(from, until) of the pauses that are over."""
    pace: tuple[tuple[int, int, int], ...] = ()
    """(elapsed, story milliseconds, elapsed at the end): from `elapsed` on, the rest of the story fits what is left."""
    ended: int | None = None
    """When the trainer ended it; None where it runs to its end."""

    def ordered(self, order: RoomOrder, at: int) -> "Timing":
        """The clock after `order` at `at`."""
        match order:
            case Started() if self.start is None:
                return replace(self, start=at + order.countdown, pace=((0, 0, self.duration),))
            case Paused() if self.start is not None and self.paused is None and not self.is_over(at):
                return replace(self, paused=max(at, self.start))
            case Resumed() if self.paused is not None:
                return replace(self, paused=None, removed=(*self.removed, (self.paused, max(at, self.paused))))
            case Extended() if not self.is_over(at):
                return self._extended(order.minutes * MINUTE, at)
            case Ended() if self.start is not None and self.ended is None:
                return replace(self, ended=max(at, self.start))
        return self

    def delayed(self, at: int) -> "Timing":
        """The clock of one who begins at `at`, from zero; the room's later orders apply to it as to all."""
        if self.start is None or at <= self.start:
            return self
        paused = at if self.paused is not None else None
        return replace(self, start=at, paused=paused, removed=(), pace=((0, 0, self.duration),))

    def elapsed(self, at: int) -> int:
        """Milliseconds that have counted until `at`; negative in the countdown, 0 before it."""
        if self.start is None:
            return 0
        until = min(moment for moment in (at, self.paused, self.ended) if moment is not None)
        gone = sum(max(0, min(over, until) - since) for since, over in self.removed)
        return until - self.start - gone

    def minute(self, at: int) -> int:
        """The story's minute at `at`; its length once the contest is over."""
        if self.start is None:
            return 0
        if self.is_over(at):
            return self.length
        return min(self.length, self._story(max(0, self.elapsed(at))) // MINUTE)

    def is_over(self, at: int) -> bool:
        """Whether the contest has come to its end by `at`."""
        if self.start is None:
            return False
        return (self.ended is not None and at >= self.ended) or self.elapsed(at) >= self.pace[-1][2]

    def is_running(self, at: int) -> bool:
        """Whether a player can act at `at`."""
        return self.start is not None and at >= self.start and self.paused is None and not self.is_over(at)

    def ends(self, at: int) -> int | None:
        """When the contest ends if nothing is ordered any more; None before it has started and while it is paused."""
        if self.start is None or self.paused is not None:
            return None
        if self.ended is not None:
            return self.ended
        return at + self.pace[-1][2] - self.elapsed(at)

    def pace_at(self, at: int) -> int:
        """Milliseconds of the story that pass in a thousand real ones; 0 while the clock stands."""
        if not self.is_running(at):
            return 0
        elapsed = self.elapsed(at)
        since, told, end = next(step for step in reversed(self.pace) if step[0] <= elapsed)
        return (self.length * MINUTE - told) * 1_000 // max(1, end - since)

    def _story(self, elapsed: int) -> int:
        """Milliseconds of the story."""
        since, told, end = next(step for step in reversed(self.pace) if step[0] <= elapsed)
        return told + (elapsed - since) * (self.length * MINUTE - told) // max(1, end - since)

    def _extended(self, extra: int, at: int) -> "Timing":
        if self.start is None:
            return replace(self, duration=max(1, self.duration + extra))
        elapsed = max(0, self.elapsed(at))
        later = max(elapsed + 1, self.pace[-1][2] + extra)
        return replace(self, pace=(*self.pace, (elapsed, self._story(elapsed), later)))
