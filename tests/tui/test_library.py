"""The library: what can be played, found by typing, and a file from the disk."""

import os
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.tui.playing import opened, until
from tests.tui.test_title import keep_game
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from twiplo_game.locale.words import translator
from twiplo_game.store.scenario_files import library_folder
from twiplo_game.tui.app import TwiploApp
from twiplo_game.tui.screens.open_file import OpenFileScreen, checked
from twiplo_game.tui.screens.scenario_library import LibraryScreen
from twiplo_game.tui.screens.title import TitleScreen
from twiplo_game.tui.widgets.page_view import PageView

BROKEN = "title: A title\nevents:\n  - id: the_post\n    text: Hello\n    due: soon\n"

SHIPPED = {"summit-cancelled", "cloned-ministry", "disinformation-campaign", "cable-leak"}


@pytest.fixture
def opens(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Any]]:
    """What the app was asked to open beside its title and its library."""
    asked: list[tuple[str, Any]] = []
    real = TwiploApp.open

    def record(app: TwiploApp, place: str, *values: Any) -> None:
        if place in ("title", "library"):
            real(app, place, *values)
        else:
            asked.append((place, values[0] if values else None))

    monkeypatch.setattr(TwiploApp, "open", record)
    return asked


async def in_library(app: TwiploApp, pilot: Pilot[int]) -> OptionList:
    """Go there, and wait until it is read."""
    await pilot.press("p")
    await until(pilot, lambda: isinstance(app.screen, LibraryScreen) and app.screen.is_read)
    return app.screen.query_one("#list", OptionList)


def ids(listed: OptionList) -> list[str]:
    """What is listed."""
    return [str(option.id) for option in listed.options]


async def test_it_lists_what_can_be_played_and_what_was_made_of_it(opens: list[tuple[str, Any]]) -> None:
    keep_game("summit-cancelled", is_over=True)
    keep_game("cable-leak")
    async with opened() as (app, pilot):
        listed = await in_library(app, pilot)
        assert set(ids(listed)) >= SHIPPED
        line = str(listed.get_option("summit-cancelled").prompt)
        assert all(part in line for part in ("Cancelled by post", "introduction", "15 min", "EN FR", "best "))
        assert "in progress" in str(listed.get_option("cable-leak").prompt)
        assert "new" in str(listed.get_option("cloned-ministry").prompt)
        shown = str(app.screen.query_one(PageView).render())
        assert "What you practise" in shown
        await pilot.press("enter")
        await until(pilot, lambda: bool(opens))
        assert (opens[0][0], opens[0][1].scenario.id) == ("briefing", "summit-cancelled")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_no_line_of_the_list_breaks(size: tuple[int, int]) -> None:
    keep_game("summit-cancelled", is_over=True)
    async with opened(language="fr", size=size) as (app, pilot):
        listed = await in_library(app, pilot)
        await pilot.pause()
        assert listed.virtual_size.height == len(listed.options)


async def test_typing_filters_without_accents_and_capitals() -> None:
    async with opened(language="fr") as (app, pilot):
        listed = await in_library(app, pilot)
        await pilot.press("slash")
        app.screen.query_one("#search", Input).value = "L'AUTRE ministere"
        await until(pilot, lambda: ids(listed) == ["cloned-ministry"])
        await pilot.press("x", "x")
        assert listed.get_option_at_index(0).disabled
        await pilot.press("escape")
        await until(pilot, lambda: set(ids(listed)) >= SHIPPED)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, TitleScreen))


async def test_the_search_survives_a_change_of_language() -> None:
    async with opened() as (app, pilot):
        await in_library(app, pilot)
        await pilot.press("slash", *"cloned", "ctrl+l")
        await until(pilot, lambda: app.words.language == "fr")
        await pilot.pause()
        assert app.screen.query_one("#search", Input).value == "cloned"


async def test_a_broken_file_is_named_and_does_not_hide_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(library_folder() / "summit-cancelled.yaml", tmp_path)
    (tmp_path / "a-broken-one.yaml").write_text(BROKEN)
    monkeypatch.setattr(sys.modules[library_folder.__module__], library_folder.__name__, lambda: tmp_path)
    async with opened() as (app, pilot):
        listed = await in_library(app, pilot)
        assert ids(listed) == ["summit-cancelled"]
        assert "a-broken-one.yaml cannot be played: line 3" in app.screen.notice


async def test_a_file_from_the_disk_opens_its_briefing(tmp_path: Path, opens: list[tuple[str, Any]]) -> None:
    path = tmp_path / "mine.yaml"
    shutil.copy(library_folder() / "summit-cancelled.yaml", path)
    path.write_text(path.read_text("utf-8").replace("id: summit-cancelled", "id: mine"), "utf-8")
    async with opened() as (app, pilot):
        await in_library(app, pilot)
        await pilot.press("o")
        await until(pilot, lambda: isinstance(app.screen, OpenFileScreen))
        app.screen.query_one(Input).value = str(path)
        await pilot.press("enter")
        await until(pilot, lambda: bool(opens))
        assert opens[0][1].text.path == path


async def test_a_file_with_problems_says_where_they_are_and_stays_shut(
    tmp_path: Path, opens: list[tuple[str, Any]]
) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text(BROKEN)
    async with opened() as (app, pilot):
        await in_library(app, pilot)
        await pilot.press("o")
        await until(pilot, lambda: isinstance(app.screen, OpenFileScreen))
        app.screen.query_one(Input).value = str(path)
        await pilot.press("enter")
        await until(pilot, lambda: "broken.yaml:5:10" in app.screen.why)
        assert f"twiplo check {path}" in app.screen.why
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        assert not opens


@pytest.mark.parametrize(
    "typed", ["nowhere.yaml", ".", "/dev/zero", "~nobody-of-that-name/x.yaml", "a\0b.yaml", "a" * 5000]
)
def test_what_is_no_file_is_one_sentence(typed: str) -> None:
    result = checked(typed, translator("en"))
    assert result.file is None
    assert result.why.endswith(".")
    assert "Traceback" not in result.why


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    assert "is not a file" in checked(str(tmp_path / "pipe.yaml"), translator("en")).why
