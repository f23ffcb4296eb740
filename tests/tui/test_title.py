"""The title: what can be gone on with comes first, and both languages are offered before one was chosen."""

from datetime import datetime

import pytest
from tests.tui.playing import click_word, new_session, opened, until
from textual.pilot import Pilot
from textual.widgets import OptionList

from twiplo_game.engine.action import Advance
from twiplo_game.locale.words import translator
from twiplo_game.store.settings import Settings, load_settings, save_settings
from twiplo_game.telling.since import ago
from twiplo_game.tui.app import TwiploApp
from twiplo_game.tui.messages import Go
from twiplo_game.tui.screens.choice import ChoiceScreen
from twiplo_game.tui.screens.desk import DeskScreen
from twiplo_game.tui.screens.title import TitleScreen
from twiplo_game.tui.widgets.languages import LanguageSwitch


def menu_of(app: TwiploApp) -> list[str]:
    """What the menu offers, by name."""
    return [str(option.id) for option in app.screen.query_one("#menu", OptionList).options]


def told_by(app: TwiploApp, name: str) -> str:
    """What the menu says of one of them."""
    return str(app.screen.query_one("#menu", OptionList).get_option(name).prompt)


def keep_game(scenario: str = "summit-cancelled", *, is_over: bool = False) -> None:
    """Leave a game among the player's."""
    session = new_session(scenario)
    session.do(Advance(session.game.story.length))
    while is_over and not session.state.is_over:
        session.do(Advance(session.game.story.length))
    session.close()


async def read(app: TwiploApp, pilot: Pilot[int]) -> None:
    """Until the disk was looked at."""
    await app.workers.wait_for_complete()
    await pilot.pause()


async def test_both_languages_are_offered_until_one_is_chosen() -> None:
    async with opened() as (app, pilot):
        assert menu_of(app)[:2] == ["speak_en", "speak_fr"]
        assert app.screen.query_one("#menu", OptionList).highlighted_option.id == "speak_en"
        await pilot.press("down", "enter")
        await until(pilot, lambda: app.words.language == "fr")
        assert menu_of(app)[0] == "play"
        assert load_settings().language == "fr"


async def test_nothing_is_offered_that_cannot_be_done() -> None:
    save_settings(Settings(language="en"))
    async with opened() as (app, pilot):
        await read(app, pilot)
        assert menu_of(app) == ["play", "learn", "join_class", "check_learning", "settings", "quit"]
        await pilot.press("c")
        assert "no open game" in app.screen.notice


async def test_the_last_game_comes_first_with_its_name_and_its_time() -> None:
    save_settings(Settings(language="en"))
    keep_game()
    async with opened() as (app, pilot):
        await until(pilot, lambda: "Cancelled by post" in told_by(app, "go_on") if "go_on" in menu_of(app) else False)
        assert menu_of(app)[0] == "go_on"
        assert "at the desk, played just now" in told_by(app, "go_on")
        assert app.screen.query_one("#menu", OptionList).highlighted == 0
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, DeskScreen))
        assert app.frame.view.minute > 0


async def test_another_open_game_can_be_chosen() -> None:
    keep_game("summit-cancelled")
    keep_game("cable-leak")
    async with opened() as (app, pilot):
        await read(app, pilot)
        await pilot.press("a")
        await until(pilot, lambda: isinstance(app.screen, ChoiceScreen))
        await pilot.press("2")
        await until(pilot, lambda: isinstance(app.screen, DeskScreen))


async def test_a_game_that_is_over_is_no_game_to_continue() -> None:
    keep_game(is_over=True)
    async with opened() as (app, pilot):
        await read(app, pilot)
        assert "go_on" not in menu_of(app)
        assert "1 game" in told_by(app, "replays")


async def test_a_click_changes_the_language() -> None:
    async with opened() as (app, pilot):
        await click_word(pilot, app.screen.query_one(LanguageSwitch), "fr")
        await until(pilot, lambda: app.words.language == "fr")


async def test_the_line_mode_is_named() -> None:
    async with opened(language="fr") as (app, _):
        assert "twiplo play --plain" in str(app.screen.query_one("#plain").render())


async def test_coming_back_looks_at_the_games_again() -> None:
    async with opened() as (app, pilot):
        await read(app, pilot)
        await pilot.press("s")
        await until(pilot, lambda: not isinstance(app.screen, TitleScreen))
        keep_game()
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, TitleScreen) and "go_on" in menu_of(app))


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_quitting(key: str) -> None:
    async with opened() as (app, pilot):
        await pilot.press(key)
        await until(pilot, lambda: not app.is_running)
        assert not app.return_value


async def test_only_the_second_ctrl_c_leaves() -> None:
    async with opened() as (app, pilot):
        await pilot.press("ctrl+c")
        assert "Ctrl+C again" in app.screen.notice
        await pilot.press("ctrl+c")
        await until(pilot, lambda: not app.is_running)
        assert app.return_value == 130


@pytest.mark.parametrize(
    ("then", "words"),
    [
        ("2031-05-10 12:00:10", "just now"),
        ("2031-05-10 11:59:00", "1 minute ago"),
        ("2031-05-10 09:30:00", "2 hours ago"),
        ("2031-05-09 12:00:00", "yesterday"),
        ("2031-05-07 23:00:00", "3 days ago"),
        ("2031-04-01 12:00:00", "on 2031-04-01"),
        ("2031-05-11 12:00:00", "just now"),
    ],
)
def test_how_long_ago(then: str, words: str) -> None:
    now = datetime(2031, 5, 10, 12, 0, 30)
    assert ago(datetime.fromisoformat(then), now, translator("en")) == words


async def test_what_was_said_is_gone_when_the_player_comes_back() -> None:
    """That there was no open game is no longer so once one was begun."""
    async with opened() as (app, pilot):
        await read(app, pilot)
        await pilot.press("c")
        await pilot.pause()
        assert app.screen.query_one("#notice").display
        app.post_message(Go("library"))
        await until(pilot, lambda: not isinstance(app.screen, TitleScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, TitleScreen))
        assert not app.screen.query_one("#notice").display
