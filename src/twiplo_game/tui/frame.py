"""What the desk draws: one frozen value, replaced whole whenever something has changed."""

from dataclasses import dataclass, field

from twiplo_game.classroom.standing import InClass
from twiplo_game.engine.action import Action
from twiplo_game.engine.view import PlayerView
from twiplo_game.model.vocabulary import Gauge
from twiplo_game.seating.port import TrackPoint
from twiplo_game.telling.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Frame:
    """One state of a game as a desk knows it."""

    lexicon: Lexicon
    """What things are called, in the language of the moment."""
    view: PlayerView
    track: tuple[TrackPoint, ...]
    """The gauges after each step."""
    before: dict[Gauge, int] = field(default_factory=dict)
    """The gauges before time last passed."""
    fresh: frozenset[str] = frozenset()
    """The messages that came in when the game last moved on."""
    notice: str = ""
    """What was last done, refused or come in, in one line."""
    is_warning: bool = False
    """Whether the notice is a refusal or a failure."""
    waiting: Action | None = None
    """What was asked of the game and not answered yet."""
    is_online: bool = True
    is_live: bool = False
    """Whether the clock runs by itself."""
    is_paused: bool = False
    """Whether a live clock is stopped."""
    in_class: InClass | None = None
    """How the seat stands to its class; None where the game is nobody else's."""
    is_practice: bool = False
    """Whether rules are shown at once."""
