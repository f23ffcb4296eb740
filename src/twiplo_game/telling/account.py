"""Everything that a debrief is told from."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twiplo_game.analysis.debrief_parts import Debrief
from twiplo_game.analysis.remarks import NO_REMARKS, Remarks
from twiplo_game.analysis.review.judging import Reviewed
from twiplo_game.engine.view import PlayerView
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.telling.option_words import Drafts, OptionWords

if TYPE_CHECKING:
    from twiplo_game.analysis.review.branching import Branching


@dataclass(frozen=True, slots=True)
class Review:
    """What the decisions of a game were worth."""

    reviewed: tuple[Reviewed, ...]
    drafts: Drafts
    """What the staff calls its drafts."""


@dataclass(frozen=True, slots=True)
class Account:
    """A game that is over, and what things are called in it."""

    lexicon: Lexicon
    now: PlayerView
    """The end of the game."""
    result: Debrief
    remarks: Remarks = NO_REMARKS
    """What the player says of it."""
    review: Review | None = None
    """None where it was left out."""
    branching: "Branching | None" = None
    """Where it branched off from another game."""

    def says(self, review: Review) -> OptionWords:
        """How the options of `review` are said."""
        return OptionWords(self.lexicon, self.now, review.drafts)
