"""From the command line to the desk: what was asked for is what opens."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.tui.playing import new_session, until

from twiplo_game.cli.desk import open_game
from twiplo_game.cli.plain.start import Wish
from twiplo_game.cli.title import open_title
from twiplo_game.locale.words import Words, translator
from twiplo_game.seating.local_port import LocalPort
from twiplo_game.store.errors import DamagedError, NotFoundError
from twiplo_game.store.session import Setup
from twiplo_game.tui import messages, run
from twiplo_game.tui.app import TwiploApp
from twiplo_game.tui.run import Left
from twiplo_game.tui.screens.desk import DeskScreen
from twiplo_game.tui.screens.scenario_library import LibraryScreen

ENGLISH = translator("en")

First = Callable[[TwiploApp], None]


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[First | None]:
    """What the desk was asked to do first."""
    asked: list[First | None] = []

    def run_desk(words: Words, first: First | None = None) -> Left:
        asked.append(first)
        return Left(0, "")

    monkeypatch.setattr(run, "run_desk", run_desk)
    return asked


@pytest.fixture
def briefings(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The scenario files whose briefing was opened."""
    asked: list[Any] = []
    real = TwiploApp.open

    def record(app: TwiploApp, place: str, *values: Any) -> None:
        if place == "briefing":
            asked.append(values[0])
        else:
            real(app, place, *values)

    monkeypatch.setattr(TwiploApp, "open", record)
    return asked


def test_without_a_command_the_title_opens(ran: list[First | None]) -> None:
    assert open_title(ENGLISH) == 0
    assert ran == [None]


async def test_where_everything_is_said_the_game_begins(ran: list[First | None]) -> None:
    wish = Wish("cloned-ministry", seed="42", profile="cut_off", mandates=(), is_practice=True, is_live=True)
    open_game(wish, ENGLISH)
    app = TwiploApp(ENGLISH, ran[0])
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, DeskScreen))
        assert isinstance(app.seat.port, LocalPort)
        session = app.seat.port.session
        assert (session.game.seed, session.game.story.profile_id, session.clock) == ("42", "cut_off", "live")
        assert app.frame.is_practice


async def test_what_was_left_open_is_asked_in_the_briefing_and_the_rest_holds(
    ran: list[First | None], briefings: list[Any]
) -> None:
    open_game(Wish("summit-cancelled", seed="42", is_practice=True), ENGLISH)
    app = TwiploApp(ENGLISH, ran[0])
    async with app.run_test() as pilot:
        await until(pilot, lambda: bool(briefings))
        assert briefings[0].scenario.id == "summit-cancelled"
        assert app.wish.seed == "42"
        app.post_message(messages.Begin(briefings[0], Setup(seed="another"), is_practice=False))
        await until(pilot, lambda: isinstance(app.screen, DeskScreen))
        assert isinstance(app.seat.port, LocalPort)
        assert app.seat.port.session.game.seed == "42"
        assert app.frame.is_practice
        assert app.wish.seed is None


async def test_without_a_scenario_the_library_opens(ran: list[First | None]) -> None:
    open_game(Wish(seed="42"), ENGLISH)
    app = TwiploApp(ENGLISH, ran[0])
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        assert app.wish.seed == "42"


async def test_a_log_is_gone_on_with(ran: list[First | None]) -> None:
    session = new_session("summit-cancelled")
    session.close()
    open_game(Wish(log=session.writer.path), ENGLISH)
    app = TwiploApp(ENGLISH, ran[0])
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, DeskScreen))


@pytest.mark.parametrize(
    "wish", [Wish("clond-ministry"), Wish("cable-leak", profile="huge"), Wish("cable-leak", mandates=("x",))]
)
def test_what_does_not_exist_is_said_before_anything_is_drawn(wish: Wish, ran: list[First | None]) -> None:
    with pytest.raises(NotFoundError):
        open_game(wish, ENGLISH)
    assert not ran


def test_a_damaged_log_is_said_before_anything_is_drawn(tmp_path: Any, ran: list[First | None]) -> None:
    (tmp_path / "damaged.jsonl").write_text("{\n")
    with pytest.raises(DamagedError):
        open_game(Wish(log=tmp_path / "damaged.jsonl"), ENGLISH)
    assert not ran
