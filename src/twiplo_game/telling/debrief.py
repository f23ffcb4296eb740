"""The debrief in words, in the order in which a group would talk about it."""

from collections.abc import Iterable

from twiplo_game.analysis.debrief_parts import Debrief, Decision, FactResult, MandateResult
from twiplo_game.analysis.remarks import NO_REMARKS, Remarks
from twiplo_game.engine.view import PlayerView
from twiplo_game.locale.figures import capital, duration, tenths
from twiplo_game.model.vocabulary import Gauge
from twiplo_game.telling.account import Account
from twiplo_game.telling.debrief_moves import add_moves, movement, sources_page
from twiplo_game.telling.evaluation import evaluation_page
from twiplo_game.telling.history import history_page
from twiplo_game.telling.lexicon import Lexicon
from twiplo_game.telling.marks import marked_words
from twiplo_game.telling.own_words import own_words_page
from twiplo_game.telling.page import LineKind, Page, laid_out
from twiplo_game.telling.plot import plot
from twiplo_game.telling.response_words import summary

_Told = set[tuple[str, str]]
"""(rule, reason) pairs that were given: a reason is read once."""


def ending_page(lexicon: Lexicon, result: Debrief) -> Page:
    """How the story ended."""
    words, page = lexicon.words, Page()
    title = lexicon.text(result.ending_title) or words.tr("The end")
    page.heading(words.tr("{clock}. {title}", clock=lexicon.clock(result.ended), title=title))
    if result.ending_text is not None:
        page.say(lexicon.text(result.ending_text))
    return page


def debrief_pages(
    lexicon: Lexicon, now: PlayerView, result: Debrief, remarks: Remarks = NO_REMARKS
) -> tuple[tuple[str, Page], ...]:
    """(short title, page) pairs; `now` is the end of the game. A page on which there would be nothing is left out."""
    tr = lexicon.words.tr
    told: _Told = set()
    pages = (
        (tr("Score"), _score(lexicon, result)),
        (tr("Gauges"), _gauges(lexicon, result)),
        (tr("Decisions"), _decisions(lexicon, now, result, told)),
        (tr("Silences"), _silences(lexicon, now, result, told)),
        (tr("Events"), _events(lexicon, now, result, told)),
        (tr("Mandates"), mandates_page(lexicon, now, result)),
        (tr("Facts"), _truth(lexicon, result)),
        (tr("Evaluation"), evaluation_page(lexicon, now, result)),
        (tr("Real cases"), history_page(lexicon, result)),
        (tr("Sources"), sources_page(lexicon, result)),
        (tr("Your words"), own_words_page(Account(lexicon, now, result, remarks))),
    )
    return tuple((title, page) for title, page in pages if page.lines)


def as_text(pages: Iterable[tuple[str, Page]], width: int) -> str:
    """The pages as a text file: wrapped, with headings underlined."""
    rows: list[str] = []
    for _, page in pages:
        for line in page.lines:
            laid = laid_out(line, width)
            rows += laid
            if line.kind is LineKind.HEADING:
                rows.append("-" * max(map(len, laid)))
    return "\n".join(rows).strip("\n") + "\n"


def _score(lexicon: Lexicon, result: Debrief) -> Page:
    words, page, score = lexicon.words, Page(), result.score
    page.heading(words.tr("DEBRIEF"))
    page.say(words.tr("Score: {score} of 100.", score=tenths(score.total, words)))
    parts = words.tr(
        "In tenths: twice the sum of the gauges {sum}, four times the lowest {lowest}",
        sum=score.from_sum,
        lowest=score.from_lowest,
    )
    if score.from_mandates:
        parts += words.tr(", broken mandates minus {points}", points=-score.from_mandates)
    page.say(parts + ".")
    page.say(
        words.tr(
            "The score says how the day ended, not how well you decided: good decisions can end badly, "
            "and bad ones well."
        )
    )
    return page


