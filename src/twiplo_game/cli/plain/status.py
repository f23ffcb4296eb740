"""The desk at a glance: time, gauges, officers, what is new."""

from twiplo_game.cli.plain.table import Table
from twiplo_game.engine.view import PlayerView
from twiplo_game.locale.figures import duration
from twiplo_game.telling.changes import change
from twiplo_game.telling.messages import message_line
from twiplo_game.telling.tasks import officer_words


def show_status(table: Table) -> None:
    """Say where the game stands; time and gauges only where the clock has moved since."""
    console, lexicon, now = table.console, table.lexicon, table.view
    present = table.present
    if table.minute != present:
        table.minute = present
        console.heading(
            console.tr(
                "{clock}, {left} left.",
                clock=lexicon.clock(present),
                left=duration(now.length - present, console.words),
            )
        )
        console.say(gauges_line(table, now))
    else:
        console.say()
    console.say(officer_words(lexicon, now))
    _show_new(table, now)


def gauges_line(table: Table, now: PlayerView) -> str:
    """Each gauge with its number and, in words, how it changed since it was last shown."""
    parts = []
    for gauge, value in now.gauges.items():
        before = table.gauges.get(gauge, value)
        parts.append(
            table.console.tr(
                "{gauge} {value} ({change})",
                gauge=table.lexicon.term("gauge", gauge),
                value=value,
                change=change(value - before, table.console.words),
            )
        )
    table.gauges = dict(now.gauges)
    return ", ".join(parts) + "."


def _show_new(table: Table, now: PlayerView) -> None:
    """Announce messages that were not announced yet."""
    fresh = [message for message in now.messages if message.id not in table.listed]
    if not fresh:
        return
    table.listed.update(message.id for message in fresh)
    table.console.say(table.console.trn("{n} new message:", "{n} new messages:", len(fresh)))
    for message in fresh:
        table.console.item("-", message_line(table.lexicon, message, now))
