"""The desk behind a bad line: it says what it waits for, loses nothing and does nothing twice."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from tests.tui.drawing import text_of
from tests.tui.faulty_port import Clock, Fate, FaultyPort, bad_line
from tests.tui.playing import new_session, until
from textual.pilot import Pilot

from twiplo_game.engine.action import Action, Advance, Ask, Check, Open, Tell
from twiplo_game.engine.step import Arrived
from twiplo_game.engine.view import PlayerView
from twiplo_game.locale.words import translator
from twiplo_game.seating.local_port import LocalPort
from twiplo_game.seating.seat import Moved
from twiplo_game.tui.app import TwiploApp
from twiplo_game.tui.messages import Act, AtTheTable, Heard
from twiplo_game.tui.screens.desk import DeskScreen
from twiplo_game.tui.table import Table


@asynccontextmanager
async def behind(
    line: list[Fate], monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[TwiploApp, Pilot, FaultyPort]]:
    """The desk, with its first frame, behind a line that becomes bad now."""
    clock = Clock()
    monkeypatch.setattr("twiplo_game.tui.table.monotonic", clock)
    port = FaultyPort(LocalPort(new_session("summit-cancelled")), clock)
    app = TwiploApp(translator("en"), lambda app: app.sit_down(port))
    async with app.run_test(size=(80, 24)) as pilot:
        await pass_time(app, pilot, clock, 0.3)
        await until(pilot, lambda: isinstance(app.screen, DeskScreen))
        port._fates = iter(line)
        yield app, pilot, port


async def pass_time(app: TwiploApp, pilot: Pilot, clock: Clock, seconds: float) -> None:
    await until(pilot, lambda: app.seat is not None)
    clock.now += seconds
    app.seat.pulse()
    await pilot.pause()


async def settled(app: TwiploApp, pilot: Pilot, port: FaultyPort) -> None:
    for _ in range(60):
        await pass_time(app, pilot, port.clock, 0.5)
        if app.seat.waiting is None and not port._on_its_way:
            return
    raise AssertionError("still waiting")


def carried_out(port: FaultyPort) -> list[Action | None]:
    return [step.action for step in port.session.steps[1:]]


def orders_of(view: PlayerView) -> tuple[Action, ...]:
    """A little of everything, none of it refused."""
    event = view.events[0]
    return (
        Open(event.event),
        Ask(event.event, event.advisers[0].adviser),
        Check(event.checks[0].check),
        Advance(30),
        Tell("allies", event.event),
        Advance(60),
    )


async def test_the_desk_says_what_it_waits_for(monkeypatch: pytest.MonkeyPatch) -> None:
    async with behind([], monkeypatch) as (app, pilot, port):
        await pilot.press("w")
        await until(pilot, lambda: app.frame.waiting is not None)
        assert "Waiting for the answer" in text_of(app)
        assert app.frame.view.minute == 0
        await pass_time(app, pilot, port.clock, 0.3)
        await until(pilot, lambda: app.frame.waiting is None)
        assert "Waiting for the answer" not in text_of(app)
        assert app.frame.view.minute > 0


async def test_offline_shows_and_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    async with behind([], monkeypatch) as (app, pilot, port):
        assert "OFFLINE" not in text_of(app)
        port.link(is_up=False)
        await until(pilot, lambda: "OFFLINE" in text_of(app))
        port.link(is_up=True)
        await until(pilot, lambda: "OFFLINE" not in text_of(app))


async def test_impatient_keys_open_a_message_once(monkeypatch: pytest.MonkeyPatch) -> None:
    async with behind([], monkeypatch) as (app, pilot, port):
        await pilot.press("enter", "enter", "enter")
        await settled(app, pilot, port)
        assert len(carried_out(port)) == 1


@pytest.mark.parametrize("seed", range(3))
async def test_a_bad_line_loses_nothing_and_doubles_nothing(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Moved] = []
    carry_out = Table.carry_out

    def spied(self: Table, message: AtTheTable) -> None:
        if isinstance(message, Heard) and isinstance(message.news, Moved):
            told.append(message.news)
        carry_out(self, message)

    monkeypatch.setattr(Table, "carry_out", spied)
    async with behind(bad_line(seed, 40), monkeypatch) as (app, pilot, port):
        orders = orders_of(app.frame.view)
        for number, order in enumerate(orders):
            app.post_message(Act(order))
            await pass_time(app, pilot, port.clock, 0.2 * (number % 3))
        await settled(app, pilot, port)
        done = carried_out(port)
        assert [type(action) for action in done] == [type(action) for action in orders]
        assert [action for action in done if not isinstance(action, Advance)] == [
            action for action in orders if not isinstance(action, Advance)
        ]
        assert [moved.action for moved in told if moved.action is not None] == list(orders)
        assert app.frame.view == port.session.view
        arrived = [
            item.message
            for moved in told
            for news in moved.news
            for item in news.seen.happened
            if isinstance(item, Arrived)
        ]
        assert arrived == [message.id for message in app.frame.view.messages]


async def test_what_happened_while_a_reply_was_lost_is_told_after_the_refresh(monkeypatch: pytest.MonkeyPatch) -> None:
    async with behind([], monkeypatch) as (app, pilot, port):
        port.session.do(Open("the_post"))
        await pilot.press("w")
        await settled(app, pilot, port)
        assert app.frame.view.messages[0].is_opened
        assert app.frame.view.minute > 0
        assert app.frame.fresh


async def test_a_game_that_was_left_says_nothing_more(monkeypatch: pytest.MonkeyPatch) -> None:
    async with behind([], monkeypatch) as (app, pilot, port):
        await pilot.press("w", "escape")
        await until(pilot, lambda: app.seat is None)
        port.clock.now += 1
        port.deliver()
        await pilot.pause()
        assert app.frame is None
        assert not isinstance(app.screen, DeskScreen)
