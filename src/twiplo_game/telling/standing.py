"""Where things stand: what waits, what was promised and said, who thinks what of us, our mandates."""

from twiplo_game.engine.view import MandateView, MoodView, PlayerView, PromiseView, SentView
from twiplo_game.locale.moods import MOODS
from twiplo_game.telling.events import standing
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.telling.page import Page
from twiplo_game.telling.response_words import summary


def standing_page(lexicon: Lexicon, now: PlayerView) -> Page:
    """All of it, one line each; a section of which there is nothing is left out."""
    words = lexicon.words
    sections = {
        words.tr("Events:"): [
            words.tr("{about}: {standing}", about=lexicon.about(event.event, now), standing=standing(lexicon, event))
            for event in now.events
        ],
        words.tr("Under way, outcome open:"): [
            words.tr("What follows from {cause}.", cause=lexicon.cause(item.because_of, now)) for item in now.threads
        ],
        words.tr("Promises:"): [promise_words(lexicon, item, now) for item in now.promises],
        words.tr("What you said:"): [sent_words(lexicon, item, now) for item in now.sent],
        words.tr("Moods:"): [mood_line(lexicon, item) for item in now.moods],
        words.tr("Mandates:"): [mandate_words(lexicon, item) for item in now.mandates],
    }
    page = Page()
    for title, lines in sections.items():
        if lines:
            page.heading(title)
            for line in lines:
                page.item(line)
    return page


def promise_words(lexicon: Lexicon, promise: PromiseView, now: PlayerView) -> str:
    """What was promised, for when, and whether it was kept."""
    words = lexicon.words
    kind = words.tr("corrective action") if promise.is_action else words.tr("next update")
    state = words.tr("kept") if promise.is_kept else words.tr("missed") if promise.is_missed else words.tr("open")
    return words.tr(
        "{kind} on {about}, due {clock}: {state}",
        kind=kind,
        about=lexicon.about(promise.about, now),
        clock=lexicon.clock(promise.due),
        state=state,
    )


def sent_words(lexicon: Lexicon, sent: SentView, now: PlayerView) -> str:
    """What was said, when and about what."""
    words = lexicon.words
    line = words.tr(
        "{clock}, on {about}: {summary}",
        clock=lexicon.clock(sent.ordered),
        about=lexicon.about(sent.about, now),
        summary=summary(sent.response, lexicon),
    )
    return words.tr("{line}, corrected since", line=line) if sent.is_corrected else line


def mood_line(lexicon: Lexicon, item: MoodView) -> str:
    """A stakeholder's mood, and when it was informed."""
    words = lexicon.words
    line = words.tr("{who}: {mood}", who=lexicon.text(item.name), mood=words.tr(MOODS[item.mood]))
    if item.told is None:
        return line
    return line + words.tr(", informed at {clock}", clock=lexicon.clock(item.told))


def mandate_words(lexicon: Lexicon, item: MandateView) -> str:
    """A mandate, and whether it is broken."""
    words, title = lexicon.words, lexicon.text(item.title)
    if item.is_broken:
        return words.tr("{mandate}: broken", mandate=title)
    if item.is_judged_at_end:
        return words.tr("{mandate}: judged at the end", mandate=title)
    return words.tr("{mandate}: not broken so far", mandate=title)
