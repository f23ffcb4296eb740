"""Everything that a debrief is told from."""

from dataclasses import dataclass

from twiplo_game.analysis.debrief_parts import Debrief
from twiplo_game.analysis.remarks import NO_REMARKS, Remarks
from twiplo_game.engine.view import PlayerView
from twiplo_game.telling.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Account:
    """A game that is over, and what things are called in it."""

    lexicon: Lexicon
    now: PlayerView
    """The end of the game."""
    result: Debrief
    remarks: Remarks = NO_REMARKS
    """What the player says of it."""
