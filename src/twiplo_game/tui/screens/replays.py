"""The games that are over: their scores, and the way to their debriefs."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from twiplo_game.locale.figures import clock, tenths
from twiplo_game.locale.words import msgid
from twiplo_game.model.scenario import Scenario
from twiplo_game.model.versions import RULES_VERSION
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.saved_scenarios import scenario_of_save
from twiplo_game.store.saves import Save, finished
from twiplo_game.telling.page import Page
from twiplo_game.telling.records import branched_words, say_other_rules, say_result, say_setup
from twiplo_game.telling.since import ago, date
from twiplo_game.tui.commands import Command
from twiplo_game.tui.front_screen import FrontScreen
from twiplo_game.tui.messages import Go, Replay
from twiplo_game.tui.shelf import score_of
from twiplo_game.tui.typography import content, shortened
from twiplo_game.tui.widgets.page_view import PageView

COLUMNS: Final = 37
"""Of a line beside the title: the score, the day, whether its debrief can still be made."""


@dataclass
class OldGamesRead(Message):
    """The games that are over were looked at."""

    games: tuple[Save, ...]
    scenarios: dict[Path, Scenario]


class ReplaysScreen(FrontScreen):
    """A list, and beside it or below it what the highlighted game was."""

    TITLE_WORDS = msgid("Games that are over")
    ABOUT = msgid(
        "The newest game comes first. Enter opens its debrief: what each decision was worth, and why. "
        "A game that was played under other rules shows the result that was recorded then."
    )
    OFFERS: ClassVar = (
        Command("debrief", "enter", msgid("Debrief"), msgid("Open the debrief of the highlighted game.")),
        Command("back", "escape", msgid("Back"), msgid("Go back to the title.")),
    )

    def __init__(self) -> None:
        super().__init__()
        self.games: tuple[Save, ...] = ()
        self.scenarios: dict[Path, Scenario] = {}
        self.is_read = False
        self.at = ""
        """The log of the highlighted game."""

    def compose(self) -> ComposeResult:
        """The list, and what is highlighted."""
        yield self.head(self.words.tr("Games that are over"))
        with Container(id="room"):
            yield OptionList(id="list", markup=False)
            with VerticalScroll(id="preview"):
                yield PageView()
        yield from self.foot()

    def on_mount(self) -> None:
        """Begin with what there is."""
        self.refill()

    def on_screen_resume(self) -> None:
        """Look at the games."""
        self.run_worker(self._read, thread=True, exclusive=True)

    def _read(self) -> None:
        games = finished()
        found = {save.path: scenario for save in games if (scenario := scenario_of_save(save)) is not None}
        self.post_message(OldGamesRead(games, found))

    def on_old_games_read(self, message: OldGamesRead) -> None:
        """Show them."""
        self.games, self.scenarios, self.is_read = message.games, message.scenarios, True
        self.refill()

    def on_resize(self) -> None:
        """Fit the lines to the new width."""
        self.call_after_refresh(self.refill)

    def refill(self) -> None:
        """Write the list again; the highlighted game stays highlighted."""
        listed = self.query_one("#list", OptionList)
        room = max(20, (listed.scrollable_content_region.width or 78) - COLUMNS)
        options = [Option(self._line(save, room), str(save.path)) for save in self.games]
        if not options:
            nothing = (
                self.words.tr("No game is over yet.") if self.is_read else self.words.tr("The games are being read.")
            )
            options = [Option(content(f" {nothing}"), disabled=True)]
        at = next((place for place, save in enumerate(self.games) if str(save.path) == self.at), 0)
        listed.set_options(options)
        listed.highlighted = at if self.games else None
        self._show(self.games[at] if self.games else None)

    def _title(self, save: Save) -> str:
        scenario = self.scenarios.get(save.path)
        return scenario.title.in_(self.words.language) if scenario is not None else save.header.scenario

    def _line(self, save: Save, room: int) -> Content:
        words, score = self.words, score_of(save)
        made = tenths(score, words) if score is not None else "–"
        kept = words.tr("other rules") if is_of_other_rules(save) else self._what_if(save)
        return Content.assemble(
            content(f" {shortened(self._title(save), room):<{room}}  ", "bold"),
            content(f"{made:>5}", "bold $accent"),
            content(f"  {date(datetime.fromtimestamp(save.changed), words):<12}"),
            content(shortened(kept, 14), "$warning"),
        )

    def _what_if(self, save: Save) -> str:
        """That it is one, and at which decision: several of one game are told apart by it."""
        if save.branched is None:
            return ""
        scenario = self.scenarios.get(save.path)
        if scenario is None:
            return self.words.tr("what if")
        return self.words.tr("what if, {clock}", clock=clock(scenario.start, save.branched, self.words))

    def _show(self, save: Save | None) -> None:
        page = Page()
        if save is not None:
            words, header, doctrine = self.words, save.header, shipped_doctrine().doctrine
            page.heading(self._title(save))
            page.say(words.tr("Played {when}.", when=ago(datetime.fromtimestamp(save.changed), datetime.now(), words)))
            scenario = self.scenarios.get(save.path)
            if save.branched is not None and scenario is not None:
                page.say(branched_words(words, scenario.start, save.branched, is_routine=save.is_routine))
            say_result(page, words, doctrine, save.result or {})
            if is_of_other_rules(save):
                page.blank()
                say_other_rules(page, words, header.rules, header.engine)
            say_setup(
                page,
                words,
                doctrine,
                scenario,
                profile=header.profile,
                mandates=header.mandates,
                pace=header.clock,
                seed=header.seed,
            )
            page.heading(words.tr("Step by step, in lines of text"))
            page.say(f"twiplo replay {save.path}")
        self.query_one(PageView).show(page)

    def _save(self, name: str | None) -> Save | None:
        return next((save for save in self.games if str(save.path) == name), None)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show what it was."""
        save = self._save(event.option_id)
        if save is not None and event.option_id != self.at:
            self.at = str(save.path)
            self._show(save)
            self.query_one("#preview").scroll_home(animate=False)

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open its debrief, or say why there is none."""
        await self.run_action("debrief")

    def action_debrief(self) -> None:
        """Open the debrief of what is highlighted."""
        chosen = self.query_one("#list", OptionList).highlighted_option
        save = self._save(chosen.id) if chosen is not None else None
        if save is not None:
            self.post_message(Replay(save.path))

    def action_back(self) -> None:
        """Go back to the title."""
        self.post_message(Go("title"))


def is_of_other_rules(save: Save) -> bool:
    """Whether `save` was played under rules that this release does not play."""
    return save.header.rules != RULES_VERSION