def _gauges(lexicon: Lexicon, result: Debrief) -> Page:
    words, page, track = lexicon.words, Page(), result.track
    page.heading(words.tr("The gauges"))
    for place, gauge in enumerate(Gauge):
        values = [getattr(point, gauge) for point in track]
        low = min(range(len(values)), key=values.__getitem__)
        page.say(
            words.tr(
                "{gauge}: from {start} to {end}; lowest {low} at {clock}.",
                gauge=lexicon.term("gauge", gauge),
                start=values[0],
                end=result.score.gauges[place],
                low=values[low],
                clock=lexicon.clock(track[low].minute),
            )
        )
    for gauge in Gauge:
        page.heading(words.tr("{gauge}, from 0 to 100 over time:", gauge=lexicon.term("gauge", gauge)))
        for line in plot([(point.minute, getattr(point, gauge)) for point in track], result.ended):
            page.figure(line)
    if result.moods:
        page.heading(words.tr("What moods counted at the end"))
        for move in result.moods:
            who = lexicon.stakeholder(move.rule.partition(":")[2])
            page.item(words.tr("{who}: {movement}", who=who, movement=movement(lexicon, move)))
    return page


def _decisions(lexicon: Lexicon, now: PlayerView, result: Debrief, told: _Told) -> Page:
    words, page = lexicon.words, Page()
    page.heading(words.tr("Your decisions, in order"))
    if not result.decisions:
        page.say(words.tr("You said nothing to anybody."))
    for decision in result.decisions:
        page.blank()
        page.say(_decision(lexicon, now, decision))
        known = known_words(lexicon, decision)
        if known:
            page.say(known)
        if not decision.at_once and not decision.later:
            page.say(words.tr("It moved nothing."))
        add_moves(page, lexicon, decision.at_once, told)
        if decision.later:
            page.say(words.tr("It came back:"))
            add_moves(page, lexicon, decision.later, told)
    return page


def _decision(lexicon: Lexicon, now: PlayerView, decision: Decision) -> str:
    words = lexicon.words
    clock = lexicon.clock(decision.minute)
    match decision.kind:
        case "tell":
            return words.tr("{clock}: you informed {who}.", clock=clock, who=lexicon.stakeholder(decision.about))
        case "correct":
            return words.tr("{clock}: you corrected {cause}.", clock=clock, cause=lexicon.cause(decision.about, now))
        case "promise":
            return words.tr("{clock}: {cause}.", clock=clock, cause=lexicon.cause(decision.id, now))
    about = lexicon.about(decision.about, now)
    said = summary(decision.response, lexicon) if decision.response else ""
    if decision.kind == "speak":
        return words.tr("{clock}: you spoke about {about}: {said}.", clock=clock, about=about, said=said)
    return words.tr("{clock}: you answered {about}: {said}.", clock=clock, about=about, said=said)


def known_words(lexicon: Lexicon, decision: Decision) -> str:
    """How fast it was, what the desk held then, and what its words showed; empty where there is nothing to say."""
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
    sentences = (f"{capital(text)}." if text else "", marked_words(lexicon, decision.marks))
    return " ".join(sentence for sentence in sentences if sentence)


def _silences(lexicon: Lexicon, now: PlayerView, result: Debrief, told: _Told) -> Page:
    words, page = lexicon.words, Page()
    if not result.silences:
        return page
    page.heading(words.tr("What silence cost"))
    for silence in result.silences:
        page.blank()
        page.say(
            words.tr(
                "{clock}: no answer yet to {about}.",
                clock=lexicon.clock(silence.minute),
                about=lexicon.about(silence.event, now),
            )
        )
        add_moves(page, lexicon, silence.moves, told)
        if not silence.moves:
            page.say(words.tr("It moved nothing."))
    return page


def _events(lexicon: Lexicon, now: PlayerView, result: Debrief, told: _Told) -> Page:
    words, page = lexicon.words, Page()
    if not result.events:
        return page
    page.heading(words.tr("What events cost by themselves"))
    for event in result.events:
        page.say(lexicon.about(event.event, now))
        add_moves(page, lexicon, event.moves, told)
    return page


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


def _truth(lexicon: Lexicon, result: Debrief) -> Page:
    words, page = lexicon.words, Page()
    if not result.facts:
        return page
    page.heading(words.tr("What was really so"))
    for fact in result.facts:
        page.item(_fact(lexicon, fact))
    return page


def _fact(lexicon: Lexicon, fact: FactResult) -> str:
    return lexicon.words.tr(
        "{so}: {fact} ({known})",
        so=so_words(lexicon, fact),
        fact=lexicon.text(fact.text),
        known=knowledge_words(lexicon, fact),
    )


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
