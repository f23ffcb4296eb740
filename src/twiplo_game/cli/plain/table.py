"""Where a game is shown and played in the line mode: the console, the names, and what was last said."""

from typing import Protocol

from twiplo_game.cli.plain.console import Console
from twiplo_game.engine.action import Action
from twiplo_game.engine.game import Game
from twiplo_game.engine.playbill import playbill
from twiplo_game.engine.rejection import Rejected
from twiplo_game.engine.state import State
from twiplo_game.engine.step import Step
from twiplo_game.engine.view import PlayerView
from twiplo_game.model.vocabulary import Gauge
from twiplo_game.store.errors import StoreError
from twiplo_game.store.session import Session
from twiplo_game.telling.errors import told
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.telling.refusals import sentence


class Seat(Protocol):
    """A moment of a game, live or replayed."""

    @property
    def game(self) -> Game:
        """The game."""

    @property
    def state(self) -> State:
        """The moment."""

    @property
    def view(self) -> PlayerView:
        """What the player may see of it."""


class Table:
    """What the screens read."""

    def __init__(self, console: Console, seat: Seat, *, is_practice: bool = False) -> None:
        self.console = console
        self.lexicon = Lexicon(console.words, seat.game.story.doctrine, playbill(seat.game))
        self.seat = seat
        self.is_practice = is_practice
        """Whether rules are shown at once."""
        self.listed: set[str] = set()
        """Messages that were announced."""
        self.minute = -1
        """The minute as it was last shown."""
        self.gauges: dict[Gauge, int] = {}
        """The gauges as they were last shown."""

    @property
    def view(self) -> PlayerView:
        """What the player may see now."""
        return self.seat.view


class LiveTable(Table):
    """A table at which somebody plays."""

    def __init__(self, console: Console, session: Session, *, is_practice: bool = False) -> None:
        super().__init__(console, session, is_practice=is_practice)
        self.session = session

    def do(self, action: Action) -> Step | None:
        """Carry out `action`; a refusal, or a full disk, is said and None returned."""
        try:
            result = self.session.do(action)
        except StoreError as error:
            self.console.say(told(error, self.console.words))
            self.console.say(self.console.tr("It was not carried out. You can try it again."))
            return None
        if isinstance(result, Rejected):
            self.console.say(sentence(result, self.lexicon))
            return None
        return result
