"""A seat's game as its own page is drawn from it: this seat's, and nobody else's."""

from dataclasses import dataclass, field, replace

from twiplo_game.classroom.match import Match
from twiplo_game.classroom.pages.seat_page.moment import Moment
from twiplo_game.classroom.seat_game import SeatGame
from twiplo_game.classroom.views import action_in, has_begun
from twiplo_game.engine.action import Respond, Speak
from twiplo_game.engine.look import view
from twiplo_game.engine.playbill import playbill
from twiplo_game.engine.response import Response
from twiplo_game.locale.words import Words
from twiplo_game.store.session import COMPOSED
from twiplo_game.telling.lexicon import Lexicon


@dataclass(slots=True)
class _Begun:
    """What one seat has begun to compose, as far as its notes were read."""

    read: int = 0
    """Notes that were read."""
    newest: dict[tuple[str, bool], Respond | Speak] = field(default_factory=dict)


class SeatMoments:
    """Makes moments out of a contest that is being held."""

    def __init__(self, match: Match) -> None:
        self._match = match
        self._lexicons: dict[str, Lexicon] = {}
        self._begun: dict[str, _Begun] = {}

    def lexicon(self, words: Words) -> Lexicon:
        """What things are called in the language of `words`."""
        known = self._lexicons.get(words.language)
        if known is None:
            match = self._match
            bill = replace(playbill(match.game), seed=None, minutes=match.contest.minutes)
            known = self._lexicons[words.language] = Lexicon(words, match.game.story.doctrine, bill)
        return known

    def moment(self, seat: SeatGame, words: Words, at: int, since: int | None = None) -> Moment | None:
        """How the game of `seat`, which has reached `at`, stands, with the news after a revision.

        None before its start.
        """
        match = self._match
        if not has_begun(seat, at):
            return None
        own = match.contest.has_own_clocks
        since = seat.revision if since is None else min(since, seat.revision)
        return Moment(
            lexicon=self.lexicon(words),
            now=view(match.game, seat.state),
            minute=seat.state.minute if own else max(seat.state.minute, match.timing_of(seat).minute(at)),
            is_live=not own,
            is_over_for_all=match.is_over(at),
            news=tuple(turn.seen for turn in seat.turns[since:]),
        )

    def kept(self, seat: SeatGame) -> dict[tuple[str, bool], Response]:
        """What the seat kept while it was composing and has not sent, the newest of each: by what it is about, and
        whether it is an answer.
        """
        begun = self._begun.setdefault(seat.seat, _Begun())
        for note in seat.notes[begun.read :]:
            order = action_in(note) if note.kind == COMPOSED else None
            if isinstance(order, Respond | Speak):
                begun.newest[_about(order)] = order
        begun.read = len(seat.notes)
        for name, order in list(begun.newest.items()):
            if any(turn.action == order for turn in reversed(seat.turns)):
                del begun.newest[name]
        return {name: order.response for name, order in begun.newest.items()}


def _about(order: Respond | Speak) -> tuple[str, bool]:
    return (order.event, True) if isinstance(order, Respond) else (order.about, False)
