"""The end of the story as the player may know it before the debrief."""

from twiplo_game.engine.view import PlayerView
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.telling.messages import kind_words, message_head
from twiplo_game.telling.page import Page
from twiplo_game.telling.returned import because_words


def story_page(lexicon: Lexicon, now: PlayerView) -> Page:
    """How the story ended."""
    words, page = lexicon.words, Page()
    title = lexicon.text(now.ending_title) or words.tr("The end")
    page.heading(words.tr("{clock}. {title}", clock=lexicon.clock(now.minute), title=title))
    page.blank()
    page.say(lexicon.text(now.ending_text) or words.tr("The time of this story is over."))
    return page


def last_page(lexicon: Lexicon, now: PlayerView) -> Page:
    """The messages that came in at the very end: there is no desk any more on which to read them."""
    words, page = lexicon.words, Page()
    last = [message for message in now.messages if message.minute == now.minute and not message.is_opened]
    if last:
        page.heading(words.tr("What came in last"))
    for message in last:
        page.item(words.tr("{head}.", head=message_head(lexicon, message)))
        title, text = lexicon.text(message.title), lexicon.text(message.text)
        if title:
            page.under(title)
        page.under(text or f"{kind_words(lexicon, message, now)}.")
        because = because_words(lexicon, message, now)
        if because:
            page.under(because)
    return page
