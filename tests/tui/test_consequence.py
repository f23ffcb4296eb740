"""What comes back: when it is shown, and what it says."""

from itertools import pairwise

import pytest
from tests.tui.played import just_before, seated
from tests.tui.playing import until

from twiplo_game.engine.action import Action, Advance, Open
from twiplo_game.engine.step import Seen
from twiplo_game.engine.view import PlayerView
from twiplo_game.locale.words import translator
from twiplo_game.seating.local_port import PRACTICE
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.telling.returned import LONG, came_back, gauge_shifts, mood_shifts, what_is_new
from twiplo_game.tui.app import TwiploApp
from twiplo_game.tui.messages import Act
from twiplo_game.tui.screens.choice import ChoiceScreen
from twiplo_game.tui.screens.consequence import ConsequenceScreen, Returned
from twiplo_game.tui.screens.desk import DeskScreen
from twiplo_game.tui.widgets.page_view import PageView
from twiplo_game.tui.widgets.shifts import Shifts

BOTH = pytest.mark.parametrize("language", ["en", "fr"])


def returns(action: Action, seen: Seen, now: PlayerView) -> bool:
    return isinstance(action, Advance) and bool(came_back([seen], now)) and bool(seen.gauges) and now.ending is None


def told(app: TwiploApp) -> str:
    pages = "\n".join(line.text for page in app.screen.query(PageView) for line in page.page.lines)
    return "\n".join([*(shifts.render().plain for shifts in app.screen.query(Shifts)), pages])


@BOTH
async def test_what_came_back_is_told_with_its_cause_and_what_moved(language: str) -> None:
    session, action = just_before(returns)
    former = dict(session.view.gauges)
    async with seated(session, language=language) as (app, pilot):
        app.screen.post_message(Act(action))
        await until(pilot, lambda: isinstance(app.screen, ConsequenceScreen))
        page, lexicon, now = told(app), app.frame.lexicon, app.frame.view
        back = came_back(app.screen.news, now)
        assert [item.message for item in app.screen.query(Returned)] == [message.id for message in back]
        for message in back:
            assert lexicon.text(message.text) in page
            assert lexicon.cause(message.because_of, now) in page
        for message in what_is_new(app.screen.news, now):
            assert lexicon.message_title(message) in page
        for gauge, value in now.gauges.items():
            if value != former[gauge]:
                sign = "▲" if value > former[gauge] else "▼"
                row = next(line for line in page.splitlines() if line.startswith(lexicon.term("gauge", gauge)))
                assert row.split()[1:] == [str(former[gauge]), "→", str(value), f"{sign}{abs(value - former[gauge])}"]
        assert app.words.trn("{n} thread is still open", "{n} threads are still open", len(now.threads)) in page


async def test_in_play_no_rule_and_no_reason_is_told() -> None:
    session, action = just_before(returns)
    reasons = [item.because for item in session.game.story.reasons.values() if hasattr(item, "because")]
    async with seated(session) as (app, pilot):
        app.screen.post_message(Act(action))
        await until(pilot, lambda: isinstance(app.screen, ConsequenceScreen))
        assert not app.screen.rules
        assert app.words.tr("The rules behind it") not in told(app)
        assert not any(app.frame.lexicon.text(reason) in told(app) for reason in reasons if reason)


@BOTH
async def test_practice_tells_the_rules_with_size_reason_and_grade(language: str) -> None:
    session, action = just_before(returns)
    session.note(PRACTICE, {})
    async with seated(session, language=language) as (app, pilot):
        app.screen.post_message(Act(action))
        await until(pilot, lambda: isinstance(app.screen, ConsequenceScreen))
        page, lexicon = told(app), app.frame.lexicon
        assert app.screen.rules
        for movement, title in app.screen.rules:
            assert lexicon.rule(movement.rule, title) in page
            assert lexicon.text(movement.because) in page
            assert lexicon.term("grade", movement.grade) in page


@pytest.mark.parametrize("key", ["enter", "escape"])
async def test_enter_and_escape_go_on_to_the_desk(key: str) -> None:
    session, action = just_before(returns)
    async with seated(session) as (app, pilot):
        app.screen.post_message(Act(action))
        await until(pilot, lambda: isinstance(app.screen, ConsequenceScreen))
        await pilot.press(key)
        await until(pilot, lambda: isinstance(app.screen, DeskScreen))


