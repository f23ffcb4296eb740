"""The player's side of a session in the line mode: the console, the names, and what was last shown."""

from twiplo_game.cli.plain.console import Console
from twiplo_game.cli.plain.lexicon import Lexicon
from twiplo_game.cli.plain.refusals import sentence
from twiplo_game.engine.action import Action
from twiplo_game.engine.rejection import Rejected
from twiplo_game.engine.step import Step
from twiplo_game.engine.view import PlayerView
from twiplo_game.model.vocabulary import Gauge
from twiplo_game.store.errors import StoreError
from twiplo_game.store.session import Session


class Table:
    """Where a game is played: screens read it, the desk acts through it."""

    def __init__(self, console: Console, lexicon: Lexicon, session: Session, *, is_practice: bool = False) -> None:
        self.console = console
        self.lexicon = lexicon
        self.session = session
        self.is_practice = is_practice
        """Whether rules are shown at once."""
        self.listed: set[str] = set()
        """Messages that were announced."""
        self.gauges: dict[Gauge, int] = {}
        """The gauges as they were last shown."""

    @property
    def view(self) -> PlayerView:
        """What the player may see now."""
        return self.session.view

    def do(self, action: Action) -> Step | None:
        """Carry out `action`; a refusal, or a full disk, is said and None returned."""
        try:
            result = self.session.do(action)
        except StoreError as error:
            self.console.say(self.console.tr(error.msgid, **error.values))
            self.console.say(self.console.tr("It was not carried out. You can try it again."))
            return None
        if isinstance(result, Rejected):
            self.console.say(sentence(result, self.lexicon))
            return None
        return result
