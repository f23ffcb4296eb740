"""The title: what can be gone on with, and everything else that can be begun."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option, OptionDoesNotExist
from textual.worker import get_current_worker

from twiplo_game import __version__
from twiplo_game.locale.words import msgid
from twiplo_game.tui.commands import Command
from twiplo_game.tui.front_screen import FrontScreen
from twiplo_game.tui.messages import Continue, EnterClass, Go, Prefer
from twiplo_game.tui.screens.choice import ChoiceScreen, Item
from twiplo_game.tui.title_menu import WIDTH, game_words, going_on, title_menu
from twiplo_game.tui.title_reading import ChecksRead, GamesRead, read_games
from twiplo_game.tui.typography import content
from twiplo_game.tui.widgets.languages import LanguageSwitch
from twiplo_game.tui.widgets.wordmark import Wordmark

if TYPE_CHECKING:
    from twiplo_game.analysis.learning import Check
    from twiplo_game.model.scenario import Scenario
    from twiplo_game.store.saves import Save
    from twiplo_game.store.seats import OpenSeat


class TitleScreen(FrontScreen):
    """The first thing that is seen, drawn before anything is read from the disk."""

    TITLE_WORDS = msgid("Title")
    ABOUT = msgid(
        "Twiplo puts you on the duty desk of a foreign ministry while a crisis comes in. Play begins a new crisis, "
        "Learn shows the desk piece by piece in six minutes. The same game in lines of text, for screen readers: "
        "twiplo play --plain."
    )
    OFFERS: ClassVar = (
        Command("go_on", "c", msgid("Continue"), msgid("Go on with the game that you played last.")),
        Command("play", "p", msgid("Play"), msgid("Choose a crisis and begin.")),
        Command("learn", "g", msgid("Learn"), msgid("Six minutes at a guided desk.")),
        Command("join_class", "t", msgid("Class"), msgid("Join a class with the address and the code on its board.")),
        Command(
            "check_learning",
            "e",
            msgid("Learning check"),
            msgid("Eight questions that show what stays."),
            is_shown=False,
        ),
        Command("replays", "r", msgid("Games that are over"), msgid("Their scores and their debriefs.")),
        Command("choose_open", "a", msgid("Another game"), msgid("Go on with another open game."), is_shown=False),
        Command("settings", "s", msgid("Settings"), msgid("Language, colours, clock, keys and more.")),
        Command("quit", "q", msgid("Quit"), msgid("Leave Twiplo.")),
    )
    CSS = """
    TitleScreen { align: center top; }
    TitleScreen #column { width: 78; height: auto; margin: 1 0 0 0; }
    TitleScreen.-high #column { margin: 4 0 0 0; }
    TitleScreen #crown { height: 5; padding: 0 1; }
    TitleScreen LanguageSwitch { dock: right; }
    TitleScreen #tagline { margin: 1; }
    TitleScreen.-high #tagline { margin: 1 1 2 1; }
    TitleScreen OptionList { height: auto; border: none; padding: 0; background: $background; }
    TitleScreen #plain { color: $quiet; margin: 1 1 0 1; }
    TitleScreen.-high #plain { margin: 2 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.games: tuple[Save, ...] = ()
        self.seats: tuple[OpenSeat, ...] = ()
        self.scenarios: dict[Path, Scenario] = {}
        self.checks: tuple[Check, ...] = ()
        self.is_read = False
        """Whether it is known what was played here."""

    def compose(self) -> ComposeResult:
        """The name, the languages, the menu, and that there is a line mode."""
        words = self.words
        with Vertical(id="column"):
            with Horizontal(id="crown"):
                yield Wordmark()
                yield LanguageSwitch()
            yield Static(content(words.tr("A crisis on the duty desk of a foreign ministry.")), id="tagline")
            yield OptionList(*self._options(), id="menu", markup=False)
            plain = words.tr("In lines of text, for screen readers: {command}", command="twiplo play --plain")
            yield Static(content(f"{plain:<{WIDTH - len(__version__)}}{__version__}"), id="plain")
        yield from self.foot()

    @property
    def open_games(self) -> "list[Save | OpenSeat]":
        """What can be gone on with, the newest first."""
        return going_on(self.games, self.seats)

    def _options(self) -> list[Option | None]:
        settings = self.host.settings
        told = self.games, self.seats, self.scenarios, self.checks if settings.checks == "on" else None
        return title_menu(self.words, settings.language, *told, is_read=self.is_read)

    def on_screen_resume(self) -> None:
        """Look at the games again: one may have been played since."""
        self.call_after_refresh(self._look)

    def _look(self) -> None:
        if self.is_current:
            self.run_worker(self._read, thread=True, exclusive=True)

    def _read(self) -> None:
        worker = get_current_worker()
        read_games(self.post_message, lambda: not worker.is_cancelled)

    def on_checks_read(self, message: ChecksRead) -> None:
        """Say when the last learning check was, and whether it is time for another."""
        if message.checks != self.checks:
            self.checks = message.checks
            self.refill()

    def on_games_read(self, message: GamesRead) -> None:
        """Show what can be gone on with."""
        self.games, self.is_read = message.games, True
        self.seats = message.seats
        self.scenarios = message.scenarios
        self.refill()

    def refill(self) -> None:
        """Write the menu again. Who has not moved stays on its first line, whatever that has become."""
        menu = self.query_one("#menu", OptionList)
        at = menu.highlighted_option.id if menu.highlighted and menu.highlighted_option else None
        menu.set_options(self._options())
        menu.highlighted = 0
        if at is None and self.host.settings.language is None:
            at = f"speak_{self.words.language}"
        with suppress(OptionDoesNotExist):
            if at is not None:
                menu.highlighted = menu.get_option_index(at)

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Do what was chosen."""
        name = event.option_id or ""
        if name.startswith("speak_"):
            self.post_message(Prefer(replace(self.host.settings, language=name.removeprefix("speak_"))))
        else:
            await self.run_action(name)

    def action_go_on(self) -> None:
        """Go on with the newest game."""
        if self.open_games:
            self._go_on_with(self.open_games[0])
        else:
            self.say(self.words.tr("There is no open game. Play begins one."))

    def action_choose_open(self) -> None:
        """Choose among the open games."""
        if not self.open_games:
            self.action_go_on()
            return
        items = [
            Item(title, save, when)
            for save in self.open_games
            for title, when in [game_words(self.words, save, self.scenarios)]
        ]
        self.app.push_screen(
            ChoiceScreen(self.words.tr("Which game?"), items, self.words.tr("The newest game comes first.")),
            self._go_on_with,
        )

    def _go_on_with(self, chosen: "Save | OpenSeat | None") -> None:
        from twiplo_game.store.seats import OpenSeat  # noqa: PLC0415 - there already, where there is one

        if chosen is not None:
            self.post_message(EnterClass(chosen.seat) if isinstance(chosen, OpenSeat) else Continue(chosen.path))

    def action_join_class(self) -> None:
        """Join a class."""
        self.post_message(Go("join"))

    def action_play(self) -> None:
        """Open the library."""
        self.post_message(Go("library"))

    def action_learn(self) -> None:
        """Open the guided desk."""
        self.post_message(Go("learn"))

    def action_check_learning(self) -> None:
        """Open the learning check."""
        self.post_message(Go("learning_check"))

    def action_replays(self) -> None:
        """Open the games that are over."""
        self.post_message(Go("replays"))

    def action_quit(self) -> None:
        """Leave Twiplo."""
        self.action_leave()
