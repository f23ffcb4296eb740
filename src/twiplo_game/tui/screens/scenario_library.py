"""The library: what can be played, and what one practises in it."""

from dataclasses import dataclass
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from twiplo_game.locale.levels import LEVELS
from twiplo_game.locale.words import msgid
from twiplo_game.model.scenario import Scenario
from twiplo_game.store.errors import StoreError
from twiplo_game.store.saves import saves
from twiplo_game.store.scenarios import ScenarioFile, read_library
from twiplo_game.telling.errors import told
from twiplo_game.telling.page import Page
from twiplo_game.telling.scenario_library import fits, record_word, record_words, scenario_page
from twiplo_game.tui.commands import Command
from twiplo_game.tui.front_screen import FrontScreen
from twiplo_game.tui.messages import Brief, Go
from twiplo_game.tui.screens.open_file import OpenFileScreen
from twiplo_game.tui.shelf import Record, records
from twiplo_game.tui.typography import content, shortened
from twiplo_game.tui.widgets.page_view import PageView

COLUMNS: Final = 48
"""Of a line beside the title: level, minutes, languages, what was made of it."""


@dataclass
class LibraryRead(Message):
    """The library was read."""

    files: list[ScenarioFile]
    errors: list[StoreError]
    records: dict[str, Record]


class LibraryScreen(FrontScreen):
    """A list, and beside it or below it what the highlighted scenario is about."""

    TITLE_WORDS = msgid("The library")
    ABOUT = msgid(
        "Choose a crisis. Begin with an introduction: it offers fewer choices. The minutes are of your own time. "
        "Best is the best score of 100 that you reached in it."
    )
    OFFERS: ClassVar = (
        Command("brief", "enter", msgid("Briefing"), msgid("Open the briefing of the highlighted scenario.")),
        Command("search", "slash", msgid("Search"), msgid("List only what has the letters that you type.")),
        Command("open_file", "o", msgid("Open a file"), msgid("Play a scenario file from the disk.")),
        Command("back", "escape", msgid("Back"), msgid("End the search, or go back to the title.")),
    )
    CSS = """
    LibraryScreen #search { height: 3; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.files: list[ScenarioFile] = []
        self.errors: list[StoreError] = []
        self.records: dict[str, Record] = {}
        self.is_read = False
        self.is_searching = False
        self.typed = ""
        self.at = ""
        """The id of the highlighted scenario."""

    def compose(self) -> ComposeResult:
        """What to search for, the list, what is highlighted."""
        yield self.head(self.words.tr("The library"))
        search = Input(self.typed, placeholder=self.words.tr("Letters of a title, or of what it is about"), id="search")
        search.display = self.is_searching
        yield search
        with Container(id="room"):
            yield OptionList(id="list", markup=False)
            with VerticalScroll(id="preview"):
                yield PageView()
        yield from self.foot()

    def on_mount(self) -> None:
        """Begin with what there is."""
        self.refill()
        self.query_one("#list").focus()

    def on_screen_resume(self) -> None:
        """Read it; what was read before is not parsed again."""
        self.run_worker(self._read, thread=True, exclusive=True)

    def _read(self) -> None:
        files, errors = read_library()
        self.post_message(LibraryRead(files, errors, records(saves())))

    def on_library_read(self, message: LibraryRead) -> None:
        """Show it, and say which files cannot be played."""
        self.files, self.errors, self.records = message.files, message.errors, message.records
        self.is_read = True
        self.refill()

    def on_resize(self) -> None:
        """Fit the lines to the new width."""
        self.call_after_refresh(self.refill)

    def refill(self) -> None:
        """Write the list again; the highlighted scenario stays highlighted."""
        words, listed = self.words, self.query_one("#list", OptionList)
        found = [file for file in self.files if fits(file.scenario, self.typed, words)]
        room = max(18, (listed.scrollable_content_region.width or 78) - COLUMNS)
        options = [Option(self._line(file.scenario, room), file.scenario.id) for file in found]
        if not found:
            nothing = words.tr("Nothing fits that.") if self.is_read else words.tr("The library is being read.")
            options = [Option(content(f" {nothing}"), disabled=True)]
        at = next((place for place, file in enumerate(found) if file.scenario.id == self.at), 0)
        listed.set_options(options)
        listed.highlighted = at if found else None
        self._show(found[at] if found else None)
        if self.errors:
            self.say("\n".join(told(error, words) for error in self.errors))

    def _line(self, scenario: Scenario, room: int) -> Content:
        words, record = self.words, self.records.get(scenario.id, Record())
        made = record_word(words, record.open_games, record.finished, record.best)
        level = words.tr(LEVELS[scenario.level])
        time = words.tr("{minutes} min", minutes=scenario.minutes)
        languages = " ".join(code.upper() for code in scenario.languages)
        title = shortened(scenario.title.in_(words.language), room)
        return Content.assemble(
            content(f" {title:<{room}}  ", "bold"),
            content(f"{shortened(level, 14):<15}{time:>7}  {shortened(languages, 5):<7}"),
            content(shortened(made, 14), "$accent"),
        )

    def _show(self, file: ScenarioFile | None) -> None:
        page = Page()
        if file is not None:
            record = self.records.get(file.scenario.id, Record())
            made = record_words(self.words, record.open_games, record.finished, record.best)
            page = scenario_page(file.scenario, self.words, made)
        self.query_one(PageView).show(page)

    def _file(self, name: str | None) -> ScenarioFile | None:
        return next((file for file in self.files if file.scenario.id == name), None)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show what it is about."""
        file = self._file(event.option_id)
        if file is not None and file.scenario.id != self.at:
            self.at = file.scenario.id
            self._show(file)
            self.query_one("#preview").scroll_home(animate=False)

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open its briefing."""
        await self.run_action("brief")

    def on_input_changed(self, event: Input.Changed) -> None:
        """List what fits."""
        if event.value != self.typed:
            self.typed = event.value
            self.refill()

    def on_input_submitted(self) -> None:
        """Go on in the list."""
        self.query_one("#list").focus()

    def action_brief(self) -> None:
        """Open the briefing of what is highlighted."""
        chosen = self.query_one("#list", OptionList).highlighted_option
        file = self._file(chosen.id) if chosen is not None else None
        if file is not None:
            self.post_message(Brief(file))

    def action_search(self) -> None:
        """Type what to look for."""
        self.is_searching = True
        search = self.query_one("#search", Input)
        search.display = True
        search.focus()

    def action_open_file(self) -> None:
        """Ask for a file."""
        self.app.push_screen(OpenFileScreen(), self._opened)

    def _opened(self, file: ScenarioFile | None) -> None:
        if file is not None:
            self.post_message(Brief(file))

    def action_back(self) -> None:
        """End the search; where there is none, go back to the title."""
        if not self.is_searching:
            self.post_message(Go("title"))
            return
        self.is_searching = False
        search = self.query_one("#search", Input)
        search.value, search.display = "", False
        self.query_one("#list").focus()
