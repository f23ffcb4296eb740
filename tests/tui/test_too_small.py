"""A window that is too small is said to be; nothing is lost below."""

from tests.tui.playing import opened, playing, until
from textual.widgets import Input

from twiplo_game.tui import messages
from twiplo_game.tui.screens.desk import DeskScreen
from twiplo_game.tui.screens.palette import PaletteScreen
from twiplo_game.tui.screens.title import TitleScreen
from twiplo_game.tui.screens.too_small import TooSmallScreen


async def test_it_asks_for_room_and_goes_away_by_itself() -> None:
    async with opened() as (app, pilot):
        await pilot.resize_terminal(60, 18)
        await until(pilot, lambda: isinstance(app.screen, TooSmallScreen))
        assert "needs 80 × 24, this window has 60 × 18" in str(app.screen.query_one("#wanted").render())
        await pilot.resize_terminal(70, 20)
        await until(pilot, lambda: "70 × 20" in str(app.screen.query_one("#wanted").render()))
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: isinstance(app.screen, TitleScreen))


async def test_what_was_typed_below_is_still_there() -> None:
    async with playing() as (app, pilot):
        await pilot.press("ctrl+p", *"ask")
        await until(pilot, lambda: isinstance(app.screen, PaletteScreen))
        await pilot.resize_terminal(40, 10)
        await until(pilot, lambda: isinstance(app.screen, TooSmallScreen))
        await pilot.press("x", "escape", "question_mark", "ctrl+l", "w", "ctrl+o")
        assert isinstance(app.screen, TooSmallScreen)
        assert app.words.language == "en"
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: isinstance(app.screen, PaletteScreen))
        assert app.screen.query_one(Input).value == "ask"


async def test_what_opens_meanwhile_waits_for_room() -> None:
    async with opened() as (app, pilot):
        await pilot.resize_terminal(60, 18)
        await until(pilot, lambda: isinstance(app.screen, TooSmallScreen))
        app.post_message(messages.Go("settings"))
        await pilot.pause()
        assert isinstance(app.screen, TooSmallScreen)
        await pilot.resize_terminal(120, 40)
        await until(pilot, lambda: type(app.screen).__name__ == "SettingsScreen")


async def test_a_game_can_begin_in_a_window_that_is_too_small() -> None:
    async with opened(size=(60, 18)) as (app, pilot):
        await until(pilot, lambda: isinstance(app.screen, TooSmallScreen))
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: isinstance(app.screen, TitleScreen))


async def test_the_screen_below_takes_the_shape_of_the_new_window() -> None:
    async with playing() as (app, pilot):
        await pilot.resize_terminal(60, 18)
        await until(pilot, lambda: isinstance(app.screen, TooSmallScreen))
        await pilot.resize_terminal(120, 40)
        await until(pilot, lambda: isinstance(app.screen, DeskScreen))
        await until(pilot, lambda: app.screen.has_class("-wide") and app.screen.has_class("-high"))


async def test_leaving_is_all_that_can_be_done() -> None:
    async with opened(size=(60, 18)) as (app, pilot):
        await until(pilot, lambda: isinstance(app.screen, TooSmallScreen))
        await pilot.press("ctrl+q")
        await until(pilot, lambda: not app.is_running)
