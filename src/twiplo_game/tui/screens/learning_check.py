"""The learning check: eight questions one after the other, what there is to learn from each, and what came of it."""

from collections.abc import Callable
from dataclasses import replace
from time import time
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from twiplo_game.locale.words import msgid
from twiplo_game.store.errors import StoreError
from twiplo_game.telling.errors import told
from twiplo_game.telling.learning import TITLE
from twiplo_game.telling.page import wrapped
from twiplo_game.tui.commands import Command
from twiplo_game.tui.front_screen import FrontScreen
from twiplo_game.tui.learner import Learner
from twiplo_game.tui.messages import Prefer
from twiplo_game.tui.typography import content
from twiplo_game.tui.widgets.page_view import PageView

_WIDEST = 84
"""Columns of a line that is still easy to read."""


def _now() -> int:
    return int(time())


class LearningCheckScreen(FrontScreen):
    """Every answer is kept before it is judged: it can be left at any time and taken up again."""

    TITLE_WORDS = TITLE
    ABOUT = msgid(
        "Eight questions on new cases, with the reason after each. Two figures come of it: how well you tell false "
        "from true, and how readily you call things false. Answers stay on this computer. Escape leaves; what was "
        "answered is kept, and the check goes on where it was left."
    )
    OFFERS: ClassVar = (
        Command("go_on", "enter", msgid("Go on"), msgid("Choose what is highlighted, or go to the next question.")),
        Command("leave_check", "escape", msgid("Close"), msgid("Leave the check; what was answered is kept.")),
        Command("first", "1", msgid("First"), msgid("Choose the first answer."), is_shown=False),
        Command("second", "2", msgid("Second"), msgid("Choose the second answer."), is_shown=False),
        Command("third", "3", msgid("Third"), msgid("Choose the third answer."), is_shown=False),
        Command("fourth", "4", msgid("Fourth"), msgid("Choose the fourth answer."), is_shown=False),
        Command("decline", "n", msgid("No offers"), msgid("Never offer the learning check again."), is_shown=False),
    )
    AUTO_FOCUS = "OptionList"
    CSS = """
    LearningCheckScreen #top { height: 1; background: $panel; padding: 0 1; }
    LearningCheckScreen #top Static { width: auto; text-style: bold; background: $panel; }
    LearningCheckScreen #top #gap { width: 1fr; }
    LearningCheckScreen #page { height: 1fr; padding: 1 0 0 0; align: center top; }
    LearningCheckScreen.-high #page { padding: 3 0 0 0; }
    LearningCheckScreen #page.-asks { height: auto; max-height: 50%; padding: 1 0; }
    LearningCheckScreen #page PageView { max-width: 84; }
    LearningCheckScreen #answers { height: auto; align: center top; border-top: solid $line; padding: 0 2 0 0; }
    LearningCheckScreen #answers.-asks { height: 1fr; }
    LearningCheckScreen #question { max-width: 84; padding: 0 1; text-style: bold; }
    LearningCheckScreen OptionList { max-width: 84; height: auto; max-height: 100%; border: none; padding: 0;
        background: $background; }
    """

    def __init__(self, now: Callable[[], int] = _now) -> None:
        super().__init__()
        self._now = now
        self._learner = Learner()
        self._at = 0

    def compose(self) -> ComposeResult:
        """Where one is, what there is to read, what can be chosen."""
        with Horizontal(id="top"):
            yield Static(content(self.words.tr(TITLE)))
            yield Static(id="gap")
            yield Static(id="place")
        with VerticalScroll(id="page"):
            yield PageView()
        with Vertical(id="answers"):
            yield Static(id="question")
            yield OptionList(id="menu", markup=False)
        yield from self.foot()

    def on_mount(self) -> None:
        """Show the beginning."""
        self.refill()

    def refill(self) -> None:
        """Show where one is now; in another language what was highlighted stays so."""
        words, learner = self.words, self._learner
        question, labels = learner.question(words), learner.labels(words)
        self.query_one("#place", Static).update(content(learner.place(words)))
        self.query_one(PageView).show(learner.page(words))
        self.query_one("#question", Static).update(content(question))
        self.query_one("#question").display = bool(question)
        self.query_one("#answers").display = bool(labels)
        for name in ("#page", "#answers"):
            self.query_one(name).set_class(bool(question), "-asks")
        menu = self.query_one("#menu", OptionList)
        at = self._at
        menu.set_options(self._options(labels))
        menu.highlighted = min(at, len(labels) - 1) if labels else None

    def _options(self, labels: list[str]) -> list[Option]:
        room = max(20, min(self.app.size.width, _WIDEST) - 6)
        return [Option(_choice(place, label, room)) for place, label in enumerate(labels, 1)]

    def on_resize(self) -> None:
        """Break the answers' lines anew."""
        if self.query("#menu"):
            self.refill()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Remember the place: another language begins there."""
        self._at = event.option_index

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Choose it."""
        self._at = event.option_index
        await self.run_action("go_on")

    def action_go_on(self) -> None:
        """Choose what is highlighted; after an explanation, the next question; at the end, close."""
        if self._learner.is_told:
            self._learner.go_on()
            self._turn()
        elif self._learner.labels(self.words):
            self._choose(self._at)
        else:
            self.action_leave_check()

    def action_first(self) -> None:
        """Choose the first."""
        self._choose(0)

    def action_second(self) -> None:
        """Choose the second."""
        self._choose(1)

    def action_third(self) -> None:
        """Choose the third."""
        self._choose(2)

    def action_fourth(self) -> None:
        """Choose the fourth."""
        self._choose(3)

    def _choose(self, place: int) -> None:
        learner = self._learner
        if place >= len(learner.labels(self.words)):
            return
        if not learner.is_begun and place:
            (self.action_leave_check, self.action_decline)[place - 1]()
            return
        try:
            if learner.is_begun:
                learner.answer(place, self._now())
            else:
                learner.begin(self._now())
        except StoreError as error:
            self.say(told(error, self.words))
            return
        self._turn()

    def _turn(self) -> None:
        """Show where one is now, from its beginning."""
        self._at = 0
        self.say("")
        self.refill()
        self.query_one("#page").scroll_home(animate=False)
        self.query_one("#menu" if self._learner.labels(self.words) else "#page").focus()

    def action_decline(self) -> None:
        """Have it never offered again."""
        self.post_message(Prefer(replace(self.host.settings, checks="off")))
        self.dismiss(None)

    def action_leave_check(self) -> None:
        """Leave; what was answered is kept."""
        self.dismiss(None)


def _choice(place: int, label: str, room: int) -> Content:
    return Content.assemble((f" {place}  ", "bold $accent"), content("\n    ".join(wrapped(label, room))))
