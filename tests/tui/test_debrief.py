"""The debrief on the screen: its sections, the two panes, the plot, the text file."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.tui.played import debriefed, lexicon_of, played
from tests.tui.playing import click_word, until
from textual.widgets import ContentSwitcher, Input

from twiplo_game.store.settings import load_settings, save_settings
from twiplo_game.telling.debrief import as_text
from twiplo_game.telling.debrief_sections import sections
from twiplo_game.telling.decision_marks import letters_of
from twiplo_game.tui.screens.debrief import DebriefScreen
from twiplo_game.tui.screens.learning_check import LearningCheckScreen
from twiplo_game.tui.screens.save_text import SaveTextScreen
from twiplo_game.tui.screens.title import TitleScreen
from twiplo_game.tui.widgets.entries import Browser, EntryList
from twiplo_game.tui.widgets.key_line import KeyLine
from twiplo_game.tui.widgets.page_view import PageView
from twiplo_game.tui.widgets.plot import GaugePlot

BOTH = pytest.mark.parametrize("language", ["en", "fr"])
NAMES = ["outcome", "timeline", "gauges", "rules", "evaluation", "truth", "cases", "questions"]


def shown(app: object) -> str | None:
    return app.screen.query_one(ContentSwitcher).current  # type: ignore[attr-defined]


def written(listed: EntryList, place: int) -> str:
    """A line of a list as it is drawn."""
    return "".join(segment.text for segment in listed.render_line(place))


@BOTH
async def test_each_section_is_reached_by_number_by_arrow_by_click_and_by_palette(language: str) -> None:
    async with debriefed(language=language) as (app, pilot):
        for place, name in enumerate(NAMES):
            await pilot.press(str(place + 1))
            assert shown(app) == name
        await pilot.press("right")
        assert shown(app) == "outcome"
        await pilot.press("left", "left")
        assert shown(app) == "cases"
        await pilot.click("#tab-4")
        assert shown(app) == "rules"
        await pilot.press("ctrl+p")
        await until(pilot, lambda: bool(app.screen.query(Input)))
        app.screen.query_one(Input).value = app.words.tr("The gauges over time, with your decisions.")
        await pilot.pause()
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen) and shown(app) == "gauges")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_choosing_in_the_timeline_shows_its_page(size: tuple[int, int]) -> None:
    async with debriefed(size=size) as (app, pilot):
        await pilot.press("2", "down")
        browser = app.screen.query_one("#timeline", Browser)
        page = browser.query_one(PageView).page
        assert browser.chosen == 1
        assert page == browser.entries[1].page
        detail, listed = app.screen.query_one("#timeline-detail"), app.screen.query_one("#timeline-list")
        side_by_side = detail.region.x >= listed.region.right and detail.region.y == listed.region.y
        assert side_by_side == (size == (120, 40))
        await pilot.press("enter")
        assert detail.has_focus


async def test_the_gauges_mark_each_decision_and_the_legend_leads_to_it() -> None:
    *_, result, _ = played()
    async with debriefed() as (app, pilot):
        await pilot.press("3")
        drawn = app.screen.query_one(GaugePlot).render().plain.splitlines()
        for mark in letters_of(result).values():
            assert mark in drawn[-2]
        await pilot.press("down")
        assert app.screen.query_one(GaugePlot).chosen == 1
        await pilot.press("enter")
        assert shown(app) == "timeline"
        browser = app.screen.query_one("#timeline", Browser)
        assert browser.entries[browser.chosen].mark == "b"


async def test_the_plots_begin_and_end_at_the_gauges_values() -> None:
    *_, result, _ = played(bot="silent")
    async with debriefed(bot="silent") as (app, pilot):
        await pilot.press("3")
        lines = app.screen.query_one(GaugePlot).render().plain.splitlines()
        rows = (len(lines) - 2) // 3 - 1
        for place in range(3):
            plot = [line[5:].ljust(10) for line in lines[place * (rows + 1) + 1 : (place + 1) * (rows + 1)]]
            height = sum(" ▁▂▃▄▅▆▇█".find(row[0]) for row in plot if row[0] in "▁▂▃▄▅▆▇█")
            first = result.track[0]
            value = (first.reputation, first.security, first.trust)[place]
            assert abs(height - value * rows * 8 / 100) <= 1


async def test_the_plot_tells_the_chosen_decision_without_colour() -> None:
    async with debriefed() as (app, pilot):
        await pilot.press("3", "down")
        plot = app.screen.query_one(GaugePlot)
        reversed_letters = [
            plot.render().plain[span.start : span.end] for span in plot.render().spans if "reverse" in str(span.style)
        ]
        assert reversed_letters == ["b"]


@BOTH
async def test_what_is_saved_is_what_is_told_and_where_is_said(language: str, home: Path) -> None:
    game, _, view, result, _ = played()
    async with debriefed(language=language) as (app, pilot):
        await pilot.press("s", "1")
        await until(pilot, lambda: isinstance(app.screen, SaveTextScreen))
        await pilot.press("enter")
        path = home / "debriefs" / "lively.txt"
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen) and bool(app.screen.query("#written")))
        assert path.read_text() == as_text(sections(lexicon_of(game, language), view, result), 76)
        assert path.name in app.screen.query_one("#written").render().plain


async def test_a_file_that_is_there_is_replaced_only_after_a_second_enter(tmp_path: Path) -> None:
    there = tmp_path / "mine.txt"
    there.write_text("mine")
    async with debriefed() as (app, pilot):
        await pilot.press("s", "1")
        await until(pilot, lambda: isinstance(app.screen, SaveTextScreen))
        app.screen.query_one(Input).value = str(there)
        await pilot.pause()
        await pilot.press("enter")
        assert there.read_text() == "mine"
        assert app.screen.query_one("#problem").render().plain
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
        assert there.read_text() != "mine"


@pytest.mark.parametrize("folder", ["nowhere", "~nobody-of-that-name"])
async def test_a_folder_that_is_not_there_is_one_sentence_and_the_line_stays(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with debriefed() as (app, pilot):
        await pilot.press("s", "1")
        await until(pilot, lambda: isinstance(app.screen, SaveTextScreen))
        app.screen.query_one(Input).value = f"{folder}/a.txt"
        await pilot.pause()
        await pilot.press("enter", "ctrl+l")
        await until(pilot, lambda: app.words.language == "fr")
        await pilot.pause()
        assert app.screen.query_one(Input).value.endswith("a.txt")
        assert folder in app.screen.query_one("#problem").render().plain


async def test_escape_goes_back_to_what_was_below_a_replay() -> None:
    async with debriefed() as (app, pilot):
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, TitleScreen))


async def test_the_language_can_be_changed_and_the_place_is_kept() -> None:
    async with debriefed() as (app, pilot):
        await pilot.press("4", "down", "down")
        english = app.screen.query_one("#rules", Browser).entries[2].title
        await pilot.press("ctrl+l")
        await until(pilot, lambda: app.words.language == "fr" and bool(app.screen.query("#rules-list")))
        await pilot.pause()
        assert shown(app) == "rules"
        assert app.screen.query_one("#rules", Browser).chosen == 2
        assert app.screen.query_one("#rules", Browser).entries[2].title != english


@BOTH
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_no_line_of_a_list_is_wrapped_and_a_cut_one_shows_it(language: str, size: tuple[int, int]) -> None:
    async with debriefed("cable-leak", language=language, size=size) as (app, pilot):
        await pilot.press("2")
        await pilot.pause()
        listed = app.screen.query_one("#timeline-list", EntryList)
        assert listed.virtual_size.height == listed.option_count
        for place, entry in enumerate(listed.entries):
            line = written(listed, place)
            assert entry.title in line or "…" in line


@BOTH
@pytest.mark.parametrize("keys", [["2"], ["down", "2"], ["pagedown", "2"], ["2", "1", "down", "2"]])
async def test_the_timeline_has_its_whole_width_whatever_was_read_before(language: str, keys: list[str]) -> None:
    """A title is cut only where it has no room, also when the section before it was scrolled."""
    async with debriefed(language=language) as (app, pilot):
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        listed = app.screen.query_one("#timeline-list", EntryList)
        for place, entry in enumerate(listed.entries):
            line = written(listed, place)
            assert len(line) == listed.scrollable_content_region.width
            assert entry.title in line or len(entry.title) > 40


@BOTH
async def test_at_80_columns_the_learning_check_is_in_sight_and_the_last_section_closes_with_it(language: str) -> None:
    async with debriefed(language=language, size=(80, 24)) as (app, pilot):
        line = app.screen.query_one(KeyLine)
        assert {word.name for word in line.words_now} >= {"review", "check_learning", "save", "contest", "away"}
        await pilot.press("8")
        page = app.screen.query_one("#questions PageView", PageView).page
        assert app.words.tr("What stays") in [each.text for each in page.lines]
        await click_word(pilot, line, "check_learning")
        await until(pilot, lambda: isinstance(app.screen, LearningCheckScreen))


async def test_whoever_turned_the_learning_check_down_does_not_meet_it_in_the_debrief() -> None:
    save_settings(replace(load_settings(), checks="off", language="en"))
    async with debriefed(size=(80, 24)) as (app, _):
        assert "check_learning" not in {word.name for word in app.screen.query_one(KeyLine).words_now}
        page = app.screen.query_one("#questions PageView", PageView).page
        assert "What stays" not in [each.text for each in page.lines]
