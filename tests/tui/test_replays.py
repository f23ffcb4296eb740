"""The games that are over: what they came to, and the way to their debriefs."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.tui.playing import new_session, opened, until
from tests.tui.test_title import keep_game
from textual.pilot import Pilot
from textual.widgets import OptionList

from twiplo_game.analysis.debrief_parts import Debrief
from twiplo_game.analysis.remarks import NO_REMARKS
from twiplo_game.engine.action import Advance
from twiplo_game.engine.view import PlayerView
from twiplo_game.locale.figures import clock
from twiplo_game.store.branches import keep_branch
from twiplo_game.store.log_reader import read_log
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.tui.app import TwiploApp
from twiplo_game.tui.screens.replays import ReplaysScreen
from twiplo_game.tui.screens.title import TitleScreen
from twiplo_game.tui.widgets.page_view import PageView


@pytest.fixture
def debriefs(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """What the debrief was asked to be opened with."""
    asked: list[tuple[Any, ...]] = []
    real = TwiploApp.open

    def record(app: TwiploApp, place: str, *values: Any) -> None:
        if place == "debrief":
            asked.append(values)
        else:
            real(app, place, *values)

    monkeypatch.setattr(TwiploApp, "open", record)
    return asked


async def in_replays(app: TwiploApp, pilot: Pilot[int]) -> str:
    """Go there, and wait until they are read. Gives what is shown of the first."""
    await pilot.press("r")
    await until(pilot, lambda: isinstance(app.screen, ReplaysScreen) and app.screen.is_read)
    return str(app.screen.query_one(PageView).render())


def shown_of(app: TwiploApp) -> str:
    """What is said of the highlighted game."""
    return str(app.screen.query_one(PageView).render())


def plain(text: str) -> str:
    """Without the breaks of its lines."""
    return " ".join(text.split())


def log_of(home: Path) -> Path:
    """The one game."""
    [path] = (home / "games").glob("*.jsonl")
    return path


async def test_enter_opens_the_debrief(home: Path, debriefs: list[tuple[Any, ...]]) -> None:
    keep_game(is_over=True)
    async with opened() as (app, pilot):
        shown = await in_replays(app, pilot)
        assert "Cancelled by post" in shown
        assert "Score: " in shown
        await pilot.press("enter")
        await until(pilot, lambda: bool(debriefs))
        result, lexicon, view, path, remarks, branching = debriefs[0]
        assert isinstance(result, Debrief)
        assert isinstance(lexicon, Lexicon)
        assert isinstance(view, PlayerView)
        assert path == log_of(home)
        assert remarks == NO_REMARKS
        assert branching is None


async def test_a_game_of_other_rules_shows_its_recorded_result(home: Path, debriefs: list[tuple[Any, ...]]) -> None:
    keep_game(is_over=True)
    path = log_of(home)
    first, *rest = path.read_text("utf-8").splitlines()
    header = json.loads(first) | {"rules": 999, "engine": "9.9"}
    path.write_text("\n".join([json.dumps(header), *rest, ""]), "utf-8")
    async with opened() as (app, pilot):
        shown = await in_replays(app, pilot)
        assert "version 999 of the rules" in shown
        assert "Score: " in shown
        assert "other rules" in str(app.screen.query_one("#list", OptionList).get_option_at_index(0).prompt)
        await pilot.press("enter")
        await until(pilot, lambda: "version 999 of the rules" in app.screen.notice)
        assert not debriefs


async def test_what_this_very_release_cannot_replay_is_not_sent_to_it(home: Path) -> None:
    """Two states of one release in the making: its own number would lead nowhere."""
    keep_game(is_over=True)
    path = log_of(home)
    first, *rest = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([json.dumps(json.loads(first) | {"rules": 1}), *rest, ""]), "utf-8")
    async with opened() as (app, pilot):
        shown = await in_replays(app, pilot)
        assert "This development version cannot show its debrief." in " ".join(shown.split())
        assert "Score: " in shown
        await pilot.press("enter")
        await until(pilot, lambda: "this development version" in app.screen.notice)
        assert "Replay it with" not in app.screen.notice


@pytest.mark.parametrize("language", ["en", "fr"])
async def test_what_ifs_of_one_game_are_told_apart_by_their_decision(language: str) -> None:
    parent = new_session("summit-cancelled")
    while not parent.state.is_over:
        parent.do(Advance(parent.game.story.length))
    parent.close()
    read = read_log(parent.writer.path)
    for number, _ in enumerate(read.actions[:3], 1):
        keep_branch(read, number, parent.game, parent.steps)
    async with opened(language) as (app, pilot):
        await in_replays(app, pilot)
        lines = [str(option.prompt) for option in app.screen.query_one("#list", OptionList).options]
        said = {clock(parent.game.story.scenario.start, line.minute, app.words) for line in read.actions[:3]}
        assert len(said) == 3
        for moment in said:
            assert sum(line.rstrip().endswith(app.words.tr("what if, {clock}", clock=moment)) for line in lines) == 1
        is_what_if = [app.words.tr("what if, {clock}", clock="") in line for line in lines]
        app.screen.query_one("#list", OptionList).highlighted = is_what_if.index(True)
        sentences = [
            app.words.tr("What if: taken up again at {clock}; a careful routine finished it.", clock=moment)
            for moment in said
        ]
        await until(pilot, lambda: any(plain(sentence) in plain(shown_of(app)) for sentence in sentences))


async def test_a_damaged_log_is_not_in_the_way(home: Path) -> None:
    keep_game(is_over=True)
    (home / "games" / "damaged.jsonl").write_text("{")
    async with opened() as (app, pilot):
        assert "Cancelled by post" in await in_replays(app, pilot)


async def test_where_nothing_is_over_it_says_so() -> None:
    async with opened() as (app, pilot):
        await in_replays(app, pilot)
        assert "No game is over yet." in str(app.screen.query_one("#list", OptionList).get_option_at_index(0).prompt)
        await pilot.press("enter", "escape")
        await until(pilot, lambda: isinstance(app.screen, TitleScreen))
