"""The desk's side of a game: what was asked and not yet answered, and how things stand.

Only one action is under way at a time, in the order in which they were given. What is not answered is asked again with
the same ticket; what arrives twice counts once; where a reply shows that another was lost, the game is asked again.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from twiplo_game.engine.action import Action, Respond, Speak
from twiplo_game.tui.port import (
    Changed,
    Failed,
    Feel,
    GamePort,
    Happening,
    Keep,
    Kept,
    Link,
    Preview,
    Previewed,
    Refresh,
    Refused,
    Reply,
    Request,
    Review,
    Reviewed,
    Submit,
    Ticket,
)

PATIENCE: Final = 2.0
"""Seconds without a reply after which a request is put again."""


@dataclass(frozen=True, slots=True)
class Moved:
    """The game has moved on: what was seen, and by which action of the player."""

    now: Changed
    news: tuple[Happening, ...]
    action: Action | None


@dataclass(frozen=True, slots=True)
class Unheard:
    """Whether something waits for a reply has changed."""

    waiting: Action | None
    """The action that has been waited for; None where nothing is."""
    answered: Action | None = None
    """The action that was answered just now, carried out or not."""


News = Moved | Refused | Failed | Previewed | Kept | Reviewed | Link | Unheard
"""What a seat tells its desk."""


@dataclass(frozen=True, slots=True)
class _Pending:
    request: Request
    asked: float
    action: Action | None = None
    """The player's action whose outcome the reply will show."""


class Seat:
    """One player's place at a game. `now` is a clock in seconds; `tell` hears the news."""

    def __init__(self, port: GamePort, now: Callable[[], float], tell: Callable[[News], None]) -> None:
        self.port = port
        self.current: Changed | None = None
        """The newest state of affairs; None until the first reply."""
        self.is_online = True
        self.foreseen: Respond | Speak | None = None
        """What the newest answered preview was about."""
        self._now = now
        self._tell = tell
        self._pending: dict[Ticket, _Pending] = {}
        self._queue: list[Submit] = []
        self._newest_preview: Ticket | None = None
        port.listen(self._hear)

    @property
    def waiting(self) -> Action | None:
        """The action that has not been answered yet."""
        for pending in self._pending.values():
            if pending.action is not None:
                return pending.action
        return None

    def begin(self) -> None:
        """Ask how things stand."""
        self._ask(Refresh(_ticket(), 0))

    def submit(self, action: Action) -> None:
        """Have an action carried out, after those that were given before it."""
        self._queue.append(Submit(_ticket(), action))
        self._next()

    def preview(self, order: Respond | Speak) -> None:
        """Ask what sending would take; only the newest such question is answered."""
        if self._newest_preview is not None:
            self._pending.pop(self._newest_preview, None)
        request = Preview(_ticket(), order)
        self._newest_preview = request.ticket
        self._ask(request)

    def keep(self, order: Respond | Speak) -> None:
        """Have a response kept that is being composed."""
        self._ask(Keep(_ticket(), order))

    def feel(self, words: str) -> None:
        """Have the player's own words kept beside the game."""
        self._ask(Feel(_ticket(), words))

    def review(self) -> None:
        """Ask for the debrief."""
        self._ask(Review(_ticket()))

    def pulse(self) -> None:
        """Let a live clock catch up, and put again what was not answered in time."""
        self.port.pulse()
        now = self._now()
        for ticket, pending in list(self._pending.items()):
            if now - pending.asked >= PATIENCE:
                self._pending[ticket] = replace(pending, asked=now)
                self.port.ask(pending.request)

    def _ask(self, request: Request) -> None:
        action = request.action if isinstance(request, Submit) else None
        self._pending[request.ticket] = _Pending(request, self._now(), action)
        self.port.ask(request)

    def _next(self) -> None:
        if self._queue and self.waiting is None:
            request = self._queue.pop(0)
            self._ask(request)
            if request.ticket in self._pending:
                self._tell(Unheard(request.action))

    def _hear(self, reply: Reply) -> None:
        if isinstance(reply, Link):
            self._link(reply)
            return
        if isinstance(reply, Changed):
            self._changed(reply)
            return
        if reply.ticket is None:
            self._tell(reply)
            return
        answered = self._pending.pop(reply.ticket, None)
        if answered is not None:
            if isinstance(answered.request, Preview):
                self.foreseen = answered.request.order
            self._tell(reply)
            self._settled(answered)

    def _link(self, reply: Link) -> None:
        if reply.is_up != self.is_online:
            self.is_online = reply.is_up
            self._tell(reply)
        if reply.is_up and self.current is not None:
            self._ask(Refresh(_ticket(), self.current.revision))

    def _changed(self, reply: Changed) -> None:
        answered = self._pending.pop(reply.ticket, None) if reply.ticket is not None else None
        action = answered.action if answered is not None else None
        known = self.current.revision if self.current is not None else 0
        if reply.since > known:
            # A reply before this one never came. What happened then is asked for before anything is shown.
            again = Refresh(_ticket(), known)
            self._pending[again.ticket] = _Pending(again, self._now(), action)
            self.port.ask(again)
            return
        if self.current is None or reply.revision > known:
            self.current = reply
            self._tell(Moved(reply, reply.news[known - reply.since :], action))
        if answered is not None:
            self._settled(answered)

    def _settled(self, answered: _Pending) -> None:
        if answered.action is not None:
            self._tell(Unheard(self.waiting, answered.action))
            self._next()


def _ticket() -> Ticket:
    return secrets.token_hex(8)
