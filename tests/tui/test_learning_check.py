"""The learning check on its screen: by key and by mouse, left and taken up again, in two languages and two sizes."""

from pathlib import Path
from time import time

import pytest
from tests.tui.playing import Size, click_word, opened, until
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from twiplo_game.analysis.learning import BOOSTER_AFTER, DAY
from twiplo_game.store.learning import Sitting, read_record, record_path
from twiplo_game.store.settings import load_settings
from twiplo_game.tui.app import TwiploApp
from twiplo_game.tui.screens.learning_check import LearningCheckScreen
from twiplo_game.tui.screens.title import TitleScreen
from twiplo_game.tui.widgets.key_line import KeyLine
from twiplo_game.tui.widgets.page_view import PageView

LENGTH = 8
"""Items of one form."""

SIZES: list[Size] = [(80, 24), (120, 40)]


async def at_the_check(app: TwiploApp, pilot: Pilot[int]) -> None:
    """Go there from the title."""
    await pilot.press("e")
    await until(pilot, lambda: isinstance(app.screen, LearningCheckScreen) and app.screen.is_mounted)
    await until(pilot, lambda: len(app.screen.query(OptionList)) == 1 and bool(page(app)))


def page(app: TwiploApp) -> str:
    """What there is to read."""
    return str(app.screen.query_one(PageView).render())


def place(app: TwiploApp) -> str:
    """Which question it is."""
    return str(app.screen.query_one("#place", Static).render())


def is_asking(app: TwiploApp) -> bool:
    """Whether there is a question, and answers to choose from."""
    return any(line.display and str(line.render()) for line in app.screen.query("#question").results(Static))


def answers() -> int:
    """What the record holds."""
    return sum(len(check.answers) for check in read_record().checks)


def menu(app: TwiploApp) -> list[str]:
    """The title's lines."""
    return [str(option.prompt) for option in app.screen.query_one("#menu", OptionList).options]


async def press(pilot: Pilot[int], app: TwiploApp, key: str, shows: str) -> None:
    """Press `key`, and wait until the place is `shows`."""
    await pilot.press(key)
    await until(pilot, lambda: len(app.screen.query("#place")) == 1 and place(app) == shows)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["en", "fr"])
async def test_eight_questions_by_key(language: str, size: Size) -> None:
    """Each answer is explained; in the end the two figures stand there."""
    async with opened(language, size) as (app, pilot):
        await at_the_check(app, pilot)
        await pilot.press("1")
        for count in range(LENGTH):
            await until(pilot, lambda: is_asking(app))
            assert answers() == count
            await pilot.press("2" if count % 2 else "1")
            await until(pilot, lambda: not is_asking(app))
            assert answers() == count + 1
            assert place(app).startswith(str(count + 1))
            await pilot.press("enter")
        await until(pilot, lambda: "d′ = " in page(app))
        assert "c = " in page(app) and place(app) == ""
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, TitleScreen))


@pytest.mark.parametrize("size", SIZES)
async def test_by_mouse(size: Size) -> None:
    """An answer is chosen with a click, and so is going on."""
    async with opened("en", size) as (app, pilot):
        await at_the_check(app, pilot)
        await pilot.click(OptionList, offset=(8, 0))
        await until(pilot, lambda: is_asking(app))
        await pilot.click(OptionList, offset=(8, 0))
        await until(pilot, lambda: answers() == 1 and not is_asking(app))
        await click_word(pilot, app.screen.query_one(KeyLine), "go_on")
        await until(pilot, lambda: is_asking(app) and place(app) == "2 of 8")


async def test_it_can_be_left_and_is_gone_on_with() -> None:
    """The title says where it was left."""
    async with opened() as (app, pilot):
        await at_the_check(app, pilot)
        await press(pilot, app, "1", "1 of 8")
        await pilot.press("4")
        await until(pilot, lambda: answers() == 1)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, TitleScreen))
        await until(pilot, lambda: any("question 2 of 8" in line for line in menu(app)))
        await at_the_check(app, pilot)
        await press(pilot, app, "1", "2 of 8")


