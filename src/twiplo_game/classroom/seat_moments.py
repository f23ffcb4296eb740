"""A seat's game as its own page is drawn from it: this seat's, and nobody else's."""

from dataclasses import replace

from twiplo_game.classroom.live import LiveContest
from twiplo_game.classroom.pages.seat_page.moment import Moment
from twiplo_game.classroom.views import composed, has_begun
from twiplo_game.engine.action import Respond
from twiplo_game.engine.look import view
from twiplo_game.engine.playbill import playbill
from twiplo_game.engine.response import Response
from twiplo_game.locale.words import Words
from twiplo_game.telling.lexicon import Lexicon


class SeatMoments:
    """Makes moments out of a contest that is being held."""

    def __init__(self, live: LiveContest) -> None:
        self._live = live
        self._lexicons: dict[str, Lexicon] = {}

    def lexicon(self, words: Words) -> Lexicon:
        """What things are called in the language of `words`."""
        known = self._lexicons.get(words.language)
        if known is None:
            game = self._live.match.game
            bill = replace(playbill(game), seed=None, minutes=self._live.contest.minutes)
            known = self._lexicons[words.language] = Lexicon(words, game.story.doctrine, bill)
        return known

    def moment(self, name: str, words: Words, since: int | None = None) -> Moment | None:
        """How the game of the seat `name` stands, with the news after the revision `since`; None before its start."""
        match, at = self._live.match, self._live.moment
        seat = match.seats[name]
        self._live.hall.look([name], at)
        if not has_begun(seat, at):
            return None
        own = self._live.contest.has_own_clocks
        since = seat.revision if since is None else min(since, seat.revision)
        return Moment(
            lexicon=self.lexicon(words),
            now=view(match.game, seat.state),
            minute=seat.state.minute if own else max(seat.state.minute, match.timing_of(seat).minute(at)),
            is_live=not own,
            news=tuple(turn.seen for turn in seat.turns[since:]),
        )

    def kept(self, name: str) -> dict[tuple[str, bool], Response]:
        """What the seat kept while it was composing: by what it is about and whether it is an answer, the newest."""
        made: dict[tuple[str, bool], Response] = {}
        for item in composed(self._live.match.seats[name]):
            match item.action:
                case Respond(event, response):
                    made[event, True] = response
                case _:
                    made[item.action.about, False] = item.action.response  # type: ignore[union-attr]
        return made
