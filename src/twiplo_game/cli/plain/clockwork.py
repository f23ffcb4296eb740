"""Letting time pass: to the next thing that happens, for a while, or until a time."""

import re
import time
from datetime import timedelta

from twiplo_game.cli.plain.doing import carry_out, catch_up
from twiplo_game.cli.plain.prompts import Back, ask_line
from twiplo_game.cli.plain.table import LiveTable
from twiplo_game.engine.action import Advance
from twiplo_game.telling.fields import span_of

_GLANCE = 0.25
"""Seconds between two looks at a live clock."""

_TIME = re.compile(r"^([0-2]?[0-9])\s*(?::|h)\s*([0-5][0-9])?$")


def pass_time(table: LiveTable) -> None:
    """Ask how long, and let that time pass; it stops as soon as something can be seen."""
    console, now = table.console, table.view
    if table.session.is_live:
        _wait(table)
        return
    explanation = console.tr(
        "Enter waits until something happens. +30 or 45m waits that long at most, "
        "14:30 until that time at most. Time stops as soon as something happens that you can see."
    )
    while True:
        answer = ask_line(
            console,
            console.tr("Enter until something happens, or +minutes, or a time such as 14:30: "),
            explanation,
        )
        if isinstance(answer, Back):
            return
        to = _minute(table, answer) if answer else now.length
        if to is None:
            console.say(explanation)
            continue
        carry_out(table, Advance(min(to, now.length)))
        return


def _wait(table: LiveTable) -> None:
    """With a live clock, wait in real time until something can be seen."""
    table.console.say(table.console.tr("The clock runs by itself. Waiting until something happens…"))
    while not catch_up(table, only_to_sight=True):
        time.sleep(_GLANCE)


def _minute(table: LiveTable, answer: str) -> int | None:
    """The story's minute that was typed; a time that is past today means tomorrow."""
    now = table.view.minute
    bare = answer.replace("\u00a0", " ").lower()
    span = span_of(bare)
    typed = _TIME.match(bare)
    if typed is not None and not bare.startswith("+"):
        start = table.lexicon.playbill.start
        moment = start + timedelta(minutes=now)
        hour, minute = int(typed[1]), int(typed[2] or 0)
        if hour > 23:
            return None
        asked = moment.replace(hour=hour, minute=minute)
        if asked <= moment:
            # 1h30 in the middle of the day is an hour and a half, not the small hours.
            if span:
                return now + span
            asked += timedelta(days=1)
        return int((asked - start).total_seconds()) // 60
    return None if span is None or span == 0 else now + span
