"""The briefing: what is chosen there is what the game is played with."""

import pytest
from tests.tui.playing import Size, opened, until
from textual.pilot import Pilot

from twiplo_game.seating.local_port import LocalPort
from twiplo_game.store.scenario_files import resolve
from twiplo_game.store.scenarios import read_scenario
from twiplo_game.tui.app import TwiploApp
from twiplo_game.tui.screens.briefing import BriefingScreen
from twiplo_game.tui.screens.desk import DeskScreen
from twiplo_game.tui.widgets.brief import Brief


async def _brief(app: TwiploApp, pilot: Pilot[int], scenario: str = "cable-leak") -> BriefingScreen:
    app.open("briefing", read_scenario(resolve(scenario)))
    await until(pilot, lambda: isinstance(app.screen, BriefingScreen) and bool(app.screen.query("#clock")))
    assert isinstance(app.screen, BriefingScreen)
    return app.screen


async def test_a_game_is_played_with_what_was_chosen_by_keys() -> None:
    async with opened() as (app, pilot):
        await _brief(app, pilot)
        await pilot.press("enter", "down", "down", "enter", "down", "right", "down", "right", "down", "right", "b")
        await until(pilot, lambda: isinstance(app.screen, DeskScreen))
        assert app.seat is not None
        assert isinstance(app.seat.port, LocalPort)
        header = app.seat.port.session
        known = [mandate.id for mandate in header.game.story.scenario.mandates]
        assert [mandate.id for mandate in header.game.story.mandates] == [known[0], known[2]]
        assert app.seat.port.playbill.profile == "cut_off"
        assert header.clock == "live"
        assert app.seat.port.is_practice


async def test_a_game_is_played_with_what_was_chosen_by_mouse() -> None:
    async with opened(size=(120, 40)) as (app, pilot):
        screen = await _brief(app, pilot)
        second = screen.file.scenario.mandates[1].id
        await pilot.click(f"#mandate-{second}")
        await pilot.click("#rules", offset=(1 + 12 + 5 + len("in the debrief") + 2, 0))
        assert screen.chosen.mandates == (second,)
        assert screen.is_practice


async def test_what_was_chosen_outlives_a_change_of_language() -> None:
    async with opened() as (app, pilot):
        screen = await _brief(app, pilot)
        await pilot.press("enter", "ctrl+l")
        await until(pilot, lambda: app.words.language == "fr")
        chosen = screen.chosen.mandates
        assert chosen == (screen.file.scenario.mandates[0].id,)
        await pilot.press("b")
        await until(pilot, lambda: isinstance(app.screen, DeskScreen))
        assert app.seat is not None
        assert isinstance(app.seat.port, LocalPort)
        assert app.seat.port.session.language == "fr"
        assert [mandate.id for mandate in app.seat.port.session.game.story.mandates] == list(chosen)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize(("on", "back"), [("pagedown", "pageup"), ("r", "u")])
async def test_the_whole_brief_can_be_read_before_anything_is_chosen(
    language: str, size: Size, on: str, back: str
) -> None:
    """The page keys move the brief whatever has the focus; as long as something is out of sight, a line says so."""
    async with opened(language, size) as (app, pilot):
        screen = await _brief(app, pilot, "summit-cancelled")
        brief = screen.query_one(Brief)
        await until(pilot, lambda: brief.size.height > 0)
        await pilot.pause()
        assert screen.focused is not brief
        chosen = screen.focused
        while brief.scroll_offset.y < brief.max_scroll_y:
            assert "▼" in str(brief.border_subtitle)
            before = brief.scroll_offset.y
            await pilot.press(on)
            await pilot.pause()
            assert brief.scroll_offset.y > before
        await until(pilot, lambda: not brief.border_subtitle)
        assert screen.focused is chosen
        await pilot.press(back, back, back)
        await until(pilot, lambda: brief.scroll_offset.y == 0)


async def test_a_long_brief_says_at_once_that_it_goes_on() -> None:
    async with opened() as (app, pilot):
        brief = (await _brief(app, pilot, "summit-cancelled")).query_one(Brief)
        await until(pilot, lambda: "▼" in str(brief.border_subtitle))
        assert brief.max_scroll_y > 0