async def test_a_message_that_came_back_opens_on_the_desk() -> None:
    session, action = just_before(returns)
    async with seated(session) as (app, pilot):
        app.screen.post_message(Act(action))
        await until(pilot, lambda: isinstance(app.screen, ConsequenceScreen))
        wanted = app.screen.query(Returned).first().message
        await pilot.press("o")
        if isinstance(app.screen, ChoiceScreen):
            await pilot.press("1")
        await until(pilot, lambda: isinstance(app.screen, DeskScreen))
        assert app.screen.message == wanted


async def test_reading_brings_nothing_over_the_desk_even_in_practice() -> None:
    session, _ = just_before(returns)
    session.note(PRACTICE, {})
    unread = next(message.id for message in session.view.messages if not message.is_opened)
    async with seated(session) as (app, pilot):
        app.screen.post_message(Act(Open(unread)))
        await until(pilot, lambda: all(item.is_opened for item in app.frame.view.messages if item.id == unread))
        assert isinstance(app.screen, DeskScreen)


async def test_time_in_which_nothing_came_back_leaves_the_desk_alone() -> None:
    def only_news(action: Action, seen: Seen, now: PlayerView) -> bool:
        return isinstance(action, Advance) and not came_back([seen], now) and now.ending is None

    session, action = just_before(only_news)
    async with seated(session) as (app, pilot):
        minute = session.view.minute
        app.screen.post_message(Act(action))
        await until(pilot, lambda: app.frame.view.minute > minute)
        assert isinstance(app.screen, DeskScreen)


async def test_the_page_keeps_its_moment_when_the_language_is_changed() -> None:
    session, action = just_before(returns)
    async with seated(session) as (app, pilot):
        app.screen.post_message(Act(action))
        await until(pilot, lambda: isinstance(app.screen, ConsequenceScreen))
        moved = [
            (shift.before, shift.after) for shift in gauge_shifts(app.frame.lexicon, app.screen.news, app.screen.now)
        ]
        await pilot.press("ctrl+l")
        await until(pilot, lambda: app.words.language == "fr" and bool(app.screen.query(Shifts)))
        lexicon = Lexicon(translator("fr"), app.frame.lexicon.doctrine, app.frame.lexicon.playbill)
        assert [
            (shift.before, shift.after) for shift in gauge_shifts(lexicon, app.screen.news, app.screen.now)
        ] == moved
        assert "Réputation" in told(app) or "Confiance" in told(app) or "Sécurité" in told(app)


def test_many_messages_come_heaviest_first_and_few_in_order_of_time() -> None:
    session, _ = just_before(lambda action, seen, now: now.ending is not None)
    now = session.view
    names = [message for message in now.messages if came_back([_arrival(message.id)], now)]
    few = came_back([_arrival(message.id) for message in names[:LONG]], now)
    assert all(first.minute <= second.minute for first, second in pairwise(few))
    heavy = names[-1]
    many = came_back([*(_arrival(message.id) for message in names), Seen((), ((heavy.minute, "trust", -12),), ())], now)
    assert len(many) > LONG
    assert many[0].minute == heavy.minute


def _arrival(name: str) -> Seen:
    from twiplo_game.engine.step import Arrived

    return Seen((Arrived(0, name),), (), ())


def test_moods_are_told_from_where_to_where() -> None:
    def warmer(action: Action, seen: Seen, now: PlayerView) -> bool:
        return bool(seen.moods)

    session, action = just_before(warmer)
    before = {item.stakeholder: item.mood for item in session.view.moods}
    step = session.do(action)
    from twiplo_game.engine.look import seen
    from twiplo_game.engine.playbill import playbill

    lexicon = Lexicon(translator("en"), session.game.story.doctrine, playbill(session.game))
    shifts = mood_shifts(lexicon, [seen(step)], session.view)
    moved = [item for item in session.view.moods if item.mood != before[item.stakeholder]]
    assert [(shift.before, shift.after) for shift in shifts] == [
        (lexicon.term("mood", before[item.stakeholder]), lexicon.term("mood", item.mood)) for item in moved
    ]
