"""Appending to a log: a line is on the disk before anybody is shown what it did."""

import errno
import os
import stat
from pathlib import Path
from typing import Self

from twiplo_game.store.errors import StoreError, told
from twiplo_game.store.files import make_folder
from twiplo_game.store.lock import take
from twiplo_game.store.log_lines import Header, Line, encode
from twiplo_game.store.log_reader import Log, read_log

_FLAGS = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


class LogWriter:
    """The one writer of one log."""

    def __init__(self, path: Path) -> None:
        """Open and lock `path`. Raises StoreError."""
        self.path = path
        make_folder(path.parent)
        with told(path):
            self._handle = os.open(path, _FLAGS, 0o644)
        try:
            take(self._handle, path)
        except BaseException:
            os.close(self._handle)
            raise
        self._is_regular = stat.S_ISREG(os.fstat(self._handle).st_mode)

    @classmethod
    def create(cls, path: Path, header: Header) -> Self:
        """A new log that begins with `header`. Raises StoreError, also where `path` holds something."""
        writer = cls(path)
        try:
            if writer._is_regular and os.fstat(writer._handle).st_size:
                raise StoreError("{path} already exists. Name another file, so that nothing is lost.", path=path)
            writer.append(header)
        except BaseException:
            writer.close()
            raise
        return writer

    @classmethod
    def resume(cls, path: Path) -> tuple[Self, Log]:
        """The log of an earlier game and its writer, without what a crash tore off. Raises StoreError."""
        read_log(path)  # Opening would create a missing file, and a lock says nothing about what is inside.
        writer = cls(path)
        try:
            log = read_log(path)
            writer._cut(log.size)
        except BaseException:
            writer.close()
            raise
        return writer, log

    def append(self, line: Line) -> None:
        """Write one line and wait until the disk has it. Raises StoreError; the log is then as before."""
        content = encode(line)
        size = os.fstat(self._handle).st_size
        try:
            with told(self.path):
                written = 0
                while written < len(content):
                    written += os.write(self._handle, content[written:])
                self._sync()
        except StoreError:
            self._cut(size)
            raise

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

    def _cut(self, size: int) -> None:
        if self._is_regular:
            with told(self.path):
                os.ftruncate(self._handle, size)
