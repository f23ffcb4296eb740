"""The end of the story, and the way to the debrief once the contest is over."""

from twiplo_game.classroom.pages.seat_page.html import Html, from_page, tag, together
from twiplo_game.classroom.pages.seat_page.moment import Moment
from twiplo_game.telling.ending import last_page, story_page


def end_part(moment: Moment) -> Html:
    """How the story ended; nothing before its end."""
    words, now = moment.lexicon.words, moment.now
    if now.ending is None:
        return together()
    story = together(from_page(story_page(moment.lexicon, now), "h2"), from_page(last_page(moment.lexicon, now)))
    if not moment.is_over_for_all:
        said = words.tr("The others are still at work. The debrief opens when the trainer has ended the contest.")
        return together(story, tag("p", said))
    return together(story, _feeling(moment))


def _feeling(moment: Moment) -> Html:
    """How it was, before anybody else speaks and before any figure; who has nothing to say goes on as well."""
    words = moment.lexicon.words
    said = words.tr("Your words are kept with the game, for yourself or for a talk afterwards. They change nothing.")
    return tag(
        "form",
        tag("label", words.tr("Before the debrief: how was it?"), for_="feeling"),
        tag("textarea", id="feeling", name="words", rows=2, maxlength=1000, aria_describedby="feeling-note"),
        tag("p", said, id="feeling-note"),
        tag("button", words.tr("Open the debrief"), type="submit", class_="main"),
        data_feel=True,
    )
