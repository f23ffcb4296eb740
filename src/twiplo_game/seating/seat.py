"""The desk's side of a game: what was asked and not yet answered, and how things stand.

Only one action is under way at a time, in the order in which they were given. What is not answered is asked again with
the same ticket; what arrives twice counts once; where a reply shows that another was lost, the game is asked how things
stand before the next action goes out, so that what happened is told with the action that it followed on.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from twiplo_game.engine.action import Action, Open, Respond, Speak
from twiplo_game.seating.port import (
    Changed,
    Contest,
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
        self.declined: Action | None = None
        """The action that was last refused, or failed."""
        self._now = now
        self._tell = tell
        self._pending: dict[Ticket, _Pending] = {}
        self._queue: list[Submit] = []
        self._has_gap = False
        self._has_left = False
        port.listen(self._hear)

    @property
    def waiting(self) -> Action | None:
        """The action whose outcome is not known yet."""
        return next((pending.action for pending in self._pending.values() if pending.action is not None), None)

    def begin(self) -> None:
        """Ask how things stand."""
        self._ask(Refresh(_ticket(), 0))

    def leave(self) -> None:
        """Leave the game; what is still on its way from there is not listened to."""
        self._has_left = True
        self._pending.clear()
        self._queue.clear()
        self.port.close()

    def submit(self, action: Action) -> None:
        """Have an action carried out, after those that were given before it. A message is opened once."""
        if isinstance(action, Open) and (action == self.waiting or action in [item.action for item in self._queue]):
            return
        self._queue.append(Submit(_ticket(), action))
        self._next()

    def preview(self, order: Respond | Speak) -> None:
        """Ask what sending would take; only the newest such question is answered."""
        self._forget(lambda request: isinstance(request, Preview))
        self._ask(Preview(_ticket(), order))

    def keep(self, order: Respond | Speak) -> None:
        """Have a response kept that is being composed. An older one about the same is not asked for again."""
        self._forget(lambda request: isinstance(request, Keep) and _about(request.order) == _about(order))
        self._ask(Keep(_ticket(), order))

    def feel(self, words: str) -> None:
        """Have the player's own words kept beside the game."""
        self._ask(Feel(_ticket(), words))

    def contest(self, rule: str, words: str) -> None:
        """Have it kept that the player would contest a rule."""
        self._ask(Contest(_ticket(), rule, words))

    def review(self) -> None:
        """Ask for the debrief."""
        self._ask(Review(_ticket()))

    def pulse(self) -> None:
        """Let a live clock catch up, and put again what was not answered in time."""
        self.port.pulse()
        self._put_again(PATIENCE)

    def _put_again(self, patience: float) -> None:
        """Ask again what has been asked `patience` seconds ago or earlier."""
        now = self._now()
        for ticket, pending in list(self._pending.items()):
            if ticket in self._pending and now - pending.asked >= patience:
                self._pending[ticket] = replace(pending, asked=now)
                self.port.ask(pending.request)

    def _forget(self, is_outdated: Callable[[Request], bool]) -> None:
        for ticket, pending in list(self._pending.items()):
            if is_outdated(pending.request):
                del self._pending[ticket]

    def _ask(self, request: Request, action: Action | None = None) -> None:
        self._pending[request.ticket] = _Pending(request, self._now(), action)
        self.port.ask(request)

    @property
    def _is_busy(self) -> bool:
        """Whether a reply that tells the game's next steps is on its way."""
        return any(isinstance(pending.request, Submit | Refresh) for pending in self._pending.values())

    @property
    def _is_refilling(self) -> bool:
        """Whether an action's outcome is on its way in another reply than its own."""
        return any(
            isinstance(pending.request, Refresh) and pending.action is not None for pending in self._pending.values()
        )

    def _next(self) -> None:
        if self._queue and not self._is_busy:
            request = self._queue.pop(0)
            self._ask(request, request.action)
        if self.waiting is not None:
            self._tell(Unheard(self.waiting))

    def _hear(self, reply: Reply) -> None:
        if self._has_left:
            return
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
            self.declined = answered.action or self.declined
            self._tell(reply)
            self._settled(answered)

    def _link(self, reply: Link) -> None:
        if reply.is_up != self.is_online:
            self.is_online = reply.is_up
            self._tell(reply)
        if reply.is_up:
            self._put_again(0)
            self._refill(None)

    def _changed(self, reply: Changed) -> None:
        answered = self._pending.pop(reply.ticket, None) if reply.ticket is not None else None
        action = answered.action if answered is not None else None
        if answered is None and self._is_refilling:
            # The refill tells this with the action that it came of; what is newer is asked for after it.
            self._has_gap = True
            return
        if reply.since > self._known:
            # A reply between this one and the last never came: what happened then is told before anything later.
            self._refill(action)
        elif self.current is None or reply.revision > self._known:
            news = reply.news[self._known - reply.since :]
            self.current = reply
            self._tell(Moved(reply, news, action))
        if answered is not None:
            self._settled(answered)

    @property
    def _known(self) -> int:
        return self.current.revision if self.current is not None else 0

    def _refill(self, action: Action | None) -> None:
        """Ask what was seen since the last that is known, or, while a reply is under way, as soon as it has come."""
        self._has_gap = self._is_busy
        if not self._has_gap:
            self._ask(Refresh(_ticket(), self._known), action)

    def _settled(self, answered: _Pending) -> None:
        if answered.action is not None and self.waiting is None:
            self._tell(Unheard(None))
        if self._has_gap:
            self._refill(None)
        self._next()


def _about(order: Respond | Speak) -> str:
    return order.event if isinstance(order, Respond) else order.about


def _ticket() -> Ticket:
    return secrets.token_hex(8)
