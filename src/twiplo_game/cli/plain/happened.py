"""Saying what an action did, as the player may know it."""

from twiplo_game.cli.plain.reading import show_message
from twiplo_game.cli.plain.table import Table
from twiplo_game.engine.step import Arrived
from twiplo_game.seating.port import Happening
from twiplo_game.telling.happened import gauge_words, mood_words, occurrence, rule_words


def show_happening(table: Table, happening: Happening) -> list[str]:
    """Say what a step did. What answers the player is shown whole; the desk announces events.

    Returns the messages that were shown whole.
    """
    console, lexicon, told, now = table.console, table.lexicon, happening.seen, table.view
    shown = []
    for item in told.happened:
        sentence = occurrence(lexicon, item, now)
        if sentence is not None:
            console.say(sentence)
        elif isinstance(item, Arrived) and not any(event.event == item.message for event in now.events):
            table.listed.add(item.message)
            show_message(table, item.message)
            shown.append(item.message)
    gauges = gauge_words(lexicon, told)
    for line in (*([gauges] if gauges else ()), *mood_words(lexicon, told, now)):
        console.say(line)
    for rule in happening.rules:
        console.say(rule_words(lexicon, rule.movement, rule.title), 3)
    return shown
