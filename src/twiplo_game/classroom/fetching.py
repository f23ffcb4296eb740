"""What a seat fetches from its class beside the line: the doctrine, and after the end its own log."""

from pathlib import Path
from typing import Final

from twiplo_game.classroom.address import Address
from twiplo_game.classroom.errors import ClassError
from twiplo_game.classroom.lines import LineLostError
from twiplo_game.classroom.web import WebError, get
from twiplo_game.classroom.wire import BadMessageError, decoded
from twiplo_game.locale.words import msgid
from twiplo_game.model.doctrine import Doctrine
from twiplo_game.store.received import take_in
from twiplo_game.store.seats import SeatRecord
from twiplo_game.store.texts import DOCTRINE_LIMIT, keep_doctrine, kept_doctrine

LOG_LIMIT: Final = 48 * 1024 * 1024
"""Bytes of a log with its texts."""


def doctrine_of(address: Address, wanted: str) -> Doctrine:
    """The doctrine with the hash `wanted`: this release's, one that was kept, or the class's own.

    Raises LineLostError where it could not be fetched now, and StoreError where what came is not that doctrine.
    """
    known = kept_doctrine(wanted)
    if known is not None:
        return known
    try:
        text = decoded(get(address, "/api/doctrine", 2 * DOCTRINE_LIMIT)).get("text")
    except (WebError, BadMessageError) as error:
        raise LineLostError("doctrine") from error
    return keep_doctrine(text if isinstance(text, str) else "", wanted)


def fetched_log(address: Address, seat: SeatRecord) -> Path:
    """The log of `seat`, now among the player's games. Raises StoreError, also where the contest is not over."""
    try:
        content = get(address, "/api/seat/log", LOG_LIMIT, {"Authorization": f"Bearer {seat.token}"})
    except WebError as error:
        if error.reason == "not_over":
            raise ClassError("running", msgid("The debrief opens when the trainer has ended the contest.")) from error
        raise ClassError(
            "unreachable", msgid("The class’s computer does not answer. Your log is there; try it again.")
        ) from error
    return take_in(content, f"class-{seat.id}")
