"""The end of a game: the player speaks first, then the debrief; escape leads to the title."""

import pytest
from tests.tui.played import almost_over, seated
from tests.tui.playing import until
from textual.pilot import Pilot
from textual.widgets import Input

from twiplo_game.store.session import Session
from twiplo_game.tui.app import TwiploApp
from twiplo_game.tui.messages import Act
from twiplo_game.tui.screens.debrief import DebriefScreen
from twiplo_game.tui.screens.ending import EndingScreen
from twiplo_game.tui.screens.title import TitleScreen
from twiplo_game.tui.widgets.page_view import PageView

BOTH = pytest.mark.parametrize("language", ["en", "fr"])


async def ended(app: TwiploApp, pilot: Pilot[int], action: object) -> None:
    app.screen.post_message(Act(action))  # type: ignore[arg-type]
    await until(pilot, lambda: isinstance(app.screen, EndingScreen) and bool(app.screen.query(Input)))


def felt(session: Session) -> list[object]:
    return [note.data["words"] for note in session.notes if note.kind == "feeling"]


@BOTH
async def test_the_ending_is_told_before_anything_else(language: str) -> None:
    session, last = almost_over()
    async with seated(session, language=language) as (app, pilot):
        await ended(app, pilot, last)
        page = "\n".join(line.text for view in app.screen.query(PageView) for line in view.page.lines)
        view, lexicon = app.frame.view, app.frame.lexicon
        assert lexicon.text(view.ending_title) in page
        assert lexicon.text(view.ending_text) in page


async def test_the_players_line_is_kept_and_the_debrief_follows() -> None:
    session, last = almost_over()
    async with seated(session) as (app, pilot):
        await ended(app, pilot, last)
        await pilot.press(*"tense", "enter")
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
        assert felt(session) == ["tense"]
        assert app.screen.path is None


async def test_nothing_need_be_said_and_two_presses_open_one_debrief() -> None:
    session, last = almost_over()
    async with seated(session) as (app, pilot):
        await ended(app, pilot, last)
        await pilot.press("enter", "enter")
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
        await pilot.pause()
        assert felt(session) == []
        assert sum(isinstance(screen, DebriefScreen) for screen in app.screen_stack) == 1


async def test_escape_leads_to_the_title_and_what_was_typed_is_kept() -> None:
    session, last = almost_over()
    async with seated(session) as (app, pilot):
        await ended(app, pilot, last)
        await pilot.press(*"hm", "escape")
        await until(pilot, lambda: isinstance(app.screen, TitleScreen))
        assert felt(session) == ["hm"]
        assert app.seat is None


async def test_the_debrief_of_a_game_just_played_closes_to_the_title() -> None:
    session, last = almost_over()
    async with seated(session) as (app, pilot):
        await ended(app, pilot, last)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, TitleScreen))
        assert app.seat is None


async def test_what_was_typed_survives_another_language() -> None:
    session, last = almost_over()
    async with seated(session) as (app, pilot):
        await ended(app, pilot, last)
        await pilot.press(*"well", "ctrl+l")
        await until(pilot, lambda: app.words.language == "fr" and bool(app.screen.query(Input)))
        await pilot.pause()
        assert app.screen.query_one(Input).value == "well"


async def test_the_messages_that_came_in_last_can_be_read_there() -> None:
    session, last = almost_over(bot="silent")
    async with seated(session) as (app, pilot):
        await ended(app, pilot, last)
        page = "\n".join(line.text for view in app.screen.query(PageView) for line in view.page.lines)
        view, lexicon = app.frame.view, app.frame.lexicon
        for message in view.messages:
            if message.minute == view.minute and message.text is not None:
                assert lexicon.text(message.text) in page
