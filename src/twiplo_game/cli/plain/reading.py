"""Reading: one message, what is known about its event, what advisers said."""

from twiplo_game.cli.plain.status import kind_words
from twiplo_game.cli.plain.table import Table
from twiplo_game.engine.view import AdviceView, EventView, MessageKind, MessageView, PlayerView
from twiplo_game.locale.figures import capital


def show_message(table: Table, name: str) -> None:
    """One message in full."""
    now = table.view
    message = next((item for item in now.messages if item.id == name), None)
    if message is None:
        return
    console, lexicon = table.console, table.lexicon
    console.heading(_head(table, message))
    title = lexicon.text(message.title)
    if title:
        console.say(title)
    console.say(lexicon.text(message.text) or f"{kind_words(table, message)}.")
    if message.kind is MessageKind.ADVICE:
        _show_stake(table, now, message)
    if message.because_of is not None:
        console.say(console.tr("Because of {cause}.", cause=lexicon.cause(message.because_of, now)))
    if message.kind is MessageKind.EVENT:
        show_event(table, now, name)


def _show_stake(table: Table, now: PlayerView, message: MessageView) -> None:
    """Under an adviser's view: what is expected, how surely, and with what interest."""
    for event in now.events:
        for adviser in event.advisers:
            advice = adviser.advice
            if event.event == message.about and advice is not None and advice.title == message.sender:
                show_expectation(table, advice)


def _head(table: Table, message: MessageView) -> str:
    lexicon = table.lexicon
    parts = [lexicon.clock(message.minute)]
    if message.via is not None:
        parts.append(lexicon.term("via", message.via))
    if message.sender is not None:
        parts.append(lexicon.text(message.sender))
    return table.console.tr("{head}.", head=", ".join(parts))


def show_event(table: Table, now: PlayerView, name: str) -> None:
    """What the desk knows about an event: due time, evidence, advice so far."""
    event = next((item for item in now.events if item.event == name), None)
    if event is None:
        return
    table.console.say(standing(table, event))
    for adviser in event.advisers:
        if adviser.advice is not None:
            show_advice(table, adviser.advice)
    for check in event.checks:
        if check.finding is not None:
            table.console.say(
                table.console.tr(
                    "Checked, {title}: {finding}",
                    title=table.lexicon.text(check.title),
                    finding=table.lexicon.text(check.finding),
                )
            )


def standing(table: Table, event: EventView) -> str:
    """An event's due time and state of verification."""
    console, lexicon = table.console, table.lexicon
    parts = []
    if event.is_answered:
        parts.append(console.tr("answered"))
    elif event.is_silenced:
        parts.append(console.tr("the time to answer is over"))
    elif event.due is not None:
        parts.append(console.tr("answer due by {clock}", clock=lexicon.clock(event.due)))
    else:
        parts.append(console.tr("no answer is due"))
    if event.evidence is not None:
        parts.append(console.tr("evidence: {evidence}", evidence=lexicon.term("evidence", event.evidence)))
    if event.settled is not None:
        parts.append(
            console.tr("the charge has proved true") if event.settled else console.tr("the charge has proved false")
        )
    text = console.tr("; ").join(parts)
    return f"{capital(text)}."


def show_advice(table: Table, advice: AdviceView) -> None:
    """What an adviser said, how sure, and with what stake."""
    console, lexicon = table.console, table.lexicon
    console.say(console.tr("{adviser}: {says}", adviser=lexicon.text(advice.title), says=lexicon.text(advice.says)))
    show_expectation(table, advice)


def show_expectation(table: Table, advice: AdviceView) -> None:
    """What an adviser expects, and the stake behind it."""
    console, lexicon = table.console, table.lexicon
    if advice.expects is not None:
        console.say(
            console.tr(
                "Expects ({confidence}): {expects}",
                confidence=lexicon.term("confidence", advice.confidence),
                expects=lexicon.text(advice.expects),
            ),
            3,
        )
    console.say(console.tr("Own interest: {interest}", interest=lexicon.text(advice.interest)), 3)


def unread_first(now: PlayerView) -> list[MessageView]:
    """All messages, those not read before the others, newest first."""
    newest = sorted(now.messages, key=lambda message: message.minute, reverse=True)
    return [item for item in newest if not item.is_opened] + [item for item in newest if item.is_opened]
