"""One writer a file, held as long as the file is open."""

import os
import sys

from twiplo_game.store.errors import InUseError

if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    _FAR = 0x7FFF_0000
    """Windows locks bytes against reading too: this one lies beyond any log's end."""

    def _take(handle: int) -> None:
        position = os.lseek(handle, 0, os.SEEK_CUR)
        os.lseek(handle, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        finally:
            os.lseek(handle, position, os.SEEK_SET)

else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def take(handle: int, path: object) -> None:
    """Lock the open file `handle` for this process. Raises InUseError where another one holds it."""
    try:
        _take(handle)
    except (BlockingIOError, PermissionError) as error:
        raise InUseError(
            "{path} is being played in another window. Close that one, or start another game.", path=path
        ) from error
