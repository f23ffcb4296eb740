"""What has happened since the page was last drawn: all of it for the eye, the new messages for the voice."""

from typing import Final

from twiplo_game.classroom.pages.seat_page.moment import Moment
from twiplo_game.engine.step import Arrived, Seen
from twiplo_game.engine.view import MessageView
from twiplo_game.telling.happened import gauge_words, mood_words, occurrence
from twiplo_game.telling.messages import message_line

_SPOKEN: Final = 3
"""Messages that are read out; of more only the number is."""


def news_lines(moment: Moment) -> list[str]:
    """A sentence each, in the order in which things happened; then what moved in all."""
    lexicon, now = moment.lexicon, moment.now
    messages = {message.id: message for message in now.messages}
    moved = _together(moment)
    said: list[str] = []
    for item in moved.happened:
        if isinstance(item, Arrived):
            said += [_new(moment, messages[item.message])] if item.message in messages else []
        else:
            said.append(occurrence(lexicon, item, now) or "")
    said += [gauge_words(lexicon, moved) or "", *mood_words(lexicon, moved, now)]
    return [line for line in said if line]


def spoken(moment: Moment) -> str:
    """What a screen reader says by itself: the messages that came in."""
    arrived = {item.message for item in _together(moment).happened if isinstance(item, Arrived)}
    new = [message for message in moment.now.messages if message.id in arrived]
    if len(new) > _SPOKEN:
        return moment.lexicon.words.trn("{n} new message", "{n} new messages", len(new))
    return " ".join(_new(moment, message) for message in new)


def _new(moment: Moment, message: MessageView) -> str:
    line = message_line(moment.lexicon, message, moment.now)
    return moment.lexicon.words.tr("New: {message}", message=line)


def _together(moment: Moment) -> Seen:
    return Seen(
        happened=tuple(item for seen in moment.news for item in seen.happened),
        gauges=tuple(item for seen in moment.news for item in seen.gauges),
        moods=tuple(item for seen in moment.news for item in seen.moods),
    )
