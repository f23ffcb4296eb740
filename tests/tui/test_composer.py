"""The composer: what is sent is what is shown, once, and what was typed is never lost."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from tests.tui.playing import new_session, until
from textual.events import Paste
from textual.pilot import Pilot

from twiplo_game.engine.action import Action, Advance, Ask, Cancel, Respond, Speak
from twiplo_game.engine.response import Response, composed
from twiplo_game.locale.words import translator
from twiplo_game.model.vocabulary import Channel, Stance
from twiplo_game.seating.local_port import LocalPort
from twiplo_game.seating.port import GamePort, Reply
from twiplo_game.tui import messages
from twiplo_game.tui.app import TwiploApp
from twiplo_game.tui.screens.choice import ChoiceScreen
from twiplo_game.tui.screens.composer import ComposerScreen
from twiplo_game.tui.screens.desk import DeskScreen
from twiplo_game.tui.screens.minutes import MinutesScreen
from twiplo_game.tui.screens.page import PageScreen
from twiplo_game.tui.screens.several import SeveralScreen
from twiplo_game.tui.widgets.composer_head import ComposerHead
from twiplo_game.tui.widgets.field_list import FieldList
from twiplo_game.tui.widgets.letter import Letter
from twiplo_game.tui.widgets.page_view import PageView

Desk = tuple[TwiploApp, Pilot[int]]


@asynccontextmanager
async def composing(
    start: str = "1",
    *,
    about: str = "the_post",
    scenario: str = "summit-cancelled",
    before: tuple[Action, ...] = (),
    language: str = "en",
) -> AsyncIterator[Desk]:
    """The composer after the actions `before`, begun from the start of that number; at the list where it is empty."""
    session = new_session(scenario, language=language)
    for action in before:
        session.do(action)
    async with at_desk(LocalPort(session), language) as (app, pilot):
        await write(app, pilot, start, about)
        yield app, pilot


@asynccontextmanager
async def at_desk(port: GamePort, language: str = "en") -> AsyncIterator[Desk]:
    """The desk over a game."""
    app = TwiploApp(translator(language), lambda app: app.sit_down(port))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, DeskScreen))
        yield app, pilot


async def write(app: TwiploApp, pilot: Pilot[int], start: str, about: str = "the_post") -> None:
    app.post_message(messages.Write(about))
    await until(pilot, lambda: isinstance(app.screen, ComposerScreen) and app.screen.is_mounted)
    if start:
        await pilot.press(start)
        await until(pilot, lambda: composer(app).composition is not None)


def composer(app: TwiploApp) -> ComposerScreen:
    assert isinstance(app.screen, ComposerScreen)
    return app.screen


def response(app: TwiploApp) -> Response:
    composition = next(screen.composition for screen in app.screen_stack if isinstance(screen, ComposerScreen))
    assert composition is not None
    return composition.response


def steps(app: TwiploApp) -> list[Action | None]:
    assert app.seat is not None and isinstance(app.seat.port, LocalPort)
    return [step.action for step in app.seat.port.session.steps]


def kept(app: TwiploApp) -> tuple[Respond | Speak, ...]:
    assert app.seat is not None
    return app.seat.port.composed


def draft(app: TwiploApp, number: int) -> Respond:
    """The action with which the line mode sends a draft as it is."""
    assert app.frame is not None
    event = app.frame.view.events[0]
    proposed = event.drafts[number]
    return Respond(event.event, replace(proposed.response, text=app.frame.lexicon.text(proposed.text)))


async def send(app: TwiploApp, pilot: Pilot[int]) -> None:
    """Ctrl+S, and yes."""
    await pilot.press("ctrl+s")
    await until(pilot, lambda: isinstance(app.screen, ChoiceScreen))
    await pilot.press("2")
    await until(pilot, lambda: not isinstance(app.screen, ChoiceScreen))


async def type_in(app: TwiploApp, pilot: Pilot[int], text: str) -> None:
    letter = composer(app).query_one(Letter)
    letter.focus()
    await pilot.press(*(("space" if sign == " " else sign) for sign in text))
    await until(pilot, lambda: response(app).text == letter.text)


def go(app: TwiploApp, name: str) -> FieldList:
    """Highlight the field of that name."""
    listed = composer(app).query_one(FieldList)
    listed.focus()
    listed.place = [row.name for row in listed.rows].index(name)
    return listed


def page(app: TwiploApp, name: str) -> str:
    return "\n".join(line.text for line in composer(app).query_one(f"#{name}", PageView).page.lines)


@dataclass
class LatePort:
    """A local game whose replies wait until the test lets them through."""

    inner: LocalPort
    is_late: bool = False
    held: list[Reply] = field(default_factory=list)
    hear: Callable[[Reply], None] = lambda reply: None

    def __getattr__(self, name: str) -> Any:
        return getattr(self.inner, name)

    def listen(self, hear: Callable[[Reply], None]) -> None:
        self.hear = hear
        self.inner.listen(lambda reply: self.held.append(reply) if self.is_late else hear(reply))

    def let_through(self) -> None:
        self.is_late = False
        while self.held:
            self.hear(self.held.pop(0))


@asynccontextmanager
async def far_away(start: str = "1") -> AsyncIterator[tuple[TwiploApp, Pilot[int], LatePort]]:
    """The composer over a game that answers late."""
    port = LatePort(LocalPort(new_session("summit-cancelled")))
    async with at_desk(port) as (app, pilot):
        await write(app, pilot, start)
        await until(pilot, lambda: composer(app).objections is not None)
        port.is_late = True
        yield app, pilot, port


def submitted(port: LatePort) -> list[Action | None]:
    return [step.action for step in port.inner.session.steps if step.action is not None]


async def test_a_draft_that_is_sent_as_it_is_goes_out_as_the_line_mode_sends_it() -> None:
    async with composing("1") as (app, pilot):
        expected = draft(app, 0)
        await send(app, pilot)
        await until(pilot, lambda: isinstance(app.screen, DeskScreen))
        sent = steps(app)[-1]
        assert sent == expected
        assert isinstance(sent, Respond)
        assert (sent.response.draft, sent.response.text) == ("holding", expected.response.text)
        assert [task.act for task in app.frame.view.tasks] == ["respond"]


async def test_a_draft_with_another_text_is_still_the_draft() -> None:
    async with composing("1") as (app, pilot):
        await type_in(app, pilot, "ok")
        assert response(app).draft == "holding"
        assert response(app).text.endswith("ok")


async def test_a_changed_field_makes_it_the_players_own_and_changing_it_back_the_draft_again() -> None:
    async with composing("1") as (app, pilot):
        before = response(app)
        go(app, "stance")
        await pilot.press("right")
        await until(pilot, lambda: response(app).stance is Stance.DECLINE)
        assert response(app) == composed(replace(before, stance=Stance.DECLINE))
        assert response(app).draft is None
        assert composer(app).query_one(Letter).heading == "TEXT: your own"
        await pilot.press("left")
        await until(pilot, lambda: response(app).draft == "holding")
        assert response(app) == before


async def test_sending_asks_once_and_no_key_pressed_twice_sends() -> None:
    async with composing("1") as (app, pilot):
        await pilot.press("ctrl+s", "ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, ChoiceScreen))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ComposerScreen))
        await pilot.press("enter", "escape", "ctrl+s", "ctrl+s", "escape")
        await until(pilot, lambda: isinstance(app.screen, ComposerScreen))
        assert not any(isinstance(action, Respond) for action in steps(app))


async def test_escape_keeps_what_was_written_and_it_comes_back() -> None:
    async with composing("1") as (app, pilot):
        await type_in(app, pilot, "late at night")
        go(app, "tone")
        await pilot.press("right")
        await until(pilot, lambda: response(app).draft is None)
        written = response(app)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, DeskScreen) and bool(kept(app)))
        assert "kept" in app.frame.notice
        await write(app, pilot, "1")
        assert response(app) == written
        assert composer(app).query_one(Letter).text == written.text


async def test_escape_without_a_change_leaves_what_was_kept_before_alone() -> None:
    async with composing("4") as (app, pilot):
        await type_in(app, pilot, "mine")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, DeskScreen) and bool(kept(app)))
        await write(app, pilot, "2")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, DeskScreen))
        assert [action.response.text for action in kept(app)] == ["mine"]


async def test_a_refusal_keeps_the_composer_open_with_everything_in_it() -> None:
    async with composing("4") as (app, pilot):
        for adviser in ("spokesperson", "ambassador"):
            app.post_message(messages.Act(Ask("the_post", adviser)))
        await until(pilot, lambda: app.frame.view.free == 0)
        composer(app).change("to", frozenset({"press"}))
        await type_in(app, pilot, "by whom")
        before = response(app)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: app.frame.is_warning)
        assert isinstance(app.screen, ComposerScreen), "it is refused before the player is asked"
        assert "No officer" in str(app.screen.query_one("#notice").render())
        assert response(app) == before
        assert not composer(app).query_one(Letter).read_only
        assert composer(app).query_one(Letter).text == "by whom"


async def test_what_is_for_nobody_is_not_asked_about() -> None:
    """Whether it is final is no question as long as it cannot be sent; the line of news says what is missing."""
    async with composing("4") as (app, pilot):
        await type_in(app, pilot, "to nobody")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: app.frame.is_warning)
        assert isinstance(app.screen, ComposerScreen)
        assert "addressee" in str(app.screen.query_one("#notice").render())


async def test_without_a_free_officer_nothing_is_lost() -> None:
    busy = (Ask("the_post", "spokesperson"), Ask("the_post", "ambassador"))
    async with composing("1", before=busy) as (app, pilot):
        now = app.frame.view
        assert now.free == 0
        assert now.next_free is not None
        until_then = app.frame.lexicon.clock(now.next_free)
        await until(pilot, lambda: composer(app).takes is not None)
        assert f"No officer is free before {until_then}." in page(app, "commits")
        assert "It goes out at" not in page(app, "commits")
        assert "being asked" in page(app, "reactions")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: app.frame.is_warning)
        assert isinstance(app.screen, ComposerScreen), "it is refused before the player is asked"
        assert until_then in app.frame.notice
        assert response(app).draft == "holding"


@pytest.mark.parametrize("key", ["a", "v", "t"])
async def test_without_a_free_officer_no_list_is_gone_through_first(key: str) -> None:
    """What would be refused at the end of two lists is refused at once, and the player is told until when."""
    session = new_session("summit-cancelled")
    for adviser in ("spokesperson", "ambassador"):
        session.do(Ask("the_post", adviser))
    async with at_desk(LocalPort(session)) as (app, pilot):
        await pilot.press(key)
        await until(pilot, lambda: app.frame.is_warning)
        assert isinstance(app.screen, DeskScreen)
        assert app.frame.view.next_free is not None
        assert app.frame.lexicon.clock(app.frame.view.next_free) in app.frame.notice


async def test_before_sending_the_player_is_told_until_when_it_can_be_stopped() -> None:
    """What is sent goes out when its officer is done; until that very minute it can be cancelled."""
    async with composing("1") as (app, pilot):
        await until(pilot, lambda: composer(app).takes is not None)
        takes = composer(app).takes or 0
        leaves = app.frame.lexicon.clock(app.frame.view.minute + takes)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, ChoiceScreen))
        assert "final" not in app.screen.question
        assert f"Until {leaves} it can be cancelled" in app.screen.explanation
        await pilot.press("2")
        await until(pilot, lambda: isinstance(app.screen, DeskScreen) and bool(app.frame.view.tasks))
        app.post_message(messages.Act(Advance(app.frame.view.minute + takes - 1)))
        await until(pilot, lambda: app.frame.view.minute == takes - 1)
        app.post_message(messages.Act(Cancel(app.frame.view.tasks[0].task)))
        await until(pilot, lambda: not app.frame.view.tasks)
        assert app.frame.view.events[0].can_answer


async def test_a_slow_game_gets_it_once() -> None:
    async with far_away() as (app, pilot, port):
        await send(app, pilot)
        await until(pilot, lambda: composer(app).sending is not None and app.frame.waiting is not None)
        assert "Waiting" in app.frame.notice
        await pilot.press("ctrl+s", "enter", "ctrl+s")
        await until(pilot, lambda: "on its way" in app.frame.notice)
        assert isinstance(app.screen, ComposerScreen)
        go(app, "stance")
        await pilot.press("right")
        assert response(app).draft == "holding"
        port.let_through()
        await until(pilot, lambda: isinstance(app.screen, DeskScreen))
        assert len(submitted(port)) == 1


async def test_what_is_under_way_is_not_sent_again_from_a_composer_that_was_left_and_opened_again() -> None:
    async with far_away() as (app, pilot, port):
        await send(app, pilot)
        await until(pilot, lambda: app.frame.waiting is not None)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, DeskScreen))
        await write(app, pilot, "1")
        assert composer(app).sending is not None
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, ComposerScreen)
        port.let_through()
        await until(pilot, lambda: isinstance(app.screen, DeskScreen))
        assert len(submitted(port)) == 1


async def test_a_late_refusal_opens_the_fields_again() -> None:
    async with far_away("4") as (app, pilot, port):
        composer(app).change("to", frozenset({"press"}))
        for adviser in ("spokesperson", "ambassador"):
            port.inner.session.do(Ask("the_post", adviser))
        await send(app, pilot)
        await until(pilot, lambda: composer(app).sending is not None)
        assert composer(app).query_one(Letter).read_only
        port.let_through()
        await until(pilot, lambda: composer(app).sending is None)
        assert not composer(app).query_one(Letter).read_only
        assert app.frame.is_warning


async def test_reactions_are_asked_for_until_they_come() -> None:
    port = LatePort(LocalPort(new_session("summit-cancelled")))
    port.inner.session.do(Ask("the_post", "digital"))
    port.inner.session.do(Advance(30))
    async with at_desk(port) as (app, pilot):
        await write(app, pilot, "1")
        await until(pilot, lambda: "objection" in page(app, "reactions"))
        port.is_late = True
        go(app, "stance")
        await pilot.press("right")
        await until(pilot, lambda: page(app, "reactions") == "asking…")
        port.let_through()
        await until(pilot, lambda: page(app, "reactions") != "asking…")


async def test_undo_and_redo_in_the_text() -> None:
    async with composing("4") as (app, pilot):
        await type_in(app, pilot, "one")
        letter = composer(app).query_one(Letter)
        await pilot.press("ctrl+z")
        assert letter.text == ""
        await pilot.press("ctrl+y")
        assert letter.text == "one"


async def test_the_other_language_keeps_what_was_typed_and_what_can_be_undone() -> None:
    async with composing("4") as (app, pilot):
        await type_in(app, pilot, "mine")
        await pilot.press("ctrl+l")
        await until(pilot, lambda: app.words.language == "fr")
        letter = composer(app).query_one(Letter)
        await until(pilot, lambda: composer(app).query_one(FieldList).rows[1].label == "Canal")
        assert letter.text == "mine"
        assert letter.has_focus
        await pilot.press("ctrl+z")
        assert letter.text == ""


async def test_the_staffs_own_words_follow_the_language() -> None:
    async with composing("1") as (app, pilot):
        await pilot.press("ctrl+l")
        await until(pilot, lambda: app.words.language == "fr")
        french = app.frame.view.events[0].drafts[0].text.in_("fr")
        await until(pilot, lambda: composer(app).query_one(Letter).text == french)
        assert response(app).draft == "holding"
        assert not composer(app).composition.is_touched


async def test_a_resize_keeps_text_and_fields() -> None:
    async with composing("4") as (app, pilot):
        await type_in(app, pilot, "mine")
        go(app, "stance")
        await pilot.press("right")
        await until(pilot, lambda: response(app).stance is Stance.DECLINE)
        await pilot.resize_terminal(120, 40)
        await until(pilot, lambda: composer(app).has_class("-wide"))
        assert composer(app).query_one(Letter).text == "mine"
        assert response(app).stance is Stance.DECLINE


async def test_pasted_text_is_cleaned_and_measured() -> None:
    async with composing("4") as (app, pilot):
        letter = composer(app).query_one(Letter)
        letter.focus()
        letter.post_message(Paste("one\r\ntwo\x1b[31m\x07\u202e\rthree"))
        await until(pilot, lambda: response(app).text == "one\ntwo[31m\nthree")
        assert letter.border_subtitle.startswith("17/4000")


async def test_the_channels_length_is_told_and_does_not_refuse() -> None:
    async with composing("4") as (app, pilot):
        go(app, "channel")
        await pilot.press("right")
        letter = composer(app).query_one(Letter)
        await until(pilot, lambda: letter.limit == 280)
        assert letter.border_subtitle == "0/280 for this channel, 4000 at most"
        letter.begin("x" * 281)
        assert letter.border_subtitle == "281/280: longer than this channel carries"
        letter.begin("x" * 4001)
        assert letter.border_subtitle == "4001/4000: too long to be sent"


async def test_any_number_of_addressees_can_be_chosen_from_the_list() -> None:
    async with composing("4") as (app, pilot):
        go(app, "to")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, SeveralScreen))
        await pilot.press("1", "down", "down", "space", "enter")
        await until(pilot, lambda: isinstance(app.screen, ComposerScreen))
        assert response(app).to == {"press", "allies"}


async def test_a_promise_has_a_time_of_its_own() -> None:
    async with composing("1") as (app, pilot):
        go(app, "next_update")
        await pilot.press("left")
        await until(pilot, lambda: response(app).next_update == 90)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, MinutesScreen))
        await pilot.press("1", "h", "1", "5", "enter")
        await until(pilot, lambda: isinstance(app.screen, ComposerScreen))
        assert response(app).next_update == 75
        takes = composer(app).takes
        assert takes is not None
        assert app.frame.lexicon.clock(app.frame.view.minute + takes + 75) in page(app, "commits")


async def test_what_it_commits_us_to_is_told_in_words() -> None:
    async with composing("2", about="consortium_mail", scenario="cable-leak") as (app, pilot):
        await until(pilot, lambda: composer(app).takes is not None)
        told = page(app, "commits")
        assert "You assert more than you hold" in told
        assert "Everybody can read it" in told
        assert "3 officers free" in told


async def test_it_fits_a_small_window_without_scrolling() -> None:
    for scenario, about in (("summit-cancelled", "the_post"), ("cable-leak", "consortium_mail")):
        async with composing("1", about=about, scenario=scenario) as (app, pilot):
            for name in ("#fields", "#binds"):
                await until(pilot, lambda name=name: composer(app).query_one(name).max_scroll_y == 0)


async def test_a_click_chooses() -> None:
    async with composing("1") as (app, pilot):
        listed = go(app, "tone")
        line = listed.place
        text = listed.render().plain.split("\n")[line]
        await pilot.click(FieldList, offset=(1 + text.index("( ) Firm") + 5, line))
        await until(pilot, lambda: response(app).tone == "firm")


async def test_a_late_answer_is_called_late_and_goes_out() -> None:
    async with composing("1", before=(Advance(40), Advance(41), Advance(50), Advance(60))) as (app, pilot):
        assert app.frame.view.minute > 40
        assert "LATE" in composer(app).query_one(ComposerHead).render().plain
        await until(pilot, lambda: "late answer" in page(app, "commits"))
        await send(app, pilot)
        await until(pilot, lambda: isinstance(app.screen, DeskScreen))
        assert isinstance(steps(app)[-1], Respond)


async def test_something_answered_is_spoken_about() -> None:
    async with composing("1") as (app, pilot):
        await send(app, pilot)
        await until(pilot, lambda: isinstance(app.screen, DeskScreen))
        await write(app, pilot, "")
        await until(pilot, lambda: composer(app).composition is not None)
        go(app, "to")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, SeveralScreen))
        await pilot.press("1", "enter")
        await until(pilot, lambda: isinstance(app.screen, ComposerScreen))
        await send(app, pilot)
        await until(pilot, lambda: isinstance(app.screen, DeskScreen))
        sent = steps(app)[-1]
        assert isinstance(sent, Speak)
        assert sent.about == "the_post"
        assert sent.response.draft is None


async def test_the_end_of_the_game_keeps_the_text_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    async with composing("4") as (app, pilot):
        monkeypatch.setattr(app, "open", lambda place, *values: opened.append(place))
        await type_in(app, pilot, "too late")
        while app.frame.view.ending is None:
            app.seat.submit(Advance(app.frame.view.length))
            await pilot.pause()
        await until(pilot, lambda: bool(kept(app)))
        assert opened[-1] == "ending"
        assert "consequence" not in opened
        assert "kept" in str(composer(app).query_one("#notice").render())
        assert kept(app)[-1].response.text == "too late"
        await pilot.press("ctrl+s")
        assert isinstance(app.screen, ComposerScreen)


async def test_what_comes_back_meanwhile_waits_until_the_player_has_written(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    async with composing("4") as (app, pilot):
        monkeypatch.setattr(app, "open", lambda place, *values: opened.append(place))
        await type_in(app, pilot, "calmly")
        for _ in range(4):
            app.seat.submit(Advance(app.frame.view.length))
        await until(pilot, lambda: app.frame.view.minute > 40)
        assert opened == []
        assert response(app).text == "calmly"
        await pilot.press("escape")
        await until(pilot, lambda: opened == ["consequence"])


async def test_a_list_of_values_begins_at_the_one_that_is_chosen() -> None:
    async with composing("2") as (app, pilot):
        go(app, "stance")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ChoiceScreen))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ComposerScreen))
        assert response(app).draft == "it_stands"


async def test_quitting_keeps_what_was_typed() -> None:
    async with composing("4") as (app, pilot):
        port = app.seat.port
        await type_in(app, pilot, "mine")
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert [action.response.text for action in port.composed] == ["mine"]


# -- marks -------------------------------------------------------------------------------------------------------


async def put(app: TwiploApp, pilot: Pilot[int], text: str) -> None:
    """Put a whole text in, as one who pastes does."""
    letter = composer(app).query_one(Letter)
    letter.focus()
    letter.load_text(text)
    await until(pilot, lambda: response(app).text == text and composer(app).marks is not None)
    await pilot.pause()


async def test_what_is_written_is_marked_with_the_very_words() -> None:
    """Each mark stands below the text, with the words that it comes from."""
    async with composing() as (app, pilot):
        assert page(app, "marks") == ""
        await put(app, pilot, "There is no doubt about it. We thank Ilse Varn.")
        assert "“There is no doubt”" in page(app, "marks")
        assert "WARNING. Protected name: “Ilse Varn”" in page(app, "marks")
        letter = composer(app).query_one(Letter)
        strips = letter.render_lines(letter.size.region)
        pieces = [piece for strip in strips for piece in strip if piece.style and piece.style.underline]
        assert "".join(piece.text for piece in pieces).replace(" ", "") == "ThereisnodoubtIlseVarn"
        assert [piece.text for piece in pieces if piece.style and piece.style.bold] == ["Ilse Varn"]


async def test_a_draft_as_it_is_has_no_marks() -> None:
    """The staff's words are the staff's; the first other word makes the text the player's own."""
    async with composing() as (app, pilot):
        letter = composer(app).query_one(Letter)
        assert composer(app).marks is None and "draft" in letter.heading
        await type_in(app, pilot, "!!")
        await until(pilot, lambda: composer(app).marks is not None)
        await pilot.pause()
        assert "Shouting" in page(app, "marks") and "your own" in letter.heading


