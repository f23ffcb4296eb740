"""What the composer does about texts: the one that is answered, and what is marked in the player’s own."""

from time import monotonic
from typing import Final

from textual.timer import Timer
from textual.widgets import Static

from twiplo_game.engine.rejection import Refusal, Rejected
from twiplo_game.engine.wording import Mark
from twiplo_game.locale.figures import short_span
from twiplo_game.locale.words import msgid
from twiplo_game.model.vocabulary import Channel, Content
from twiplo_game.model.wording import LEAKS, Feature
from twiplo_game.telling.marks import (
    by_feature,
    label,
    labelled,
    leak_warning,
    lookup_page,
    marks_page,
    promise_on_offer,
)
from twiplo_game.telling.messages import about_page
from twiplo_game.telling.refusals import none_free, sentence, too_long
from twiplo_game.tui import messages
from twiplo_game.tui.commands import Command, key_name
from twiplo_game.tui.composer_fields import ComposerFields
from twiplo_game.tui.composition import offers_about
from twiplo_game.tui.screens.choice import ChoiceScreen, Item
from twiplo_game.tui.screens.page import PageScreen
from twiplo_game.tui.typography import content
from twiplo_game.tui.widgets.field_list import LOW, room
from twiplo_game.tui.widgets.letter import Letter
from twiplo_game.tui.widgets.marked_text import Span
from twiplo_game.tui.widgets.page_view import PageView

MARKS: Final = Command(
    "marks", "ctrl+g", msgid("Marks"), msgid("What is marked in your text, why, and what to do about it.")
)

REST: Final = 0.15
"""Seconds without a key after which the text is read."""

LAG: Final = 0.6
"""Seconds after which it is read although the hands do not rest."""

SOONEST: Final = 0.01
"""Seconds before it is read where it is late already: Textual's timers divide by their seconds."""

PATIENCE: Final = 0.6
"""Seconds for which sending waits for the text to be read."""

PROMISE: Final = "promise"

WHOLE: Final = frozenset({Feature.TOO_LONG, Feature.OTHER_LANGUAGE})
"""What the text as a whole shows: nothing of it is underlined."""


class MarksTitle(Static):
    """Stands over the marks; a click lists them."""

    said = ""

    def say(self, title: str, *, is_warning: bool) -> None:
        """Take another title; there is nothing to see where it is empty."""
        self.set_class(is_warning, "-warning")
        if title != self.said:
            self.said = title
            self.display = bool(title)
            self.update(content(title))

    async def on_click(self) -> None:
        """List them."""
        await self.screen.run_action(MARKS.name)


