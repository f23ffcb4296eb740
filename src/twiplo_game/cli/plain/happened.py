"""Saying what an action did, as the player may know it."""

from twiplo_game.cli.plain.reading import show_message
from twiplo_game.cli.plain.table import Table
from twiplo_game.engine.look import seen
from twiplo_game.engine.step import Arrived, Movement, Step
from twiplo_game.telling.happened import gauge_words, mood_words, occurrence, rule_words


def show_step(table: Table, step: Step) -> list[str]:
    """Say what a step did. What answers the player is shown whole; the desk announces events.

    Returns the messages that were shown whole.
    """
    console, lexicon = table.console, table.lexicon
    told, now = seen(step), table.view
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
    if table.is_practice:
        show_rules(table, step)
    return shown


def show_rules(table: Table, step: Step) -> None:
    """Practice: the rules that moved something, with size, reason and grade."""
    reasons = table.seat.game.story.reasons
    for item in step.happened:
        if isinstance(item, Movement):
            table.console.say(rule_words(table.lexicon, item, reasons[item.rule].title), 3)
