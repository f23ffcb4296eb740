"""Where a text is to be saved; never over a file without asking."""

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from twiplo_game.locale.words import msgid
from twiplo_game.store.errors import StoreError
from twiplo_game.store.exports import ThereAlreadyError, write_text
from twiplo_game.store.files import typed_path
from twiplo_game.telling.errors import told
from twiplo_game.tui.commands import Command
from twiplo_game.tui.screen import TwiploScreen
from twiplo_game.tui.typography import content
from twiplo_game.tui.widgets.key_line import KeyLine


class SaveTextScreen(TwiploScreen[Path | None]):
    """Writes the text, and gives the path; None where it was not written."""

    TITLE_WORDS = msgid("Save as")
    ABOUT = msgid("Enter writes the file where the line says; change the line to write it elsewhere.")
    OFFERS: ClassVar = (
        Command("write", "enter", msgid("Save"), msgid("Write the file.")),
        Command("back", "escape", msgid("Back"), msgid("Go back and write nothing.")),
    )
    CSS = """
    SaveTextScreen { align: center middle; background: $background 60%; }
    SaveTextScreen #box { width: 76; max-width: 100%; height: auto; background: $surface; border: round $border;
        padding: 0 1; }
    SaveTextScreen #question { text-style: bold; }
    SaveTextScreen #problem { color: $bad; height: auto; }
    """

    def __init__(self, text: str, proposed: Path) -> None:
        super().__init__()
        self.text = text
        self.typed = str(proposed)
        """What stands in the line."""
        self._problem: StoreError | None = None

    def compose(self) -> ComposeResult:
        """The question, the line, and what went wrong."""
        with Vertical(id="box"):
            yield Static(content(self.words.tr("Where to save it?")), id="question")
            yield Input(self.typed, id="path")
            yield Static(content(self._problem_words()), id="problem")
        yield KeyLine(self.OFFERS)

    def _problem_words(self) -> str:
        if self._problem is None:
            return ""
        if isinstance(self._problem, ThereAlreadyError):
            return self.words.tr(
                "There is a file {path} already. Enter again replaces it; or change the name.",
                path=self._problem.values["path"],
            )
        return told(self._problem, self.words)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Another place: what was wrong with the former one no longer counts."""
        if event.value != self.typed:
            self.typed = event.value
            self._tell(None)

    def on_input_submitted(self) -> None:
        """Write it."""
        self.action_write()

    def action_write(self) -> None:
        """Write it; say what went wrong, and ask again."""
        if not self.typed.strip():
            return
        try:
            path = typed_path(self.typed).absolute()
            write_text(path, self.text, may_replace=isinstance(self._problem, ThereAlreadyError))
        except StoreError as error:
            self._tell(error)
            return
        self.dismiss(path)

    def _tell(self, problem: StoreError | None) -> None:
        self._problem = problem
        self.query_one("#problem", Static).update(content(self._problem_words()))

    def action_back(self) -> None:
        """Write nothing."""
        self.dismiss(None)
