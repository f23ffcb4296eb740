"""Messages: each on one line, and each in full."""

from twiplo_game.engine.view import MessageKind, MessageView, PlayerView
from twiplo_game.telling.events import event_page, expectation
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.telling.page import Page


def unread_first(now: PlayerView) -> list[MessageView]:
    """All messages, those not read before the others, newest first."""
    newest = sorted(now.messages, key=lambda message: message.minute, reverse=True)
    return [item for item in newest if not item.is_opened] + [item for item in newest if item.is_opened]


def message_head(lexicon: Lexicon, message: MessageView) -> str:
    """Time, channel and sender of a message."""
    parts = [lexicon.clock(message.minute)]
    if message.via is not None:
        parts.append(lexicon.term("via", message.via))
    if message.sender is not None:
        parts.append(lexicon.text(message.sender))
    return ", ".join(parts)


def message_line(lexicon: Lexicon, message: MessageView, now: PlayerView) -> str:
    """Time, channel, sender and subject of a message, and whether it was read."""
    words = lexicon.words
    title = lexicon.message_title(message) or kind_words(lexicon, message, now)
    line = words.tr("{head}: {title}", head=message_head(lexicon, message), title=title)
    return line if message.is_opened else words.tr("{message} (not read)", message=line)


def message_page(lexicon: Lexicon, message: MessageView, now: PlayerView) -> Page:
    """One message in full; under an event, what the desk knows about it."""
    page = Page()
    page.heading(lexicon.words.tr("{head}.", head=message_head(lexicon, message)))
    title = lexicon.text(message.title)
    if title:
        page.say(title)
    page.say(lexicon.text(message.text) or f"{kind_words(lexicon, message, now)}.")
    if message.kind is MessageKind.ADVICE:
        for line in stake(lexicon, message, now):
            page.under(line)
    if message.because_of is not None:
        page.say(lexicon.words.tr("Because of {cause}.", cause=lexicon.cause(message.because_of, now)))
    if message.kind is MessageKind.EVENT:
        for event in now.events:
            if event.event == message.id:
                page.add(event_page(lexicon, event))
    return page


def stake(lexicon: Lexicon, message: MessageView, now: PlayerView) -> list[str]:
    """Under an adviser's view: what is expected, how surely, and with what interest."""
    return [
        line
        for event in now.events
        for adviser in event.advisers
        if event.event == message.about and adviser.advice is not None and adviser.advice.title == message.sender
        for line in expectation(lexicon, adviser.advice)
    ]


def kind_words(lexicon: Lexicon, message: MessageView, now: PlayerView) -> str:
    """What a message is, where it has no words of its own."""
    words = lexicon.words
    about = lexicon.about(message.about, now) if message.about else ""
    kinds = {
        "advice": words.tr("An adviser’s view of {about}", about=about),
        "finding": words.tr("A check is done: {about}", about=about),
        "silence": words.tr("No answer was given in time to {about}", about=about),
        "silent_hour": words.tr("Another hour without an answer to {about}", about=about),
        "promise_kept": words.tr("The promised update went out: {about}", about=about),
        "promise_missed": words.tr("The promised update did not come: {about}", about=about),
        "reaction": words.tr("A reaction to {about}, without a statement", about=about),
    }
    return kinds.get(message.kind, words.tr("News about {about}", about=about))


def about_page(lexicon: Lexicon, name: str, now: PlayerView) -> Page:
    """The message that brought the event `name`; where there is none, what the name stands for."""
    message = next((item for item in now.messages if item.id == name), None)
    if message is not None:
        return message_page(lexicon, message, now)
    page = Page()
    page.say(lexicon.about(name, now))
    return page
