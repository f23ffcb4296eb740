"""The levels of a scenario, as the interface calls them."""

from typing import Final

from twiplo_game.locale.words import msgid

LEVELS: Final = {
    "introduction": msgid("introduction"),
    "standard": msgid("standard"),
    "advanced": msgid("advanced"),
}
"""From the easiest to the hardest."""