class ComposerMarks(ComposerFields):
    """The acts of the composer, its fields, and its marks."""

    def __init__(self, about: str) -> None:
        super().__init__(about)
        self._rest: Timer | None = None
        self._due = 0.0
        """When the text is read at the latest, where it is to be read."""
        self._is_waiting = False
        """Whether the player wants to send, and the text is being read first."""

    @property
    def marks(self) -> tuple[Mark, ...] | None:
        """What is marked in the text, as it was when it was last read; None where it is not the player's own."""
        return None if self.foreseen is None else self.foreseen[1].marks

    def show_marks(self) -> None:
        """Draw what is marked in the text; nothing where nothing is."""
        composition, marks = self.composition, self.marks
        if composition is None:
            return
        letter = self.query_one(Letter)
        letter.heading = self._whose()
        underlined = (mark for mark in marks or () if mark.is_shown and mark.feature not in WHOLE)
        letter.mark([_span(mark) for mark in underlined], self._read_text())
        page = marks_page(
            self.shown.lexicon,
            composition.response,
            marks,
            landing=self._landing(),
            is_brief=room(self.app.size) <= LOW,
        )
        self.query_one("#marks", PageView).show(page)
        key = key_name(MARKS.key, self.words)
        title = self.words.tr("MARKED IN YOUR TEXT ({key}: why)", key=key) if page.lines else ""
        self.query_one(MarksTitle).say(title, is_warning=bool(self.warning()))

    def _read_text(self) -> str:
        """The text as it was when it was last read."""
        return "" if self.foreseen is None else self.foreseen[0].response.text

    def _landing(self) -> int | None:
        """The minute of the story at which it would go out, ordered now."""
        takes = self.takes
        return None if takes is None else self.shown.view.minute + takes

    def _whose(self) -> str:
        """Whose text it is. A draft is the staff's as long as its fields and its words are."""
        order, words = self.order, self.words
        is_draft = order is not None and order.response.draft is not None and self.marks is None
        return words.tr("TEXT: the staff’s draft") if is_draft else words.tr("TEXT: your own")

    def soon(self) -> None:
        """Have the text read when the hands rest, so that no key waits for it; or now and then, where they do not."""
        now = monotonic()
        if self._rest is None:
            self._due = now + LAG
        else:
            self._rest.stop()
        self._rest = self.set_timer(min(REST, max(SOONEST, self._due - now)), self._rested)

    def _rested(self) -> None:
        self._rest = None
        self.ask()

    def action_undo(self) -> None:
        """Undo the last change of the text."""
        self.query_one(Letter).undo()

    def action_redo(self) -> None:
        """Do again what was undone."""
        self.query_one(Letter).redo()

    def action_reread(self) -> None:
        """Read again what is answered."""
        title = self.words.tr("What you answer")
        self.app.push_screen(PageScreen(title, lambda now: about_page(now.lexicon, self.about, now.view)))

    @property
    def is_read(self) -> bool:
        """Whether what is known of the response is known of it as it stands: its fields, and its words."""
        order, foreseen = self.order, self.foreseen
        if order is None:
            return True
        # Two responses that differ only in their words are equal to the game.
        return foreseen is not None and foreseen[0] == order and foreseen[0].response.text == order.response.text

    def action_send(self) -> None:
        """Ask once more, when it has been read as it stands; who does not answer in time is not waited for."""
        refused = self._refused()
        if refused and self.sending is None and not self._is_over:
            self.say(refused, is_warning=True)
        elif self.is_read or self._is_over or self.sending is not None:
            super().action_send()
        elif not self._is_waiting:
            self._is_waiting = True
            self.ask()
            self.set_timer(PATIENCE, self._go_on)

    def _refused(self) -> str:
        """Why the game would refuse it anyhow, so that the player is not asked first; empty where it would not."""
        lexicon = self.shown.lexicon
        if self._lacks_addressee:
            return sentence(Rejected(Refusal.NOBODY_ADDRESSED, "to"), lexicon)
        if self.composition is None:
            return ""
        problem = too_long(lexicon, self.composition.response.text)
        return problem or none_free(lexicon, self.shown.view, self.now)

    @property
    def _lacks_addressee(self) -> bool:
        response = None if self.order is None else self.order.response
        return response is not None and not response.to and response.channel is not Channel.SILENCE

    def on_shown(self, message: messages.Shown) -> None:
        """Sending would take this, and this is marked."""
        super().on_shown(message)
        if self.is_read:
            self._go_on()

    def _go_on(self) -> None:
        if self._is_waiting:
            self._is_waiting = False
            super().action_send()

    def warning(self) -> str:
        """What the text would give away."""
        return leak_warning(self.shown.lexicon, self.marks or ())

    def action_marks(self) -> None:
        """List what is marked, to look each mark up, or to make a promise of what the text promises."""
        marks, lexicon, words = self.marks or (), self.shown.lexicon, self.words
        found = dict(by_feature(marks))
        items = [Item(labelled(lexicon, feature, group), feature.value) for feature, group in found.items()]
        minutes = self._promise_on_offer()
        if minutes is not None:
            span = short_span(minutes, words)
            items.insert(0, Item(words.tr("Make it a promise: the next update within {span}", span=span), PROMISE))
        if not items:
            self.say(words.tr("Nothing is marked in this text."))
            return

        def take(chosen: str | None) -> None:
            if chosen == PROMISE:
                self.change("next_update", minutes)
            elif chosen is not None:
                feature = Feature(chosen)
                self._show_words(feature, found[feature][0])
                page = lookup_page(lexicon, feature, found[feature])
                self.app.push_screen(PageScreen(label(lexicon, feature), lambda frame: page))

        self.app.push_screen(ChoiceScreen(words.tr("Marked in your text"), items), take)

    def _show_words(self, feature: Feature, mark: Mark) -> None:
        """Select the words of a mark in the text."""
        if feature not in WHOLE:
            letter = self.query_one(Letter)
            letter.choose(_span(mark), self._read_text())
            letter.focus()

    def _promise_on_offer(self) -> int | None:
        """Minutes to the update that the text promises and the response does not declare."""
        composition, landing = self.composition, self._landing()
        if composition is None or landing is None or self.sending is not None:
            return None
        offers = offers_about(self.about, self.shown.view)
        if offers is None or Content.NEXT_UPDATE not in offers.contains:
            return None
        return promise_on_offer(self.shown.lexicon, composition.response, self.marks or (), landing)


def _span(mark: Mark) -> Span:
    return Span(mark.start, mark.end, is_alarming=mark.feature in LEAKS)
