"""The debrief: what each decision was worth and why, what was really so, and what there is to talk about."""

from dataclasses import replace
from pathlib import Path
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.containers import Container, Horizontal, VerticalScroll
from textual.widget import Widget
from textual.widgets import ContentSwitcher, OptionList, Static

from twiplo_game.analysis.debrief_parts import Debrief
from twiplo_game.engine.view import PlayerView
from twiplo_game.locale.figures import tenths
from twiplo_game.locale.words import msgid
from twiplo_game.store.exports import proposed_path
from twiplo_game.telling.debrief import as_text
from twiplo_game.telling.debrief_sections import (
    TITLES,
    cases_page,
    outcome_page,
    questions_page,
    sections,
    what_was_so_page,
)
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.tui import messages
from twiplo_game.tui.commands import Command
from twiplo_game.tui.debrief_acts import NAMES, DebriefActs
from twiplo_game.tui.debrief_entries import decision_entries, moment_entries, rule_entries
from twiplo_game.tui.screens.save_text import SaveTextScreen
from twiplo_game.tui.typography import content
from twiplo_game.tui.widgets.entries import Browser, EntryList
from twiplo_game.tui.widgets.key_line import KeyLine
from twiplo_game.tui.widgets.page_view import PageView
from twiplo_game.tui.widgets.plot import GaugePlot
from twiplo_game.tui.widgets.section_tabs import SectionTab, SectionTabs

_COLUMNS: Final = 76
"""Of the text file."""

_DOES: Final = (
    msgid("How it ended, and how the score is made."),
    msgid("Every event, decision and silence, with what it moved and why."),
    msgid("The gauges over time, with your decisions."),
    msgid("The rules that moved something, with reasons, grades and sources."),
    msgid("What was really so, beside what you knew."),
    msgid("What really happened, and lines that can be defended."),
    msgid("Questions to talk about."),
)


class DebriefScreen(DebriefActs):
    """The debrief of a game that is over; `path` is the log that it was made from, None for the game just played."""

    TITLE_WORDS = msgid("The debrief")
    ABOUT = msgid(
        "Seven sections; go to one by its number, with ← and →, or with a click. In the timeline a letter marks a "
        "decision of yours, · what came in, - a silence, = the end; ▲ and ▼ say what it moved in all, on each gauge. "
        "Enter reads on in what is highlighted; Tab goes back to the list."
    )
    OFFERS: ClassVar = (
        Command("following", "right", msgid("Next"), msgid("The next section.")),
        Command("former", "left", msgid("Previous"), msgid("The section before.")),
        Command("save", "s", msgid("Save as text"), msgid("Save the debrief as a text file.")),
        Command("away", "escape", msgid("Close"), msgid("Close the debrief.")),
        Command("check_learning", "t", msgid("Check-up"), msgid("Eight questions that show what stays.")),
        *(
            Command(name, str(place), title, does, is_shown=False)
            for place, (name, title, does) in enumerate(zip(NAMES, TITLES, _DOES, strict=True), 1)
        ),
    )
    CSS_PATH = "debrief.tcss"

    def __init__(self, result: Debrief, lexicon: Lexicon, view: PlayerView, path: Path | None) -> None:
        super().__init__()
        self.result = result
        self.view = view
        self.path = path
        self._lexicon = lexicon
        self._chosen = dict.fromkeys(NAMES, 0)
        self._written: Path | None = None

    @property
    def lexicon(self) -> Lexicon:
        """What things are called, in the language of the moment."""
        return replace(self._lexicon, words=self.words)

    def compose(self) -> ComposeResult:
        """Title and score, the sections' titles, the sections."""
        words, lexicon, result, now = self.words, self.lexicon, self.result, self.view
        with Horizontal(id="head"):
            yield Static(content(f"{words.tr('DEBRIEF')}  {lexicon.text(lexicon.playbill.title)}"), id="what")
            score = words.tr("Score: {score} of 100.", score=tenths(result.score.total, words))
            yield Static(content(score.removesuffix(".")), id="score")
        yield SectionTabs([words.tr(title) for title in TITLES], self.section)
        with ContentSwitcher(initial=NAMES[self.section]):
            with VerticalScroll(id="outcome", classes="page"):
                yield PageView(outcome_page(lexicon, now, result))
            yield Browser(moment_entries(lexicon, now, result), "timeline", self._chosen["timeline"])
            with Container(id="gauges"):
                yield GaugePlot(lexicon, result)
                yield EntryList(decision_entries(lexicon, now, result), id="legend")
            yield Browser(rule_entries(lexicon, now, result), "rules", self._chosen["rules"])
            with VerticalScroll(id="truth", classes="page"):
                yield PageView(what_was_so_page(lexicon, result))
            with VerticalScroll(id="cases", classes="page"):
                yield PageView(cases_page(lexicon, result))
            with VerticalScroll(id="questions", classes="page"):
                yield PageView(questions_page(lexicon, result))
        if self._written is not None:
            yield Static(content(words.tr("Written to {path}.", path=self._written)), id="written")
        yield KeyLine(self.OFFERS)

    def on_mount(self) -> None:
        """Begin to read."""
        self._point(0)
        self._focus()

    def _point(self, place: int) -> None:
        legend = self.query_one("#legend", EntryList)
        if place < legend.option_count:
            legend.highlighted = place

    def watch_section(self, section: int) -> None:
        """Bring it forward."""
        self.query_one(SectionTabs).chosen = section
        self.query_one(ContentSwitcher).current = NAMES[section]
        self._focus()

    def _focus(self) -> None:
        place: Widget = self.query_one(f"#{NAMES[self.section]}")
        for inside in place.query(EntryList):
            place = inside
        place.focus()

    async def retell(self) -> None:
        """Say everything in the other language; what was looked at stays chosen."""
        for browser in self.query(Browser):
            self._chosen[browser.id or ""] = browser.chosen
        self._chosen["gauges"] = self.query_one("#legend", EntryList).highlighted or 0
        await super().retell()
        self._point(self._chosen["gauges"])
        self._focus()

    def on_section_tab_chosen(self, chosen: SectionTab.Chosen) -> None:
        """A title was clicked."""
        self.section = chosen.place

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """The decision that is highlighted in the legend is marked in the plot."""
        self.query_one(GaugePlot).chosen = event.option_index

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A decision was chosen in the legend: read about it in the timeline."""
        browser = self.query_one("#timeline", Browser)
        marked = [place for place, entry in enumerate(browser.entries) if entry.is_own]
        browser.choose(marked[event.option_index])
        self.section = NAMES.index("timeline")

    def action_save(self) -> None:
        """Ask where to, and write the text there."""
        name = self.path.stem if self.path is not None else self.lexicon.playbill.scenario
        text = as_text(sections(self.lexicon, self.view, self.result), _COLUMNS)
        self.app.push_screen(SaveTextScreen(text, proposed_path(name)), self._saved)

    async def _saved(self, path: Path | None) -> None:
        if path is not None:
            self._written = path
            await self.retell()

    def action_check_learning(self) -> None:
        """Open the learning check."""
        self.post_message(messages.Go("learning_check"))

    def action_away(self) -> None:
        """Back to where it was opened: to the title after a game, else to what is below."""
        if self.path is None:
            self.post_message(messages.LeaveGame())
        else:
            self.dismiss(None)
