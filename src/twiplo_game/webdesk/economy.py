"""Many desks in one process: what Textual keeps for a single one is too much for forty.

It gives each drawn line seven caches of what was cut from it: most of the memory of a desk, measured. Lines are cut
anew instead. Its version is pinned.
"""

import gc

import textual.strip
from textual.cache import CacheKey, CacheValue, FIFOCache


class _Forgetful(FIFOCache[CacheKey, CacheValue]):
    """Keeps nothing."""

    def set(self, key: CacheKey, value: CacheValue) -> None:
        """Nothing."""

    __setitem__ = set  # noqa: A003 - its name in Textual


def economise() -> None:
    """Keep less for each desk, and search for garbage seldom: a search through all of them holds all of them up."""
    kept: _Forgetful[object, object] = _Forgetful(0)
    setattr(textual.strip, "FIFOCache", lambda _: kept)  # noqa: B010 - it is a class to the checker
    gc.set_threshold(20_000, 20, 100_000)
