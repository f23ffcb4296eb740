"""What the composer does: it asks what sending would take, sends, and keeps."""

from typing import Final

from textual.reactive import var

from twiplo_game.engine.action import Respond, Speak
from twiplo_game.engine.view import PlayerView
from twiplo_game.seating.port import Previewed
from twiplo_game.telling.commitments import Objections
from twiplo_game.telling.sending import recall_words
from twiplo_game.tui import messages
from twiplo_game.tui.composition import (
    Composition,
    event_about,
    has_gone,
    is_about,
    order_of,
    worded,
)
from twiplo_game.tui.frame import Frame
from twiplo_game.tui.game_screen import GameScreen
from twiplo_game.tui.screens.choice import ChoiceScreen, Item
from twiplo_game.tui.widgets.field_list import FieldList
from twiplo_game.tui.widgets.letter import Letter

JOTTED: Final = 2.0
"""Seconds after which what is being written is on the disk."""

GO_ON: Final = "go on"
SEND: Final = "send"


class ComposerActs(GameScreen[None]):
    """The acts of the composer; the composer itself draws."""

    IS_UNDISTURBED = True

    minute: var[int] = var(0)
    """What the clock shows."""

    def __init__(self, about: str) -> None:
        super().__init__()
        self.about = about
        self.composition: Composition | None = None
        """What is being composed; None as long as nothing was chosen to begin from."""
        self.is_open = False
        """Whether the fields that are not used are shown too."""
        self.sending: Respond | Speak | None = None
        """What was sent and not answered yet."""
        self._before: PlayerView | None = None
        """The game when it was sent."""
        self._asked: tuple[Respond | Speak, PlayerView] | None = None
        """What was last asked about, and in which state of the game."""
        self.foreseen: tuple[Respond | Speak, Previewed] | None = None
        """What sending that would take."""
        self._jotted: Respond | Speak | None = None
        """What was last kept while it was being written."""
        self._said = ""
        """What the composer last said."""
        self._is_done = False
        self._is_over = False

    def show(self) -> None:
        """Draw everything but the text."""
        raise NotImplementedError

    def show_marks(self) -> None:
        """Draw what is marked in the text."""
        raise NotImplementedError

    def warning(self) -> str:
        """What is said before it is sent, beside how long it can be stopped."""
        raise NotImplementedError

    @property
    def now(self) -> int:
        """The minute of the story, which the view may be behind."""
        return max(self.minute, self.shown.view.minute)

    @property
    def order(self) -> Respond | Speak | None:
        """The action that would send it."""
        return order_of(self.composition, self.shown.view) if self.composition is not None else None

    @property
    def takes(self) -> int | None:
        """Minutes of an officer that sending takes; None as long as they are not known."""
        order = self.order
        if order is None:
            return None
        if self.foreseen is not None and self.foreseen[0] == order:
            return self.foreseen[1].minutes
        event = event_about(self.about, self.shown.view)
        drafts = event.drafts if event is not None else ()
        return next((draft.takes for draft in drafts if draft.draft == order.response.draft), None)

    @property
    def objections(self) -> Objections | None:
        """What advisers object; None as long as that is not known."""
        if self.foreseen is None or self.foreseen[0] != self.order:
            return None
        return self.foreseen[1].objections

    def follow(self, frame: Frame) -> None:
        """The game has gone on."""
        if frame.view.ending is not None and not self._is_over:
            self._is_over = True
            self.keep()
            self._lock()
        self._settle(frame)

    def say(self, notice: str, *, is_warning: bool = False) -> None:
        """Show a line in the composer, until something is changed."""
        self._said = notice
        self.post_message(messages.Say(notice, is_warning))

    def hush(self) -> None:
        """What was said of the response is outdated: it has changed. News of the game stay."""
        notice = self.shown.notice
        if notice and (notice == self._said or self.shown.is_warning):
            self.post_message(messages.Say(""))

    def over_words(self) -> str:
        """What is said once the game is over."""
        if not self._is_over:
            return ""
        if self.composition is None:
            return self.words.tr("The game is over.")
        return self.words.tr("The game is over. What you were writing is kept, and can no longer be sent.")

    def ask(self) -> None:
        """Ask what sending would take, where that may have changed."""
        order = self.order
        if order is None or self._is_over:
            return
        former = self._asked
        is_read = former is not None and former[0].response.text == order.response.text
        if former is None or not is_read or former[0] != order or former[1] is not self.shown.view:
            self._asked = (order, self.shown.view)
            self.post_message(messages.AskPreview(order))

    def on_shown(self, message: messages.Shown) -> None:
        """Sending would take this."""
        seat = self.host.seat
        if seat is not None and seat.foreseen is not None:
            former, self.foreseen = self.foreseen, (seat.foreseen, message.preview)
            said = message.preview
            # While the player types, mostly nothing but the marks can change.
            order, known = former or (None, said)
            if order == seat.foreseen and (known.minutes, known.objections) == (said.minutes, said.objections):
                self.show_marks()
            else:
                self.show()

    def action_switch(self) -> None:
        """To the next part of the screen."""
        self.focus_next()

    def jot(self) -> None:
        """Have what is being written kept on this computer, where it has changed."""
        if self.composition is None or self.sending is not None or self._is_over:
            return
        self.composition = worded(self.composition, self.query_one(Letter).text)
        order = self.order
        if order is None or not self.composition.is_touched:
            return
        # Two responses that differ only in their words are equal to the game.
        if order != self._jotted or order.response.text != self._jotted.response.text:
            self._jotted = order
            self.app.post_message(messages.Jot(order))

    def keep(self) -> bool:
        """Keep what was begun, where there is anything of the player's in it."""
        if self.composition is None:
            return False
        self.composition = worded(self.composition, self.query_one(Letter).text)
        order = self.order
        if order is None or not self.composition.is_touched:
            return False
        self.app.post_message(messages.KeepComposed(order))
        return True

    def action_back(self) -> None:
        """Keep what was begun, and go back to the desk."""
        if self.sending is None and self.composition is not None and not self._is_over:
            kept = self.words.tr("What you have begun is kept. Nothing has been sent.")
            nothing = self.words.tr("You have changed nothing, and nothing has been sent.")
            self.app.post_message(messages.Say(kept if self.keep() else nothing))
        self._leave()

    def action_leave(self) -> None:
        """Keep what was begun, and leave Twiplo."""
        self.keep()
        super().action_leave()

    def action_send(self) -> None:
        """Ask once more; what is highlighted first does not send."""
        if self.composition is None:
            self.say(self.words.tr("Choose first what you start from."))
            return
        if self._is_over:
            return
        if self.sending is not None:
            self.say(self.words.tr("It is on its way: the answer has not come yet."), is_warning=True)
            return
        self.keep()
        words = self.words
        items = [Item(words.tr("Go on writing"), GO_ON), Item(words.tr("Send it"), SEND)]
        said = (self.warning(), recall_words(self.shown.lexicon, self.now, self.takes))
        explanation = "\n".join(filter(None, said))
        self.app.push_screen(ChoiceScreen(words.tr("Send it?"), items, explanation), self._confirmed)

    def _confirmed(self, answer: str | None) -> None:
        order = self.order
        if answer == SEND and order is not None and self.sending is None and not self._is_over:
            self._wait_for(order)
            self.post_message(messages.Act(order))

    def _wait_for(self, order: Respond | Speak) -> None:
        self.sending, self._before = order, self.shown.view
        self._lock()

    def _lock(self) -> None:
        is_locked = self.sending is not None or self._is_over
        self.query_one(Letter).read_only = is_locked
        self.query_one(FieldList).is_idle = is_locked

    def resume_sending(self) -> None:
        """Something about this may be on its way already: it is waited for, and not sent twice."""
        waiting = self.shown.waiting
        if isinstance(waiting, Respond | Speak) and is_about(waiting, self.about):
            self._wait_for(waiting)

    def _settle(self, frame: Frame) -> None:
        """What was sent is under way, and the composer is done; or it was refused and is here with everything in it."""
        seat = self.host.seat
        if self._before is not None and has_gone(self.about, self._before, frame.view):
            self._leave()
        elif self.sending is not None and seat is not None and seat.declined is self.sending:
            self.sending = self._before = None
            self._lock()

    def _leave(self) -> None:
        self._is_done = True
        if self.is_current:
            self.dismiss(None)
            self.app.post_message(messages.Wrote())

    def on_screen_resume(self) -> None:
        """What lay over it is gone."""
        if self._is_done:
            self._leave()
