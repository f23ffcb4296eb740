"""How much one may ask: by seat, by address, by code. A whole school comes from one address, so that limit is wide."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import Final

KNOWN: Final = 20_000
"""Askers that are remembered; whoever asked longest ago is forgotten first."""


@dataclass(frozen=True, slots=True)
class Rate:
    """How often."""

    burst: int
    """So many at once."""
    per_second: float
    """So many more each second."""


SEAT: Final = Rate(80, 20)
"""Messages of one machine; a quick player gives two a second."""

JOINS: Final = Rate(1_500, 20)
"""Joins from one address, right or wrong: three classes of five hundred at once."""

WRONG: Final = Rate(60, 1)
"""Wrong codes from one address before its joins wait; a right code within the limit is never held up."""

WRONG_IN_ALL: Final = Rate(600, 10)
"""Wrong codes from everywhere, before those who have typed a wrong one wait."""


class Bucket:
    """What is left of one rate. `now` is a clock in seconds."""

    def __init__(self, rate: Rate, now: Callable[[], float] = monotonic) -> None:
        self._rate = rate
        self._now = now
        self._left = float(rate.burst)
        self._at = now()

    def take(self) -> bool:
        """Use one up; whether there was one."""
        self._fill()
        if self._left < 1:
            return False
        self._left -= 1
        return True

    def has_left(self) -> bool:
        """Whether there is one."""
        self._fill()
        return self._left >= 1

    @property
    def is_full(self) -> bool:
        """Whether nothing was used lately."""
        self._fill()
        return self._left >= self._rate.burst

    def _fill(self) -> None:
        now = self._now()
        self._left = min(self._rate.burst, self._left + (now - self._at) * self._rate.per_second)
        self._at = now


class Buckets:
    """One bucket for each asker."""

    def __init__(self, rate: Rate, now: Callable[[], float] = monotonic) -> None:
        self._rate = rate
        self._now = now
        self._known: OrderedDict[str, Bucket] = OrderedDict()

    def of(self, asker: str) -> Bucket:
        """The bucket of `asker`."""
        bucket = self._known.pop(asker, None) or Bucket(self._rate, self._now)
        self._known[asker] = bucket
        if len(self._known) > KNOWN:
            self._known.popitem(last=False)
        return bucket


class Door:
    """Who may try a join code now."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._joins = Buckets(JOINS, now)
        self._wrong = Buckets(WRONG, now)
        self._wrong_in_all = Bucket(WRONG_IN_ALL, now)

    def may_try(self, address: str) -> bool:
        """Whether somebody at `address` may try a code; where not, it is not even looked at."""
        wrong = self._wrong.of(address)
        is_patient = self._wrong_in_all.has_left() or wrong.is_full
        return is_patient and wrong.has_left() and self._joins.of(address).take()

    def was_wrong(self, address: str) -> None:
        """A wrong code came from `address`."""
        self._wrong.of(address).take()
        self._wrong_in_all.take()
