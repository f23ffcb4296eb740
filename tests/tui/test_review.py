"""The review at the desk: every decision at once, their worth one by one, and what if from each."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from threading import Event

import pytest
from tests.tui.played import almost_over, lexicon_of, play, seated
from tests.tui.playing import Size, new_session, until
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from twiplo_game.analysis.review.decisions import decisions
from twiplo_game.analysis.review.judging import Reviewed
from twiplo_game.engine.action import Advance
from twiplo_game.locale.words import translator
from twiplo_game.store.branches import branch
from twiplo_game.store.home import games_folder, home
from twiplo_game.store.log_reader import read_log
from twiplo_game.store.session import Session, replay
from twiplo_game.store.weighing import Weighing
from twiplo_game.telling.page import LineKind
from twiplo_game.telling.since import date
from twiplo_game.tui import messages
from twiplo_game.tui.app import TwiploApp
from twiplo_game.tui.screens.choice import ChoiceScreen
from twiplo_game.tui.screens.debrief import DebriefScreen
from twiplo_game.tui.screens.desk import DeskScreen
from twiplo_game.tui.screens.ending import EndingScreen
from twiplo_game.tui.screens.review import ReviewScreen
from twiplo_game.tui.screens.save_text import SaveTextScreen
from twiplo_game.tui.screens.weighing import WeighingScreen
from twiplo_game.tui.widgets.entries import Browser
from twiplo_game.tui.widgets.page_view import PageView

SMALL = str(Path(__file__).parents[1] / "cli" / "harbour.yaml")

BOTH = pytest.mark.parametrize("language", ["en", "fr"])


@asynccontextmanager
async def reviewing(
    language: str = "en", size: Size = (80, 24), scenario: str = SMALL, bot: str = "hasty"
) -> AsyncIterator[tuple[TwiploApp, Pilot[int], Path]]:
    """The app at the review of a game from the disk, reached from its debrief."""
    session = new_session(scenario, language=language)
    play(session, bot)
    session.close()
    path = session.writer.path
    app = TwiploApp(translator(language), lambda app: app.post_message(messages.Replay(path)))
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
        await pilot.press("v")
        await until(pilot, lambda: isinstance(app.screen, ReviewScreen))
        yield app, pilot, path


def review_of(app: TwiploApp) -> ReviewScreen:
    screen = app.screen
    assert isinstance(screen, ReviewScreen)
    return screen


def is_done(app: TwiploApp) -> bool:
    return isinstance(app.screen, ReviewScreen) and len(app.screen.reviewed) == len(app.screen.taken)


def text_of(app: TwiploApp) -> str:
    return "\n".join(line.text for line in app.screen.query_one(PageView).page.lines)


@BOTH
async def test_every_decision_is_there_at_once_and_its_worth_comes_in(language: str) -> None:
    async with reviewing(language) as (app, pilot, path):
        _, game, steps = replay(path)
        taken = decisions(game, steps)
        browser = app.screen.query_one(Browser)
        assert len(browser.entries) == len(taken) + 1
        await until(pilot, lambda: is_done(app), tries=2000)
        for entry, reviewed in zip(browser.entries[1:], review_of(app).reviewed, strict=True):
            assert entry.page.lines[0].text.startswith(entry.mark)
            assert ("▼" in entry.effect) == (reviewed.judgement.severest in {"inaccuracy", "mistake", "blunder"})
        head = str(app.screen.query_one("#how-far", Static).render())
        assert "100" in head
        assert list((home() / "reviews").glob("*.json"))


async def test_going_over_to_the_other_language_loses_nothing() -> None:
    async with reviewing() as (app, pilot, _):
        await until(pilot, lambda: is_done(app), tries=2000)
        await pilot.press("down", "down")
        was = text_of(app)
        await pilot.press("ctrl+l")
        await until(pilot, lambda: app.words.language == "fr" and text_of(app) != was)
        assert app.screen.query_one(Browser).chosen == 2
        assert is_done(app)


async def test_leaving_stops_the_weighing(monkeypatch: pytest.MonkeyPatch) -> None:
    may_go_on, made = Event(), Weighing.made

    def slowly(weighing: Weighing) -> Iterator[Reviewed]:
        """The same values, of which nobody has the first until the reader is away."""
        may_go_on.wait(timeout=60)
        yield from made(weighing)

    monkeypatch.setattr(Weighing, "made", slowly)
    async with reviewing() as (app, pilot, _):
        screen = review_of(app)
        assert len(screen.taken) > 1
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
        may_go_on.set()
        await until(pilot, lambda: all(worker.is_finished for worker in app.workers))
        assert len(screen.reviewed) < len(screen.taken)
        assert not list((home() / "reviews").glob("*.json"))


@pytest.mark.parametrize("size", [(80, 24), (110, 40), (120, 40)])
async def test_what_if_is_compared_beside_the_list_and_kept(size: Size) -> None:
    async with reviewing("fr", size=size) as (app, pilot, path):
        await pilot.press("down", "w")
        await until(pilot, lambda: isinstance(app.screen, ChoiceScreen))
        await pilot.press("1")
        await until(pilot, lambda: isinstance(app.screen, ChoiceScreen) and len(app.screen.items) == 2)
        await pilot.press("1")
        await until(pilot, lambda: isinstance(app.screen, ReviewScreen) and " * " in text_of(app), tries=2000)
        assert app.screen.query_one("#review-detail").has_focus
        (kept,) = [found for found in games_folder().glob("*.jsonl") if found != path]
        assert str(kept) in text_of(app)
        assert read_log(kept).result is not None
        room = app.screen.query_one(PageView).content_size.width
        figures = [line.text for line in app.screen.query_one(PageView).page.lines if line.kind is LineKind.FIGURE]
        assert max(map(len, figures)) <= room


async def test_a_branch_that_cannot_be_kept_is_compared_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    async with reviewing() as (app, pilot, path):
        blocked = path.with_name("no-folder")
        blocked.write_text("a file")
        await until(pilot, lambda: is_done(app), tries=2000)
        monkeypatch.setenv("TWIPLO_HOME", str(blocked))
        await pilot.press("down", "w")
        await until(pilot, lambda: isinstance(app.screen, ChoiceScreen))
        await pilot.press("1")
        await until(pilot, lambda: isinstance(app.screen, ChoiceScreen) and len(app.screen.items) == 2)
        await pilot.press("1")
        await until(pilot, lambda: isinstance(app.screen, ReviewScreen) and "What if" in text_of(app), tries=2000)
        assert "Nothing was kept of it: " in text_of(app)
        assert "fair comparison" in text_of(app)


@BOTH
async def test_a_branch_played_to_its_end_stands_beside_its_parent_in_its_debrief(language: str) -> None:
    parent = new_session(SMALL, language=language)
    play(parent, "hasty")
    parent.close()
    session = branch(read_log(parent.writer.path), 1, Advance(parent.game.story.length))
    assert isinstance(session, Session)
    while session.state.minute < 90:
        session.do(Advance(90))
    async with seated(session, language=language) as (app, pilot):
        while not session.state.is_over:
            app.post_message(messages.Act(Advance(session.game.story.length)))
            await pilot.pause()
        await until(pilot, lambda: isinstance(app.screen, EndingScreen))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
        page = app.screen.query_one("#outcome PageView", PageView)
        said = "\n".join(line.text for line in page.page.lines[:6])
        assert date(datetime.now(), app.words) in said
        assert parent.game.story.scenario.title.in_(language) in said
        assert parent.writer.path.name not in said
        assert any(" * " in line.text and " o " in line.text for line in page.page.lines)
        was = page.page
        await pilot.press("ctrl+l")
        await until(pilot, lambda: app.screen.query_one("#outcome PageView", PageView).page != was)
        assert date(datetime.now(), app.words) in "\n".join(
            line.text for line in app.screen.query_one("#outcome PageView", PageView).page.lines
        )


async def test_what_if_is_played_on_at_the_desk_in_a_game_of_its_own() -> None:
    async with reviewing() as (app, pilot, path):
        was = path.read_bytes()
        await pilot.press("down", "w")
        await until(pilot, lambda: isinstance(app.screen, ChoiceScreen))
        await pilot.press("1")
        await until(pilot, lambda: isinstance(app.screen, ChoiceScreen) and len(app.screen.items) == 2)
        await pilot.press("2")
        await until(pilot, lambda: isinstance(app.screen, DeskScreen))
        branches = [found for found in games_folder().glob("*.jsonl") if found != path]
        assert len(branches) == 1
        origin = read_log(branches[0]).origin
        assert origin is not None
        assert origin.parent == path.name
        assert path.read_bytes() == was
        assert app.screen.query_one(OptionList) is not None
        assert app.frame.notice.startswith(f"What if, 09:40, game of {date(datetime.now(), app.words)}. ")
        assert "Instead of: Answer “A ship is held”" in app.frame.notice


async def test_taken_up_at_the_moment_itself_everything_is_open() -> None:
    async with reviewing() as (app, pilot, path):
        taken = review_of(app).taken[0]
        await pilot.press("down", "w")
        await until(pilot, lambda: isinstance(app.screen, ChoiceScreen))
        await pilot.press("end", "enter")
        await until(pilot, lambda: isinstance(app.screen, DeskScreen))
        assert app.frame is not None
        assert app.frame.view.minute == taken.minute
        branches = [found for found in games_folder().glob("*.jsonl") if found != path]
        assert len(read_log(branches[0]).actions) == taken.number - 1


async def test_the_game_just_played_has_its_review_too() -> None:
    session, last = almost_over()
    async with seated(session) as (app, pilot):
        app.post_message(messages.Act(last))
        await until(pilot, lambda: isinstance(app.screen, EndingScreen))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
        await pilot.press("v")
        await until(pilot, lambda: isinstance(app.screen, ReviewScreen))
        await until(pilot, lambda: is_done(app), tries=2000)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))


async def test_a_game_without_decisions_has_none_to_take_otherwise() -> None:
    session = new_session("summit-cancelled")
    play(session, "silent")
    session.close()
    opening, lexicon = session.steps[:1], lexicon_of(session.game)
    log = read_log(session.writer.path)
    weighing = Weighing(log, session.game, opening)
    app = TwiploApp(translator("en"), lambda app: app.open("review", log, weighing, lexicon))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ReviewScreen))
        assert "You decided nothing that could be weighed." in text_of(app)
        await pilot.press("w")
        await pilot.pause()
        assert isinstance(app.screen, ReviewScreen)


@asynccontextmanager
async def saving(bot: str = "hasty") -> AsyncIterator[tuple[TwiploApp, Pilot[int]]]:
    """The app at the choice of a form, over the debrief of a game from the disk."""
    session = new_session(SMALL)
    play(session, bot)
    session.close()
    app = TwiploApp(translator("en"), lambda app: app.post_message(messages.Replay(session.writer.path)))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
        await pilot.press("s", "3")
        yield app, pilot


async def test_a_debrief_is_saved_with_its_review_which_is_kept() -> None:
    async with saving() as (app, pilot):
        await until(pilot, lambda: isinstance(app.screen, SaveTextScreen), tries=2000)
        assert "Worth before" in app.screen.text  # type: ignore[attr-defined]
        assert list((home() / "reviews").glob("*.json"))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen) and bool(app.screen.query("#written")))


async def test_who_does_not_want_to_wait_leaves_the_review_out(monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = Event()

    def slowly(weighing: Weighing) -> Iterator[Reviewed]:
        go_on.wait()
        yield from ()

    monkeypatch.setattr(Weighing, "made", slowly)
    async with saving() as (app, pilot):
        await until(pilot, lambda: isinstance(app.screen, WeighingScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, SaveTextScreen))
        go_on.set()
        assert "Worth before" not in app.screen.text  # type: ignore[attr-defined]
        await until(pilot, lambda: all(worker.is_finished for worker in app.workers))
        assert isinstance(app.screen, SaveTextScreen)
