"""A screen that lies under another is not drawn; it is there, as it should be, when what lies over it is gone."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from tests.tui.drawing import drawn
from tests.tui.playing import playing, until
from textual.pilot import Pilot

from twiplo_game.tui import messages
from twiplo_game.tui.app import TwiploApp
from twiplo_game.tui.screens.choice import ChoiceScreen, Item
from twiplo_game.tui.screens.composer import ComposerScreen
from twiplo_game.tui.screens.desk import DeskScreen
from twiplo_game.tui.widgets.masthead import Masthead


@contextmanager
def counting(app: TwiploApp) -> Iterator[list[object]]:
    """What is drawn meanwhile."""
    drawings: list[object] = []
    display: Any = app._display

    def counted(screen: object, renderable: object) -> None:
        if renderable is not None:
            drawings.append(renderable)
        display(screen, renderable)

    app._display = counted  # type: ignore[method-assign]
    try:
        yield drawings
    finally:
        app._display = display  # type: ignore[method-assign]


async def write(app: TwiploApp, pilot: Pilot[int]) -> None:
    """Open the composer over the desk, until all of it is drawn."""
    app.post_message(messages.Write("the_post"))
    await until(pilot, lambda: isinstance(app.screen, ComposerScreen) and app.screen.is_mounted)
    await pilot.pause(0.3)


def desk(app: TwiploApp) -> DeskScreen:
    return next(screen for screen in app.screen_stack if isinstance(screen, DeskScreen))


async def tick(app: TwiploApp, pilot: Pilot[int]) -> None:
    """The desk's clock moves on, as it does every second in a class."""
    for _ in range(3):
        desk(app).query_one(Masthead).refresh()
        await pilot.pause(0.05)


async def test_what_changes_under_a_screen_draws_nothing() -> None:
    """The composer covers the desk: its clock can run without a single drawing."""
    async with playing() as (app, pilot):
        await write(app, pilot)
        with counting(app) as drawings:
            await tick(app, pilot)
        assert drawings == []


async def test_what_can_be_seen_through_a_screen_is_drawn() -> None:
    """A list over the desk leaves the desk in sight: what changes there is seen."""
    async with playing() as (app, pilot):
        app.push_screen(ChoiceScreen("Which?", [Item("This", "this")]))
        await until(pilot, lambda: isinstance(app.screen, ChoiceScreen) and app.screen.is_mounted)
        await pilot.pause(0.3)
        with counting(app) as drawings:
            await tick(app, pilot)
        assert drawings != []


async def test_what_was_covered_is_as_it_should_be() -> None:
    """In another window and other colours than before: just like a desk that was never covered."""
    async with playing() as (app, pilot):
        await write(app, pilot)
        await pilot.resize_terminal(120, 40)
        app.post_message(messages.Prefer(replace(app.settings, theme="light")))
        await pilot.pause(0.1)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, DeskScreen))
        await pilot.pause(0.2)
        assert app.screen.has_class("-wide") and app.screen.has_class("-high")
        uncovered = drawn(app)
        app.screen.refresh(layout=True)
        await pilot.pause(0.1)
        assert drawn(app) == uncovered
        assert app.screen.region.size == app.size
