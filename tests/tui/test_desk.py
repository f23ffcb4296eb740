"""The desk: what its keys do."""

from dataclasses import replace

import pytest
from tests.tui.drawing import text_of
from tests.tui.played import lexicon_of
from tests.tui.playing import new_session, playing, until
from textual.pilot import Pilot

from twiplo_game.engine.action import Advance, Open
from twiplo_game.engine.step import Arrived, Lapsed, Seen
from twiplo_game.engine.view import MessageView
from twiplo_game.seating.local_port import LocalPort
from twiplo_game.seating.port import Changed, Happening
from twiplo_game.seating.seat import Moved
from twiplo_game.tui.app import TwiploApp
from twiplo_game.tui.notices import notice_of
from twiplo_game.tui.screens.consequence import ConsequenceScreen
from twiplo_game.tui.widgets.feed import Feed
from twiplo_game.tui.widgets.page_view import PageView
from twiplo_game.tui.widgets.reading import Reading


async def test_enter_reads_a_message_and_the_log_notes_it() -> None:
    async with playing() as (app, pilot):
        feed = app.screen.query_one(Feed)
        first = feed.get_option_at_index(0).id
        await pilot.press("enter")
        await until(pilot, lambda: app.frame is not None and app.frame.view.messages[0].is_opened)
        assert isinstance(app.seat.port, LocalPort)
        assert app.seat.port.session.steps[-1].action == Open(first)


async def test_waiting_moves_the_clock_to_the_next_thing_that_can_be_seen() -> None:
    async with playing() as (app, pilot):
        assert app.frame.view.minute == 0
        await pilot.press("w")
        await until(pilot, lambda: app.frame.view.minute > 0)
        assert app.frame.fresh or app.frame.notice


async def test_what_was_read_is_announced_as_new_no_longer() -> None:
    """The line of news says that a message came in, until that message is read."""
    async with playing() as (app, pilot):
        await pilot.press("enter")
        await until(pilot, lambda: app.frame.view.messages[0].is_opened)
        assert app.frame.notice == ""
        await pilot.press("w")
        await until(pilot, lambda: bool(app.frame.fresh - {app.frame.view.messages[0].id}))
        assert "new message" in app.frame.notice
        await pilot.press("n")
        await until(pilot, lambda: app.frame.view.messages[-1].is_opened)
        assert "new message" not in app.frame.notice


async def test_messages_without_words_of_their_own_are_announced_too() -> None:
    """The line of news says of each message what it is, also where nobody says anything in it."""
    async with playing() as (app, pilot):
        for _ in range(60):
            await pilot.press("w")
            await pilot.pause()
            if app.screen is not app.screen_stack[1]:
                await pilot.press("enter")
                await pilot.pause()
            if app.frame.view.ending is not None:
                break
            assert not app.frame.notice.endswith(": ")


def line_of(feed: Feed, place: int) -> str:
    """A line of the feed as it is drawn, where nothing is scrolled."""
    return "".join(segment.text for segment in feed.render_line(place))


async def wait(app: TwiploApp, pilot: Pilot[int]) -> None:
    """Let time pass, and go past what came back."""
    before = app.frame.view.minute
    await pilot.press("w")
    await until(pilot, lambda: app.frame.view.minute > before)
    await pilot.pause()
    while isinstance(app.screen, ConsequenceScreen):
        await pilot.press("escape")
        await pilot.pause()


async def test_after_waiting_the_newest_is_in_sight_and_what_is_read_stays_open() -> None:
    """Whoever lets time pass sees what has come, at the top; the open message stays open, with its sign in the list."""
    async with playing("cloned-ministry", size=(80, 24)) as (app, pilot):
        await pilot.press("enter")
        await until(pilot, lambda: app.frame.view.messages[0].is_opened)
        feed, reading = app.screen.query_one(Feed), app.screen.query_one(Reading)
        read = reading.query_one(PageView).page.lines[0]
        while len(app.frame.view.messages) < 9:
            await wait(app, pilot)
            newest = max(enumerate(app.frame.view.messages), key=lambda item: (item[1].minute, item[0]))[1]
            assert feed.scroll_offset.y == 0
            assert feed.highlighted == 0
            assert feed.get_option_at_index(0).id == newest.id
        assert app.screen.message == app.frame.view.messages[0].id
        assert reading.query_one(PageView).page.lines[0] == read
        open_line = line_of(feed, feed.get_option_index(app.screen.message))
        assert open_line.startswith("›")
        assert sum(line_of(feed, place).startswith("›") for place in range(feed.option_count)) == 1


