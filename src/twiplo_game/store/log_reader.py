"""Reading a log: limits first, then every line; a line torn by a crash is left out."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from twiplo_game import __version__
from twiplo_game.model.versions import LOG_CURRENT, LOG_MINIMUM, RULES_VERSION
from twiplo_game.store.errors import DamagedError, OtherVersionError
from twiplo_game.store.files import digest, read_bytes
from twiplo_game.store.log_lines import (
    FILE_LIMIT,
    LINES_LIMIT,
    MARK,
    ActionLine,
    BadLineError,
    Header,
    Line,
    NoteLine,
    as_header,
    as_line,
    decode,
    encode,
)

RESULT: Final = "result"
"""The kind of the note that records how a game ended."""


BRANCH: Final = "branch"
"""The kind of the note that says what a game branched from."""


ROUTINE: Final = "careful"
"""The bot that plays a branch to its end where the player does not."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What a game branched from."""

    parent: str
    """The file name of the other game's log."""
    number: int
    """Which of its actions was replaced, counted from 1."""
    digest: str | None = None
    """The `digest` of the other game's log; None in a log that was written without."""
    is_routine: bool = False
    """Whether the bot `careful` played it to its end."""


@dataclass(frozen=True, slots=True)
class Log:
    """A log as read."""

    path: Path
    header: Header
    actions: tuple[ActionLine, ...]
    notes: tuple[NoteLine, ...]
    size: int
    """Bytes up to the end of the last whole line."""

    @property
    def result(self) -> dict[str, Any] | None:
        """What was recorded when the game ended."""
        return next((note.data for note in reversed(self.notes) if note.kind == RESULT), None)

    @property
    def origin(self) -> Origin | None:
        """What the game branched from; None where it began at the beginning."""
        for note in self.notes:
            parent, number, known = note.data.get("of"), note.data.get("at"), note.data.get("hash")
            if note.kind == BRANCH and isinstance(parent, str) and isinstance(number, int):
                is_routine = note.data.get("by") == ROUTINE
                return Origin(parent, number, known if isinstance(known, str) else None, is_routine)
        return None

    @property
    def digest(self) -> str:
        """SHA-256 of the header and the actions: what is noted beside a game afterwards changes nothing."""
        lines: tuple[Line, ...] = (self.header, *self.actions)
        return digest(b"".join(map(encode, lines)))

    @property
    def branched(self) -> int | None:
        """The story's minute at which the game branched off; None where it began at the beginning."""
        origin = self.origin
        if origin is None:
            return None
        return self.actions[origin.number - 1].minute if 1 <= origin.number <= len(self.actions) else self.minute

    @property
    def minute(self) -> int:
        """The story's minute that the game had reached, as far as the log's own lines tell."""
        last = self.actions[-1] if self.actions else None
        if last is None:
            return 0
        reached = last.action.get("to")
        return reached if isinstance(reached, int) else last.minute


def read_log(path: Path) -> Log:
    """The log in `path`. Raises StoreError: the line that cannot be read, or another version."""
    content = read_bytes(path, FILE_LIMIT)
    size = content.rfind(b"\n") + 1
    lines = content[:size].splitlines()
    if not lines:
        raise DamagedError("{path} holds no game.", path=path)
    if len(lines) > LINES_LIMIT:
        raise DamagedError("{path} has more than {limit} lines: this is no log.", path=path, limit=LINES_LIMIT)
    actions: list[ActionLine] = []
    notes: list[NoteLine] = []
    number = 1
    try:
        first = decode(lines[0])
        _check_format(path, first, lines)
        header = as_header(first)
        for raw in lines[1:]:
            number += 1
            line = as_line(decode(raw))
            if isinstance(line, ActionLine):
                actions.append(line)
            else:
                notes.append(line)
    except BadLineError as error:
        raise DamagedError(
            "{path}, line {line}: this is not a line of a Twiplo log. The file was damaged or is something else.",
            path=path,
            line=number,
        ) from error
    return Log(path, header, tuple(actions), tuple(notes), size)


def _check_format(path: Path, first: dict[str, Any], lines: list[bytes]) -> None:
    version = first.get(MARK)
    if isinstance(version, int) and version > LOG_CURRENT:
        raise OtherVersionError(
            "{path} was written by a newer Twiplo (log format {version}, this release reads {known}). "
            "Update Twiplo to replay it.",
            recorded_result(lines),
            path=path,
            version=version,
            known=LOG_CURRENT,
        )
    if isinstance(version, int) and version < LOG_MINIMUM:
        raise OtherVersionError(
            "{path} was written by an older Twiplo (log format {version}), which this release cannot replay.",
            recorded_result(lines),
            path=path,
            version=version,
        )


def check_rules(log: Log) -> None:
    """Raise OtherVersionError where `log` was played under other rules than this release's."""
    if log.header.rules == RULES_VERSION:
        return
    if log.header.engine == __version__:
        # Two states of one release in the making: there is no other release to send the reader to.
        raise OtherVersionError(
            "{path} was played under version {version} of the rules; this development version plays version {known} "
            "and cannot replay it. What there is to show is the result that was recorded.",
            log.result,
            path=log.path,
            version=log.header.rules,
            known=RULES_VERSION,
        )
    raise OtherVersionError(
        "{path} was played under version {version} of the rules; this release plays version {known}. "
        "Replay it with Twiplo {engine}.",
        log.result,
        path=log.path,
        version=log.header.rules,
        known=RULES_VERSION,
        engine=log.header.engine,
    )


def recorded_result(lines: list[bytes]) -> dict[str, Any] | None:
    """The result note among `lines`, whatever else they hold."""
    for raw in reversed(lines):
        try:
            data = decode(raw)
        except BadLineError:
            continue
        if data.get("note") == RESULT:
            return data
    return None
