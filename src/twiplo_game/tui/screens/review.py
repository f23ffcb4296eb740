"""The review: what each decision was worth, coming in one by one, and what if one had been taken otherwise."""

from dataclasses import dataclass, replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from twiplo_game.analysis.review.judging import Reviewed
from twiplo_game.analysis.review.review import accuracy
from twiplo_game.engine.look import view
from twiplo_game.locale.words import msgid
from twiplo_game.store.log_reader import Log
from twiplo_game.store.weighing import Weighing
from twiplo_game.telling.decision_marks import letters_in, review_mark
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.telling.option_words import OptionWords, draft_titles
from twiplo_game.telling.review import accuracy_words
from twiplo_game.tui.commands import Command
from twiplo_game.tui.review_entries import open_entry, weighed_entry, whole_entry
from twiplo_game.tui.typography import content
from twiplo_game.tui.what_if import WhatIf
from twiplo_game.tui.widgets.entries import Browser, EntryList
from twiplo_game.tui.widgets.key_line import KeyLine

_BAR = 20


@dataclass
class Weighed(Message):
    """More decisions were weighed."""

    reviewed: tuple[Reviewed, ...]


class ReviewScreen(WhatIf):
    """The review of a game that is over."""

    TITLE_WORDS = msgid("The review")
    ABOUT = msgid(
        "Every decision, weighed on what you could know when you took it: ▼ and the points lost, then the sign of "
        "chess, ! best, ?! inaccuracy, ? mistake, ?? blunder, ~ left open. Enter reads on; W takes the game up again "
        "at the decision that is highlighted, with something else done."
    )
    OFFERS: ClassVar = (
        Command("what_if", "w", msgid("What if"), msgid("Choose otherwise at the decision that is highlighted.")),
        Command("away", "escape", msgid("Close"), msgid("Go back to the debrief.")),
    )
    CSS = """
    ReviewScreen #head { height: 1; background: $panel; padding: 0 1; text-style: bold; }
    ReviewScreen #what { width: 1fr; height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    ReviewScreen #how-far { width: auto; color: $accent; }
    ReviewScreen Browser { height: 1fr; }
    ReviewScreen.-high Browser EntryList { height: 14; }
    ReviewScreen.-wide Browser { layout: horizontal; }
    ReviewScreen.-wide Browser EntryList { width: 62; height: 100%; }
    ReviewScreen.-wide Browser VerticalScroll { width: 1fr; height: 100%; border-top: none; border-left: solid $line; }
    ReviewScreen.-wide Browser VerticalScroll:focus { border-top: none; border-left: heavy $border; }
    """

    def __init__(self, log: Log, weighing: Weighing, lexicon: Lexicon) -> None:
        super().__init__(log, weighing.game, weighing.steps, weighing.taken)
        self.weighing = weighing
        self.reviewed: list[Reviewed] = []
        self._lexicon = lexicon
        self._now = view(weighing.game, weighing.steps[-1].state)
        self._drafts = draft_titles(weighing.game.story)
        self._chosen = 0
        letters = letters_in(weighing.steps)
        self._marks = [review_mark(letters, each.number, place) for place, each in enumerate(weighing.taken)]

    @property
    def say(self) -> OptionWords:
        """How options are said, in the language of the moment."""
        return OptionWords(replace(self._lexicon, words=self.words), self._now, self._drafts)

    @property
    def browser(self) -> Browser:
        """The list and the page."""
        return self.query_one(Browser)

    def compose(self) -> ComposeResult:
        """Title and how far it is; the whole game, then every decision."""
        say = self.say
        with Horizontal(id="head"):
            title = say.lexicon.text(say.lexicon.playbill.title)
            name = self.words.tr("THE REVIEW")
            yield Static(content(f"{name}  {title}"), id="what")
            yield Static(content(self._how_far()), id="how-far")
        entries = [whole_entry(say, self.reviewed, len(self.taken))]
        entries += [weighed_entry(say, *pair) for pair in zip(self.reviewed, self._marks, strict=False)]
        start = len(self.reviewed)
        entries += [open_entry(say, *pair) for pair in zip(self.taken[start:], self._marks[start:], strict=True)]
        yield Browser(entries, "review", self._chosen)
        yield KeyLine(self.OFFERS)

    def on_mount(self) -> None:
        """Begin to weigh, beside the screen."""
        self.run_worker(self._weigh, thread=True, exclusive=True)

    def _weigh(self) -> None:
        worker, kept = get_current_worker(), self.weighing.kept()
        if kept:
            self.post_message(Weighed(kept))
            return
        weighing = self.weighing.made()
        # Whoever has left waits for nothing.
        while not worker.is_cancelled:
            with self.one_at_a_time:
                each = next(weighing, None)
            if each is None:
                return
            self.post_message(Weighed((each,)))

    def on_weighed(self, message: Weighed) -> None:
        """Show what each is worth."""
        say = self.say
        for each in message.reviewed[: len(self.taken) - len(self.reviewed)]:
            self.browser.renew(len(self.reviewed) + 1, weighed_entry(say, each, self._marks[len(self.reviewed)]))
            self.reviewed.append(each)
        self.query_one("#how-far", Static).update(content(self._how_far()))
        if len(self.reviewed) == len(self.taken):
            self.browser.renew(0, whole_entry(say, self.reviewed, len(self.taken)))

    def _how_far(self) -> str:
        done, total = len(self.reviewed), len(self.taken)
        found = accuracy([each.judgement for each in self.reviewed])
        if done == total:
            return accuracy_words(self.words, found) if found is not None else ""
        filled = _BAR * done // max(1, total)
        bar = f"{'━' * filled}{'╌' * (_BAR - filled)}"
        return self.words.tr("{bar} {done} of {total}", bar=bar, done=done, total=total)

    async def retell(self) -> None:
        """Say everything in the other language; what was looked at stays chosen."""
        self._chosen = self.browser.chosen
        await super().retell()
        self.query_one(EntryList).focus()

    def action_away(self) -> None:
        """Back to the debrief."""
        self.dismiss(None)
