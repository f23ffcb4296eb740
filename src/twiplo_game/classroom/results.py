"""The results of a contest, recounted out of its log: what every export is made of, and what it may hold.

While the board is frozen they are those of the freeze, to the last byte: nothing that happened after it is in them.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from twiplo_game.classroom.board import Row, board
from twiplo_game.classroom.contest import ROOM, Contest, Entry, Frozen, Thawed
from twiplo_game.classroom.match import Match
from twiplo_game.classroom.roster import Person
from twiplo_game.classroom.seat_game import SeatGame
from twiplo_game.classroom.wire import encoded, to_data
from twiplo_game.engine.action import Advance, Contingency, Open
from twiplo_game.engine.game import Game


class Status(StrEnum):
    """What results are worth."""

    FINAL = "final"
    """Every story is over."""
    FROZEN = "frozen"
    """As they stood when the board was frozen."""
    RUNNING = "running"
    """As they stand; they will change."""


@dataclass(frozen=True, slots=True)
class Result:
    """One seat's."""

    row: Row
    person: Person
    broken: int
    """Mandates broken."""
    acts: int
    """What the player ordered."""
    last: int | None
    """When that was for the last time, in milliseconds of the contest."""


@dataclass(frozen=True, slots=True)
class Results:
    """All of them."""

    contest: Contest
    status: Status
    at: int
    """The moment that they show, in the server's milliseconds."""
    log_hash: str
    """SHA-256 of the entries that they were counted from."""
    results: tuple[Result, ...]
    """The first place first."""
    match: Match
    """The contest as far as they go."""
    entries: tuple[Entry, ...]
    """By track and number."""

    @property
    def seed(self) -> str | None:
        """The contest's seed; None until the results are final, since it tells what is really so."""
        return self.contest.seed if self.status is Status.FINAL else None

    @property
    def mark(self) -> str:
        """What every export says of itself."""
        return f"{self.status}; scenario {self.contest.scenario}; log {self.log_hash}"


def results(contest: Contest, game: Game, entries: Iterable[Entry], people: Iterable[Person], now: int) -> Results:
    """The results at `now`, counted from the log alone."""
    everything = sorted(entries, key=lambda entry: (entry.track, entry.number))
    cut = frozen_at(everything)
    shown = [entry for entry in everything if cut is None or entry.at <= cut]
    at = now if cut is None else cut
    match = Match(contest, game)
    match.take_all(shown)
    counted = board(match, at)
    status = Status.FROZEN if cut is not None else Status.FINAL if counted.is_final else Status.RUNNING
    known = {person.seat: person for person in people}
    return Results(
        contest,
        status,
        at,
        log_hash(shown),
        tuple(_result(match, row, known.get(row.seat, Person(row.seat, row.seat)), at) for row in counted.rows),
        match,
        tuple(shown),
    )


def frozen_at(entries: Iterable[Entry]) -> int | None:
    """Since when the board stands still; None where it does not."""
    since: int | None = None
    for entry in sorted((entry for entry in entries if entry.track == ROOM), key=lambda entry: entry.number):
        if isinstance(entry.body, Frozen) and since is None:
            since = entry.at
        elif isinstance(entry.body, Thawed):
            since = None
    return since


def log_hash(entries: Iterable[Entry]) -> str:
    """SHA-256 of the entries, one a line, by track and number."""
    digest = hashlib.sha256()
    for entry in sorted(entries, key=lambda entry: (entry.track, entry.number)):
        digest.update(encoded(to_data(entry)).encode() + b"\n")
    return digest.hexdigest()


def moment(milliseconds: int) -> str:
    """A moment of the server's clock as ISO 8601 in UTC, to the millisecond."""
    whole, rest = divmod(milliseconds, 1000)
    return f"{datetime.fromtimestamp(whole, UTC):%Y-%m-%dT%H:%M:%S}.{rest:03}Z"


def _result(match: Match, row: Row, person: Person, at: int) -> Result:
    seat = match.seats[row.seat]
    state = match.state_at(seat, at)
    broken = sum(mandate.index in state.past.broken for mandate in match.game.story.mandates)
    ordered = orders_of(seat)
    return Result(row, person, broken, len(ordered), ordered[-1] if ordered else None)


def orders_of(seat: SeatGame) -> list[int]:
    """When the player ordered something, in milliseconds of the contest; reading and waiting are not orders."""
    return [
        turn.elapsed
        for turn in seat.turns
        if turn.action is not None and not isinstance(turn.action, Advance | Contingency | Open)
    ]
