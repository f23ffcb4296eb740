"""The debrief in words, in the order in which a group would talk about it."""

from twiplo_game.analysis.debrief_parts import Debrief, Decision, FactResult, MandateResult
from twiplo_game.cli.plain.debrief_moves import movement, show_moves, show_sources
from twiplo_game.cli.plain.plot import plot
from twiplo_game.cli.plain.response_words import summary
from twiplo_game.cli.plain.table import Table
from twiplo_game.locale.figures import capital, duration, tenths
from twiplo_game.model.vocabulary import Gauge


def show_debrief(table: Table, result: Debrief) -> None:
    """All parts, each under its heading."""
    told: set[tuple[str, str]] = set()
    _show_score(table, result)
    _show_gauges(table, result, told)
    _show_decisions(table, result, told)
    _show_silences(table, result, told)
    _show_events(table, result, told)
    _show_mandates(table, result)
    _show_truth(table, result)
    _show_history(table, result)
    show_sources(table, result)


def show_ending(table: Table, result: Debrief) -> None:
    """How the story ended."""
    console, lexicon = table.console, table.lexicon
    title = lexicon.text(result.ending_title) or console.tr("The end")
    console.heading(console.tr("{clock}. {title}", clock=lexicon.clock(result.ended), title=title))
    if result.ending_text is not None:
        console.say(lexicon.text(result.ending_text))


def _show_score(table: Table, result: Debrief) -> None:
    console, score = table.console, result.score
    console.heading(console.tr("DEBRIEF"))
    console.say(console.tr("Score: {score} of 100.", score=tenths(score.total, console.words)))
    parts = console.tr(
        "In tenths: twice the sum of the gauges {sum}, four times the lowest {lowest}",
        sum=score.from_sum,
        lowest=score.from_lowest,
    )
    if score.from_mandates:
        parts += console.tr(", broken mandates minus {points}", points=-score.from_mandates)
    console.say(parts + ".")
    console.say(
        console.tr(
            "The score says how the day ended, not how well you decided: good decisions can end badly, "
            "and bad ones well."
        )
    )


def _show_gauges(table: Table, result: Debrief, told: set[tuple[str, str]]) -> None:
    console, lexicon, track = table.console, table.lexicon, result.track
    console.heading(console.tr("The gauges"))
    for place, gauge in enumerate(Gauge):
        values = [getattr(point, gauge) for point in track]
        low = min(range(len(values)), key=values.__getitem__)
        console.say(
            console.tr(
                "{gauge}: from {start} to {end}; lowest {low} at {clock}.",
                gauge=lexicon.term("gauge", gauge),
                start=values[0],
                end=result.score.gauges[place],
                low=values[low],
                clock=lexicon.clock(track[low].minute),
            )
        )
    for gauge in Gauge:
        console.heading(console.tr("{gauge}, from 0 to 100 over time:", gauge=lexicon.term("gauge", gauge)))
        for line in plot([(point.minute, getattr(point, gauge)) for point in track], result.ended):
            console.raw(line)
    if result.moods:
        console.heading(console.tr("What moods counted at the end"))
        for move in result.moods:
            who = lexicon.stakeholder(move.rule.partition(":")[2])
            console.item("-", console.tr("{who}: {movement}", who=who, movement=movement(table, move)))


def _show_decisions(table: Table, result: Debrief, told: set[tuple[str, str]]) -> None:
    console = table.console
    console.heading(console.tr("Your decisions, in order"))
    if not result.decisions:
        console.say(console.tr("You said nothing to anybody."))
    for decision in result.decisions:
        console.say()
        console.say(_decision(table, decision))
        known = _known(table, decision)
        if known:
            console.say(known)
        if not decision.at_once and not decision.later:
            console.say(console.tr("It moved nothing."))
        show_moves(table, decision.at_once, told)
        if decision.later:
            console.say(console.tr("It came back:"))
            show_moves(table, decision.later, told)


def _decision(table: Table, decision: Decision) -> str:
    console, lexicon, now = table.console, table.lexicon, table.view
    clock = lexicon.clock(decision.minute)
    match decision.kind:
        case "tell":
            return console.tr("{clock}: you informed {who}.", clock=clock, who=lexicon.stakeholder(decision.about))
        case "correct":
            return console.tr("{clock}: you corrected {cause}.", clock=clock, cause=lexicon.cause(decision.about, now))
        case "promise":
            return console.tr("{clock}: {cause}.", clock=clock, cause=lexicon.cause(decision.id, now))
    about = lexicon.about(decision.about, now)
    said = summary(decision.response, lexicon) if decision.response else ""
    if decision.kind == "speak":
        return console.tr("{clock}: you spoke about {about}: {said}.", clock=clock, about=about, said=said)
    return console.tr("{clock}: you answered {about}: {said}.", clock=clock, about=about, said=said)


