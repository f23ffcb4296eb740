"""The last look at a response before it is sent."""

from twiplo_game.engine.response import Response
from twiplo_game.engine.view import PlayerView
from twiplo_game.engine.wording import Mark
from twiplo_game.locale.figures import duration
from twiplo_game.model.text import Text
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.telling.marks import marks_page
from twiplo_game.telling.page import Page
from twiplo_game.telling.refusals import none_free
from twiplo_game.telling.response_words import lines
from twiplo_game.telling.tasks import free_words


def ready_page(
    lexicon: Lexicon,
    about: str,
    response: Response,
    now: PlayerView,
    *,
    takes: int | None,
    objections: tuple[tuple[str, Text], ...],
    marks: tuple[Mark, ...] | None = None,
) -> Page:
    """Its dimensions, its text and what is marked there, what advisers object, and the minutes it takes, if known."""
    words, page = lexicon.words, Page()
    page.heading(words.tr("Ready to send, about {about}:", about=lexicon.about(about, now)))
    for line in lines(response, lexicon):
        page.say(line)
    if response.text:
        page.say(words.tr("Text:"))
        page.under(response.text)
    marked = marks_page(lexicon, response, marks, landing=now.minute + (takes or 0))
    if marked.lines:
        page.say(words.tr("Marked in your text:"))
        page.add(marked)
    for adviser, says in objections:
        page.say(words.tr("{adviser}: {says}", adviser=lexicon.adviser(adviser), says=lexicon.text(says)))
    if takes is not None:
        span = duration(takes, words)
        free = none_free(lexicon, now, now.minute)
        if free:
            page.say(words.tr("It takes one officer {span}.", span=span))
            page.say(free)
        else:
            page.say(words.tr("It takes one officer {span}. {free}.", span=span, free=free_words(lexicon, now)))
    return page


def recall_words(lexicon: Lexicon, minute: int, takes: int | None) -> str:
    """How long what is sent at the minute `minute` can be stopped; `takes` is None where that is not known yet."""
    words = lexicon.words
    if takes is None:
        return words.tr("Until it has gone out it can be cancelled; after that it can be corrected, not taken back.")
    return words.tr(
        "Until {clock} it can be cancelled; after that it can be corrected, not taken back.",
        clock=lexicon.clock(minute + takes),
    )
