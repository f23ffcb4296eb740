"""One inject of the guide: what is handed out, who advises what, what can be found out, what follows."""

from collections.abc import Mapping

from twiplo_game.analysis.doctrine_points import SentAtOnce
from twiplo_game.engine.story import Target
from twiplo_game.locale.figures import duration, listed
from twiplo_game.model.event import Check, Event, Findings
from twiplo_game.model.rule import Outcome
from twiplo_game.papers.document import Document
from twiplo_game.papers.guide_tally import cost_line
from twiplo_game.papers.happenings import (
    arrival,
    draft_fields,
    effects_line,
    follows,
    in_one,
    moves_line,
    objectives_of,
    wordings,
)
from twiplo_game.papers.names import Names
from twiplo_game.papers.plain_conditions import in_words


def add_inject(
    document: Document, number: int, target: Target, by_doctrine: Mapping[tuple[str, str], SentAtOnce], names: Names
) -> None:
    """Add the whole event of `target`, with what the doctrine moves for its drafts."""
    words, event = names.words, target.event
    assert event is not None
    document.heading(3, words.tr("{number}. {title}", number=number, title=names.title(event)))
    planned, condition = arrival(event, names)
    document.say(names.series((planned, condition)), words.tr("When:"))
    if event.due is not None:
        document.say(duration(event.due, words), words.tr("Answer within:"))
    document.say(cost_line(target, names), words.tr("Costs when it comes in:"))
    objectives = objectives_of(event, names)
    document.say(names.series(names.text(objective.text) for objective in objectives), words.tr("Practised here:"))
    _add_texts(document, event, names)
    _add_advice(document, event, names)
    _add_checks(document, event, names)
    _add_drafts(document, event, by_doctrine, names)
    _add_consequences(document, event, names)


def _add_texts(document: Document, event: Event, names: Names) -> None:
    words = names.words
    head = words.tr("{way}, from {sender}", way=names.term("via", event.via), sender=names.text(event.sender))
    for truth, text in wordings(event.text, event.situation.subject, names):
        document.say(truth, words.tr("Hand out only:") if truth else "")
        document.hand_out(head, text if event.title is None else f"{names.text(event.title)}\n\n{text}")


def _add_advice(document: Document, event: Event, names: Names) -> None:
    words = names.words
    if event.advice:
        document.heading(4, words.tr("Advisers, to those who ask"))
    for name, advice in event.advice.items():
        text = in_one(advice.says, event.situation.subject, names)
        if advice.expects is not None:
            sure = names.value("confidence", advice.confidence)
            text += "\n\n" + words.tr("Expects ({sure}): {text}", sure=sure, text=names.text(advice.expects))
        text += "\n\n" + words.tr("At stake for this adviser: {text}", text=names.text(advice.interest))
        document.hand_out(names.adviser(name), text)


def _add_checks(document: Document, event: Event, names: Names) -> None:
    words = names.words
    if event.checks:
        document.heading(4, words.tr("Checks"))
        document.table(
            [words.tr("Check"), words.tr("Takes"), words.tr("What is found")],
            [
                [names.text(check.title), duration(check.takes, words), _finding(check, event, names)]
                for check in event.checks.values()
            ],
        )


def _finding(check: Check, event: Event, names: Names) -> str:
    tr = names.words.tr
    if not isinstance(check.finds, Findings):
        return in_one(check.finds, event.situation.subject, names)
    fact = names.fact(check.settles or "")
    lines = [
        tr("If {fact} is so: {text}", fact=fact, text=names.text(check.finds.when_true)),
        tr("If {fact} is not so: {text}", fact=fact, text=names.text(check.finds.when_false)),
    ]
    if check.inconclusive:
        says = names.text(check.finds.inconclusive) or tr("It settles nothing.")
        lines.append(tr("In {n} cases out of 100, whatever is so: {text}", n=check.inconclusive, text=says))
    # Conditions ask how well a fact is known; only a check says what it gives.
    lines.append(tr("Evidence then: {evidence}.", evidence=names.value("evidence", check.reaches)))
    return "\n".join(lines)


def _add_drafts(
    document: Document, event: Event, by_doctrine: Mapping[tuple[str, str], SentAtOnce], names: Names
) -> None:
    words = names.words
    if event.drafts:
        document.heading(4, words.tr("What the staff proposes"))
    for name, draft in event.drafts.items():
        head = words.tr("{title} ({fields})", title=names.text(draft.title), fields=draft_fields(draft, names))
        text = names.text(draft.text)
        if draft.when is not None:
            text += "\n\n" + words.tr("Only if {condition}.", condition=in_words(draft.when, names))
        document.hand_out(head, text)
        found = by_doctrine.get((event.id, name))
        if found is not None and found.rules:
            moved = moves_line(found.moves, names) or words.tr("moves nothing in all")
            rules = listed(list(found.rules), words)
            document.say(words.tr("{title} ({fields})", title=moved, fields=rules), words.tr("The doctrine:"))


def _add_consequences(document: Document, event: Event, names: Names) -> None:
    words = names.words
    document.heading(4, words.tr("What follows"))
    document.items([_outcome(outcome, event, names) for outcome in event.outcomes])
    if event.otherwise is not None:
        document.say(in_one(event.otherwise.says, event.situation.subject, names), words.tr("If nothing fits:"))
    if event.silence is not None:
        parts = [] if event.silence.says is None else [in_one(event.silence.says, event.situation.subject, names)]
        parts += follows(event.silence.triggers, event.silence.later, names)
        parts.append(effects_line(event.silence.effects, names))
        parts.append(_reason(names.text(event.silence.because), names))
        document.say("\n".join(filter(None, parts)), words.tr("No answer in time:"))
    if not event.outcomes and event.silence is None:
        document.say(words.tr("The scenario leaves it to the doctrine. Ask the players what they expect to follow."))


def _outcome(outcome: Outcome, event: Event, names: Names) -> str:
    tr = names.words.tr
    parts = [tr("If {condition}:", condition=in_words(outcome.when, names))]
    if outcome.says is not None:
        parts.append(in_one(outcome.says, event.situation.subject, names))
    parts += follows(outcome.triggers, outcome.later, names)
    parts.append(effects_line(outcome.effects, names))
    parts.append(_reason(names.text(outcome.because), names))
    return "\n".join(filter(None, parts))


def _reason(because: str, names: Names) -> str:
    return names.words.tr("Why: {reason}", reason=because) if because else ""
