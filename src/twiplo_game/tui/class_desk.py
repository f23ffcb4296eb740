"""The app's part in a class: from the seat to the lobby, from the lobby to the desk.

Loaded with the first class; a game that is nobody else's does without the network.
"""

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from twiplo_game.classroom.client import ClassPort
from twiplo_game.classroom.sentences import farewell, trainer_says
from twiplo_game.classroom.standing import InClass
from twiplo_game.store.errors import StoreError
from twiplo_game.store.seats import SeatRecord
from twiplo_game.telling.errors import told
from twiplo_game.tui import messages

if TYPE_CHECKING:
    from twiplo_game.tui.app import TwiploApp


class ClassDesk:
    """One seat at a time, as the app holds it."""

    def __init__(self, app: "TwiploApp") -> None:
        self._app = app
        self._port: ClassPort | None = None

    def carry_out(self, message: messages.OfClass) -> None:
        """Do what a screen wishes, or look at what the line has brought."""
        match message:
            case messages.EnterClass():
                self._enter(message.seat)
            case messages.LineRang():
                self._look()
            case messages.TakeThePen() if self._port is not None:
                self._port.take_pen()
            case messages.LeaveClass():
                self.leave()
                self._app.post_message(messages.Go("title"))
            case _:
                pass

    def _enter(self, seat: SeatRecord) -> None:
        app = self._app
        app.get_up()
        try:
            self._port = ClassPort(seat, self._ring)
        except StoreError as error:
            app.complain(told(error, app.words))
            return
        self._port.attend = self._attend
        app.in_class = self._port.state
        while len(app.screen_stack) > 1:
            app.pop_screen()
        app.open("lobby")

    def _ring(self) -> None:
        """Called from the line's thread; an app that is gone has nobody to tell."""
        with suppress(RuntimeError):
            self._app.post_message(messages.LineRang())

    def leave(self) -> None:
        """Let go of the line; the seat stays the player's."""
        port, self._port = self._port, None
        if port is not None:
            port.close()
        self._app.in_class = None

    @property
    def _is_at_table(self) -> bool:
        return self._app.seat is not None and self._app.seat.port is self._port

    def _look(self) -> None:
        """Take in what has arrived; the seat does it where there is one."""
        if self._port is None:
            return
        if self._is_at_table and self._app.seat is not None:
            self._app.seat.pulse()
        else:
            self._port.pulse()
        self._go_in()

    def _go_in(self) -> None:
        """From the lobby to the desk, once the story has begun."""
        port = self._port
        if port is None or self._is_at_table or not port.has_begun or port.state.phase in {"", "lobby", "countdown"}:
            return
        while len(self._app.screen_stack) > 1:
            self._app.pop_screen()
        self._app.sit_down(port)

    def _attend(self, state: InClass) -> None:
        app, former = self._app, self._app.in_class
        app.in_class = state
        frame = app.frame
        if frame is None or not self._is_at_table:
            return
        notice, is_warning = frame.notice, frame.is_warning
        said = state.room.announcements if state.room is not None else ()
        before = former.room.announcements if former is not None and former.room is not None else said
        if state.farewell and (former is None or not former.farewell):
            notice, is_warning = farewell(state.farewell, app.words), True
        elif len(said) > len(before):
            notice, is_warning = trainer_says(said[-1][1], app.words), False
        app.frame = replace(frame, in_class=state, is_paused=state.is_paused, notice=notice, is_warning=is_warning)
