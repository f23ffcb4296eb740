"""How each language writes times, durations and figures."""

from datetime import datetime, timedelta
from typing import Final

from twiplo_game.locale.words import Words

NO_BREAK: Final = "\u00a0"
"""Keeps a figure and its unit together."""


def clock(start: datetime, minute: int, words: Words) -> str:
    """The story's time at `minute`, with the day once it is no longer the first."""
    moment = start + timedelta(minutes=minute)
    if words.language == "fr":
        time = f"{moment.hour}{NO_BREAK}h{NO_BREAK}{moment.minute:02}"
    else:
        time = f"{moment.hour:02}:{moment.minute:02}"
    day = (moment.date() - start.date()).days
    return words.tr("{clock} on day {day}", clock=time, day=day + 1) if day else time


def duration(minutes: int, words: Words) -> str:
    """A span of the story's time."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return words.trn("{n} minute", "{n} minutes", rest)
    if not rest:
        return words.trn("{n} hour", "{n} hours", hours)
    if words.language == "fr":
        return f"{hours}{NO_BREAK}h{NO_BREAK}{rest:02}"
    return words.tr("{hours} h {minutes} min", hours=hours, minutes=rest)


def short_span(minutes: int, words: Words) -> str:
    """A span of the story's time where room is short; both languages write it alike."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return words.tr("{minutes} min", minutes=rest)
    return f"{hours}{NO_BREAK}h{NO_BREAK}{rest:02}" if rest else f"{hours}{NO_BREAK}h"


def tenths(value: int, words: Words) -> str:
    """A figure given in tenths, such as the score."""
    mark = "," if words.language == "fr" else "."
    return f"{value // 10}{mark}{value % 10}"


def listed(items: list[str], words: Words) -> str:
    """`items` as a sentence lists them."""
    if len(items) < 2:
        return "".join(items)
    return words.tr("{items} and {last}", items=", ".join(items[:-1]), last=items[-1])


def capital(text: str) -> str:
    """`text` as a line of its own begins."""
    return text[:1].upper() + text[1:]
