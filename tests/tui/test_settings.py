"""The settings: every value in view, changed at once, kept."""

from pathlib import Path

import pytest
from tests.tui.playing import opened, until
from textual.pilot import Pilot

from twiplo_game.store import files
from twiplo_game.store.settings import CHOICES, load_settings
from twiplo_game.tui.app import TwiploApp
from twiplo_game.tui.screens.settings import PREFERENCES, SettingsScreen
from twiplo_game.tui.screens.title import TitleScreen
from twiplo_game.tui.widgets.page_view import PageView
from twiplo_game.tui.widgets.preferences import ValueName


async def in_settings(app: TwiploApp, pilot: Pilot[int]) -> None:
    """Go there."""
    await pilot.press("s")
    await until(pilot, lambda: isinstance(app.screen, SettingsScreen))
    await pilot.pause()


def signs(app: TwiploApp, name: str) -> dict[str, str]:
    """The sign before each value of a preference."""
    return {item.value: str(item.render())[:3] for item in app.screen.query(ValueName) if item.preference == name}


def test_every_choice_of_the_store_can_be_made_here() -> None:
    assert {item.name: tuple(item.values) for item in PREFERENCES if item.name != "language"} == CHOICES


async def test_left_and_right_change_a_value_at_once_and_keep_it() -> None:
    async with opened() as (app, pilot):
        await in_settings(app, pilot)
        await pilot.press("down", "right")
        await until(pilot, lambda: app.theme == "twiplo-light-normal")
        await until(pilot, lambda: signs(app, "theme") == {"dark": "( )", "light": "(*)"})
        assert load_settings().theme == "light"
        await pilot.press("left")
        await until(pilot, lambda: app.theme == "twiplo-dark-normal")


async def test_a_click_chooses_a_value() -> None:
    async with opened() as (app, pilot):
        await in_settings(app, pilot)
        [value] = [item for item in app.screen.query(ValueName) if item.value == "live-x5"]
        await pilot.click(value)
        await until(pilot, lambda: load_settings().clock == "live-x5")
        await until(pilot, lambda: signs(app, "clock")["live-x5"] == "(*)")


async def test_the_language_changes_here_too_and_the_place_is_kept() -> None:
    async with opened() as (app, pilot):
        await in_settings(app, pilot)
        await pilot.press("up", "ctrl+l")
        await until(pilot, lambda: app.words.language == "fr")
        assert app.screen.at == len(PREFERENCES) - 1


@pytest.mark.parametrize("language", ["en", "fr"])
async def test_every_value_is_in_view_in_eighty_columns(language: str) -> None:
    async with opened(language=language) as (app, pilot):
        await in_settings(app, pilot)
        for item in app.screen.query(ValueName):
            assert item.region.x + item.render().cell_length <= 80, item.value


async def test_the_keys_of_the_chosen_set_are_shown() -> None:
    async with opened() as (app, pilot):
        await in_settings(app, pilot)
        await pilot.press("up", "left")
        await until(pilot, lambda: app.settings.keys == "function")
        await until(pilot, lambda: "F2\u00a0Answer" in str(app.screen.query_one(PageView).render()))


async def test_it_says_where_the_settings_are_kept(home: Path) -> None:
    async with opened() as (app, pilot):
        await in_settings(app, pilot)
        assert "settings.toml" in str(app.screen.query_one(PageView).render())


async def test_a_full_disk_is_a_sentence_and_the_choice_holds_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    async with opened() as (app, pilot):
        await in_settings(app, pilot)
        monkeypatch.setattr(files.os, "fsync", full)
        await pilot.press("down", "right")
        await until(pilot, lambda: "The disk is full" in app.screen.notice)
        assert app.theme == "twiplo-light-normal"


async def test_escape_goes_back_to_where_one_was() -> None:
    async with opened() as (app, pilot):
        await in_settings(app, pilot)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, TitleScreen))
