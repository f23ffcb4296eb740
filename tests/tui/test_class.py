"""A class at the desk: from the title to the lobby, to the desk, offline and back, to the end."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import pytest
from tests.classroom.contests import CONTEST, Class, game_of
from tests.classroom.small_server import SmallServer
from tests.tui.drawing import text_of
from tests.tui.playing import opened, until
from textual.pilot import Pilot

from twiplo_game.classroom.contest import Announced, Paused, Resumed, Started
from twiplo_game.classroom.match import Match
from twiplo_game.model.doctrine import Doctrine
from twiplo_game.model.scenario import Scenario
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.seats import keep_seat, new_seat
from twiplo_game.tui.app import TwiploApp
from twiplo_game.tui.screens.desk import DeskScreen
from twiplo_game.tui.screens.lobby import LobbyScreen

PATIENCE = 1500


@pytest.fixture
def server(scenarios: dict[str, Scenario], doctrine: Doctrine) -> Iterator[SmallServer]:
    """A class with one seat, in its lobby."""
    group = Class(Match(CONTEST, game_of(scenarios["summit-cancelled"], doctrine)))
    group.join("ada")
    with SmallServer(group, shipped_doctrine().hash, {"token-of-ada": "ada"}) as made:
        yield made


@asynccontextmanager
async def in_lobby(
    server: SmallServer, language: str = "en", size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[TwiploApp, Pilot[int]]]:
    """The app in the lobby, as Continue on the title finds it."""
    keep_seat(new_seat(server.address, "token-of-ada", "Ada"))
    async with opened(language, size) as (app, pilot):
        await until(pilot, lambda: bool(app.screen.seats))
        await pilot.press("c")
        await until(pilot, lambda: isinstance(app.screen, LobbyScreen))
        await until(pilot, lambda: app.in_class is not None and app.in_class.is_online, PATIENCE)
        yield app, pilot


@asynccontextmanager
async def at_class_desk(
    server: SmallServer, language: str = "en", size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[TwiploApp, Pilot[int]]]:
    """The app at the desk of a class that has begun."""
    async with in_lobby(server, language, size) as (app, pilot):
        server.order(Started())
        await until(pilot, lambda: isinstance(app.screen, DeskScreen), PATIENCE)
        yield app, pilot


async def shown(app: TwiploApp, pilot: Pilot[int], words: str) -> None:
    await until(pilot, lambda: words in text_of(app), PATIENCE)


async def test_continue_finds_the_class_and_the_desk_opens_with_the_story(server: SmallServer) -> None:
    async with in_lobby(server) as (app, pilot):
        await shown(app, pilot, "Waiting for the trainer to begin.")
        await shown(app, pilot, "You are Ada.")
        server.order(Announced("Five minutes, then we begin."))
        await shown(app, pilot, "Five minutes, then we begin.")
        server.order(Started())
        await until(pilot, lambda: isinstance(app.screen, DeskScreen), PATIENCE)
        await pilot.press("enter")
        await until(pilot, lambda: any(message.is_opened for message in app.frame.view.messages), PATIENCE)


async def test_an_announcement_comes_in_its_own_line_and_can_be_looked_up(server: SmallServer) -> None:
    async with at_class_desk(server) as (app, pilot):
        server.order(Announced("Think of the [bold]second[/] line\x1b[2J."))
        await shown(app, pilot, "Trainer: Think of the [bold]second[/] line")
        await pilot.press("b")
        await shown(app, pilot, "What the trainer said")
        assert "second" in text_of(app)


async def test_a_pause_is_said_and_what_is_refused_meanwhile_too(server: SmallServer) -> None:
    async with at_class_desk(server) as (app, pilot):
        server.order(Paused())
        await shown(app, pilot, "PAUSED")
        await pilot.press("space")
        await shown(app, pilot, "only the trainer stops it")
        server.order(Resumed())
        await until(pilot, lambda: "PAUSED" not in text_of(app), PATIENCE)


async def test_offline_shows_and_the_desk_comes_back_by_itself(server: SmallServer) -> None:
    async with at_class_desk(server) as (app, pilot):
        server.cut()
        await until(pilot, lambda: not app.frame.is_online, PATIENCE)
        await until(pilot, lambda: app.frame.is_online, PATIENCE)
        assert app.frame.in_class.is_online
