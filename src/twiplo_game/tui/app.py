"""The app: it opens the screens that are asked for, and follows the preferences.

What games need is loaded with the first of them, so that the title is there at once.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from importlib import import_module
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, Final

from textual import on
from textual.events import Compose, Resize
from textual.filter import LineFilter
from textual.geometry import Size
from textual.screen import Screen

from twiplo_game.locale.words import Words, translator
from twiplo_game.store.errors import StoreError
from twiplo_game.store.settings import Settings, save_settings
from twiplo_game.telling.errors import told
from twiplo_game.tui import messages
from twiplo_game.tui.commands import FUNCTION_KEYS
from twiplo_game.tui.front_screen import FrontScreen
from twiplo_game.tui.host import Host
from twiplo_game.tui.screen import TwiploScreen
from twiplo_game.tui.screens.title import TitleScreen
from twiplo_game.tui.stylesheet import OnceParsed
from twiplo_game.tui.themes import THEMES, theme_name
from twiplo_game.tui.typography import AsciiOnly, keep_french_together

if TYPE_CHECKING:
    from twiplo_game.seating.port import GamePort
    from twiplo_game.tui.class_desk import ClassDesk
    from twiplo_game.tui.table import Table

PLACES: Final = {
    "library": "scenario_library:LibraryScreen",
    "join": "join:JoinScreen",
    "lobby": "lobby:LobbyScreen",
    "replays": "replays:ReplaysScreen",
    "settings": "settings:SettingsScreen",
    "lesson": "lesson:LessonScreen",
    "learning_check": "learning_check:LearningCheckScreen",
    "briefing": "briefing:BriefingScreen",
    "desk": "desk:DeskScreen",
    "composer": "composer:ComposerScreen",
    "consequence": "consequence:ConsequenceScreen",
    "ending": "ending:EndingScreen",
    "debrief": "debrief:DebriefScreen",
    "console": "console:ConsoleScreen",
    "review": "review:ReviewScreen",
    "too_small": "too_small:TooSmallScreen",
}
"""Where each screen lives; its module is loaded when it is opened."""

SMALLEST: Final = (80, 24)
"""Columns and rows below which the desk asks for a larger window."""

SECOND_PRESS: Final = 3.0
"""Seconds in which a second Ctrl+C leaves."""

INTERRUPTED: Final = 130
"""What the shell is told after Ctrl+C."""


class TwiploApp(Host):
    """Twiplo in a terminal."""

    TITLE = "Twiplo"
    ENABLE_COMMAND_PALETTE = False
    CSS_PATH = Path(__file__).with_name("twiplo.tcss")
    # A mode of its own, so that no empty screen is laid out and drawn below the title.
    MODES = {"title": TitleScreen}
    DEFAULT_MODE = "title"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (32, "-high")]

    def __init__(
        self,
        words: Words | None = None,
        first: Callable[["TwiploApp"], None] | None = None,
        *,
        settings: Settings | None = None,
        can_draw_lines: bool = True,
        once_drawn: Callable[[], None] = lambda: None,
        at_rest: Callable[[], None] = lambda: None,
    ) -> None:
        keep_french_together()
        super().__init__(words, settings)
        self._first = first
        self._can_draw_lines = can_draw_lines
        self._once_drawn = once_drawn
        self.at_rest = at_rest
        """What is done once a game was opened and its desk is drawn."""
        self._later: list[tuple[str, tuple[Any, ...]]] = []
        self._pressed = -SECOND_PRESS
        for theme in THEMES:
            self.register_theme(theme)
        self._apply_settings()
        # With the colours as they are now, so that they are no others when it is first used.
        self.stylesheet = OnceParsed(self.get_css_variables())

    def on_compose(self, event: Compose) -> None:
        """Leave all widgets to the screens: Textual would mount the title's again, and fail if it is left meanwhile."""
        event.prevent_default()

    def on_mount(self) -> None:
        """Open what the command line asked for, over the title."""
        self._look_at_room(self.size)
        self.call_after_refresh(self._once_drawn)
        if self._first is not None:
            self.call_later(self._first, self)

    def open(self, place: str, *values: Any) -> None:
        """Open the screen that `PLACES` names, made with `values`; once there is room for it."""
        if self._lacks_room:
            self._later.append((place, values))
        else:
            self._push(place, *values)

    def _push(self, place: str, *values: Any) -> None:
        module, _, name = PLACES[place].partition(":")
        screen: TwiploScreen[Any] = getattr(import_module(f"twiplo_game.tui.screens.{module}"), name)(*values)
        self.push_screen(screen)

    @property
    def _background_screens(self) -> list[Screen[Any]]:
        # Textual draws the whole screen anew whenever one below it changes, also where nothing of that can be seen:
        # with a class's clock below a composer, every second.
        return super()._background_screens if self.screen.styles.background.a < 1 else []

    @property
    def _lacks_room(self) -> bool:
        """Whether the desk is asking for a larger window."""
        return bool(self.screen_stack) and type(self.screen).__name__ == "TooSmallScreen"

    def on_resize(self, event: Resize) -> None:
        """Ask for a larger window where this one is too small, and stop asking when it is not."""
        self._look_at_room(event.size)

    def _look_at_room(self, size: Size) -> None:
        is_enough = size.width >= SMALLEST[0] and size.height >= SMALLEST[1]
        if self._lacks_room and is_enough:
            self.pop_screen()
            later, self._later = self._later, []
            for place, values in later:
                self.open(place, *values)
        elif not self._lacks_room and not is_enough and self.screen_stack:
            self._push("too_small", SMALLEST)

    def get_line_filters(self) -> list[LineFilter]:
        """Textual's own, and the one that keeps to ASCII where that is wanted."""
        filters = list(super().get_line_filters())
        return [*filters, AsciiOnly()] if self._keeps_to_ascii() else filters

    def _keeps_to_ascii(self) -> bool:
        return not self._can_draw_lines if self.settings.ascii == "auto" else self.settings.ascii == "on"

    def _apply_settings(self) -> None:
        self.theme = theme_name(self.settings.theme, self.settings.colours)
        self.animation_level = "basic" if self.settings.motion == "on" else "none"
        self.set_keymap(FUNCTION_KEYS if self.settings.keys == "function" else {})

    def on_go(self, message: messages.Go) -> None:
        """Open a screen by its name."""
        if message.place == "title":
            while len(self.screen_stack) > 1:
                self.pop_screen()
        elif message.place == "learn":
            self._open_game(messages.Learn())
        elif not any(type(screen).__name__ == PLACES[message.place].partition(":")[2] for screen in self.screen_stack):
            self.open(message.place)

    def on_brief(self, message: messages.Brief) -> None:
        """Open a briefing."""
        self.open("briefing", message.file)

    @on(messages.OpensGame)
    def _open_game(self, message: messages.OpensGame) -> None:
        from twiplo_game.tui.opening import open_game  # noqa: PLC0415 - with the engine, which the title needs not

        open_game(self, message)

    @cached_property
    def _table(self) -> "Table":
        from twiplo_game.tui.table import Table  # noqa: PLC0415 - with the engine, which the title needs not

        return Table(self)

    @on(messages.AtTheTable)
    def _carry_out(self, message: messages.AtTheTable) -> None:
        self._table.carry_out(message)

    @cached_property
    def _class_desk(self) -> "ClassDesk":
        from twiplo_game.tui.class_desk import ClassDesk  # noqa: PLC0415 - with the network, which few games need

        return ClassDesk(self)

    @on(messages.OfClass)
    def _attend_class(self, message: messages.OfClass) -> None:
        self._class_desk.carry_out(message)

    def sit_down(self, port: "GamePort", desk: str = "desk", welcome: str = "") -> None:
        """Play the game behind `port`, at the screen that `desk` names, which says `welcome` first."""
        self._table.sit_down(port, desk, welcome)

    def get_up(self) -> None:
        """Put the game away, and leave the class; both can be gone on with."""
        if self.seat is not None:
            self._table.get_up()
        if self.in_class is not None:
            self._class_desk.leave()

    def complain(self, notice: str) -> None:
        """Say that something could not be done: where the screen has a place for it, else over it."""
        if isinstance(self.screen, FrontScreen):
            self.screen.say(notice)
        elif self.frame is not None:
            self.frame = replace(self.frame, notice=notice, is_warning=True)
        else:
            self.notify(notice, severity="error", timeout=10, markup=False)

    def action_help_quit(self) -> None:
        """Ctrl+C where there is nothing to copy: the second press leaves."""
        if monotonic() - self._pressed < SECOND_PRESS:
            self.exit(INTERRUPTED)
            return
        self._pressed = monotonic()
        self.complain(self.words.tr("Ctrl+C again leaves Twiplo. A game is saved after every action."))

    @property
    def fault(self) -> Exception | None:
        """What went wrong inside the desk and ended it."""
        return self._exception

    def _fatal_error(self) -> None:
        # Textual would print a page of variables. The command line says one sentence, and where to see more.
        self._close_messages_no_wait()

    async def action_quit(self) -> None:
        """Textual's own key for leaving does what the screen on top does about it."""
        await self.screen.run_action("leave")

    def keep_settings(self, settings: Settings) -> None:
        """Have them at the next start too. Raises StoreError."""
        save_settings(settings)

    def on_prefer(self, message: messages.Prefer) -> None:
        """Keep new preferences, and follow them at once."""
        self.settings = message.settings
        try:
            self.keep_settings(message.settings)
        except StoreError as error:
            self.complain(told(error, self.words))
        self._apply_settings()
        if message.settings.language and message.settings.language != self.words.language:
            self.words = translator(message.settings.language)
            if self.frame is not None:
                lexicon = replace(self.frame.lexicon, words=self.words)
                self.frame = replace(self.frame, lexicon=lexicon, notice="")
        for screen in self.screen_stack:
            if isinstance(screen, TwiploScreen):
                # In the screen's own time: what it composes binds its data to the screen, not to the app.
                screen.call_later(screen.retell)
