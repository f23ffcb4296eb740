"""A time of the story as a player types it."""

import re
from datetime import datetime, timedelta
from typing import Final

from twiplo_game.engine.view import PlayerView
from twiplo_game.telling.fields import span_of
from twiplo_game.telling.lexicon import Lexicon

_TIME: Final = re.compile(r"^([0-2]?[0-9])\s*(?::|h)\s*([0-5][0-9])?$")


def minute_of(typed: str, start: datetime, now: int, length: int) -> int | None:
    """The minute that `typed` means at the minute `now` of a story of `length` minutes that began at `start`.

    A span (`45`, `+30`, `1h30`) counts from now. A time (`14:30`, `14 h 30`) that is past today means tomorrow where
    the story lasts until then; else it is the minute that it was, at `now` or before. None for anything else, and for
    a span of nothing.
    """
    bare = typed.replace("\u00a0", " ").strip().lower()
    span = span_of(bare)
    clock = _TIME.match(bare)
    if clock is not None and not bare.startswith("+"):
        moment = start + timedelta(minutes=now)
        hour, minute = int(clock[1]), int(clock[2] or 0)
        if hour > 23:
            return None
        asked = moment.replace(hour=hour, minute=minute)
        if asked <= moment:
            # 1h30 in the middle of the day is an hour and a half, not the small hours.
            if span:
                return now + span
            tomorrow = asked + timedelta(days=1)
            if tomorrow <= start + timedelta(minutes=length):
                asked = tomorrow
        return int((asked - start).total_seconds()) // 60
    return now + span if span else None


def past_words(lexicon: Lexicon, now: PlayerView) -> str:
    """That a time is past, and what it is now."""
    return lexicon.words.tr("That time is past: it is {clock}. Type a later one.", clock=lexicon.clock(now.minute))
