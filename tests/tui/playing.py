"""A desk under test: the real app, driven by keys and clicks, over a real game in a folder of its own."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path

from textual.pilot import Pilot

from twiplo_game.locale.words import translator
from twiplo_game.seating.local_port import PRACTICE, LocalPort
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.scenario_files import resolve
from twiplo_game.store.scenarios import ScenarioFile, read_scenario
from twiplo_game.store.session import BY_ACTION, Session, Setup, begin
from twiplo_game.tui.app import TwiploApp
from twiplo_game.tui.screens.desk import DeskScreen
from twiplo_game.tui.widgets.word_line import WordLine

Size = tuple[int, int]


@asynccontextmanager
async def opened(language: str = "en", size: Size = (80, 24)) -> AsyncIterator[tuple[TwiploApp, Pilot[int]]]:
    """The app at its title."""
    app = TwiploApp(translator(language))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app, pilot


@asynccontextmanager
async def playing(
    scenario: str = "summit-cancelled",
    *,
    language: str = "en",
    seed: str = "7",
    size: Size = (80, 24),
    clock: str = BY_ACTION,
    mandates: tuple[str, ...] = (),
    is_practice: bool = False,
) -> AsyncIterator[tuple[TwiploApp, Pilot[int]]]:
    """The app at the desk of a new game."""
    session = new_session(scenario, language=language, seed=seed, clock=clock, mandates=mandates)
    if is_practice:
        session.note(PRACTICE, {})
    app = TwiploApp(translator(language), lambda app: app.sit_down(LocalPort(session)))
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: isinstance(app.screen, DeskScreen))
        yield app, pilot


def new_session(
    scenario: str,
    *,
    language: str = "en",
    seed: str = "7",
    clock: str = BY_ACTION,
    mandates: tuple[str, ...] = (),
    path: Path | None = None,
) -> Session:
    """A new game, among the player's or logged in `path`."""
    setup = Setup(seed=seed, language=language, clock=clock, mandates=mandates)
    return begin(_file(scenario), shipped_doctrine(), setup, path)


@cache
def _file(scenario: str) -> ScenarioFile:
    return read_scenario(resolve(scenario))


async def until(pilot: Pilot[int], holds: Callable[[], bool], tries: int = 200) -> None:
    """Let the app work until `holds`; fails where it never does."""
    for _ in range(tries):
        await pilot.pause()
        if holds():
            return
        await pilot.pause(0.01)
    raise AssertionError("it never came to that")


async def click_word(pilot: Pilot[int], line: WordLine, name: str) -> None:
    """Click in the middle of the word of `line` that has this name."""
    [(word, column)] = [(word, column) for word, column in line.placed() if word.name == name]
    left = line.content_region.x - line.region.x
    await pilot.click(line, offset=(left + column + word.content.cell_length // 2, 0))
