"""The learning check on this computer: the items of the package, the player's answers, and one check under way.

The answers are appended to one small file, each before anybody is shown whether it was right. Nothing is sent anywhere.
"""

import secrets
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Final

from twiplo_game.analysis.learning import Answer, Check, Item, answered, by_name, form
from twiplo_game.authoring.learning import read_items
from twiplo_game.model.learning import ItemBank
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.errors import DamagedError, NotFoundError, StoreError
from twiplo_game.store.files import read_bytes
from twiplo_game.store.home import home
from twiplo_game.store.learning_lines import begun, given, header, seed_in, with_line
from twiplo_game.store.line_file import LineFile
from twiplo_game.store.log_lines import BadLineError

_LIMIT: Final = 1024 * 1024
"""Bytes of the record; a thousand checks take less."""


@dataclass(frozen=True, slots=True)
class Record:
    """Everything that was answered on this computer."""

    seed: str | None = None
    """What the forms are drawn from; None where nothing was begun."""
    checks: tuple[Check, ...] = ()
    """In the order in which they were begun."""
    size: int = 0
    """Bytes up to the end of the last whole line."""


@cache
def shipped_items() -> ItemBank:
    """The items of this release."""
    folder = resources.files("twiplo_game").joinpath("learning")
    files = {item.name: item.read_text("utf-8") for item in folder.iterdir() if item.name.endswith(".yaml")}
    return read_items(files, shipped_doctrine().doctrine)


def record_path() -> Path:
    """The file of the answers."""
    return home() / "learning.jsonl"


def read_record() -> Record:
    """What was answered so far; a line torn by a crash is left out. Raises StoreError."""
    path = record_path()
    try:
        content = read_bytes(path, _LIMIT)
    except NotFoundError:
        return Record()
    size = content.rfind(b"\n") + 1
    lines = content[:size].split(b"\n")[:-1]
    if not lines:
        return Record()
    checks: tuple[Check, ...] = ()
    number = 1
    try:
        seed = seed_in(lines[0])
        for number, raw in enumerate(lines[1:], 2):  # noqa: B007 - the line that a sentence names
            checks = with_line(checks, raw)
    except BadLineError as error:
        raise DamagedError(
            "{path}, line {line}: this is not a line of a learning check. Move the file away to begin anew.",
            path=path,
            line=number,
        ) from error
    return Record(seed, checks, size)


class Sitting:
    """One learning check under way: the one that was left open, or a new one."""

    def __init__(self, now: int) -> None:
        """Take up the open check, or begin one at `now`, in seconds of the epoch. Raises StoreError."""
        self.bank = shipped_items()
        self._items = by_name(self.bank)
        self._record = read_record()
        last = self._record.checks[-1] if self._record.checks else None
        # Items can leave the bank with a new release: what they were asked in is left as it is.
        if last is None or last.is_over or not self._items.keys() >= set(last.items):
            self._begin(now)

    @property
    def checks(self) -> tuple[Check, ...]:
        """All checks, this one last."""
        return self._record.checks

    @property
    def check(self) -> Check:
        """This check."""
        return self._record.checks[-1]

    @property
    def item(self) -> Item | None:
        """What is asked now; None once everything was answered."""
        check = self.check
        return None if check.is_over else self._items[check.items[len(check.answers)]]

    def item_of(self, answer: Answer) -> Item:
        """What an answer of this check was given to."""
        return self._items[answer.item]

    def answer(self, place: int, now: int) -> Answer:
        """Answer with the choice at `place`, from 0. It is on the disk when this returns. Raises StoreError."""
        if self.item is None:
            raise ValueError("nothing is asked any more")
        answer = answered(self.item, place, shipped_doctrine().doctrine)
        self._append(given(len(self.checks) - 1, answer, now))
        return answer

    def _begin(self, now: int) -> None:
        record = self._record
        seed = record.seed or secrets.token_hex(8)
        number = len(record.checks)
        asked = (item for check in record.checks for item in check.items)
        check = Check(now, form(self.bank, seed, asked))
        self._append((b"" if record.seed else header(seed)) + begun(number, check))

    def _append(self, content: bytes) -> None:
        path = record_path()
        with LineFile(path) as file:
            beyond = file.read_from(self._record.size)
            if b"\n" in beyond:
                raise StoreError("{path} was changed in another window. Open the learning check again.", path=path)
            file.cut(self._record.size)
            file.append_bytes(content)
        self._record = read_record()
