"""A file of lines with one writer: what was appended is on the disk, whole, before anybody is told."""

import errno
import os
import stat
from pathlib import Path
from typing import Self

from twiplo_game.store.errors import StoreError, told
from twiplo_game.store.files import make_folder
from twiplo_game.store.lock import take

_FLAGS = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


class LineFile:
    """Holds one file, locked, until it is closed."""

    def __init__(self, path: Path) -> None:
        """Open and lock `path`. Raises StoreError."""
        self.path = path
        make_folder(path.parent)
        with told(path, is_written=True):
            self._handle = os.open(path, _FLAGS, 0o644)
        try:
            take(self._handle, path)
        except BaseException:
            os.close(self._handle)
            raise
        self.is_regular = stat.S_ISREG(os.fstat(self._handle).st_mode)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def size(self) -> int:
        """Bytes that it holds."""
        return os.fstat(self._handle).st_size

    def read_from(self, place: int) -> bytes:
        """What it holds from the byte `place` on. Raises StoreError."""
        with told(self.path), os.fdopen(os.dup(self._handle), "rb") as file:
            file.seek(place)
            return file.read()

    def append_bytes(self, content: bytes) -> None:
        """Write `content` and wait until the disk has it. Raises StoreError; the file is then as before."""
        size = self.size
        try:
            with told(self.path):
                written = 0
                while written < len(content):
                    written += os.write(self._handle, content[written:])
                self._sync()
        except StoreError:
            self.cut(size)
            raise

    def cut(self, size: int) -> None:
        """Leave out what follows the byte `size`. Raises StoreError."""
        if self.is_regular:
            with told(self.path):
                os.ftruncate(self._handle, size)

    def close(self) -> None:
        """Let go of the file and its lock."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1

    def _sync(self) -> None:
        try:
            os.fsync(self._handle)
        except OSError as error:
            # A pipe or a device has nothing to wait for.
            if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EROFS):
                raise