async def test_marks_come_also_while_the_hands_do_not_rest() -> None:
    """Whoever types on and on sees what is marked: it is not waited for a pause."""
    async with composing() as (app, pilot):
        letter = composer(app).query_one(Letter)
        letter.focus()
        letter.load_text("There is no doubt about it. ")
        letter.move_cursor(letter.document.end)
        for _ in range(200):
            await pilot.press("a")
            if "no doubt" in page(app, "marks"):
                break
        assert "“There is no doubt”" in page(app, "marks")


async def test_marks_can_be_looked_up() -> None:
    """Why it is marked, what that rests on, and that it can be wrong."""
    async with composing() as (app, pilot):
        await put(app, pilot, "There is no doubt about it.")
        await pilot.press("ctrl+g")
        await until(pilot, lambda: isinstance(app.screen, ChoiceScreen))
        await pilot.press("1")
        await until(pilot, lambda: isinstance(app.screen, PageScreen))
        await until(pilot, lambda: bool(app.screen.query_one(PageView).page.lines))
        told = "\n".join(line.text for line in app.screen.query_one(PageView).page.lines)
        assert "“There is no doubt”" in told and "Source: " in told and "can be wrong" in told
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is composer(app))
        letter = composer(app).query_one(Letter)
        assert letter.selected_text == "There is no doubt" and letter.has_focus


