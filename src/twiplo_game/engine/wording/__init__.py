"""Reading the words of a response: a text goes in, what it shows comes out, with the very words.

Nothing here knows of a game. What is read with is data (`doctrine/text/`); no table of a library decides anything.
"""

from twiplo_game.engine.wording.reader import Mark, Reader, Reading
from twiplo_game.engine.wording.terms import Terms

__all__ = ["Mark", "Reader", "Reading", "Terms"]
