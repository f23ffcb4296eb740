"""A scenario file from the disk: its place is typed, the file is checked, nothing in it is carried out."""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Static

from twiplo_game.authoring.check import check_text
from twiplo_game.authoring.problem import Problem
from twiplo_game.authoring.report import render
from twiplo_game.locale.words import Words, msgid
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.errors import StoreError
from twiplo_game.store.files import typed_path
from twiplo_game.store.scenario_files import read_scenario_text, resolve
from twiplo_game.store.scenarios import ScenarioFile
from twiplo_game.telling.errors import told
from twiplo_game.tui.commands import Command
from twiplo_game.tui.screen import TwiploScreen
from twiplo_game.tui.typography import content
from twiplo_game.tui.widgets.key_line import KeyLine

SHOWN: Final = 3
"""Problems that are shown; `twiplo check` shows all."""


@dataclass
class Checked(Message):
    """A file was looked at: it can be played, or this is why not."""

    file: ScenarioFile | None
    why: str = ""


class OpenFileScreen(TwiploScreen[ScenarioFile | None]):
    """Gives a scenario file without errors, or None."""

    TITLE_WORDS = msgid("Open a file")
    ABOUT = msgid(
        "Type where a scenario file is, then press Enter. It is checked as “twiplo check” does it: what is wrong with "
        "it is shown with its line. Nothing in a file is carried out."
    )
    OFFERS: ClassVar = (
        Command("open_typed", "enter", msgid("Open"), msgid("Check the file and open its briefing.")),
        Command("back", "escape", msgid("Back"), msgid("Go back to the library.")),
    )
    CSS = """
    OpenFileScreen { align: center middle; background: $background 60%; }
    OpenFileScreen #box { width: 78; max-width: 100%; height: auto; max-height: 100%; background: $surface;
        border: round $border; padding: 0 1; }
    OpenFileScreen #question { text-style: bold; }
    OpenFileScreen #why { height: auto; max-height: 15; color: $foreground; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.typed = ""
        self.why = ""

    def compose(self) -> ComposeResult:
        """A question, a line to type in, and what is wrong with the file."""
        with Vertical(id="box"):
            yield Static(content(self.words.tr("Where is the scenario file?")), id="question")
            yield Input(self.typed, placeholder="~/scenarios/harbour.yaml", id="path")
            yield Static(content(self.why), id="why")
        yield KeyLine(self.OFFERS)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep what was typed, whatever happens to the screen."""
        self.typed = event.value

    def on_input_submitted(self) -> None:
        """Look at the file."""
        self.action_open_typed()

    def action_open_typed(self) -> None:
        """Look at the file, without holding the screen up."""
        typed = self.typed.strip().strip("'\"")
        if typed:
            self._tell(self.words.tr("The file is being checked."))
            self.run_worker(lambda: self._look(typed), thread=True, exclusive=True)

    def _look(self, typed: str) -> None:
        self.post_message(checked(typed, self.words))

    def on_checked(self, message: Checked) -> None:
        """Give the file, or say what is wrong with it."""
        if message.file is not None:
            self.dismiss(message.file)
        else:
            self._tell(message.why)

    def _tell(self, why: str) -> None:
        self.why = why
        self.query_one("#why", Static).update(content(why))

    def action_back(self) -> None:
        """Give nothing."""
        self.dismiss(None)


def checked(typed: str, words: Words) -> Checked:
    """The scenario file that `typed` names, or the first things that are wrong with it."""
    try:
        path = resolve(str(typed_path(typed)))
        if not path.is_file():
            # A pipe would be waited for until somebody writes to it.
            return Checked(None, words.tr("{path} is not a file. Name a file.", path=path))
        text = read_scenario_text(path)
    except StoreError as error:
        return Checked(None, told(error, words))
    found = check_text(text.text, text.path.name, shipped_doctrine().doctrine)
    if found.scenario is not None:
        return Checked(ScenarioFile(text, found.scenario))
    return Checked(None, _report([problem for problem in found.problems if problem.is_error], text.path, words))


def _report(problems: list[Problem], path: Path, words: Words) -> str:
    count = words.trn("{n} error. Nothing was opened.", "{n} errors. Nothing was opened.", len(problems))
    every = words.tr("To see everything: {command}", command=f"twiplo check {path}")
    return "\n".join([count, *(render(problem, words.tr) for problem in problems[:SHOWN]), every])
