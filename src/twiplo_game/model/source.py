"""What something rests on: a book, an article, a document."""

from twiplo_game.model.base import Authored
from twiplo_game.model.text import Text


class Source(Authored):
    """A book, an article or a document."""

    title: Text
    """Author, year and title, as a reader can find it."""
    where: Text | None = None
    """A DOI, an address or a place of publication; by language where it has a date or other words in it."""
    note: Text | None = None
    """How far it was verified."""
