"""How large a file may be, for those who read it from a disk and for those who read its text."""

from typing import Final

SIZE_LIMIT: Final = 1_000_000
"""Bytes of a file; the largest shipped scenario needs a tenth of it."""
