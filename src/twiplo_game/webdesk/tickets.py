"""Tickets for a desk's line: each opens one seat, once, and soon. A browser can put no header on a WebSocket."""

import secrets
from collections.abc import Callable
from time import monotonic
from typing import Final

from twiplo_game.webdesk.opening import Opening

SECONDS: Final = 30.0
"""For which a ticket is good."""

OPEN: Final = 4_000
"""Tickets that are remembered; the oldest goes first."""


class Tickets:
    """Those that were given and not yet used. `now` is a clock in seconds."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._given: dict[str, tuple[float, Opening]] = {}

    def give(self, opening: Opening) -> str:
        """A ticket for `opening`."""
        ticket = secrets.token_urlsafe(24)
        self._given[ticket] = (self._now(), opening)
        if len(self._given) > OPEN:
            del self._given[next(iter(self._given))]
        return ticket

    def take(self, ticket: str) -> Opening | None:
        """What `ticket` opens; it opens it no second time."""
        given, opening = self._given.pop(ticket, (0.0, None))
        return opening if opening is not None and self._now() - given <= SECONDS else None
