"""Parts of the debrief in words, and pages as a text file."""

from collections.abc import Iterable

from twiplo_game.analysis.debrief_parts import Debrief, Decision, FactResult, MandateResult, Score
from twiplo_game.engine.view import PlayerView
from twiplo_game.locale.figures import capital, duration, tenths
from twiplo_game.locale.words import Words
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.telling.marks import marked_words
from twiplo_game.telling.page import LineKind, Page, laid_out


def ending_page(lexicon: Lexicon, result: Debrief) -> Page:
    """How the story ended."""
    words, page = lexicon.words, Page()
    title = lexicon.text(result.ending_title) or words.tr("The end")
    page.heading(words.tr("{clock}. {title}", clock=lexicon.clock(result.ended), title=title))
    if result.ending_text is not None:
        page.say(lexicon.text(result.ending_text))
    return page


def floor_words(score: Score, words: Words) -> str:
    """Why the parts of a score do not come to it; empty where they do."""
    if score.sum >= 0:
        return ""
    return words.tr("Together that is −{points}; a score does not go below 0.", points=tenths(-score.sum, words))


def as_text(pages: Iterable[tuple[str, Page]], width: int) -> str:
    """(title, page) pairs as a text file: wrapped, with titles and headings underlined."""
    rows: list[str] = []
    for title, page in pages:
        if title:
            rows += ["", "", title.upper(), "=" * len(title)]
        for line in page.lines:
            laid = laid_out(line, width)
            rows += laid
            if line.kind is LineKind.HEADING:
                rows.append("-" * max(map(len, laid)))
    return "\n".join(rows).strip("\n") + "\n"


def known_words(lexicon: Lexicon, decision: Decision) -> str:
    """How fast it was, what the desk held then, when it went out, what its words showed; empty where nothing is."""
    words = lexicon.words
    parts = []
    if decision.delay is not None:
        parts.append(
            words.tr("{span} after it came in", span=duration(decision.delay, words))
            if decision.delay
            else words.tr("as soon as it came in")
        )
    if decision.evidence is not None:
        parts.append(
            words.tr(
                "the evidence was then: {evidence}",
                evidence=lexicon.term("evidence", decision.evidence),
            )
        )
    text = words.tr("; ").join(parts)
    is_later = decision.landed > decision.minute
    out = words.tr("It went out at {clock}.", clock=lexicon.clock(decision.landed)) if is_later else ""
    sentences = (f"{capital(text)}." if text else "", out, marked_words(lexicon, decision.marks))
    return " ".join(sentence for sentence in sentences if sentence)


def mandates_page(lexicon: Lexicon, now: PlayerView, result: Debrief) -> Page:
    """What the player was held to, and what the player promised."""
    words, page = lexicon.words, Page()
    if result.mandates:
        page.heading(words.tr("Mandates"))
        for mandate in result.mandates:
            title = lexicon.text(mandate.title)
            page.item(words.tr("{mandate}: {state}.", mandate=title, state=_mandate(lexicon, mandate)))
    if result.promises:
        page.heading(words.tr("Promises"))
        for promise in result.promises:
            name = lexicon.cause(promise.promise, now)
            state = words.tr("kept") if promise.is_kept else words.tr("not kept")
            if not promise.is_kept and not promise.is_missed:
                state = words.tr("not yet due")
            page.item(words.tr("{promise}: {state}.", promise=name, state=state))
    return page


def _mandate(lexicon: Lexicon, mandate: MandateResult) -> str:
    words = lexicon.words
    if not mandate.is_kept:
        return words.tr("broken or not met")
    if not mandate.is_tested:
        return words.tr("never put to the test; counts as met")
    return words.tr("met")


def so_words(lexicon: Lexicon, fact: FactResult) -> str:
    """Whether it was so."""
    return lexicon.words.tr("True") if fact.is_true else lexicon.words.tr("False")


def knowledge_words(lexicon: Lexicon, fact: FactResult) -> str:
    """What the desk had found of it."""
    words = lexicon.words
    if fact.known is None:
        return words.tr("you did not know")
    if fact.known != fact.is_true:
        return words.tr("you had found otherwise")
    return words.tr("you knew, evidence: {evidence}", evidence=lexicon.term("evidence", fact.evidence))
