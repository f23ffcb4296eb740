"""What every screen and widget may ask of its app: the words, the preferences and the game."""

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import App
from textual.dom import DOMNode
from textual.reactive import var

from twiplo_game.locale.words import Words, system_language, translator
from twiplo_game.store.settings import Settings, load_settings
from twiplo_game.tui.wish import Wish

if TYPE_CHECKING:
    from twiplo_game.classroom.standing import InClass
    from twiplo_game.seating.seat import Seat
    from twiplo_game.tui.frame import Frame


class Host(App[int]):
    """The app as its screens know it."""

    frame: "var[Frame | None]" = var(None, always_update=True)
    """The game as it stands; None where none is open."""

    in_class: "var[InClass | None]" = var(None, always_update=True)
    """How the player's seat stands to its class; None where there is none."""

    is_guest: ClassVar[bool] = False
    """Whether the player sits elsewhere: this computer is somebody else's, with nothing on it that is the player's."""

    withheld: ClassVar[frozenset[str]] = frozenset()
    """Commands that cannot be carried out where the player sits, by name: they are offered nowhere."""

    def __init__(self, words: Words | None = None, settings: Settings | None = None) -> None:
        super().__init__()
        self.settings: Settings = settings or load_settings()
        """The player's preferences."""
        if words is not None and self.settings.language is not None:
            self.settings = replace(self.settings, language=words.language)
        self.words: Words = words or translator(self.settings.language or system_language())
        """The interface's words in the language of the moment."""
        self.seat: Seat | None = None
        """The player's place at a game, where one is open."""
        self.wish = Wish()
        """What the command line asked of the next game; a briefing begins with it."""

    def hand_out(self, name: str, text: str) -> bool:
        """Give a text to a player who sits elsewhere; False where its place is on this computer's disk."""
        return False

    def reached_at(self, address: str) -> str:
        """Where the class at `address` is found from the player's own computer."""
        return address


def host_of(node: DOMNode) -> Host:
    """The app that `node` belongs to."""
    return cast("Host", node.app)


def words_of(node: DOMNode) -> Words:
    """The interface's words, for `node`."""
    return host_of(node).words
