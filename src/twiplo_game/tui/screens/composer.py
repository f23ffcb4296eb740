"""The composer: a response from its start to its sending."""

from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Container, Vertical, VerticalScroll
from textual.widgets import Static, TextArea

from twiplo_game.engine.response import Response
from twiplo_game.locale.words import msgid
from twiplo_game.telling.commitments import commitments, reactions_page
from twiplo_game.telling.page import Page
from twiplo_game.tui import messages
from twiplo_game.tui.commands import Command
from twiplo_game.tui.composer_acts import JOTTED
from twiplo_game.tui.composer_marks import MARKS, ComposerMarks, MarksTitle
from twiplo_game.tui.composition import Composition, event_about, offers_about, reworded, starts, worded
from twiplo_game.tui.field_rows import explanation, rows
from twiplo_game.tui.frame import Frame
from twiplo_game.tui.typography import content
from twiplo_game.tui.widgets.composer_head import ComposerHead
from twiplo_game.tui.widgets.field_list import LOW, FieldList, room
from twiplo_game.tui.widgets.key_line import KeyLine
from twiplo_game.tui.widgets.letter import Letter, pasted
from twiplo_game.tui.widgets.page_view import PageView
from twiplo_game.tui.widgets.starts import Starts


class ComposerScreen(ComposerMarks):
    """Answers an event, or says something that nobody asked for."""

    TITLE_WORDS = msgid("The composer")
    ABOUT = msgid(
        "Begin from a draft of the staff, or from nothing; choose each field with the arrows, its number or the mouse; "
        "write the text. Enter on a field lists its values with what they mean. Below stands what the response commits "
        "you to, and what the advisers whom you asked say to it. What is sent can be cancelled until it has gone out; "
        "Escape keeps what you have."
    )
    OFFERS: ClassVar = (
        Command("send", "ctrl+s,f10", msgid("Send"), msgid("Send it; you are asked once more.")),
        Command("back", "escape", msgid("Keep"), msgid("Keep what you have begun and go back to the desk.")),
        Command("switch", "tab", msgid("Text"), msgid("From the fields to the text, and on to what it commits us to.")),
        Command("reread", "ctrl+r", msgid("Message"), msgid("Read again what you answer.")),
        Command("unfold", "ctrl+t", msgid("All fields"), msgid("Show the fields that are not used, or not.")),
        Command("restart", "ctrl+n", msgid("Drafts"), msgid("Start from something else; what you have is kept.")),
        MARKS,
        Command("undo", "ctrl+z", msgid("Undo"), msgid("Undo the last change of the text."), is_shown=False),
        Command("redo", "ctrl+y", msgid("Redo"), msgid("Do again what was undone in the text."), is_shown=False),
    )
    CSS_PATH = "composer.tcss"
    AUTO_FOCUS = ""

    def compose(self) -> ComposeResult:
        """What there is to begin from; the fields and the text; the news and the keys."""
        self.set_reactive(ComposerScreen.frame, self.host.frame)
        yield ComposerHead(self.about).data_bind(ComposerScreen.frame, ComposerScreen.minute)
        yield Starts()
        with Container(id="desk"):
            with Vertical(id="left"):
                with VerticalScroll(id="fields", can_focus=False):
                    yield FieldList(id="field-list")
                yield Static(id="note")
            with Vertical(id="right"):
                yield Letter("")
                with VerticalScroll(id="binds"):
                    yield MarksTitle(id="marks-title", classes="title")
                    yield PageView(id="marks")
                    yield Static(id="commits-title", classes="title")
                    yield PageView(id="commits")
                    yield Static(id="reactions-title", classes="title")
                    yield PageView(id="reactions")
        yield Static(id="notice", markup=False)
        yield KeyLine(self.OFFERS)

    def on_mount(self) -> None:
        """Offer what there is to begin from."""
        self.set_interval(0.5, self._tick)
        self.set_interval(JOTTED, self.jot)
        if self.shown.waiting is None:
            # What the desk said last is not about this.
            self.post_message(messages.Say(""))
        self._offer()
        found = self.query_one(Starts).starts
        if len(found) == 1:
            self.begin(found[0].composition)
        self.resume_sending()

    def _offer(self) -> None:
        seat = self.host.seat
        kept = seat.port.composed if seat is not None else ()
        lexicon = self.shown.lexicon
        self.query_one(Starts).offer(lexicon, starts(self.about, self.shown.view, lexicon, kept))
        self.set_class(self.composition is None, "-starting")
        if self.composition is None:
            self.query_one("#start-list").focus()

    def begin(self, composition: Composition) -> None:
        """Go on with this one."""
        text = pasted(composition.response.text)
        response: Response = replace(composition.response, text=text)
        self.composition = replace(composition, response=response, begun=response)
        self.query_one(Letter).begin(text)
        self.set_class(False, "-starting")
        self.query_one(FieldList).focus()
        self.show()

    def on_starts_chosen(self, chosen: Starts.Chosen) -> None:
        """Begin from it."""
        self.begin(chosen.start.composition)

    def action_restart(self) -> None:
        """Offer again what there is to begin from."""
        if self.composition is not None and self.sending is None:
            self.keep()
            self.composition = None
            self._offer()
            self.show()

    def _tick(self) -> None:
        seat = self.host.seat
        if seat is not None and self.frame is not None:
            self.minute = seat.port.minute()

    def on_resize(self) -> None:
        """More room, more in sight."""
        self.call_after_refresh(self.show)

    def watch_minute(self) -> None:
        """The promised times move with the clock."""
        self.show()

    def watch_frame(self, frame: Frame | None) -> None:
        """The game has gone on; what was typed stays."""
        if frame is not None and self.is_mounted:
            self.minute = max(frame.view.minute, self.minute)
            self.follow(frame)
            self.show()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Keep what was typed in the composition."""
        if self.composition is not None:
            if self.composition.response.text != event.text_area.text:
                self.hush()
            self.composition = worded(self.composition, event.text_area.text)
            self.soon()

    def on_field_list_moved(self) -> None:
        """Explain what is highlighted."""
        listed = self.query_one(FieldList)
        line = explanation(self.shown.lexicon, listed.row, listed.pick) if listed.row is not None else ""
        self.query_one("#note", Static).update(content(line))

    def show(self) -> None:
        """Draw everything but the text, which is the player's."""
        if not self.is_mounted:
            return
        frame = self.shown
        notice = self.over_words() or frame.notice.replace("\n", " ")
        self.query_one("#notice", Static).update(content(notice))
        self.query_one("#notice").set_class(frame.is_warning or bool(self.over_words()), "-warning")
        composition, offers = self.composition, offers_about(self.about, frame.view)
        if composition is None or offers is None:
            return
        self.ask()
        lexicon, words, response = frame.lexicon, self.words, composition.response
        event, takes = event_about(self.about, frame.view), self.takes
        minute = self.now
        self.query_one(FieldList).rows = rows(
            lexicon, composition, offers, minute=minute, takes=takes, is_open=self.is_open or room(self.app.size) > LOW
        )
        letter = self.query_one(Letter)
        letter.limit = lexicon.length(response.channel)
        page = Page()
        for sentence in commitments(lexicon, response, frame.view, event, minute=minute, takes=takes):
            page.item(sentence)
        self.query_one("#commits", PageView).show(page)
        self.query_one("#reactions", PageView).show(reactions_page(lexicon, event, self.objections))
        self.show_marks()
        self.query_one("#commits-title", Static).update(content(words.tr("WHAT THIS COMMITS US TO")))
        self.query_one("#reactions-title", Static).update(content(words.tr("REACTIONS")))

    async def retell(self) -> None:
        """Say everything in the other language; what was typed, and what can be undone of it, stays where it is."""
        line = self.query_one(KeyLine)
        await line.remove()
        await self.mount(KeyLine(self.OFFERS))
        if self.composition is not None:
            text = self.composition.response.text
            self.composition = reworded(self.composition, self.shown.view, self.shown.lexicon)
            if self.composition.response.text != text:
                self.query_one(Letter).begin(self.composition.response.text)
        self._offer()
        self.query_one(Letter).measure()
        self.show()
        self.on_field_list_moved()
