"""Movements in words: how far a gauge or a mood moved."""

from twiplo_game.locale.words import Words


def change(points: int, words: Words) -> str:
    """A movement of a gauge in words."""
    if points > 0:
        return words.tr("up {points}", points=points)
    if points < 0:
        return words.tr("down {points}", points=-points)
    return words.tr("unchanged")


def mood_change(steps: int, words: Words) -> str:
    """A movement of a mood in words."""
    if steps > 0:
        return words.trn("{n} step warmer", "{n} steps warmer", steps)
    if steps < 0:
        return words.trn("{n} step colder", "{n} steps colder", -steps)
    return words.tr("unchanged")
