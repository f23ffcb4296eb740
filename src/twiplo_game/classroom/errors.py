"""What can go wrong between a seat and its class: each one sentence, as everywhere."""

from twiplo_game.store.errors import StoreError


class ClassError(StoreError):
    """A class cannot be reached, or does not let somebody in. `code` says why, for those who act on it."""

    def __init__(self, code: str, msgid: str, **values: object) -> None:
        super().__init__(msgid, **values)
        self.code = code
