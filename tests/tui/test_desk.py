"""The desk: what its keys do."""

from tests.tui.playing import playing, until

from twiplo_game.engine.action import Open
from twiplo_game.seating.local_port import LocalPort
from twiplo_game.tui.widgets.feed import Feed


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
