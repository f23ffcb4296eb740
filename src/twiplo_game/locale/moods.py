"""The moods, as they are called inside a sentence: in French they agree with « humeur »."""

from typing import Final

from twiplo_game.locale.words import msgid

MOODS: Final = {
    "hostile": msgid("hostile"),
    "cold": msgid("cold"),
    "neutral": msgid("neutral"),
    "warm": msgid("warm"),
    "supportive": msgid("supportive"),
}
"""From the worst to the best."""
