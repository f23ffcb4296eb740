"""The app: it owns the player's seat, makes frames out of its news, and opens the screens that are asked for."""

import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any, Final

from textual.filter import LineFilter

from twiplo_game.locale.words import Words, translator
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.errors import StoreError
from twiplo_game.store.lessons import begin_lesson
from twiplo_game.store.session import begin, resume
from twiplo_game.store.settings import save_settings
from twiplo_game.telling.errors import told
from twiplo_game.tui import messages
from twiplo_game.tui.commands import FUNCTION_KEYS
from twiplo_game.tui.game_app import GameApp
from twiplo_game.tui.local_port import PRACTICE, LocalPort
from twiplo_game.tui.screen import TwiploScreen
from twiplo_game.tui.themes import THEMES, theme_name
from twiplo_game.tui.typography import AsciiOnly, keep_french_together

PLACES: Final = {
    "title": "title:TitleScreen",
    "library": "library:LibraryScreen",
    "replays": "replays:ReplaysScreen",
    "settings": "settings:SettingsScreen",
    "lesson": "lesson:LessonScreen",
    "briefing": "briefing:BriefingScreen",
    "desk": "desk:DeskScreen",
    "composer": "composer:ComposerScreen",
    "consequence": "consequence:ConsequenceScreen",
    "ending": "ending:EndingScreen",
    "debrief": "debrief:DebriefScreen",
    "too_small": "too_small:TooSmallScreen",
}
"""Where each screen lives; its module is loaded when it is opened."""

SMALLEST: Final = (80, 24)
"""Columns and rows below which the desk asks for a larger window."""


class TwiploApp(GameApp):
    """Twiplo in a terminal."""

    TITLE = "Twiplo"
    ENABLE_COMMAND_PALETTE = False
    CSS_PATH = "twiplo.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (32, "-high")]

    def __init__(self, words: Words | None = None, first: Callable[["TwiploApp"], None] | None = None) -> None:
        keep_french_together()
        super().__init__(words)
        self._first = first
        for theme in THEMES:
            self.register_theme(theme)
        self._apply_settings()

    def on_mount(self) -> None:
        """Open the title, and what the command line asked for over it."""
        self.open("title")
        if self._first is not None:
            self.call_later(self._first, self)

    def open(self, place: str, *values: Any) -> None:
        """Open the screen that `PLACES` names, made with `values`."""
        module, _, name = PLACES[place].partition(":")
        screen: TwiploScreen[Any] = getattr(import_module(f"twiplo_game.tui.screens.{module}"), name)(*values)
        self.push_screen(screen)

    def get_line_filters(self) -> list[LineFilter]:
        """Textual's own, and the one that keeps to ASCII where that is wanted."""
        filters = list(super().get_line_filters())
        return [*filters, AsciiOnly()] if self._keeps_to_ascii() else filters

    def _keeps_to_ascii(self) -> bool:
        if self.settings.ascii != "auto":
            return self.settings.ascii == "on"
        encoding = getattr(sys.__stdout__, "encoding", None) or "utf-8"
        return not encoding.lower().replace("-", "").startswith("utf")

    def _apply_settings(self) -> None:
        self.theme = theme_name(self.settings.theme, self.settings.colours)
        self.animation_level = "basic" if self.settings.motion == "on" else "none"
        self.set_keymap(FUNCTION_KEYS if self.settings.keys == "function" else {})

    def on_go(self, message: messages.Go) -> None:
        """Open a screen by its name."""
        if message.place == "title":
            while len(self.screen_stack) > 2:
                self.pop_screen()
        elif message.place == "learn":
            self._learn()
        elif not any(type(screen).__name__ == PLACES[message.place].partition(":")[2] for screen in self.screen_stack):
            self.open(message.place)

    def _learn(self) -> None:
        try:
            session = begin_lesson(self.words.language)
        except StoreError as error:
            self.complain(told(error, self.words))
            return
        self.sit_down(LocalPort(session), "lesson")

    def on_brief(self, message: messages.Brief) -> None:
        """Open a briefing."""
        self.open("briefing", message.file)

    def on_begin(self, message: messages.Begin) -> None:
        """Begin a game."""
        try:
            session = begin(message.file, shipped_doctrine(), message.setup, message.path)
            if message.is_practice:
                session.note(PRACTICE, {})
        except StoreError as error:
            self.complain(told(error, self.words))
            return
        self.sit_down(LocalPort(session))

    def on_continue(self, message: messages.Continue) -> None:
        """Go on with a game."""
        try:
            session = resume(message.path)
        except StoreError as error:
            self.complain(told(error, self.words))
            return
        self.sit_down(LocalPort(session))

    def on_prefer(self, message: messages.Prefer) -> None:
        """Keep new preferences, and follow them at once."""
        self.settings = message.settings
        try:
            save_settings(message.settings)
        except StoreError as error:
            self.complain(told(error, self.words))
        self._apply_settings()
        if message.settings.language and message.settings.language != self.words.language:
            self.words = translator(message.settings.language)
            self.reframe()
        for screen in self.screen_stack:
            if isinstance(screen, TwiploScreen):
                # In the screen's own time: what it composes binds its data to the screen, not to the app.
                screen.call_later(screen.retell)
