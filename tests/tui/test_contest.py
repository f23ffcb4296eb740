"""Contesting a rule: marked in the list, kept in the log, and in everything that is saved."""

from pathlib import Path

import pytest
from tests.tui.played import almost_over, debriefed, play, seated
from tests.tui.playing import new_session, opened, until
from textual.widgets import Input

from twiplo_game.store.remarks import remarks_of
from twiplo_game.store.session import replay
from twiplo_game.tui import messages
from twiplo_game.tui.debrief_acts import NAMES
from twiplo_game.tui.screens.contest import ContestScreen
from twiplo_game.tui.screens.debrief import DebriefScreen
from twiplo_game.tui.screens.ending import EndingScreen
from twiplo_game.tui.screens.save_text import SaveTextScreen
from twiplo_game.tui.widgets.entries import Browser

RULES = str(NAMES.index("rules") + 1)


def finished() -> Path:
    """The log of a game that is over."""
    session = new_session("summit-cancelled")
    play(session, "hasty")
    session.close()
    return session.writer.path


async def test_a_rule_of_an_old_game_is_contested_and_it_stands_in_its_log() -> None:
    path = finished()
    async with opened() as (app, pilot):
        app.screen.post_message(messages.Replay(path))
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
        await pilot.press(RULES, "down", "c")
        await until(pilot, lambda: isinstance(app.screen, ContestScreen))
        name = app.screen.rule
        await pilot.press(*"No", "space", *"way", "enter")
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen) and bool(app.screen.remarks.contested))
        await pilot.pause()
        rules = app.screen.query_one("#rules", Browser)
        entry = rules.entries[rules.chosen]
        assert (entry.title, entry.mark) == (name, "?")
        assert any("No way" in line.text for line in entry.page.lines)
        questions = app.screen.account
        assert questions.remarks.contested[0].words == "No way"
    assert remarks_of(replay(path)[0].notes).contested[0].words == "No way"


async def test_an_empty_line_takes_it_back_and_escape_changes_nothing() -> None:
    path = finished()
    async with opened() as (app, pilot):
        app.screen.post_message(messages.Replay(path))
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
        for keys in (("N", "o", "enter"), ("x", "escape"), ("backspace", "backspace", "enter")):
            await pilot.press("c")
            await until(pilot, lambda: isinstance(app.screen, ContestScreen))
            await pilot.press(*keys)
            await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
            await pilot.pause()
        assert app.screen.remarks.contested == ()
    assert remarks_of(replay(path)[0].notes).contested == ()


async def test_what_was_said_at_the_end_and_contested_after_it_stands_in_what_is_saved(home: Path) -> None:
    session, action = almost_over()
    async with seated(session) as (app, pilot):
        app.screen.post_message(messages.Act(action))
        await until(pilot, lambda: isinstance(app.screen, EndingScreen))
        await pilot.press(*"Tense", "enter")
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
        await pilot.press("c")
        await until(pilot, lambda: isinstance(app.screen, ContestScreen))
        await pilot.press(*"Unfair", "enter")
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen) and bool(app.screen.remarks.contested))
        for number, ending in ((1, ".txt"), (2, ".html"), (3, ".md"), (4, "-aar.html"), (5, "-aar.md")):
            await pilot.press("s", str(number))
            await until(pilot, lambda: isinstance(app.screen, SaveTextScreen))
            path = Path(app.screen.query_one(Input).value)
            assert path.name.endswith(f"summit-cancelled{ending}")
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
            saved = path.read_text("utf-8")
            assert "Tense" in saved
            assert "Unfair" in saved
    assert len(list((home / "debriefs").iterdir())) == 5


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("width", [80, 100, 120])
async def test_the_titles_of_the_sections_are_never_cut_off(language: str, width: int) -> None:
    async with debriefed(language=language, size=(width, 24)) as (app, _):
        for place in range(len(NAMES)):
            tab = app.screen.query_one(f"#tab-{place + 1}")
            assert tab.region.right <= width
            assert tab.region.width == tab.columns
            assert tab.region.height == 1
