"""The debrief: what each decision was worth and why, what was really so, and what there is to talk about."""

from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Container, Horizontal, VerticalScroll
from textual.widget import Widget
from textual.widgets import ContentSwitcher, OptionList, Static

from twiplo_game.analysis.debrief_parts import Debrief
from twiplo_game.analysis.remarks import NO_REMARKS, Remarks
from twiplo_game.analysis.review.branching import Branching
from twiplo_game.engine.view import PlayerView
from twiplo_game.locale.figures import tenths
from twiplo_game.locale.words import msgid
from twiplo_game.telling.account import Account
from twiplo_game.telling.debrief_sections import SECTIONS, TITLES, Section
from twiplo_game.telling.learning import offer_page
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.telling.rules_fired import fired_rules
from twiplo_game.tui import messages
from twiplo_game.tui.commands import Command
from twiplo_game.tui.debrief_acts import CHECK, NAMES, TO_SECTIONS
from twiplo_game.tui.debrief_entries import decision_entries, moment_entries, rule_entries
from twiplo_game.tui.saved_debrief import SavedDebrief
from twiplo_game.tui.screens.contest import ContestScreen
from twiplo_game.tui.typography import content
from twiplo_game.tui.widgets.entries import Browser, EntryList
from twiplo_game.tui.widgets.key_line import KeyLine
from twiplo_game.tui.widgets.page_view import PageView
from twiplo_game.tui.widgets.plot import GaugePlot
from twiplo_game.tui.widgets.section_tabs import SectionTab, SectionTabs


class DebriefScreen(SavedDebrief):
    """The debrief of a game that is over; `path` is the log that it was made from, None for the game just played."""

    TITLE_WORDS = msgid("The debrief")
    ABOUT = msgid(
        "Go to a section by its number, with ← and →, or with a click. In the timeline a letter marks a decision of "
        "yours, · what came in, - a silence, = the end; ▲ and ▼ say what it moved in all, on each gauge. Enter reads "
        "on in what is highlighted; Tab goes back to the list. Among the rules, ? marks one that you would contest."
    )
    OFFERS: ClassVar = (
        Command("following", "right", msgid("Next"), msgid("The next section.")),
        Command("former", "left", msgid("Previous"), msgid("The section before."), is_shown=False),
        Command(
            "review", "v", msgid("Review"), msgid("What each decision was worth, and what if you had chosen otherwise.")
        ),
        CHECK,
        Command(
            "save", "s", msgid("Save as"), msgid("Save the debrief: a text, a page, Markdown, an after-action report.")
        ),
        Command("contest", "c", msgid("Contest"), msgid("Contest the rule that is highlighted, in a sentence.")),
        Command("away", "escape", msgid("Close"), msgid("Close the debrief.")),
        *TO_SECTIONS,
    )
    CSS_PATH = "debrief.tcss"

    def __init__(
        self,
        result: Debrief,
        lexicon: Lexicon,
        view: PlayerView,
        path: Path | None,
        remarks: Remarks = NO_REMARKS,
        branching: Branching | None = None,
    ) -> None:
        super().__init__()
        self.result = result
        self.view = view
        self.remarks = remarks
        self.path = path
        self.branching = branching
        self._lexicon = lexicon
        self._chosen = dict.fromkeys(NAMES, 0)

    @property
    def lexicon(self) -> Lexicon:
        """What things are called, in the language of the moment."""
        return replace(self._lexicon, words=self.words)

    @property
    def account(self) -> Account:
        """All that is told here."""
        return Account(self.lexicon, self.view, self.result, self.remarks, branching=self.branching)

    def compose(self) -> ComposeResult:
        """Title and score, the sections' titles, the sections."""
        words, lexicon, result = self.words, self.lexicon, self.result
        with Horizontal(id="head"):
            name = words.tr("DEBRIEF")
            yield Static(content(f"{name}  {lexicon.text(lexicon.playbill.title)}"), id="what")
            score = words.tr("Score: {score} of 100.", score=tenths(result.score.total, words))
            yield Static(content(score.removesuffix(".")), id="score")
        yield SectionTabs([words.tr(title) for title in TITLES], self.section)
        with ContentSwitcher(initial=NAMES[self.section]):
            for section in SECTIONS:
                yield self._drawn(section)
        if self.written is not None:
            yield Static(content(words.tr("Written to {path}.", path=self.written)), id="written")
        yield KeyLine(self.key_offers)

    def _drawn(self, section: Section) -> Widget:
        lexicon, now, result = self.lexicon, self.view, self.result
        match section.name:
            case "timeline":
                return Browser(moment_entries(lexicon, now, result), section.name, self._chosen[section.name])
            case "rules":
                return Browser(rule_entries(self.account), section.name, self._chosen[section.name])
            case "gauges":
                legend = EntryList(decision_entries(lexicon, now, result), id="legend")
                return Container(GaugePlot(lexicon, result), legend, id=section.name)
        page = section.page(self.account)
        if section is SECTIONS[-1] and self.has_check:
            page.add(offer_page(self.words, CHECK.key))
        return VerticalScroll(PageView(page), id=section.name, classes="page")

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

    def action_contest(self) -> None:
        """Ask why the rule that is highlighted would be contested; from another section, go to the rules first."""
        self.section = NAMES.index("rules")
        rules = fired_rules(self.lexicon, self.view, self.result, self.remarks)
        if not rules:
            return
        rule = rules[self.query_one("#rules", Browser).chosen]
        contested = self.remarks.against(rule.id)
        typed = contested.words if contested is not None else ""

        async def kept(words: str | None) -> None:
            if words is not None and words != typed:
                self.remarks = self.remarks.with_contested(rule.id, words)
                self.post_message(messages.Contesting(rule.id, words, self.path))
                await self.retell()

        self.app.push_screen(ContestScreen(rule.name, typed), kept)

    def action_review(self) -> None:
        """Open the review of the decisions."""
        self.post_message(messages.Weigh(self.path))

    def action_away(self) -> None:
        """Back to where it was opened: to the title after a game, else to what is below."""
        if self.path is None:
            self.post_message(messages.LeaveGame())
        else:
            self.dismiss(None)
