"""What the composer does about its fields: it takes another value, and lists the values with what they mean."""

from twiplo_game.telling.fields import TIMES, One, note
from twiplo_game.tui.composer_acts import ComposerActs
from twiplo_game.tui.composition import changed
from twiplo_game.tui.field_rows import MORE, question, stepped
from twiplo_game.tui.screens.choice import ChoiceScreen, Item
from twiplo_game.tui.screens.minutes import MinutesScreen
from twiplo_game.tui.screens.several import SeveralScreen
from twiplo_game.tui.widgets.field_list import FieldList


class ComposerFields(ComposerActs):
    """The acts of the composer, and its fields."""

    def change(self, name: str, value: One | frozenset[str] | int | None) -> None:
        """Set a field, where there is something to set it to."""
        if value is not None and self.composition is not None and self.sending is None:
            self.composition = changed(self.composition, self.shown.view, name, value)
            self.hush()
            self.show()

    def on_field_list_changed(self, event: FieldList.Changed) -> None:
        """Take another value."""
        self.change(event.row.name, event.value)

    def on_field_list_stepped(self, event: FieldList.Stepped) -> None:
        """Take the value after, or before."""
        minutes = self._minutes(event.row.name)
        self.change(event.row.name, stepped(event.row, minutes, event.by, self.shown.view))

    def _minutes(self, name: str) -> int | None:
        if self.composition is None or name not in TIMES:
            return None
        minutes: int | None = getattr(self.composition.response, name)
        return minutes

    def on_field_list_opened(self, event: FieldList.Opened) -> None:
        """List the values of a field with what they mean."""
        row, lexicon = event.row, self.shown.lexicon
        asked, minutes = question(lexicon, row.name), self._minutes(row.name)

        def take(value: One | frozenset[str] | int | None) -> None:
            self.change(row.name, value)

        if row.name == MORE:
            self.action_unfold()
        elif minutes is not None:
            self.app.push_screen(MinutesScreen(asked, minutes, self.shown.view.length), take)
        elif row.is_many:
            items = [Item(pick.label, str(pick.value), note(lexicon, row.name, pick.value)) for pick in row.picks]
            self.app.push_screen(SeveralScreen(asked, items, row.chosen), take)
        else:
            values = [
                Item(f"{'(*)' if pick.is_on else '( )'} {pick.label}", pick.value, note(lexicon, row.name, pick.value))
                for pick in row.picks
            ]
            at = next((place for place, pick in enumerate(row.picks) if pick.is_on), 0)
            self.app.push_screen(ChoiceScreen(asked, values, at=at), take)

    def action_unfold(self) -> None:
        """Show the fields that are not used, or fold them away."""
        self.is_open = not self.is_open
        self.show()
