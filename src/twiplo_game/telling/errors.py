"""What went wrong with a file, in the player's language."""

from twiplo_game.locale.words import Words
from twiplo_game.store.errors import StoreError


def told(error: StoreError, words: Words) -> str:
    """The error's sentence."""
    return words.tr(error.msgid, **error.values)
