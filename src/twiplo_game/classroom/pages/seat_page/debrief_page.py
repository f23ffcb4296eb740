"""The debrief of a seat's game, as the page that can be saved and printed."""

import json

from twiplo_game.analysis.debrief import debrief
from twiplo_game.classroom.match import Match
from twiplo_game.classroom.seat_game import SeatGame
from twiplo_game.engine.look import view
from twiplo_game.engine.replay import fold
from twiplo_game.papers.debrief_paper import debrief_document
from twiplo_game.papers.html import as_html
from twiplo_game.store.log_lines import NoteLine
from twiplo_game.store.remarks import remarks_of
from twiplo_game.telling.account import Account
from twiplo_game.telling.lexicon import Lexicon


def account_of(match: Match, seat: SeatGame, lexicon: Lexicon) -> Account:
    """Everything that the debrief of `seat` is told from. Its game is over."""
    steps = fold(match.game, [turn.action for turn in seat.turns if turn.action is not None])
    result = debrief(match.game, steps)
    assert result is not None
    remarks = remarks_of(NoteLine(note.kind, json.loads(note.body)) for note in seat.notes)
    return Account(lexicon, view(match.game, seat.state), result, remarks)


def debrief_page(account: Account) -> str:
    """The whole page."""
    return as_html(debrief_document(account))
