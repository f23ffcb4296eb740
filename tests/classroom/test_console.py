"""The facilitator's console against the real server: what is ordered there happens in the class."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from classroom.serving import Held, held
from twiplo_game.analysis.debrief import debrief
from twiplo_game.classroom.contest import Announced, Extended
from twiplo_game.classroom.trainer_line import RefusedOrderError, TrainerLine
from twiplo_game.locale.words import translator
from twiplo_game.store.session import replay
from twiplo_game.tui.app import TwiploApp
from twiplo_game.tui.screens.choice import ChoiceScreen
from twiplo_game.tui.screens.console import ConsoleScreen
from twiplo_game.tui.screens.one_line import OneLineScreen
from twiplo_game.tui.screens.paper import PaperScreen


@asynccontextmanager
async def console(
    tmp_path: Path, size: tuple[int, int] = (120, 40), language: str = "en", scenario: str = "disinformation-campaign"
) -> AsyncIterator[tuple[Held, ConsoleScreen, Pilot[int]]]:
    async with held(f"sqlite:///{tmp_path / 'class.db'}", scenario=scenario) as group:
        line = TrainerLine(f"http://{group.address}", group.secret)
        story = group.live.match.game.story.scenario
        app = TwiploApp(translator(language), lambda app: app.open("console", line, story, f"http://{group.address}"))
        async with app.run_test(size=size) as pilot:
            await until(pilot, lambda: isinstance(app.screen, ConsoleScreen) and app.screen.report is not None)
            screen = app.screen
            assert isinstance(screen, ConsoleScreen)
            yield group, screen, pilot
            screen.workers.cancel_all()


async def until(pilot: Pilot[int], holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not holds():
            await pilot.pause(0.02)


async def test_the_class_is_seen_coming_in_and_is_started(tmp_path: Path) -> None:
    async with console(tmp_path) as (group, screen, pilot):
        await group.join("Aïcha")
        await group.join("<b>Zoë</b>")
        await until(pilot, lambda: len(screen.seats) == 2)
        await pilot.press("s")
        await until(pilot, lambda: isinstance(pilot.app.screen, ChoiceScreen))
        await pilot.press("2")
        await until(pilot, lambda: screen.report is not None and screen.report.phase == "countdown")
        assert group.live.match.timing.start is not None


async def test_nothing_is_ended_by_one_key(tmp_path: Path) -> None:
    async with console(tmp_path) as (group, screen, pilot):
        await group.order(**{"is": "started", "countdown": 0})
        await pilot.press("x")
        await until(pilot, lambda: isinstance(pilot.app.screen, ChoiceScreen))
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is screen)
        assert group.live.match.timing.ended is None


async def test_announcing_pausing_freezing_and_locking(tmp_path: Path) -> None:
    async with console(tmp_path) as (group, screen, pilot):
        await group.order(**{"is": "started", "countdown": 0})
        await until(pilot, lambda: screen.report is not None and screen.report.phase == "running")
        await pilot.press("a")
        await until(pilot, lambda: isinstance(pilot.app.screen, OneLineScreen))
        pilot.app.screen.query_one(Input).value = "Five minutes."
        await pilot.press("enter")
        await until(pilot, lambda: bool(group.live.match.room.announcements))
        await pilot.press("p")
        await until(pilot, lambda: screen.report is not None and screen.report.phase == "paused")
        await pilot.press("p")
        await until(pilot, lambda: screen.report is not None and screen.report.phase == "running")
        await pilot.press("f", "o")
        await until(
            pilot, lambda: screen.report is not None and screen.report.frozen is not None and screen.report.is_locked
        )


async def test_a_seat_is_renamed_given_time_and_removed(tmp_path: Path) -> None:
    async with console(tmp_path) as (group, screen, pilot):
        await group.join("Bad name")
        await until(pilot, lambda: screen.chosen is not None)
        await pilot.press("n")
        await until(pilot, lambda: isinstance(pilot.app.screen, OneLineScreen))
        pilot.app.screen.query_one(Input).value = "Good name"
        await pilot.press("enter")
        await until(pilot, lambda: screen.chosen is not None and screen.chosen.name == "Good name")
        await pilot.press("t")
        await until(pilot, lambda: isinstance(pilot.app.screen, ChoiceScreen))
        await pilot.press("3")
        await until(pilot, lambda: any(entry.body == Extended(5, "s1") for entry in group.live.match.orders))
        await pilot.press("r")
        await until(pilot, lambda: isinstance(pilot.app.screen, ChoiceScreen))
        await pilot.press("2")
        await until(pilot, lambda: not screen.seats)


async def test_reveal_debrief_and_papers(tmp_path: Path) -> None:
    async with console(tmp_path) as (group, screen, pilot):
        for name in ("Aïcha", "Zoë"):
            await group.join(name)
        await group.order(**{"is": "started", "countdown": 0})
        await pilot.press("right")
        await until(pilot, lambda: bool(screen.notice))
        assert group.live.match.room.revealed is None
        await group.order(**{"is": "ended"})
        await until(pilot, lambda: screen.report is not None and screen.report.is_over)
        await pilot.press("right", "right", "left")
        await until(pilot, lambda: group.live.match.room.revealed == 0)
        await pilot.press("d")
        await until(pilot, lambda: isinstance(pilot.app.screen, PaperScreen))
        await pilot.press("escape", "w")
        await until(pilot, lambda: isinstance(pilot.app.screen, OneLineScreen))
        pilot.app.screen.query_one(Input).value = "~nobody-of-that-name/papers"
        await pilot.press("enter")
        await until(pilot, lambda: "There is no file ~nobody-of-that-name" in screen.notice)
        await pilot.press("w")
        await until(pilot, lambda: isinstance(pilot.app.screen, OneLineScreen))
        folder = tmp_path / "papers"
        pilot.app.screen.query_one(Input).value = str(folder)
        await pilot.press("enter")
        await until(pilot, lambda: (folder / "logs" / "s2.jsonl").exists() and "files" in screen.notice)
        # Who did what is for the trainer alone.
        assert sys.platform == "win32" or {
            path.stat().st_mode & 0o777 for path in folder.rglob("*") if path.is_file()
        } == {0o600}
        assert json.loads((folder / "contest.json").read_text())["status"] == "final"
        for seat in ("s1", "s2"):
            _, game, steps = replay(folder / "logs" / f"{seat}.jsonl")
            assert debrief(game, steps) is not None


async def test_a_lost_server_is_said_and_found_again(tmp_path: Path) -> None:
    line = TrainerLine("http://127.0.0.1:9", "no")
    with pytest.raises(RefusedOrderError, match="offline"):
        await line.order(Announced("x"))


async def test_a_wrong_secret_orders_nothing(tmp_path: Path) -> None:
    async with held(f"sqlite:///{tmp_path / 'class.db'}") as group:
        line = TrainerLine(f"http://{group.address}", "guess")
        with pytest.raises(RefusedOrderError, match="secret"):
            await line.order(Announced("x"))
        assert not group.live.match.orders


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("language", ["en", "fr"])
async def test_the_console_fits(tmp_path: Path, size: tuple[int, int], language: str) -> None:
    async with console(tmp_path, size, language) as (group, screen, pilot):
        for name in ("Aïcha", "A very long name that goes on and on"):
            await group.join(name)
        await until(pilot, lambda: len(screen.seats) == 2)
        assert screen.query_one("#list").size.height >= 3
        assert screen.query_one("#preview").size.height >= 3
