"""A player's desk as a browser shows it: the seat in the class, and no other part of the computer that draws it."""

import sys
from collections.abc import Callable
from typing import Any, ClassVar, Final

from textual import on
from textual.driver import Driver
from textual.events import DescendantFocus
from textual.filter import LineFilter
from textual.screen import Screen
from textual.widgets import Input, TextArea

from twiplo_game.classroom.standing import InClass
from twiplo_game.locale.words import translator
from twiplo_game.store.seats import SeatRecord
from twiplo_game.store.settings import Settings
from twiplo_game.tui import messages
from twiplo_game.tui.app import TwiploApp
from twiplo_game.webdesk.cleaning import NoControls
from twiplo_game.webdesk.door import DoorScreen, SitDown
from twiplo_game.webdesk.driver import SocketDriver
from twiplo_game.webdesk.opening import Opening, settings_data

PLACES: Final = frozenset({"lobby", "desk", "composer", "consequence", "ending", "debrief", "settings", "too_small"})
"""What can be opened: all of it belongs to the seat."""

ARRIVED: Final = 1.0
"""Seconds after which a desk is drawn also where the class has not answered."""

Tell = Callable[[dict[str, Any]], None]
"""Has the page do something."""


class BrowserDesk(TwiploApp):
    """Twiplo for a guest of this computer."""

    MODES: ClassVar[dict[str, str | Callable[[], Screen[Any]]]] = {"title": DoorScreen}
    is_guest = True
    withheld = frozenset({"review", "check_learning"})
    """They read and write on the computer that draws the desk, and keep it busy for the other desks."""

    def __init__(self, opening: Opening, seat: SeatRecord, outlet: Callable[[str], None], tell: Tell) -> None:
        self.outlet = outlet
        self.shape = (opening.width, opening.height)
        """Columns and rows of the page."""
        self._is_arriving = False
        self.drawn_by: SocketDriver | None = None
        """What draws it, once it runs."""
        self._seat = seat
        self._origin = opening.origin
        self._tell = tell
        super().__init__(translator(opening.language), lambda _: self.take_seat(), settings=opening.settings)
        # Textual redirects both for the whole process while an app runs: to where they lead already.
        self._capture_stdout, self._capture_stderr = sys.stdout, sys.stderr  # type: ignore[assignment]

    def get_driver_class(self) -> type[Driver]:
        """Drawn through the session."""
        return SocketDriver

    def get_line_filters(self) -> list[LineFilter]:
        """The desk's own, and the last door."""
        return [*super().get_line_filters(), NoControls()]

    def take_seat(self) -> None:
        """Sit down in the class. Nothing is made and drawn until it is known where: at the desk, or in the lobby."""
        self.post_message(messages.EnterClass(self._seat))
        self._begin_batch()
        self._is_arriving = True
        self.set_timer(ARRIVED, self._arrive)

    def _arrive(self) -> None:
        if self._is_arriving:
            self._is_arriving = False
            if self.frame is None and self.in_class is not None:
                super().open("lobby")
            self._end_batch()

    def watch_in_class(self, state: InClass | None) -> None:
        """In the lobby there is something to see as soon as the class has said how it stands."""
        if state is not None and (state.phase in {"lobby", "countdown"} or state.farewell or state.problem):
            self._arrive()

    def on_sit_down(self, _: SitDown) -> None:
        """Back from the door."""
        self.take_seat()

    def resize(self, shape: tuple[int, int]) -> None:
        """The page has so many columns and rows now."""
        if shape != self.shape:
            self.shape = shape
            if self.drawn_by is not None:
                self.drawn_by.resize(*shape)
        # A page that was folded away for a moment has lost what was drawn on it, also where its size is as before.
        self.call_later(self.refresh, layout=True)

    def resume_seat(self) -> None:
        """The player's page is back here: have the seat back from wherever it was used meanwhile."""
        if self.in_class is not None and self.in_class.farewell == "taken":
            self.post_message(messages.TakeThePen())

    @property
    def is_given_up(self) -> bool:
        """Whether the class has let this desk's line go: the player sits elsewhere, or nowhere."""
        return self.in_class is not None and bool(self.in_class.farewell)

    def open(self, place: str, *values: Any) -> None:
        """Open a screen of the seat; no other is here."""
        if place not in PLACES:
            self._withhold()
        elif place != "lobby" or not self._is_arriving:
            super().open(place, *values)
            if place == "desk":
                self.call_after_refresh(self._arrive)

    @on(messages.OpensGame)
    def _open_game(self, message: messages.OpensGame) -> None:
        message.prevent_default()
        self._withhold()

    def _withhold(self) -> None:
        self.complain(self.words.tr("Only your seat in the class is here. For the rest, install Twiplo."))

    def keep_settings(self, settings: Settings) -> None:
        """The browser keeps them."""
        self._tell({"is": "settings", "settings": settings_data(settings)})

    def hand_out(self, name: str, text: str) -> bool:
        """The browser saves it where its player's files go."""
        self._tell({"is": "file", "name": name, "text": text})
        return True

    def reached_at(self, address: str) -> str:
        """As the browser found it."""
        return self._origin or address

    def copy_to_clipboard(self, text: str) -> None:
        """Into the clipboard of the player's own computer; a sequence for terminals is not needed for it."""
        self._clipboard = text
        self._tell({"is": "copy", "text": text})

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """A cursor that blinks would be drawn and sent twice a second."""
        if isinstance(event.widget, Input | TextArea):
            event.widget.cursor_blink = False
