"""What has happened since the page was last drawn, a sentence each, for the eye and for the voice."""

from twiplo_game.classroom.pages.seat_page.moment import Moment
from twiplo_game.engine.step import Arrived
from twiplo_game.telling.happened import gauge_words, mood_words, occurrence
from twiplo_game.telling.messages import message_line


def news_lines(moment: Moment) -> list[str]:
    """Sentences, in the order in which things happened."""
    lexicon, now = moment.lexicon, moment.now
    messages = {message.id: message for message in now.messages}
    said: list[str] = []
    for seen in moment.news:
        for item in seen.happened:
            if isinstance(item, Arrived) and item.message in messages:
                said.append(
                    lexicon.words.tr("New: {message}", message=message_line(lexicon, messages[item.message], now))
                )
            else:
                said.append(occurrence(lexicon, item, now) or "")
        said += [gauge_words(lexicon, seen) or "", *mood_words(lexicon, seen, now)]
    return [line for line in said if line]