def later(message: MessageView, place: int) -> MessageView:
    """Another message, a little later."""
    return replace(message, id=f"m{place}", minute=message.minute + place, is_opened=False)


async def test_under_a_clock_that_runs_by_itself_the_list_stays_and_says_what_waits_above() -> None:
    """Nothing moves under the eyes of a player who looks for a message: the title counts what came in above."""
    async with playing() as (app, pilot):
        frame = app.frame
        first = frame.view.messages[0]
        many = tuple(later(first, place) for place in range(20))
        app.frame = replace(frame, is_live=True, view=replace(frame.view, messages=many))
        feed = app.screen.query_one(Feed)
        await until(pilot, lambda: feed.option_count == 20)
        await pilot.press("end")
        await until(pilot, lambda: feed.scroll_offset.y > 0)
        seen = line_of(feed, 0)
        more = (*many, later(first, 30), later(first, 31))
        app.frame = replace(app.frame, view=replace(frame.view, messages=more))
        await until(pilot, lambda: feed.option_count == 22)
        await pilot.pause()
        assert line_of(feed, 0) == seen
        assert f"▲ {feed.scroll_offset.y} not read above" in str(feed.border_title)
        await pilot.press("home")
        await until(pilot, lambda: feed.scroll_offset.y == 0)
        assert "above" not in str(feed.border_title)


async def test_the_feed_counts_what_waits_for_an_answer() -> None:
    async with playing() as (app, pilot):
        feed = app.screen.query_one(Feed)
        assert "1 to answer · 1 not read" in str(feed.border_subtitle)
        silenced = tuple(replace(event, is_silenced=True) for event in app.frame.view.events)
        app.frame = replace(app.frame, view=replace(app.frame.view, events=silenced))
        await until(pilot, lambda: "to answer" not in str(feed.border_subtitle))


@pytest.mark.parametrize("language", ["en", "fr"])
async def test_what_was_begun_tells_until_when_before_anything_that_may_be_cut(language: str) -> None:
    async with playing("cable-leak", language=language) as (app, pilot):
        await pilot.press("enter", "a", "1")
        await until(pilot, lambda: bool(app.frame.view.tasks))
        await until(pilot, lambda: app.frame.lexicon.clock(app.frame.view.tasks[0].lands) in app.frame.notice)
        assert app.frame.lexicon.clock(app.frame.view.tasks[0].lands) in text_of(app).splitlines()[-2]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("room", [78, 118])
def test_every_event_whose_time_ends_is_named_in_the_one_line(room: int, language: str) -> None:
    """Where two deadlines end in the same minute, both are named and what came in is counted, within the line."""
    session = new_session("cloned-ministry", language=language)
    while len(session.view.events) < 3:
        session.do(Advance(session.view.length))
    lexicon, view = lexicon_of(session.game, language), session.view
    first, second, new = (next(item for item in view.messages if item.id == event.event) for event in view.events[:3])
    happened = (Lapsed(view.minute, first.id), Lapsed(view.minute, second.id), Arrived(view.minute, new.id))
    news = (Happening(Seen(happened, (), ())),)
    line = notice_of(lexicon, Moved(Changed(1, 0, view, (), news), news, None), view, room)
    assert len(line) <= room
    for message in (first, second):
        assert lexicon.message_title(message).strip("“”«» \xa0")[:10] in line
    assert {"en": "1 new message", "fr": "1 nouveau message"}[language] in line.replace("\xa0", " ")


async def test_before_a_message_is_open_nobody_is_said_to_have_no_view() -> None:
    """Advisers wait: that nothing is open says nothing of them."""
    async with playing("cable-leak") as (app, pilot):
        panel = app.screen.query_one("#panel-advisers", PageView)
        assert app.frame.view.events[0].advisers
        assert "Open a message" in panel.page.lines[0].text
        await pilot.press("enter")
        await until(pilot, lambda: "not asked yet" in panel.page.lines[0].text)