async def test_the_other_language_keeps_the_question_and_the_place() -> None:
    """Ctrl+L in the middle of a question, and in the middle of an explanation."""
    async with opened() as (app, pilot):
        await at_the_check(app, pilot)
        await press(pilot, app, "1", "1 of 8")
        before = read_record()
        await pilot.press("down", "down")
        await press(pilot, app, "ctrl+l", "1 sur 8")
        assert app.screen.query_one(OptionList).highlighted == 2
        assert read_record() == before
        await pilot.press("3")
        await until(pilot, lambda: answers() == 1)
        await press(pilot, app, "ctrl+l", "1 of 8")
        await until(pilot, lambda: not is_asking(app))


async def test_whoever_turns_it_down_is_not_offered_it_again() -> None:
    """Not on the title, not after a restart; the settings bring it back."""
    async with opened() as (app, pilot):
        assert any("Learning check" in line for line in menu(app))
        await at_the_check(app, pilot)
        await pilot.press("3")
        await until(pilot, lambda: isinstance(app.screen, TitleScreen))
        await until(pilot, lambda: not any("Learning check" in line for line in menu(app)))
    assert load_settings().checks == "off"
    assert not record_path().exists()
    async with opened() as (app, pilot):
        assert not any("Learning check" in line for line in menu(app))


@pytest.mark.parametrize(("days", "is_offered"), [(6, False), (8, True), (13, True), (15, False)])
async def test_the_title_offers_a_booster_one_to_two_weeks_later(days: int, is_offered: bool) -> None:
    """And only then."""
    then = int(time()) - days * DAY
    sitting = Sitting(then)
    while sitting.item is not None:
        sitting.answer(0, then)
    async with opened() as (app, pilot):
        await until(pilot, lambda: not any("three minutes" in line for line in menu(app)))
        [line] = [line for line in menu(app) if "Learning check" in line]
        assert ("days ago; eight new questions now" in line) == is_offered


async def test_a_clock_that_is_handed_in_is_the_one_that_counts() -> None:
    """What is done a week later is a further round."""
    sitting = Sitting(1000)
    while sitting.item is not None:
        sitting.answer(0, 1000)
    async with opened() as (app, pilot):
        app.open("learning_check", lambda: 1000 + BOOSTER_AFTER)
        await until(pilot, lambda: isinstance(app.screen, LearningCheckScreen) and app.screen.is_mounted)
        await press(pilot, app, "1", "1 of 8")
        for count in range(1, LENGTH + 1):
            await press(pilot, app, "1", f"{count} of 8")
            await until(pilot, lambda: not is_asking(app))
            await press(pilot, app, "enter", f"{count + 1} of 8" if count < LENGTH else "")
        assert page(app).startswith("A further round") and "the time before" in page(app)


async def test_a_record_that_cannot_be_used_is_said_on_the_screen(home: Path) -> None:
    """One sentence above the keys, and nothing is written over."""
    home.mkdir(exist_ok=True)
    record_path().write_bytes(b"nonsense\n")
    async with opened() as (app, pilot):
        await at_the_check(app, pilot)
        await pilot.press("1")
        await until(pilot, lambda: "Move the file away" in str(app.screen.query_one("#notice", Static).render()))
    assert record_path().read_bytes() == b"nonsense\n"


@pytest.mark.parametrize("language", ["en", "fr"])
async def test_every_situation_and_its_replies_have_room_on_the_smallest_screen(language: str) -> None:
    """All four replies are in view at once, in 80 columns and 24 rows."""
    for start in range(4):
        sitting = Sitting(start)
        while sitting.item is not None and not hasattr(sitting.item, "replies"):
            sitting.answer(0, start)
        async with opened(language) as (app, pilot):
            await at_the_check(app, pilot)
            await pilot.press("1")
            await until(pilot, lambda: is_asking(app))
            replies = app.screen.query_one(OptionList)
            assert replies.max_scroll_y == 0 and replies.region.bottom <= 23
            assert app.screen.query_one("#page").max_scroll_y == 0
        while sitting.item is not None:
            sitting.answer(0, start)


@pytest.mark.parametrize("language", ["en", "fr"])
async def test_before_the_first_game_the_title_says_that_it_comes_first(language: str) -> None:
    """What a game leaves shows only beside a check that was done before it."""
    async with opened(language) as (app, pilot):
        said = app.words.tr("Before the first game: eight questions, 3 minutes")
        await until(pilot, lambda: any(said in line for line in menu(app)))
        Sitting(int(time()))
        await at_the_check(app, pilot)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, TitleScreen))
        await until(pilot, lambda: not any(said in line for line in menu(app)))