async def test_what_costs_nothing_is_not_marked() -> None:
    """Shouting costs in public: said in a call it is marked no longer, and underlined neither."""
    async with composing("4") as (app, pilot):
        await put(app, pilot, "The square is closed!!")
        assert "Shouting" in page(app, "marks")
        composer(app).change("channel", Channel.CALL)
        await until(pilot, lambda: "Shouting" not in page(app, "marks"))
        letter = composer(app).query_one(Letter)
        pieces = [piece for strip in letter.render_lines(letter.size.region) for piece in strip]
        assert [piece.text for piece in pieces if piece.style and piece.style.underline] == []


async def test_a_promise_in_the_text_can_be_made_one() -> None:
    """The time that the text names becomes the time of the next update; the player is asked, not overruled."""
    async with composing("4") as (app, pilot):
        assert response(app).next_update is None
        await put(app, pilot, "Our next update will be given at 12:00.")
        assert "nobody would keep it" in page(app, "marks")
        assert response(app).next_update is None
        await pilot.press("ctrl+g")
        await until(pilot, lambda: isinstance(app.screen, ChoiceScreen))
        await pilot.press("1")
        await until(pilot, lambda: response(app).next_update is not None)
        takes = composer(app).takes
        assert takes is not None and response(app).next_update == 140 - takes
        await until(pilot, lambda: "nobody would keep it" not in page(app, "marks"))


