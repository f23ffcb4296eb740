"""The desk's one line of news: what was begun, came in or is waited for."""

from itertools import product
from typing import Final

from twiplo_game.engine.action import Action, Open
from twiplo_game.engine.step import Arrived, Lapsed, Passed, Reminded, Started
from twiplo_game.engine.view import MessageKind, PlayerView
from twiplo_game.seating.seat import Moved
from twiplo_game.telling.action_words import action_words
from twiplo_game.telling.happened import Told, occurrence
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.telling.messages import kind_words
from twiplo_game.telling.tasks import work_words
from twiplo_game.tui.typography import shortened

QUOTES: Final = "“”«»\u00a0 "
"""What stands around a title that is a quotation."""

TITLES: Final = (60, 48, 36, 28, 22, 18, 14)
"""How many letters of a title are shown, where so many have room."""


def notice_of(lexicon: Lexicon, news: Moved, now: PlayerView, room: int) -> str:
    """What has happened, in one line of `room` columns: what is over or almost, what was begun or done, what is new.

    Where it is too long the titles give way, so that every event whose time ends is named, and what came in is counted.
    """
    line = ""
    for is_title_told, width in product((True, False), TITLES):
        line = _line(lexicon, news, now, width, is_title_told=is_title_told)
        if len(line) <= room:
            break
    return line


def _line(lexicon: Lexicon, news: Moved, now: PlayerView, width: int, *, is_title_told: bool) -> str:
    """The line with titles of at most `width` letters; that of what came in only where it is told."""
    words = lexicon.words
    happened = [item for happening in news.news for item in happening.seen.happened]
    whole = {
        message.id: lexicon.message_title(message) or kind_words(lexicon, message, now) for message in now.messages
    }
    titles = {name: shortened(title, width) for name, title in whole.items()}
    silent = {message.id for message in now.messages if message.kind is MessageKind.SILENCE}

    def named(names: list[str]) -> str:
        bare = (shortened(whole[name].strip(QUOTES), width) for name in names if name in whole)
        return ", ".join(words.tr("“{title}”", title=title) for title in bare)

    promised = {promise.promise: promise.about for promise in now.promises}
    over = [item.event for item in happened if isinstance(item, Lapsed) and item.event in titles]
    last = [item.subject for item in happened if isinstance(item, Reminded) and item.subject in titles]
    owed = [promised[item.subject] for item in happened if isinstance(item, Reminded) and item.subject in promised]
    arrived = [item.message for item in happened if isinstance(item, Arrived) and item.message in titles]
    # That an answer is missing was said already.
    first = next((titles[name] for name in sorted(arrived, key=silent.__contains__) if titles[name]), "")
    new = (
        words.trn("{n} new message: {title}", "{n} new messages: {title}", len(arrived), title=first)
        if is_title_told
        else words.trn("{n} new message.", "{n} new messages.", len(arrived))
    )
    sentences = (
        words.tr("Time over for {titles}.", titles=named(over)) if over else "",
        words.tr("Last minute to answer {titles}.", titles=named(last)) if last else "",
        words.tr("Last minute to keep your promise on {titles}.", titles=named(owed)) if owed else "",
        _last_done(lexicon, happened, now),
        new if arrived else "",
    )
    return " ".join(filter(None, sentences)) or _passed(lexicon, happened, now)


def _last_done(lexicon: Lexicon, happened: list[Told], now: PlayerView) -> str:
    """The last thing that can be said in a sentence; of what was begun, until when comes first."""
    for item in reversed(happened):
        if isinstance(item, Lapsed | Reminded | Passed):
            continue
        task = next((task for task in now.tasks if isinstance(item, Started) and task.task == item.task), None)
        if task is not None:
            what, clock = work_words(lexicon, task, now), lexicon.clock(task.lands)
            return lexicon.words.tr("Until {clock}: {task}.", clock=clock, task=what)
        said = occurrence(lexicon, item, now)
        if said:
            return said
    return ""


def _passed(lexicon: Lexicon, happened: list[Told], now: PlayerView) -> str:
    """How long went by, where nothing else can be told."""
    said = [occurrence(lexicon, item, now) for item in happened if isinstance(item, Passed)]
    return next((sentence for sentence in reversed(said) if sentence), "")


def waiting_words(lexicon: Lexicon, action: Action, now: PlayerView) -> str:
    """What is waited for; reading a message is not worth a word."""
    if isinstance(action, Open):
        return ""
    return lexicon.words.tr("Waiting for the answer: {action}", action=action_words(lexicon, action, now))
