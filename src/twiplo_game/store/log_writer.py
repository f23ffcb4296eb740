"""Appending to a log: a line is on the disk before anybody is shown what it did."""

from pathlib import Path
from typing import Self

from twiplo_game.store.errors import StoreError
from twiplo_game.store.line_file import LineFile
from twiplo_game.store.log_lines import LINE_LIMIT, Header, Line, encode
from twiplo_game.store.log_reader import Log, read_log


class LogWriter(LineFile):
    """The one writer of one log."""

    @classmethod
    def create(cls, path: Path, header: Header) -> Self:
        """A new log that begins with `header`. Raises StoreError, also where `path` holds something."""
        writer = cls(path)
        try:
            if writer.is_regular and writer.size:
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
            writer.cut(log.size)
        except BaseException:
            writer.close()
            raise
        return writer, log

    def append(self, line: Line) -> None:
        """Write one line and wait until the disk has it. Raises StoreError; the log is then as before."""
        content = encode(line)
        if len(content) > LINE_LIMIT:
            # The reader would take no line of this log any more.
            raise StoreError(
                "{path}: this is longer than the {limit} KB that a line of a log can have. Shorten it.",
                path=self.path,
                limit=LINE_LIMIT // 1024,
            )
        self.append_bytes(content)
