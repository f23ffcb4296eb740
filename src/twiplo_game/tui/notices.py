"""The desk's one line of news: what was begun, came in or is waited for."""

from twiplo_game.engine.action import Action, Open
from twiplo_game.engine.step import Arrived, Passed
from twiplo_game.engine.view import PlayerView
from twiplo_game.seating.seat import Moved
from twiplo_game.telling.action_words import action_words
from twiplo_game.telling.happened import occurrence
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.telling.messages import kind_words


def notice_of(lexicon: Lexicon, news: Moved, now: PlayerView) -> str:
    """What has happened, in one line: new messages first, else the last thing that can be said in a sentence."""
    words = lexicon.words
    happened = [item for happening in news.news for item in happening.seen.happened]
    titles = {
        message.id: lexicon.message_title(message) or kind_words(lexicon, message, now) for message in now.messages
    }
    arrived = [titles[item.message] for item in happened if isinstance(item, Arrived) and item.message in titles]
    said = [occurrence(lexicon, item, now) for item in happened if not isinstance(item, Passed)]
    sentences = [sentence for sentence in said if sentence]
    if arrived:
        first = next((title for title in arrived if title), "")
        new = words.trn("{n} new message: {title}", "{n} new messages: {title}", len(arrived), title=first)
        return f"{sentences[-1]} {new}" if sentences else new
    if sentences:
        return sentences[-1]
    passed = [occurrence(lexicon, item, now) for item in happened if isinstance(item, Passed)]
    return next((sentence for sentence in reversed(passed) if sentence), "")


def waiting_words(lexicon: Lexicon, action: Action, now: PlayerView) -> str:
    """What is waited for; reading a message is not worth a word."""
    if isinstance(action, Open):
        return ""
    return lexicon.words.tr("Waiting for the answer: {action}", action=action_words(lexicon, action, now))
