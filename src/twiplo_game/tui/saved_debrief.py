"""Taking the debrief away: in which form, where to, and writing it there."""

from abc import abstractmethod
from dataclasses import replace
from pathlib import Path

from twiplo_game.papers.takeaways import FORMS, Form, made
from twiplo_game.store.exports import proposed_path
from twiplo_game.telling.account import Account, Review
from twiplo_game.tui import messages
from twiplo_game.tui.debrief_acts import DebriefActs
from twiplo_game.tui.screens.choice import ChoiceScreen, Item
from twiplo_game.tui.screens.save_text import SaveTextScreen


class SavedDebrief(DebriefActs):
    """The acts of the debrief that save it."""

    path: Path | None
    """The log that it was made from; None for the game just played."""
    written: Path | None = None
    """Where it was saved last."""

    @property
    @abstractmethod
    def account(self) -> Account:
        """All that is told."""

    def action_save(self) -> None:
        """Ask in which form and where to, and write it there."""
        forms = [Item(self.words.tr(form.title), form) for form in FORMS]
        self.app.push_screen(ChoiceScreen(self.words.tr("Save it as what?"), forms), self._save_as)

    def _save_as(self, form: Form | None) -> None:
        if form is not None:
            # Weighing is not for a computer that draws other players' desks as well.
            if "review" in self.host.withheld:
                self._save(form, None)
            else:
                self.post_message(messages.TakeAway(self.path, lambda review: self._save(form, review)))

    def _save(self, form: Form, review: Review | None) -> None:
        name = self.path.stem if self.path is not None else self.account.lexicon.playbill.scenario
        text = made(form, replace(self.account, review=review))
        if not self.host.hand_out(f"{name}{form.stem}{form.ending}", text):
            proposed = proposed_path(f"{name}{form.stem}", form.ending)
            self.app.push_screen(SaveTextScreen(text, proposed), self._saved)

    async def _saved(self, path: Path | None) -> None:
        if path is not None:
            self.written = path
            await self.retell()
