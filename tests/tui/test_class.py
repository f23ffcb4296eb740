"""A class at the desk: from the title to the lobby, to the desk, offline and back, to the end."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from tests.tui.drawing import text_of
from tests.tui.playing import opened, playing, until
from textual.pilot import Pilot
from textual.widgets import Digits, Input

from classroom.contests import CONTEST, Class, game_of
from classroom.rooms import Room, room_of
from classroom.small_server import SmallServer
from twiplo_game.classroom.contest import Announced, Paused, Resumed, Started
from twiplo_game.classroom.match import Match
from twiplo_game.classroom.protocol import Farewell
from twiplo_game.model.doctrine import Doctrine
from twiplo_game.model.scenario import Scenario
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.seat_drafts import kept_drafts
from twiplo_game.store.seats import keep_seat, new_seat
from twiplo_game.tui.app import TwiploApp
from twiplo_game.tui.messages import Write
from twiplo_game.tui.screens.composer import ComposerScreen
from twiplo_game.tui.screens.debrief import DebriefScreen
from twiplo_game.tui.screens.desk import DeskScreen
from twiplo_game.tui.screens.ending import EndingScreen
from twiplo_game.tui.screens.join import JoinScreen
from twiplo_game.tui.screens.lobby import LobbyScreen
from twiplo_game.tui.screens.review import ReviewScreen
from twiplo_game.tui.screens.title import TitleScreen
from twiplo_game.tui.widgets.class_strip import ClassStrip
from twiplo_game.tui.widgets.letter import Letter

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
        app.get_up()


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


@pytest.fixture
def room(home: Path) -> Iterator[Room]:
    """A class at the real server."""
    with room_of(home.parent) as made:
        yield made


async def typed(pilot: Pilot[int], text: str) -> None:
    await pilot.press(*text)


async def test_from_the_title_to_the_debrief_at_a_real_server(room: Room) -> None:
    async with opened() as (app, pilot):
        await pilot.press("t")
        await until(pilot, lambda: isinstance(app.screen, JoinScreen), PATIENCE)
        await typed(pilot, room.address)
        await pilot.press("enter")
        await typed(pilot, "WRONG")
        await pilot.press("enter")
        await typed(pilot, "Ada")
        await pilot.press("enter")
        assert app.focused.id == "learner"
        await shown(app, pilot, "until the trainer deletes the names")
        await typed(pilot, "ada@school.example")
        await pilot.press("enter")
        await shown(app, pilot, "No class here has that code")
        assert app.focused.id == "code"
        app.screen.query_one("#code", Input).value = room.code
        await pilot.pause()
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, LobbyScreen), PATIENCE)
        await shown(app, pilot, "You are Ada.")
        assert [person.learner for person in room.group.live.people.by_seat.values()] == ["ada@school.example"]
        room.order("started", countdown=0)
        await until(pilot, lambda: isinstance(app.screen, DeskScreen), PATIENCE)
        await pilot.press("enter")
        await until(pilot, lambda: any(message.is_opened for message in app.frame.view.messages), PATIENCE)
        room.order("ended")
        await until(pilot, lambda: isinstance(app.screen, EndingScreen), PATIENCE)
        await shown(app, pilot, "The trainer will show the places.")
        room.order("revealed", step=1)
        await shown(app, pilot, "Your place: 1 of 1.")
        await typed(pilot, "Short.")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen), PATIENCE)
        # The log has come with the debrief, so the decisions are weighed here, without the class.
        await pilot.press("v")
        await until(pilot, lambda: isinstance(app.screen, ReviewScreen), PATIENCE)
        await until(pilot, lambda: len(app.screen.reviewed) == len(app.screen.taken), PATIENCE)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen), PATIENCE)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, TitleScreen), PATIENCE)
        await until(pilot, lambda: len(app.screen.games) == 1 and not app.screen.seats, PATIENCE)
        assert app.screen.games[0].result is not None


async def test_a_refusal_in_a_pause_leaves_the_text_where_it_is(server: SmallServer) -> None:
    async with at_class_desk(server) as (app, pilot):
        app.post_message(Write("the_post"))
        await until(pilot, lambda: isinstance(app.screen, ComposerScreen), PATIENCE)
        await pilot.press("enter")
        await until(pilot, lambda: app.screen.composition is not None, PATIENCE)
        letter = app.screen.query_one(Letter)
        letter.text = "Nous vérifions."
        server.order(Paused())
        await until(pilot, lambda: app.frame.is_paused, PATIENCE)
        await pilot.press("ctrl+s", "2")
        await shown(app, pilot, "What you wrote is kept until it runs.")
        assert isinstance(app.screen, ComposerScreen)
        assert letter.text == "Nous vérifions."
        assert not letter.read_only


async def test_what_is_being_written_is_on_the_disk_before_anybody_leaves(server: SmallServer) -> None:
    async with at_class_desk(server) as (app, pilot):
        app.post_message(Write("the_post"))
        await until(pilot, lambda: isinstance(app.screen, ComposerScreen), PATIENCE)
        await pilot.press("enter")
        await until(pilot, lambda: app.screen.composition is not None, PATIENCE)
        app.screen.query_one(Letter).text = "Nous vérifions."
        await pilot.pause()
        app.screen.jot()
        seat = app.seat.port.seat
        await until(pilot, lambda: bool(kept_drafts(seat.id)), PATIENCE)
        assert kept_drafts(seat.id)["the_post"].response.text == "Nous vérifions."


async def test_a_team_that_watches_is_told_so_and_can_take_the_pen(server: SmallServer) -> None:
    async with at_class_desk(server) as (app, pilot):
        server.say("ada", replace(server.room("ada"), has_pen=False))
        await shown(app, pilot, "WATCHING")
        await pilot.press("e")
        await until(pilot, lambda: "WATCHING" not in text_of(app), PATIENCE)


async def test_a_seat_that_went_to_another_computer_can_be_had_back(server: SmallServer) -> None:
    async with at_class_desk(server) as (app, pilot):
        server.say("ada", Farewell("taken"))
        await shown(app, pilot, "ELSEWHERE")
        await pilot.press("e")
        await until(pilot, lambda: "ELSEWHERE" not in text_of(app) and app.frame.is_online, PATIENCE)


async def test_the_clock_of_a_class_is_nobodys_to_move(server: SmallServer) -> None:
    async with at_class_desk(server) as (app, pilot):
        await pilot.press("w")
        await shown(app, pilot, "The class’s clock runs by itself.")


async def test_a_game_of_ones_own_has_no_class(server: SmallServer) -> None:
    async with playing() as (app, pilot):
        assert not app.screen.query_one(ClassStrip).display
        await pilot.press("b")
        await shown(app, pilot, "there is no class")


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_lobby_counts_down_in_every_size(server: SmallServer, language: str, size: tuple[int, int]) -> None:
    async with in_lobby(server, language, size) as (app, pilot):
        server.order(Started(20_000))
        await until(pilot, lambda: app.screen.has_class("-counting"), PATIENCE)
        assert app.screen.query_one(Digits).display
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, TitleScreen), PATIENCE)
        assert app.in_class is None
