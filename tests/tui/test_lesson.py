"""The guided desk: its parts appear when they are needed, and it can be left and begun again."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.tui.playing import opened, until

import twiplo_game
from twiplo_game.authoring.check import check_text
from twiplo_game.engine.action import Action, Advance, Ask, Check, Open, Tell, Update
from twiplo_game.engine.apply import apply, opening
from twiplo_game.engine.compile import compile_story
from twiplo_game.engine.game import new_game
from twiplo_game.engine.look import view
from twiplo_game.engine.options import draft_answers
from twiplo_game.engine.step import Step
from twiplo_game.model.doctrine import Doctrine
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.lessons import begin_lesson, lesson_file
from twiplo_game.store.saves import saves
from twiplo_game.tui.lesson import PARTS, STAGES, parts_at, stage_at
from twiplo_game.tui.messages import Continue, Go
from twiplo_game.tui.screens.debrief import DebriefScreen
from twiplo_game.tui.screens.lesson import LessonScreen
from twiplo_game.tui.screens.replays import ReplaysScreen


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


async def test_a_lesson_is_begun_anew_and_what_was_left_can_be_gone_on_with() -> None:
    """With its guide, and with what was done in it."""
    async with opened() as (app, pilot):
        for _ in range(2):
            app.post_message(Go("learn"))
            await until(pilot, lambda: isinstance(app.screen, LessonScreen))
            assert app.frame is not None
            assert app.frame.view.minute == 0
            assert stage_at(app.frame.view) == 0
            await pilot.press("enter")
            await until(pilot, lambda: app.frame is not None and stage_at(app.frame.view) == 1)
            await pilot.press("escape")
            await until(pilot, lambda: not isinstance(app.screen, LessonScreen))
        app.post_message(Continue(saves()[0].path))
        await until(pilot, lambda: isinstance(app.screen, LessonScreen))
        assert app.frame is not None
        assert stage_at(app.frame.view) == 1
    assert [save.result for save in saves()] == [None, None]


async def test_the_debrief_of_a_lesson_can_be_opened_again() -> None:
    session = begin_lesson("en")
    while not session.steps[-1].state.is_over:
        session.do(Advance(session.game.story.length))
    session.close()
    async with opened() as (app, pilot):
        app.post_message(Go("replays"))
        await until(pilot, lambda: isinstance(app.screen, ReplaysScreen) and bool(app.screen.games))
        assert isinstance(app.screen, ReplaysScreen)
        assert list(app.screen.scenarios) == [session.writer.path]
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))


@pytest.mark.parametrize("is_closed", [True, False])
@pytest.mark.parametrize("first", ["check", "respond"])
def test_whoever_does_what_the_guide_says_ends_well(first: str, *, is_closed: bool) -> None:
    """Whatever is so, and also where the answer went out before the check was done, with its promise of more."""
    file, doctrine = lesson_file(), shipped_doctrine()
    game = replace(new_game(compile_story(file.scenario, doctrine.doctrine), 1), truths=(is_closed,))
    state = opening(game).state
    draft = game.story.targets[0].drafts["holding"].answer

    def do(action: Action) -> None:
        nonlocal state
        step = apply(game, state, action)
        assert isinstance(step, Step), step
        state = step.state

    if first == "respond":
        do(draft)
    while not state.is_over:
        now = view(game, state)
        command = STAGES[stage_at(now)].command
        if command in {"advice", "check", "tell", "respond", "keep_promise"} and len(now.tasks) == game.story.staff:
            command = "wait"
        match command:
            case "":
                do(Open(now.messages[0].id))
            case "advice":
                do(Ask("the_photo", "consular"))
            case "unread":
                do(Open(next(each.id for each in now.messages if not each.is_opened)))
            case "check":
                do(Check("ring_the_consul"))
            case "tell":
                do(Tell("allies", "the_photo"))
            case "respond":
                do(draft_answers(game, state)[0])
            case "keep_promise":
                do(Update(next(each.promise for each in now.promises if not each.is_kept)))
            case _:
                do(Advance(game.story.length))

    end = view(game, state)
    assert end.ending == "quiet_watch"
    assert not any(promise.is_missed for promise in end.promises)
    assert bool(end.promises) == (first == "respond")


def test_no_draft_of_the_lesson_says_what_is_not_so_any_more() -> None:
    """Once the check has settled it, nobody proposes to say that it is not known."""
    file, doctrine = lesson_file(), shipped_doctrine()
    for is_closed, fitting in ((True, "closed_at_noon"), (False, "side_door")):
        game = replace(
            new_game(compile_story(file.scenario, doctrine.doctrine), 1), truths=(is_closed,), inconclusive=(False,)
        )
        state = opening(game).state
        assert draft_answers(game, state)[0].response.draft == "holding"
        for action in (Check("ring_the_consul"), Advance(15)):
            step = apply(game, state, action)
            assert isinstance(step, Step)
            state = step.state
        assert [each.response.draft for each in draft_answers(game, state)] == [fitting, "open_as_ever"]
