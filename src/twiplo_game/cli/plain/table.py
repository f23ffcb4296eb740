"""Where a game is shown and played in the line mode: the console, the names, and what was last said."""

import time
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Protocol

from twiplo_game.analysis.debrief_parts import Debrief
from twiplo_game.analysis.remarks import NO_REMARKS
from twiplo_game.cli.plain.console import Console
from twiplo_game.engine.action import Action, Respond, Speak
from twiplo_game.engine.view import PlayerView
from twiplo_game.model.vocabulary import Gauge
from twiplo_game.seating.port import Failed, GamePort, Happening, Link, Previewed, Refused, Reviewed
from twiplo_game.seating.seat import Moved, News, Seat, Unheard
from twiplo_game.store.errors import StoreError
from twiplo_game.telling.errors import told
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.telling.refusals import sentence

if TYPE_CHECKING:
    from twiplo_game.analysis.review.branching import Branching

GLANCE: Final = 0.25
"""Seconds between two looks at a live clock, or at a line on which nothing comes."""


class Moment(Protocol):
    """A moment of a game, live or replayed."""

    @property
    def view(self) -> PlayerView:
        """What the player may see of it."""


class Table:
    """What the screens read."""

    def __init__(self, console: Console, lexicon: Lexicon, moment: Moment) -> None:
        self.console = console
        self.lexicon = lexicon
        self.moment = moment
        self.listed: set[str] = set()
        """Messages that were announced."""
        self.minute = -1
        """The minute as it was last shown."""
        self.gauges: dict[Gauge, int] = {}
        """The gauges as they were last shown."""

    @property
    def view(self) -> PlayerView:
        """What the player may see now."""
        return self.moment.view

    @property
    def present(self) -> int:
        """The minute that the story's clock shows."""
        return self.view.minute


class LiveTable(Table):
    """A table at which somebody plays, on this computer or in a class."""

    def __init__(self, console: Console, port: GamePort, wait: Callable[[float], object] = time.sleep) -> None:
        """Sit down; `wait` returns after so many seconds, or as soon as there may be something to hear."""
        self.port = port
        self.wait = wait
        self._news: list[News] = []
        self.unshown: list[Happening] = []
        """What happened by itself and was not told yet."""
        self.remarks = NO_REMARKS
        """What the player has said of the game, as of its debrief."""
        self.branching: Branching | None = None
        """Where the game branched off from another one, as of its debrief."""
        self._problem: StoreError | None = None
        self.seat = Seat(port, time.monotonic, self._news.append)
        self.seat.begin()
        while self.seat.current is None:
            self._look()
        self._news.clear()
        super().__init__(console, Lexicon(console.words, port.doctrine, port.playbill), self)

    @property
    def view(self) -> PlayerView:
        """What the player may see now."""
        assert self.seat.current is not None
        return self.seat.current.view

    @property
    def present(self) -> int:
        """The minute that the story's clock shows; ahead of the view where a live clock runs."""
        return max(self.view.minute, self.port.minute())

    @property
    def is_over(self) -> bool:
        """Whether the story has ended."""
        return self.view.ending is not None

    def do(self, action: Action) -> tuple[Happening, ...] | None:
        """Carry out `action`, and tell what came of it; a refusal, or a full disk, is said and None returned."""
        self.seat.submit(action)
        outcome: tuple[Happening, ...] | None = ()
        while True:
            match self._next():
                case Moved(action=None) as news:
                    self.unshown += news.news
                case Moved() as news:
                    outcome = news.news
                case Refused() as news:
                    self.console.say(sentence(news.rejected, self.lexicon))
                    outcome = None
                case Failed(ticket=str()) as news:
                    self._say_failed(news)
                    outcome = None
                case Unheard(waiting=None):
                    return outcome
                case other:
                    self._say_aside(other)

    def look(self) -> bool:
        """Let a live clock catch up with what can be seen; whether anything has happened that was not told yet."""
        self.seat.pulse()
        self._drain()
        return bool(self.unshown)

    def preview(self, order: Respond | Speak) -> Previewed | None:
        """What sending `order` would take; None where that cannot be had now."""
        self.seat.preview(order)
        while self.seat.is_online:
            match self._next():
                case Previewed() as news:
                    return news
                case other:
                    self._say_aside(other)
        return None

    def keep(self, order: Respond | Speak) -> None:
        """Keep what is being composed."""
        self.port.jot(order)
        self.seat.keep(order)
        self._drain()

    def feel(self, words: str) -> None:
        """Keep what the player says of the game."""
        self.remarks = replace(self.remarks, feelings=(*self.remarks.feelings, words))
        self.seat.feel(words)
        self._drain()

    def contest(self, rule: str, words: str) -> None:
        """Keep that the player would contest a rule; without words it is contested no longer."""
        self.remarks = self.remarks.with_contested(rule, words)
        self.seat.contest(rule, words)
        self._drain()

    def review(self) -> Debrief | None:
        """The debrief; None where it cannot be had, which is said."""
        self.seat.review()
        while True:
            match self._next():
                case Reviewed() as news:
                    self.remarks, self.branching = news.remarks, news.branching
                    return news.debrief
                case Failed(ticket=str()) as news:
                    # Who waits for the trainer asks again and again; why there is nothing yet is said once.
                    if self._problem is None or self._problem.msgid != news.error.msgid:
                        self.console.say(told(news.error, self.console.words))
                    self._problem = news.error
                    return None
                case Moved() as news:
                    # Where the game is not over, its state is the answer.
                    if not self.is_over:
                        return None
                case other:
                    self._say_aside(other)

    def leave(self) -> None:
        """Put the game away."""
        self.seat.leave()

    def _next(self) -> News:
        while not self._news:
            self._look()
        return self._news.pop(0)

    def _look(self) -> None:
        self.seat.pulse()
        if not self._news:
            self.wait(GLANCE)

    def _drain(self) -> None:
        while self._news:
            self._say_aside(self._news.pop(0))

    def _say_aside(self, news: News) -> None:
        """Say, or keep to be told, what was not asked for."""
        match news:
            case Moved():
                self.unshown += news.news
            case Link(is_up=False):
                self.console.say(
                    self.console.tr("OFFLINE. The connection comes back by itself; what you write is kept.")
                )
            case Link():
                self.console.say(self.console.tr("The connection is back."))
            case Failed():
                self.console.say(told(news.error, self.console.words))
            case _:
                pass

    def _say_failed(self, news: Failed) -> None:
        self.console.say(told(news.error, self.console.words))
        self.console.say(self.console.tr("It was not carried out. You can try it again."))
