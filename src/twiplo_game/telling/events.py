"""What the desk knows about an event: due time, evidence, advice and findings so far."""

from twiplo_game.engine.view import AdviceView, CheckView, EventView
from twiplo_game.locale.figures import capital
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.telling.page import Page


def standing(lexicon: Lexicon, event: EventView) -> str:
    """An event's due time and state of verification."""
    words = lexicon.words
    parts = []
    if event.is_answered:
        parts.append(words.tr("answered"))
    elif event.is_silenced:
        parts.append(words.tr("the time to answer is over"))
    elif event.due is not None:
        parts.append(words.tr("answer due by {clock}", clock=lexicon.clock(event.due)))
    else:
        parts.append(words.tr("no answer is due"))
    if event.evidence is not None:
        parts.append(words.tr("evidence: {evidence}", evidence=lexicon.term("evidence", event.evidence)))
    if event.settled is not None:
        parts.append(
            words.tr("the charge has proved true") if event.settled else words.tr("the charge has proved false")
        )
    text = words.tr("; ").join(parts)
    return f"{capital(text)}."


def event_page(lexicon: Lexicon, event: EventView) -> Page:
    """An event's standing, what advisers said of it, and what was found out."""
    page = Page()
    page.say(standing(lexicon, event))
    for adviser in event.advisers:
        if adviser.advice is not None:
            page.say(advice_words(lexicon, adviser.advice))
            for line in expectation(lexicon, adviser.advice):
                page.under(line)
    for check in event.checks:
        if check.finding is not None:
            page.say(finding_words(lexicon, check))
    return page


def advice_words(lexicon: Lexicon, advice: AdviceView) -> str:
    """Who said what."""
    return lexicon.words.tr("{adviser}: {says}", adviser=lexicon.text(advice.title), says=lexicon.text(advice.says))


def expectation(lexicon: Lexicon, advice: AdviceView) -> list[str]:
    """What an adviser expects and how surely, and the stake behind it."""
    words = lexicon.words
    lines = []
    if advice.expects is not None:
        lines.append(
            words.tr(
                "Expects ({confidence}): {expects}",
                confidence=lexicon.term("confidence", advice.confidence),
                expects=lexicon.text(advice.expects),
            )
        )
    lines.append(words.tr("Own interest: {interest}", interest=lexicon.text(advice.interest)))
    return lines


def finding_words(lexicon: Lexicon, check: CheckView) -> str:
    """What was checked, and what it showed."""
    return lexicon.words.tr(
        "Check, “{title}”: {finding}", title=lexicon.text(check.title), finding=lexicon.text(check.finding)
    )
