"""A desk as the faces have one, for tests of the line to a class: a seat over a class port, and what it was told."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event
from time import monotonic

from twiplo_game.classroom.client import ClassPort
from twiplo_game.engine.action import Action
from twiplo_game.engine.step import Arrived
from twiplo_game.engine.view import PlayerView
from twiplo_game.seating.seat import Moved, News, Seat
from twiplo_game.store.seats import SeatRecord

PATIENCE = 30.0
"""Seconds after which a test gives up."""


@dataclass
class Desk:
    """One player."""

    port: ClassPort
    woken: Event
    told: list[News] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._seat: Seat | None = None

    @property
    def seat(self) -> Seat:
        """The place at the game."""
        assert self._seat is not None
        return self._seat

    def sit(self) -> None:
        """Play, once the contest has begun."""
        self.until(lambda: self.port.has_begun)
        self._seat = Seat(self.port, monotonic, self.told.append)
        self._seat.begin()
        self.until(lambda: self.seat.current is not None)

    def until(self, holds: Callable[[], bool]) -> None:
        """Work until `holds`."""
        end = monotonic() + PATIENCE
        while True:
            if self._seat is None:
                self.port.pulse()
            else:
                self._seat.pulse()
            if holds():
                return
            assert monotonic() < end, f"it never came to that: {self.port.state}"
            self.woken.wait(0.1)
            self.woken.clear()

    def do(self, action: Action) -> None:
        """Act, and wait for what comes of it."""
        self.seat.submit(action)
        self.until(lambda: self.seat.waiting is None and not self.seat._queue)

    @property
    def view(self) -> PlayerView:
        """What the player sees."""
        assert self.seat.current is not None
        return self.seat.current.view

    def acted(self) -> list[Action]:
        """The player's actions whose outcome was told, in that order."""
        return [news.action for news in self.told if isinstance(news, Moved) and news.action is not None]

    def arrived(self) -> list[str]:
        """The messages of whose arrival the player was told, in that order."""
        moved = [news for news in self.told if isinstance(news, Moved)]
        happened = [item for news in moved for step in news.news for item in step.seen.happened]
        return [item.message for item in happened if isinstance(item, Arrived)]


@contextmanager
def desk_at(seat: SeatRecord) -> Iterator[Desk]:
    """Somebody at `seat`."""
    woken = Event()
    desk = Desk(ClassPort(seat, woken.set), woken)
    yield desk
    desk.port.close()
