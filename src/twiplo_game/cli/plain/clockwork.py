"""Letting time pass: to the next thing that happens, for a while, or until a time."""

import re
from datetime import timedelta

from twiplo_game.cli.plain.doing import carry_out
from twiplo_game.cli.plain.fields import span_of
from twiplo_game.cli.plain.prompts import Back, ask_line
from twiplo_game.cli.plain.table import LiveTable
from twiplo_game.engine.action import Advance

_TIME = re.compile(r"^([0-2]?[0-9])\s*(?::|h)\s*([0-5][0-9])?$")


def pass_time(table: LiveTable) -> None:
    """Ask how long, and let that time pass; it stops as soon as something can be seen."""
    console, now = table.console, table.view
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


def _minute(table: LiveTable, answer: str) -> int | None:
    """The story's minute that was typed; a time that is past today means tomorrow."""
    now = table.view.minute
    bare = answer.replace("\u00a0", " ").lower()
    time = _TIME.match(bare)
    if time is not None and not bare.startswith("+"):
        start = table.lexicon.scenario.start
        moment = start + timedelta(minutes=now)
        hour, minute = int(time[1]), int(time[2] or 0)
        if hour > 23:
            return None
        asked = moment.replace(hour=hour, minute=minute)
        if asked <= moment:
            asked += timedelta(days=1)
        return int((asked - start).total_seconds()) // 60
    span = span_of(bare)
    return None if span is None or span == 0 else now + span
