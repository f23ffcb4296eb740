"""What a class says in the line mode outside of the story: announcements, pauses, the line itself."""

from collections.abc import Callable
from threading import Event
from typing import Final

from twiplo_game.classroom.client import ClassPort
from twiplo_game.classroom.sentences import (
    ending_words,
    farewell,
    invite_words,
    looking_words,
    place_words,
    seats_words,
    trainer_says,
)
from twiplo_game.classroom.standing import InClass
from twiplo_game.cli import output
from twiplo_game.cli.plain.console import Console
from twiplo_game.cli.plain.prompts import confirm
from twiplo_game.cli.plain.table import GLANCE
from twiplo_game.telling.errors import told

LOBBY: Final = frozenset({"", "lobby", "countdown"})
"""Before the story."""


class LetGoError(Exception):
    """The class has let the seat go for good; the sentence says why."""


class ClassTalk:
    """Listens to a class between two questions, and says what has changed."""

    def __init__(self, console: Console, port: ClassPort, woken: Event) -> None:
        self._console = console
        self._port = port
        self._woken = woken
        self._former = InClass()
        self.is_seated = False
        """Whether somebody plays, who says what becomes of the line."""
        port.attend = self._attend

    def wait(self, seconds: float) -> None:
        """Wait so long, or until something has arrived."""
        # Nobody is asked anything meanwhile, and in a pipe only a question pushes out what was said before it.
        output.flush()
        self._woken.wait(seconds)
        self._woken.clear()

    def until(self, holds: Callable[[InClass], bool]) -> None:
        """Listen until `holds`. Raises LetGoError."""
        while not holds(self._port.state):
            self.wait(GLANCE)
            self._port.pulse()

    def wait_in_lobby(self) -> None:
        """Say who is in, and wait until the story begins. Raises LetGoError."""
        self.until(lambda state: self._port.has_begun and state.phase not in LOBBY)

    def show(self) -> None:
        """How the seat stands to its class; the pen can be taken where another machine holds it."""
        console, state, words = self._console, self._port.state, self._console.words
        console.say(words.tr("You are {name}.", name=state.name))
        if state.room is not None:
            console.say(f"{seats_words(state.room, words)}.")
            for _, said in state.room.announcements:
                console.say(trainer_says(said, words))
        seat = self._port.seat
        if seat.invite:
            console.say(invite_words(seat.invite, words))
        console.say(words.tr("Whoever has this line has your seat. On another computer:"))
        console.raw(f"twiplo join {seat.address} --token {seat.token}")
        if not state.has_pen and confirm(
            console,
            words.tr("Another computer of your team holds the pen. Take it?"),
            words.tr("Only the computer that holds the pen writes for the team; the others watch."),
        ):
            self._port.take_pen()

    def say_end(self) -> None:
        """What is waited for, or the place."""
        self._console.say(ending_words(self._port.state, self._console.words))

    def _attend(self, state: InClass) -> None:
        former, self._former = self._former, state
        words = self._console.words
        if state.problem is not None:
            raise LetGoError(told(state.problem, words))
        if state.farewell:
            raise LetGoError(farewell(state.farewell, words))
        if state.is_lost and not former.is_lost:
            self._console.say(looking_words(state, words))
        if not self.is_seated and former.is_online != state.is_online:
            self._say_line(former, state)
        self._say_announcements(former, state)
        if state.phase != former.phase:
            self._say_phase(former.phase, state)
        if former.room is not None and former.has_pen != state.has_pen:
            self._console.say(
                words.tr("You hold the pen.")
                if state.has_pen
                else words.tr("Another computer of your team holds the pen.")
            )
        place = state.room.place if state.room is not None else None
        if place is not None and (former.room is None or former.room.place != place):
            self._console.say(place_words(place, words))

    def _say_line(self, former: InClass, state: InClass) -> None:
        words = self._console.words
        if not state.is_online:
            self._console.say(words.tr("OFFLINE. The connection comes back by itself; what you write is kept."))
        elif former.room is None:
            self._console.say(words.tr("You are {name}.", name=state.name))
        else:
            self._console.say(words.tr("The connection is back."))

    def _say_announcements(self, former: InClass, state: InClass) -> None:
        known = len(former.room.announcements) if former.room is not None else 0
        for _, said in state.room.announcements[known:] if state.room is not None else ():
            self._console.say(trainer_says(said, self._console.words))

    def _say_phase(self, before: str, state: InClass) -> None:
        console, words = self._console, self._console.words
        if state.phase == "lobby" and state.room is not None:
            waiting = words.tr("Waiting for the trainer to begin.")
            console.say(f"{seats_words(state.room, words)}. {waiting}")
        elif state.phase == "countdown" and state.room is not None and state.room.start is not None:
            seconds = max(1, (state.room.start - state.now() + 999) // 1000)
            console.say(words.trn("It begins in {n} second.", "It begins in {n} seconds.", seconds))
        elif state.phase == "paused":
            console.say(words.tr("The trainer has stopped the clock."))
        elif before == "paused" and state.phase == "running":
            console.say(words.tr("The clock goes on."))
