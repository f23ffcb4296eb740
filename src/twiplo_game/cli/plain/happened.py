"""What an action did, as the player may know it: what started, landed and came in, what moved."""

from collections import defaultdict

from twiplo_game.cli.plain.reading import show_message
from twiplo_game.cli.plain.status import change, mood_change, task_words
from twiplo_game.cli.plain.table import Table
from twiplo_game.engine.look import seen
from twiplo_game.engine.step import (
    Arrived,
    Broken,
    Cancelled,
    Ended,
    Landed,
    Lapsed,
    Movement,
    Passed,
    Reminded,
    Seen,
    Started,
    Step,
)
from twiplo_game.locale.figures import duration
from twiplo_game.locale.moods import MOODS


def show_step(table: Table, step: Step) -> list[str]:
    """Say what a step did. What answers the player is shown whole; the desk announces events.

    Returns the messages that were shown whole.
    """
    told = seen(step)
    shown = []
    for item in told.happened:
        if not isinstance(item, Arrived):
            _show(table, item)
        elif not any(event.event == item.message for event in table.view.events):
            table.listed.add(item.message)
            show_message(table, item.message)
            shown.append(item.message)
    _show_gauges(table, told)
    _show_moods(table, told)
    if table.is_practice:
        show_rules(table, step)
    return shown


def _show(table: Table, item: Started | Cancelled | Landed | Reminded | Lapsed | Broken | Passed | Ended) -> None:
    console, lexicon, now = table.console, table.lexicon, table.view
    match item:
        case Started():
            task = next((task for task in now.tasks if task.task == item.task), None)
            if task is not None:
                console.say(console.tr("Begun: {task}.", task=task_words(table, task, now)))
        case Cancelled():
            console.say(console.tr("Cancelled. The officer is free again."))
        case Landed() if item.act in ("respond", "speak"):
            console.say(console.tr("{clock}: it has gone out.", clock=lexicon.clock(item.minute)))
        case Landed() if item.act == "tell":
            console.say(
                console.tr(
                    "{clock}: {who} informed.",
                    clock=lexicon.clock(item.minute),
                    who=lexicon.stakeholder(item.subject),
                )
            )
        case Landed() if item.act == "correct":
            console.say(console.tr("{clock}: the correction has gone out.", clock=lexicon.clock(item.minute)))
        case Landed() if item.act == "update":
            console.say(console.tr("{clock}: the promised update has gone out.", clock=lexicon.clock(item.minute)))
        case Reminded():
            console.say(_reminder(table, item))
        case Lapsed():
            console.say(
                console.tr(
                    "{clock}: the time to answer {about} is over.",
                    clock=lexicon.clock(item.minute),
                    about=lexicon.about(item.event, now),
                )
            )
        case Broken():
            title = next((m.title for m in now.mandates if m.mandate == item.mandate), None)
            console.say(console.tr("You have broken a mandate: {mandate}.", mandate=lexicon.text(title)))
        case Passed() if item.minute > item.since:
            console.say(
                console.tr(
                    "{span} went by. It is {clock}.",
                    span=duration(item.minute - item.since, console.words),
                    clock=lexicon.clock(item.minute),
                )
            )
        case _:
            pass


def _reminder(table: Table, item: Reminded) -> str:
    console, lexicon, now = table.console, table.lexicon, table.view
    clock = lexicon.clock(item.minute)
    if any(promise.promise == item.subject for promise in now.promises):
        return console.tr("{clock}: last minute to keep {cause}.", clock=clock, cause=lexicon.cause(item.subject, now))
    return console.tr("{clock}: last minute to answer {about}.", clock=clock, about=lexicon.about(item.subject, now))


def _show_gauges(table: Table, told: Seen) -> None:
    moved: dict[str, int] = defaultdict(int)
    for _, gauge, points in told.gauges:
        moved[gauge] += points
    words = table.console.words
    parts = [
        f"{table.lexicon.term('gauge', gauge)} {change(points, words)}" for gauge, points in moved.items() if points
    ]
    if parts:
        table.console.say(table.console.tr("{movements}.", movements=", ".join(parts)))


def _show_moods(table: Table, told: Seen) -> None:
    moved: dict[str, int] = defaultdict(int)
    for _, stakeholder, steps in told.moods:
        moved[stakeholder] += steps
    mood = {item.stakeholder: item.mood for item in table.view.moods}
    for stakeholder, steps in moved.items():
        if not steps or stakeholder not in mood:
            continue
        how = table.console.tr(MOODS[mood[stakeholder]])
        who = table.lexicon.stakeholder(stakeholder)
        table.console.say(
            table.console.tr("{who}: warmer, now {mood}.", who=who, mood=how)
            if steps > 0
            else table.console.tr("{who}: colder, now {mood}.", who=who, mood=how)
        )


def show_rules(table: Table, step: Step) -> None:
    """Practice: the rules that moved something, with size, reason and grade."""
    console, lexicon = table.console, table.lexicon
    reasons = table.seat.game.story.reasons
    for item in step.happened:
        if not isinstance(item, Movement):
            continue
        is_gauge = item.target in table.view.gauges
        target = lexicon.term("gauge", item.target) if is_gauge else lexicon.stakeholder(item.target)
        moved = (change if is_gauge else mood_change)(item.applied, console.words)
        console.say(
            console.tr(
                "{rule}: {target} {change}. {because} (Rests on: {grade}.)",
                rule=lexicon.rule(item.rule, reasons[item.rule].title),
                target=target,
                change=moved,
                because=lexicon.text(item.because),
                grade=lexicon.term("grade", item.grade),
            ),
            3,
        )
