"""What a database reports, as one sentence that says what to do."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from twiplo_game.store.errors import StoreError


class LedgerError(StoreError):
    """The database did not take or give what was asked; nothing was written. `reason` is a stable word for it."""

    def __init__(self, reason: str, msgid: str, /, **values: object) -> None:
        super().__init__(msgid, **values)
        self.reason = reason


class CollisionError(LedgerError):
    """Another process has written the same place first; read, then try again."""


_FULL: Final = ("disk is full", "no space left", "disk full", "disk i/o error", "file too large")
_READ_ONLY: Final = ("readonly", "read-only", "unable to open", "permission denied")
_BUSY: Final = ("locked", "busy", "timeout", "deadlock", "serialize")


@contextmanager
def translated(place: str) -> Iterator[None]:
    """Turn what the database at `place` reports into a LedgerError."""
    try:
        yield
    except IntegrityError as error:
        raise CollisionError("busy", "{path}: another server has written this first.", path=place) from error
    except (SQLAlchemyError, ValueError, OverflowError) as error:
        raise _told(str(getattr(error, "orig", None) or error).lower(), place) from error


def _told(report: str, place: str) -> LedgerError:
    if any(sign in report for sign in _FULL):
        return LedgerError(
            "full", "The disk is full: {path} could not be written. Free some space, then try again.", path=place
        )
    if any(sign in report for sign in _READ_ONLY):
        return LedgerError(
            "readonly", "{path} may not be written. Change its permissions, or name another.", path=place
        )
    if any(sign in report for sign in _BUSY):
        return LedgerError("busy", "Another program holds {path}. Close it, then try again.", path=place)
    first = report.splitlines()[0][:200] if report else "?"
    return LedgerError(
        "database", "{path} could not be used ({reason}). See that the database runs.", path=place, reason=first
    )