def _known(table: Table, decision: Decision) -> str:
    console = table.console
    parts = []
    if decision.delay is not None:
        parts.append(
            console.tr("{span} after it came in", span=duration(decision.delay, console.words))
            if decision.delay
            else console.tr("as soon as it came in")
        )
    if decision.evidence is not None:
        parts.append(
            console.tr(
                "the evidence was then: {evidence}",
                evidence=table.lexicon.term("evidence", decision.evidence),
            )
        )
    text = console.tr("; ").join(parts)
    return f"{capital(text)}." if text else ""


def _show_silences(table: Table, result: Debrief, told: set[tuple[str, str]]) -> None:
    if not result.silences:
        return
    console, lexicon = table.console, table.lexicon
    console.heading(console.tr("What silence cost"))
    for silence in result.silences:
        console.say()
        console.say(
            console.tr(
                "{clock}: no answer yet to {about}.",
                clock=lexicon.clock(silence.minute),
                about=lexicon.about(silence.event, table.view),
            )
        )
        show_moves(table, silence.moves, told)
        if not silence.moves:
            console.say(console.tr("It moved nothing."))


def _show_events(table: Table, result: Debrief, told: set[tuple[str, str]]) -> None:
    if not result.events:
        return
    table.console.heading(table.console.tr("What events cost by themselves"))
    for event in result.events:
        table.console.say(table.lexicon.about(event.event, table.view))
        show_moves(table, event.moves, told)


def _show_mandates(table: Table, result: Debrief) -> None:
    console = table.console
    if result.mandates:
        console.heading(console.tr("Mandates"))
        for mandate in result.mandates:
            title = table.lexicon.text(mandate.title)
            console.item("-", console.tr("{mandate}: {state}.", mandate=title, state=_mandate(table, mandate)))
    if result.promises:
        console.heading(console.tr("Promises"))
        for promise in result.promises:
            name = table.lexicon.cause(promise.promise, table.view)
            state = console.tr("kept") if promise.is_kept else console.tr("not kept")
            if not promise.is_kept and not promise.is_missed:
                state = console.tr("not yet due")
            console.item("-", console.tr("{promise}: {state}.", promise=name, state=state))


def _mandate(table: Table, mandate: MandateResult) -> str:
    if not mandate.is_kept:
        return table.console.tr("broken or not met")
    if not mandate.is_tested:
        return table.console.tr("never put to the test; counts as met")
    return table.console.tr("met")


def _show_truth(table: Table, result: Debrief) -> None:
    if not result.facts:
        return
    console = table.console
    console.heading(console.tr("What was really so"))
    for fact in result.facts:
        console.item("-", _fact(table, fact))


def _fact(table: Table, fact: FactResult) -> str:
    console = table.console
    so = console.tr("True") if fact.is_true else console.tr("False")
    if fact.known is None:
        known = console.tr("you did not know")
    else:
        known = console.tr("you knew, evidence: {evidence}", evidence=table.lexicon.term("evidence", fact.evidence))
        if fact.known != fact.is_true:
            known = console.tr("you had found otherwise")
    return console.tr("{so}: {fact} ({known})", so=so, fact=table.lexicon.text(fact.text), known=known)


def _show_history(table: Table, result: Debrief) -> None:
    console, lexicon = table.console, table.lexicon
    if result.precedents or result.history is not None:
        console.heading(console.tr("What really happened: the cases behind this scenario"))
    if result.history is not None:
        console.say(lexicon.text(result.history))
    for precedent in result.precedents:
        case = precedent.case
        console.say()
        console.say(console.tr("{title}, {date}", title=lexicon.text(case.title), date=lexicon.text(case.date)))
        console.say(lexicon.text(case.what))
        if case.followed is not None:
            console.say(console.tr("What followed: {text}", text=lexicon.text(case.followed)))
        if case.disputed is not None:
            console.say(console.tr("Disputed: {text}", text=lexicon.text(case.disputed)))
        for source in precedent.sources:
            console.say(console.tr("Source: {source}", source=source.in_(console.words.language)), 3)
    if result.lines:
        console.heading(console.tr("Lines that can be defended; none is the correct one"))
        for line in result.lines:
            console.item("-", lexicon.text(line))
    if result.discussion:
        console.heading(console.tr("To talk about"))
        for question in result.discussion:
            console.item("-", lexicon.text(question))
