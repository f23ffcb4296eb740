"""Whole small files: read within a limit, written so that they are there entirely or not at all."""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import Final

from twiplo_game.store.errors import DamagedError, NotFoundError, StoreError, TooLargeError, told

_FLAGS: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


_NO_TEXT: Final = (b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0", b"\xff\xfe", b"\xfe\xff")
"""How the files of word processors, PDF and UTF-16 begin."""

_LOOKED_AT: Final = 2_000
_ZEROS: Final = 20
"""A file of which more than one byte in so many is zero is no text; every second one is in UTF-16 without its mark."""


def typed_path(typed: str) -> Path:
    """The place that somebody means who types `typed`; `~` is a home. Raises NotFoundError where none can be meant."""
    with suppress(RuntimeError, ValueError):
        path = Path(typed.strip()).expanduser()
        if b"\0" not in os.fsencode(path):
            return path
    raise NotFoundError("There is no file {path}. Check the name.", path=typed)


def read_bytes(path: Path, limit: int) -> bytes:
    """The bytes of `path`. Raises StoreError where it cannot be read or is larger than `limit`."""
    with told(path):
        # A pipe into which nobody writes would be waited for without end.
        if path.exists() and not path.is_file():
            raise StoreError("{path} is not a file. Name a file.", path=path)
        with path.open("rb") as file:
            content = file.read(limit + 1)
    if len(content) > limit:
        raise TooLargeError(
            "{path} is larger than {limit} KB and was not read. Make it shorter, or name another file.",
            path=path,
            limit=limit // 1000,
        )
    return content


def as_text(content: bytes, path: Path) -> str:
    """`content` as text. Raises DamagedError where it is none, or with the line that is not UTF-8."""
    if _is_binary(content):
        raise DamagedError(
            "{path} is not plain text but the file of another program, or UTF-16. Save it as plain text in UTF-8.",
            path=path,
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise DamagedError(
            "{path}, line {line}: this is not UTF-8 text. Save the file as UTF-8.", path=path, line=line
        ) from error


def _is_binary(content: bytes) -> bool:
    begin = content[:_LOOKED_AT]
    return begin.startswith(_NO_TEXT) or begin.count(0) * _ZEROS > len(begin)


def digest(content: bytes) -> str:
    """The name under which `content` is known wherever it is kept."""
    from hashlib import sha256  # noqa: PLC0415 - the title names nothing so

    return sha256(content).hexdigest()


def newest(folder: Path, pattern: str, most: int, *, without: str = "") -> list[tuple[float, Path]]:
    """When each of the `most` newest files in `folder` was last written, in seconds of the epoch, and its path.

    Their names are as `pattern` has it, and not as `without` has it. What cannot be looked at (a link to nothing, a
    file that has just gone) is left out, as a folder that is not there.
    """
    dated: list[tuple[float, Path]] = []
    with suppress(OSError):
        for path in folder.glob(pattern):
            if without and path.match(without):
                continue
            with suppress(OSError):
                dated.append((path.stat().st_mtime, path))
    return sorted(dated, reverse=True)[:most]


def make_folder(path: Path) -> Path:
    """`path`, created on demand. Raises StoreError."""
    with told(path):
        try:
            path.mkdir(parents=True, exist_ok=True)
        except FileNotFoundError as error:
            # The system says so of a place in which nothing can be made.
            raise StoreError("The folder {path} cannot be made. Name another place.", path=path) from error
    return path


def write_whole(path: Path, content: bytes, *, waits_for_disk: bool = True) -> None:
    """Write `content` to `path`, for its user alone; a reader sees the old file or the new one, never a part.

    What does not wait for the disk outlives this program, and not a cut of the power. Raises StoreError.
    """
    _write(path, content, 0o600, waits_for_disk=waits_for_disk)


def write_named(path: Path, content: bytes) -> None:
    """Write `content`, whole, where a user said: through a link, and for whoever could read the file before.

    A new file is for whom the user's other new files are; a pipe or a device is written into. Raises StoreError.
    """
    with told(path, is_written=True):
        if path.exists() and not path.is_file():
            path.write_bytes(content)
            return
        try:
            path = path.resolve()
        except RuntimeError as error:
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP)) from error
        former = path.stat().st_mode if path.exists() else None
    _write(path, content, 0o666, None if former is None else stat.S_IMODE(former))


def _write(
    path: Path, content: bytes, mode: int, exact_mode: int | None = None, *, waits_for_disk: bool = True
) -> None:
    """`mode` is what the system's mask is laid on; `exact_mode` counts as it is."""
    make_folder(path.parent)
    with told(path, is_written=True):
        new = path.with_name(f".new-{os.urandom(8).hex()}")
        handle = os.open(new, _FLAGS, mode)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                if waits_for_disk:
                    os.fsync(file.fileno())
            if exact_mode is not None:
                new.chmod(exact_mode)
            new.replace(path)
        except BaseException:
            new.unlink(missing_ok=True)
            raise
