"""What is being written at a seat: kept on this computer too, so that no broken line or cut power takes it."""

from collections.abc import Iterable
from contextlib import suppress

from twiplo_game.engine.action import Action, Respond, Speak
from twiplo_game.store.errors import StoreError
from twiplo_game.store.seat_drafts import keep_drafts, kept_drafts


class DeskDrafts:
    """The newest draft about each thing; what was written here counts more than what came from the server."""

    def __init__(self, seat: str, *, is_guest: bool = False) -> None:
        self._seat = seat
        self._is_guest = is_guest
        self._own = kept_drafts(seat)
        self._received: dict[str, Respond | Speak] = {}

    @property
    def all(self) -> tuple[Respond | Speak, ...]:
        """Oldest first."""
        return tuple({**self._received, **self._own}.values())

    def receive(self, orders: Iterable[Action]) -> None:
        """What the server has, oldest first."""
        self._received = {_about(order): order for order in orders if isinstance(order, Respond | Speak)}

    def write(self, order: Respond | Speak) -> None:
        """Keep `order` instead of what was written about the same."""
        former = self._own.get(_about(order))
        # Two responses that differ only in their words are equal to the game.
        if former != order or former.response.text != order.response.text:
            self._own.pop(_about(order), None)
            self._own[_about(order)] = order
            self._save()

    def forget(self, order: Respond | Speak) -> None:
        """It went out."""
        self._received.pop(_about(order), None)
        if self._own.pop(_about(order), None) is not None:
            self._save()

    def _save(self) -> None:
        # The server is asked to keep it too; a disk that is full is told of where that fails.
        with suppress(StoreError):
            keep_drafts(self._seat, self._own, is_guest=self._is_guest)


def _about(order: Respond | Speak) -> str:
    return order.event if isinstance(order, Respond) else order.about
