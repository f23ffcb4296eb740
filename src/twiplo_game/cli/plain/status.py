"""The desk at a glance: time, gauges, officers, what is new."""

from collections.abc import Iterable

from twiplo_game.cli.plain.table import Table
from twiplo_game.engine.view import MessageView, PlayerView, TaskView
from twiplo_game.locale.figures import duration
from twiplo_game.locale.words import Words


def show_status(table: Table) -> None:
    """Say where the game stands; time and gauges only where the clock has moved since."""
    console, lexicon, now = table.console, table.lexicon, table.view
    words = console.words
    if table.minute != now.minute:
        table.minute = now.minute
        console.heading(
            console.tr(
                "{clock}, {left} left.",
                clock=lexicon.clock(now.minute),
                left=duration(now.length - now.minute, words),
            )
        )
        console.say(gauges_line(table, now))
    else:
        console.say()
    console.say(_officers(table, now))
    show_new(table, now)


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


def change(points: int, words: Words) -> str:
    """A movement in words."""
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


def _officers(table: Table, now: PlayerView) -> str:
    console = table.console
    free = console.trn("{n} officer free", "{n} officers free", now.free)
    if not now.tasks:
        return console.tr("{free}.", free=free)
    busy = ", ".join(task_words(table, task, now) for task in now.tasks)
    return console.tr("{free}; at work: {tasks}.", free=free, tasks=busy)


def task_words(table: Table, task: TaskView, now: PlayerView) -> str:
    """What an officer is doing, and until when."""
    console, lexicon = table.console, table.lexicon
    subject = _subject(table, task, now)
    match task.act:
        case "ask":
            what = console.tr("asking an adviser about {subject}", subject=subject)
        case "check":
            what = console.tr("checking {subject}", subject=subject)
        case "respond":
            what = console.tr("sending the answer to {subject}", subject=subject)
        case "speak":
            what = console.tr("sending a message about {subject}", subject=subject)
        case "tell":
            what = console.tr("informing {subject}", subject=lexicon.stakeholder(task.subject))
        case "correct":
            what = console.tr("correcting {subject}", subject=lexicon.cause(task.subject, now))
        case _:
            what = console.tr("preparing the promised update")
    return console.tr("{task}, until {clock}", task=what, clock=lexicon.clock(task.lands))


def _subject(table: Table, task: TaskView, now: PlayerView) -> str:
    for event in now.events:
        for check in event.checks:
            if task.act == "check" and check.check == task.subject:
                return table.lexicon.words.tr("“{title}”", title=table.lexicon.text(check.title))
    return table.lexicon.about(task.subject, now)


def show_new(table: Table, now: PlayerView) -> None:
    """Announce messages that were not announced yet."""
    fresh = [message for message in now.messages if message.id not in table.listed]
    if not fresh:
        return
    table.listed.update(message.id for message in fresh)
    table.console.say(table.console.trn("{n} new message:", "{n} new messages:", len(fresh)))
    for line in message_lines(table, fresh):
        table.console.item("-", line)


def message_lines(table: Table, messages: Iterable[MessageView]) -> list[str]:
    """Each message on one line: time, channel, sender, subject."""
    return [message_line(table, message) for message in messages]


def message_line(table: Table, message: MessageView) -> str:
    """Time, channel, sender and subject of a message."""
    lexicon = table.lexicon
    head = [lexicon.clock(message.minute)]
    if message.via is not None:
        head.append(lexicon.term("via", message.via))
    if message.sender is not None:
        head.append(lexicon.text(message.sender))
    title = lexicon.message_title(message) or kind_words(table, message)
    line = table.console.tr("{head}: {title}", head=", ".join(head), title=title)
    if message.is_opened:
        return line
    return table.console.tr("{message} (not read)", message=line)


def kind_words(table: Table, message: MessageView) -> str:
    """What a message is, where it has no words of its own."""
    console = table.console
    about = table.lexicon.about(message.about, table.view) if message.about else ""
    kinds = {
        "advice": console.tr("An adviser’s view of {about}", about=about),
        "finding": console.tr("A check is done: {about}", about=about),
        "silence": console.tr("No answer was given in time to {about}", about=about),
        "promise_kept": console.tr("The promised update went out: {about}", about=about),
        "promise_missed": console.tr("The promised update did not come: {about}", about=about),
        "reaction": console.tr("A reaction, so far without words, to {about}", about=about),
    }
    return kinds.get(message.kind, console.tr("News about {about}", about=about))
