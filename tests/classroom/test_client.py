"""A seat on a real line: it loses nothing, does nothing twice, and comes back by itself to where it was."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from time import monotonic

import pytest

from classroom.contests import CONTEST, Class, game_of
from classroom.small_server import SmallServer
from twiplo_game.classroom.client import ClassPort
from twiplo_game.classroom.contest import Paused, Resumed, Started
from twiplo_game.classroom.match import Match
from twiplo_game.engine.action import Action, Ask, Open
from twiplo_game.model.doctrine import Doctrine
from twiplo_game.model.scenario import Scenario
from twiplo_game.seating.seat import Moved, News, Seat
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.seats import new_seat

PATIENCE = 20.0
"""Seconds after which a test gives up."""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A player's folder of its own."""
    monkeypatch.setenv("TWIPLO_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@dataclass
class Desk:
    """A desk as the faces have one: a seat over a class port, and what it was told."""

    port: ClassPort
    woken: Event
    told: list[News] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.seat: Seat | None = None

    def sit(self) -> None:
        """Play, once the contest has begun."""
        self.until(lambda: self.port.has_begun)
        self.seat = Seat(self.port, monotonic, self.told.append)
        self.seat.begin()
        self.until(lambda: self.seat is not None and self.seat.current is not None)

    def until(self, holds: Callable[[], bool]) -> None:
        """Work until `holds`."""
        end = monotonic() + PATIENCE
        while True:
            self.port.pulse() if self.seat is None else self.seat.pulse()
            if holds():
                return
            assert monotonic() < end, f"it never came to that: {self.port.state}"
            self.woken.wait(0.1)
            self.woken.clear()

    @property
    def view(self):
        """What the player sees."""
        assert self.seat is not None and self.seat.current is not None
        return self.seat.current.view

    def acted(self) -> list[Action]:
        """The player's actions whose outcome was told, in that order."""
        return [news.action for news in self.told if isinstance(news, Moved) and news.action is not None]


@pytest.fixture
def server(scenarios: dict[str, Scenario], doctrine: Doctrine) -> Iterator[SmallServer]:
    """A class with one seat, in its lobby."""
    group = Class(Match(CONTEST, game_of(scenarios["summit-cancelled"], doctrine)))
    group.join("ada")
    with SmallServer(group, shipped_doctrine().hash, {"token-of-ada": "ada"}) as made:
        yield made


@pytest.fixture
def desk(server: SmallServer) -> Iterator[Desk]:
    """Ada's."""
    woken = Event()
    made = Desk(ClassPort(new_seat(server.address, "token-of-ada", "Ada"), woken.set), woken)
    yield made
    made.port.close()


def test_from_the_lobby_to_the_desk(server: SmallServer, desk: Desk) -> None:
    desk.until(lambda: desk.port.state.room is not None)
    assert desk.port.state.room.phase == "lobby"
    assert not desk.port.has_begun
    server.order(Started())
    desk.sit()
    assert desk.view.minute == 0
    desk.seat.submit(Open(desk.view.messages[0].id))
    desk.until(lambda: desk.view.messages[0].is_opened)


def test_time_passes_by_itself_and_stops_in_a_pause(server: SmallServer, desk: Desk) -> None:
    server.order(Started())
    desk.sit()
    server.wait(5 * 60_000)
    minute = server.match.timing.minute(server.group.now)
    desk.until(lambda: desk.port.minute() >= minute)
    server.order(Paused())
    desk.until(lambda: desk.port.state.room.phase == "paused")
    event = desk.view.events[0]
    desk.seat.submit(Ask(event.event, event.advisers[0].adviser))
    desk.until(lambda: desk.seat.declined is not None)
    server.order(Resumed())
    desk.until(lambda: desk.port.state.room.phase == "running")


def test_a_lost_line_comes_back_to_exactly_where_it_was(server: SmallServer, desk: Desk) -> None:
    server.order(Started())
    desk.sit()
    desk.seat.submit(Open(desk.view.messages[0].id))
    desk.until(lambda: desk.view.messages[0].is_opened)
    server.cut()
    desk.until(lambda: not desk.port.state.is_online)
    event = desk.view.events[0]
    action = Ask(event.event, event.advisers[0].adviser)
    desk.seat.submit(action)
    desk.until(lambda: desk.port.state.is_online and action in desk.acted())
    assert len(server.match.seats["ada"].turns) == 3
    assert server.hellos[-1].since == 2
