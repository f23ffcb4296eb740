"""The log of contests and who sits in them: SQL over SQLite, or over PostgreSQL where several servers serve one class.

A row is written in a transaction that the disk has confirmed, or not at all. Names are in a table of their own, so that
they can be forgotten and the contest stays.
"""

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Engine,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    RowMapping,
    String,
    Table,
    Text,
    UniqueConstraint,
    create_engine,
    delete,
    event,
    func,
    insert,
    select,
    text,
    update,
)
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from twiplo_game.store.errors import NotFoundError, StoreError
from twiplo_game.store.files import make_folder
from twiplo_game.store.home import home
from twiplo_game.store.ledger_errors import translated

PATIENCE: Final = 2
"""Seconds to wait for a database that another process has locked."""

_META: Final = MetaData()

_contests: Final = Table(
    "contests",
    _META,
    Column("id", String(32), primary_key=True),
    Column("made", BigInteger, nullable=False),
    Column("scenario", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("secret", String(64), nullable=False),
    Column("join_key", String(64), nullable=False),
)
_texts: Final = Table(
    "texts", _META, Column("hash", String(64), primary_key=True), Column("content", LargeBinary, nullable=False)
)
_entries: Final = Table(
    "entries",
    _META,
    Column("contest", ForeignKey("contests.id"), primary_key=True),
    Column("track", String(16), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("uuid", String(64), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("after", Integer, nullable=False),
    Column("body", Text, nullable=False),
    UniqueConstraint("contest", "track", "uuid"),
)
_people: Final = Table(
    "people",
    _META,
    Column("contest", ForeignKey("contests.id"), primary_key=True),
    Column("seat", String(16), primary_key=True),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("token", String(64), nullable=False),
    Column("language", String(8), nullable=False),
    Column("learner", Text),
    UniqueConstraint("contest", "folded"),
    UniqueConstraint("contest", "token"),
)


@dataclass(frozen=True, slots=True)
class ContestRow:
    """A contest as it is kept."""

    id: str
    made: int
    """When it was made, in milliseconds since 1970."""
    scenario: str
    """The scenario's id."""
    body: str
    """What was fixed for it; JSON."""
    secret: str
    """SHA-256 of the trainer's secret."""
    join_key: str
    """What the seats' tokens are derived with."""


@dataclass(frozen=True, slots=True)
class EntryRow:
    """A line of a contest's log as it is kept."""

    track: str
    number: int
    uuid: str
    at: int
    after: int
    body: str
    """JSON."""


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Who sits in a seat."""

    seat: str
    name: str
    folded: str
    """The name as it is compared with others; unique in the contest."""
    token: str
    """SHA-256 of the seat's token."""
    language: str
    learner: str | None = None
    """An e-mail address or a number that the school's platform knows; shown to the trainer alone."""


def default_url() -> str:
    """Where contests are kept unless the trainer says otherwise."""
    return f"sqlite:///{home() / 'classes.sqlite'}"


class ClassLedger:
    """The contests of one database. Its methods wait for the database; they may be called from any thread."""

    def __init__(self, url: str) -> None:
        """Open `url` and make the tables where they are missing. Raises StoreError."""
        self.engine = _engine(url)
        self.place = self.engine.url.render_as_string(hide_password=True)
        """The database, as it may be shown."""
        self.is_shared = self.engine.dialect.name == "postgresql"
        """Whether other processes may write to the same contest."""
        try:
            with translated(self.place):
                _META.create_all(self.engine)
        except StoreError:
            self.engine.dispose()
            raise

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    def now(self) -> int:
        """Milliseconds since 1970, by the database's clock where several processes share it. Raises StoreError."""
        if not self.is_shared:
            return time.time_ns() // 1_000_000
        with self._reading() as connection:
            asked = text("SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000 AS bigint)")
            return int(connection.execute(asked).scalar_one())

    def rehearse(self) -> float:
        """Write something and take it out again; seconds of the slower of the two commits. Raises StoreError."""
        took = []
        trial = {"hash": "rehearsal", "content": b""}
        for statement in (insert(_texts).values(trial), delete(_texts).where(_texts.c.hash == "rehearsal")):
            began = time.perf_counter()
            with self._writing() as connection:
                connection.execute(statement)
            took.append(time.perf_counter() - began)
        return max(took)

    def make(self, contest: ContestRow, texts: Mapping[str, bytes]) -> None:
        """Keep a new contest and the texts that it is played on, by their hashes. Raises StoreError."""
        with self._writing() as connection:
            kept = set(connection.execute(select(_texts.c.hash).where(_texts.c.hash.in_(texts))).scalars())
            fresh = [{"hash": name, "content": content} for name, content in texts.items() if name not in kept]
            if fresh:
                connection.execute(insert(_texts), fresh)
            connection.execute(insert(_contests), asdict(contest))

    def contests(self) -> list[ContestRow]:
        """All contests, the newest first. Raises StoreError."""
        with self._reading() as connection:
            rows = connection.execute(select(_contests).order_by(_contests.c.made.desc(), _contests.c.id))
            return [ContestRow(**row) for row in rows.mappings()]

    def text(self, name: str) -> bytes:
        """The text whose hash is `name`. Raises StoreError."""
        with self._reading() as connection:
            content = connection.execute(select(_texts.c.content).where(_texts.c.hash == name)).scalar()
        if content is None:
            raise NotFoundError("{path} does not hold the texts of this contest.", path=self.place)
        return bytes(content)

    def write(self, contest: str, entries: Sequence[EntryRow], people: Sequence[PersonRow] = ()) -> None:
        """Keep all of it or nothing, and return once the disk has it.

        Raises CollisionError where another process has written one of these numbers, tickets or names, else StoreError.
        """
        # In one order for all processes, so that two of them never wait for each other.
        ordered = sorted(entries, key=lambda entry: (entry.track, entry.number))
        with self._writing() as connection:
            connection.execute(insert(_entries), [{"contest": contest, **asdict(entry)} for entry in ordered])
            if people:
                connection.execute(insert(_people), [{"contest": contest, **asdict(person)} for person in people])

    def read(self, contest: str, known: Mapping[str, int] | None = None) -> list[EntryRow]:
        """The entries of `contest` after the `known` number of each track, by track and number. Raises StoreError."""
        known = known or {}
        columns = [_entries.c[name] for name in ("track", "number", "uuid", "at", "after", "body")]
        whole = select(*columns).where(_entries.c.contest == contest)
        in_order = (_entries.c.track, _entries.c.number)
        with self._reading() as connection:
            if not known:
                return _rows(connection.execute(whole.order_by(*in_order)).mappings())
            newest = select(_entries.c.track, func.max(_entries.c.number)).where(_entries.c.contest == contest)
            rows: list[EntryRow] = []
            for track, number in sorted(tuple(row) for row in connection.execute(newest.group_by(_entries.c.track))):
                since = known.get(track, 0)
                if number > since:
                    later = whole.where(_entries.c.track == track, _entries.c.number > since).order_by(*in_order)
                    rows += _rows(connection.execute(later).mappings())
            return rows

    def track(self, contest: str, track: str) -> list[EntryRow]:
        """One track of `contest`. Raises StoreError."""
        columns = [_entries.c[name] for name in ("track", "number", "uuid", "at", "after", "body")]
        here = (_entries.c.contest == contest) & (_entries.c.track == track)
        with self._reading() as connection:
            return _rows(connection.execute(select(*columns).where(here).order_by(_entries.c.number)).mappings())

    def people(self, contest: str) -> list[PersonRow]:
        """Who sits in `contest`, as far as it was not forgotten. Raises StoreError."""
        columns = [column for column in _people.columns if column.name != "contest"]
        with self._reading() as connection:
            rows = connection.execute(select(*columns).where(_people.c.contest == contest))
            return [PersonRow(**row) for row in rows.mappings()]

    def rename(self, contest: str, seat: str, name: str, folded: str) -> None:
        """Give the person in `seat` another name. Raises CollisionError where somebody has it, else StoreError."""
        here = (_people.c.contest == contest) & (_people.c.seat == seat)
        with self._writing() as connection:
            connection.execute(update(_people).where(here).values(name=name, folded=folded))

    def forget(self, contest: str) -> int:
        """Delete everybody's name, token and learner's number; how many there were. Raises StoreError."""
        with self._writing() as connection:
            gone = connection.execute(delete(_people).where(_people.c.contest == contest)).rowcount
        if not self.is_shared:
            # What was deleted is still in the write-ahead log until that is folded into the file.
            with translated(self.place), self.engine.connect() as connection:
                connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
        return gone

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with translated(self.place), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with translated(self.place), self.engine.connect() as connection:
            yield connection


def _rows(rows: Iterable[RowMapping]) -> list[EntryRow]:
    return [EntryRow(**row) for row in rows]


def _engine(url: str) -> Engine:
    """The engine for `url`. Raises StoreError."""
    try:
        if url.startswith("sqlite"):
            engine = create_engine(url, connect_args={"timeout": PATIENCE})
            if engine.url.database:
                make_folder(Path(engine.url.database).parent)
            event.listen(engine, "connect", _prepare_sqlite)
            return engine
        return create_engine(url, connect_args={"connect_timeout": PATIENCE}, pool_pre_ping=True)
    except ModuleNotFoundError as error:
        raise StoreError('{url} needs a package: pip install "twiplo-game[postgresql]".', url=url) from error
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise StoreError(
            "{url} is no address of a database. Give one like postgresql+psycopg://user@host/name.", url=url
        ) from error


def _prepare_sqlite(connection: Any, _: object) -> None:
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
