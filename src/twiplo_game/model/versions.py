"""Versions of what is written to disk, with their history."""

from typing import Final

FORMAT_CURRENT: Final = 1
"""The scenario format that this release writes. 1: the first."""

LOG_CURRENT: Final = 1
"""The log format that this release writes. 1: the first."""

LOG_MINIMUM: Final = 1
"""The oldest log format that this release reads."""

RULES_VERSION: Final = 3
"""Raised when a change of the engine moves a score that an older log recorded. 1: the first. 2: what is said a third
time wins half of what it won the second time, and so on. 3: an answer that is called back owes its silence at once, and
an update that is called back after its time misses the promise at once."""
