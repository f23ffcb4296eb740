"""What can go wrong with files: one small tree, each error one sentence that a face can translate."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
_FORBIDDEN: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_NOT_A_FILE: Final = frozenset({errno.EISDIR, errno.ENOTDIR})


class StoreError(Exception):
    """A file could not be used. `msgid` is the English sentence, `values` fill its places."""

    def __init__(self, msgid: str, **values: object) -> None:
        super().__init__(msgid)
        self.msgid = msgid
        self.values = values

    def __str__(self) -> str:
        return self.msgid.format(**self.values)


class NotFoundError(StoreError):
    """Nothing of that name is there."""


class DamagedError(StoreError):
    """The file is there, but is not what it should be."""


class TooLargeError(DamagedError):
    """The file is larger than anything that could be meant; it was not read."""


class OtherVersionError(StoreError):
    """A log of another version of the format or the rules; `result` is what it recorded at its end."""

    def __init__(self, msgid: str, result: dict[str, object] | None, **values: object) -> None:
        super().__init__(msgid, **values)
        self.result = result


class InUseError(StoreError):
    """Another process writes to this file."""


def from_os(error: OSError, path: Path | str, *, is_written: bool = False) -> StoreError:
    """The sentence for what the system reported about `path`, which was to be read or, with `is_written`, written."""
    if error.errno in _FULL:
        return StoreError("The disk is full: {path} could not be written. Free some space, then try again.", path=path)
    if error.errno in _FORBIDDEN and not _is_ours(path):
        return StoreError(
            "No permission to use {path}. Change the permissions of the file and of its folder, or name another place.",
            path=path,
        )
    if error.errno in _FORBIDDEN:
        return StoreError(
            "No permission to use {path}. Change its permissions, or set TWIPLO_HOME to another folder.",
            path=path,
        )
    if error.errno == errno.ENOENT and is_written:
        # The file is not there because it cannot be made; that its name is not found would be no news.
        return StoreError("{path} cannot be written: its folder takes no new file. Name another place.", path=path)
    if error.errno == errno.ENOENT:
        return NotFoundError("There is no file {path}. Check the name.", path=path)
    if error.errno in _NOT_A_FILE:
        return StoreError("{path} is not a file. Name a file.", path=path)
    return StoreError(
        "{path} could not be used ({reason}). Try another place.", path=path, reason=error.strerror or error
    )


def _is_ours(path: Path | str) -> bool:
    """Whether Twiplo chose the place, and not its user."""
    from twiplo_game.store.home import home  # noqa: PLC0415 - it may fail with an error of this tree

    return Path(path).is_relative_to(home())


@contextmanager
def told(path: Path | str, *, is_written: bool = False) -> Iterator[None]:
    """Turn what the system reports about `path` into a `StoreError`; `is_written` where it is to be written."""
    try:
        yield
    except OSError as error:
        raise from_os(error, path, is_written=is_written) from error
