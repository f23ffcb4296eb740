"""Where things stand: what waits, what was promised and said, who thinks what of us, our mandates."""

from twiplo_game.cli.plain.reading import standing
from twiplo_game.cli.plain.response_words import summary
from twiplo_game.cli.plain.table import Table
from twiplo_game.engine.view import PlayerView, PromiseView, SentView
from twiplo_game.locale.moods import MOODS


def show_standing(table: Table) -> None:
    """All of it, one line each."""
    now = table.view
    console, lexicon = table.console, table.lexicon
    _section(
        table,
        console.tr("Events:"),
        [
            console.tr("{about}: {standing}", about=lexicon.about(event.event, now), standing=standing(table, event))
            for event in now.events
        ],
    )
    _section(
        table,
        console.tr("Under way, outcome open:"),
        [console.tr("What follows from {cause}.", cause=lexicon.cause(item.because_of, now)) for item in now.threads],
    )
    _section(table, console.tr("Promises:"), [_promise(table, item, now) for item in now.promises])
    _section(table, console.tr("What you said:"), [_sent(table, item, now) for item in now.sent])
    _section(
        table,
        console.tr("Moods:"),
        [
            console.tr("{who}: {mood}", who=lexicon.text(item.name), mood=console.tr(MOODS[item.mood]))
            + (console.tr(", informed at {clock}", clock=lexicon.clock(item.told)) if item.told is not None else "")
            for item in now.moods
        ],
    )
    _section(
        table,
        console.tr("Mandates:"),
        [
            console.tr("{mandate}: broken", mandate=lexicon.text(item.title))
            if item.is_broken
            else console.tr("{mandate}: not broken so far", mandate=lexicon.text(item.title))
            for item in now.mandates
        ],
    )


def _section(table: Table, title: str, lines: list[str]) -> None:
    if not lines:
        return
    table.console.heading(title)
    for line in lines:
        table.console.item("-", line)


def _promise(table: Table, promise: PromiseView, now: PlayerView) -> str:
    console, lexicon = table.console, table.lexicon
    kind = console.tr("corrective action") if promise.is_action else console.tr("next update")
    state = console.tr("kept") if promise.is_kept else console.tr("missed") if promise.is_missed else console.tr("open")
    return console.tr(
        "{kind} on {about}, due {clock}: {state}",
        kind=kind,
        about=lexicon.about(promise.about, now),
        clock=lexicon.clock(promise.due),
        state=state,
    )


def _sent(table: Table, sent: SentView, now: PlayerView) -> str:
    console, lexicon = table.console, table.lexicon
    line = console.tr(
        "{clock}, on {about}: {summary}",
        clock=lexicon.clock(sent.ordered),
        about=lexicon.about(sent.about, now),
        summary=summary(sent.response, lexicon),
    )
    return console.tr("{line}, corrected since", line=line) if sent.is_corrected else line
