"""Letting time pass: to the next thing that happens, for a while, or until a time."""

from twiplo_game.cli import output
from twiplo_game.cli.plain.doing import carry_out, catch_up
from twiplo_game.cli.plain.prompts import Back, ask_line
from twiplo_game.cli.plain.table import GLANCE, LiveTable
from twiplo_game.engine.action import Advance
from twiplo_game.telling.times import minute_of, past_words


def pass_time(table: LiveTable) -> None:
    """Ask how long, and let that time pass; it stops as soon as something can be seen."""
    console, now = table.console, table.view
    if table.port.is_live:
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
        to = minute_of(answer, table.lexicon.playbill.start, now.minute, now.length) if answer else now.length
        if to is None:
            console.say(explanation)
            continue
        if to <= now.minute:
            console.say(past_words(table.lexicon, now))
            continue
        carry_out(table, Advance(min(to, now.length)))
        return


def _wait(table: LiveTable) -> None:
    """With a live clock, wait in real time until something can be seen."""
    table.console.say(table.console.tr("The clock runs by itself. Waiting until something happens…"))
    while not catch_up(table):
        output.flush()
        table.wait(GLANCE)