async def test_a_leak_is_warned_of_before_it_is_sent() -> None:
    """The last question quotes what would get out; what is highlighted first does not send."""
    async with composing() as (app, pilot):
        await put(app, pilot, "We thank Ilse Varn.")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, ChoiceScreen))
        assert isinstance(app.screen, ChoiceScreen)
        assert "gives something away. Protected name: “Ilse Varn”" in app.screen.explanation
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ComposerScreen))
        assert not any(isinstance(action, Respond) for action in steps(app))


async def test_what_the_composer_said_goes_when_it_is_so_no_longer() -> None:
    """What the desk said last is not carried in, and what was said of a text is not left beside another."""
    async with composing("4") as (app, pilot):
        await pilot.press("escape")
        await until(pilot, lambda: "changed nothing" in app.frame.notice)
        await write(app, pilot, "4")
        await until(pilot, lambda: app.frame.notice == "")
        await pilot.press("ctrl+g")
        await until(pilot, lambda: "Nothing is marked" in app.frame.notice)
        await type_in(app, pilot, "No")
        await until(pilot, lambda: app.frame.notice == "")
        app.post_message(messages.Say("1 new message"))
        await until(pilot, lambda: bool(app.frame.notice))
        await type_in(app, pilot, "w")
        assert app.frame.notice == "1 new message", "news of the game stay"
