"""The decisions are weighed before a debrief is saved; who does not want to wait leaves the review out."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static
from textual.worker import get_current_worker

from twiplo_game.analysis.review.judging import Reviewed
from twiplo_game.locale.words import msgid
from twiplo_game.store.errors import StoreError
from twiplo_game.store.weighing import Weighing
from twiplo_game.telling.account import Review
from twiplo_game.telling.option_words import draft_titles
from twiplo_game.tui.commands import Command
from twiplo_game.tui.screen import TwiploScreen
from twiplo_game.tui.typography import content
from twiplo_game.tui.widgets.key_line import KeyLine

_BAR = 40


class WeighingScreen(TwiploScreen[Review | None]):
    """Gives the review, or None where it is left out."""

    TITLE_WORDS = msgid("The review")
    ABOUT = msgid(
        "Before the debrief is saved, each decision is weighed: what it was worth, and what was better. It is kept, so "
        "this is done once for a game. Escape saves the debrief without it."
    )
    OFFERS: ClassVar = (
        Command("leave_out", "escape", msgid("Leave it out"), msgid("Save the debrief without the review.")),
    )
    CSS = """
    WeighingScreen { align: center middle; background: $background 60%; }
    WeighingScreen #box { width: 76; max-width: 100%; height: auto; background: $surface; border: round $border;
        padding: 0 1; }
    WeighingScreen #what { text-style: bold; }
    WeighingScreen #how-far { color: $accent; }
    """

    def __init__(self, begin: Callable[[], Weighing]) -> None:
        super().__init__()
        self._begin = begin
        self._done = self._total = 0

    def compose(self) -> ComposeResult:
        """What is being done, and how far it is."""
        with Vertical(id="box"):
            yield Static(content(self.words.tr("The decisions are being weighed, for the review.")), id="what")
            yield Static(content(self._how_far()), id="how-far")
        yield KeyLine(self.OFFERS)

    def on_mount(self) -> None:
        """Begin to weigh, beside the screen."""
        self.run_worker(self._weigh, thread=True, exclusive=True)

    def _weigh(self) -> None:
        worker = get_current_worker()
        try:
            weighing = self._begin()
        except StoreError:
            # What cannot be read again is saved as it was told.
            self.app.call_from_thread(self._give, None)
            return
        found: list[Reviewed] = []
        reviewed = weighing.kept()
        if reviewed is None:
            self.app.call_from_thread(self._tell, 0, len(weighing.taken))
            for each in weighing.made():
                if worker.is_cancelled:
                    return
                found.append(each)
                self.app.call_from_thread(self._tell, len(found), len(weighing.taken))
            reviewed = tuple(found)
        self.app.call_from_thread(self._give, Review(reviewed, draft_titles(weighing.game.story)))

    def _give(self, review: Review | None) -> None:
        if self.is_current:
            self.dismiss(review)

    def _tell(self, done: int, total: int) -> None:
        self._done, self._total = done, total
        for line in self.query("#how-far").results(Static):
            line.update(content(self._how_far()))

    def _how_far(self) -> str:
        filled = _BAR * self._done // max(1, self._total)
        bar = f"{'━' * filled}{'╌' * (_BAR - filled)}"
        return self.words.tr("{bar} {done} of {total}", bar=bar, done=self._done, total=self._total or "…")

    def action_leave_out(self) -> None:
        """Give nothing."""
        self.dismiss(None)
