"""The desks that a class has for browsers, as the command line and this computer allow."""

from typing import TYPE_CHECKING

from twiplo_game.store.class_desks import desks_folder
from twiplo_game.store.errors import StoreError
from twiplo_game.webdesk.capacity import capacity
from twiplo_game.webdesk.page import has_terminal

if TYPE_CHECKING:
    from twiplo_game.classroom.live import LiveContest
    from twiplo_game.webdesk.front import DeskFront


def browser_desks(live: "LiveContest", wanted: int | None, *, is_insisted: bool) -> "DeskFront | None":
    """As many as were asked for, else as many as this computer carries; None for none.

    Raises StoreError where there are none although they were asked for.
    """
    if (wanted or is_insisted) and not has_terminal():
        raise StoreError('Desks in a browser need one more package: pip install "twiplo-game[classroom,browser]".')
    most = (capacity().desks if has_terminal() else 0) if wanted is None else wanted
    if not most and is_insisted:
        raise StoreError("This computer has no room for a desk in a browser. To try all the same: --desks 5.")
    if not most:
        return None
    from twiplo_game.webdesk.front import DeskFront  # noqa: PLC0415 - with the network

    return DeskFront(live, most, desks_folder(live.contest.id))
