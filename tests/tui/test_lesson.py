"""The guided desk: its parts appear when they are needed, and it can be left and begun again."""

from pathlib import Path

from tests.tui.playing import opened, until

import twiplo_game
from twiplo_game.authoring.check import check_text
from twiplo_game.model.doctrine import Doctrine
from twiplo_game.store.saves import saves
from twiplo_game.tui.lesson import PARTS, STAGES, parts_at, stage_at
from twiplo_game.tui.messages import Go
from twiplo_game.tui.screens.lesson import LessonScreen


def test_the_lesson_has_nothing_wrong_with_it(doctrine: Doctrine) -> None:
    text = (Path(twiplo_game.__file__).parent / "lessons" / "first-watch.yaml").read_text("utf-8")
    assert check_text(text, "first-watch.yaml", doctrine).problems == ()


def test_every_part_of_the_desk_appears_at_some_stage() -> None:
    assert parts_at(0) == frozenset()
    assert parts_at(len(STAGES) - 1) == frozenset(PARTS)


async def test_the_guide_follows_what_the_player_does() -> None:
    async with opened() as (app, pilot):
        app.post_message(Go("learn"))
        await until(pilot, lambda: isinstance(app.screen, LessonScreen) and bool(app.screen.query("#guide")))
        side = app.screen.query_one("Side")
        assert not side.visible
        done = ("enter",), ("a", "1"), ("w",), ("n",), ("v", "1"), ("t", "1", "1")
        for stage, keys in enumerate(done, 1):
            for key in keys:
                await pilot.press(key)
            await until(pilot, lambda stage=stage: app.frame is not None and stage_at(app.frame.view) == stage)
        assert side.visible
        assert not app.screen.query_one("Gauges").visible


async def test_a_lesson_is_begun_anew_and_is_none_of_the_players_games() -> None:
    async with opened() as (app, pilot):
        for _ in range(2):
            app.post_message(Go("learn"))
            await until(pilot, lambda: isinstance(app.screen, LessonScreen))
            assert app.frame is not None
            assert app.frame.view.minute == 0
            await pilot.press("enter", "escape")
            await until(pilot, lambda: not isinstance(app.screen, LessonScreen))
    assert saves() == ()
