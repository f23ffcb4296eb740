"""The pages of simple seats, as the server draws them: one for each machine, over that machine's own line."""

from collections.abc import Callable
from time import monotonic
from typing import Final

from twiplo_game.classroom.match import Match
from twiplo_game.classroom.pages.seat_page.drawing import Drawing
from twiplo_game.classroom.pages.seat_page.moment import Moment
from twiplo_game.classroom.pages.seat_page.news_part import news_lines, spoken
from twiplo_game.classroom.protocol import Drawn
from twiplo_game.classroom.seat_game import SeatGame
from twiplo_game.classroom.seat_moments import SeatMoments
from twiplo_game.locale.words import Words, translator
from twiplo_game.seating.port import Ticket

PAUSE: Final = 0.6
"""Seconds between two drawings of one page for which nobody asked."""

HISTORY: Final = 40
"""Steps of which somebody who has just sat down is told again."""


class SeatPages:
    """All pages of a contest."""

    def __init__(self, match: Match) -> None:
        self.moments = SeatMoments(match)

    def page(self, language: str) -> "SeatPage":
        """A page on which nothing is yet."""
        return SeatPage(self.moments, translator(language))


class SeatPage:
    """One page. `clock` is in seconds."""

    def __init__(self, moments: SeatMoments, words: Words, clock: Callable[[], float] = monotonic) -> None:
        self._moments = moments
        self._words = words
        self._drawing = Drawing()
        self._clock = clock
        self._drawn = float("-inf")

    def may_draw(self) -> bool:
        """Whether it can be drawn again now although nobody asked."""
        return self._clock() - self._drawn >= PAUSE

    def draw(self, seat: SeatGame, since: int, ticket: Ticket | None, at: int) -> Drawn:
        """What has to change on it, `seat` having begun and reached `at`; the news begin after the revision `since`."""
        is_back = since == 0
        moment = self._moments.moment(seat, self._words, at, None if is_back else since)
        assert moment is not None
        changes = self._drawing.brought_to(moment)
        self._drawn = self._clock()
        return Drawn(
            revision=seat.revision,
            ticket=ticket,
            minute=moment.now.minute,
            start=moment.lexicon.playbill.start.isoformat(),
            length=moment.now.length,
            is_live=moment.is_live,
            is_over=moment.now.ending is not None,
            is_whole=changes.is_whole,
            parts=changes.parts,
            messages=changes.messages,
            kept=tuple(self._moments.kept(seat)),
            news=tuple(_history(moment, seat) if is_back else news_lines(moment)),
            spoken="" if is_back else spoken(moment),
        )


def _history(moment: Moment, seat: SeatGame) -> list[str]:
    """What happened lately, step by step, for somebody who was not there or has come back."""
    said: list[str] = []
    for turn in seat.turns[-HISTORY:]:
        said += news_lines(moment.with_news((turn.seen,)))
    return said
