"""One inject of the guide, for the facilitator: what is handed out, who advises, what is found out, what follows."""

from collections.abc import Mapping

from twiplo_game.analysis.doctrine_points import SentAtOnce
from twiplo_game.engine.story import Target
from twiplo_game.locale.figures import duration, listed
from twiplo_game.model.event import Check, Event, Findings
from twiplo_game.model.rule import Outcome
from twiplo_game.papers.document import Document
from twiplo_game.papers.guide_handouts import sheet_names
from twiplo_game.papers.guide_tally import cost_line
from twiplo_game.papers.happenings import (
    arrival,
    bringers,
    draft_fields,
    effects_line,
    follows,
    in_one,
    moves_line,
    objectives_of,
    taking_part,
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
    bringing = bringers(event, names)
    if bringing:
        document.say(words.tr("one of these, with its delay"), words.tr("Brought by:"))
        document.items(bringing)
    if event.due is not None:
        document.say(duration(event.due, words), words.tr("Answer within:"))
    document.say(cost_line(target, names), words.tr("Costs when it comes in:"))
    objectives = objectives_of(event, names)
    document.say(names.series(names.text(objective.text) for objective in objectives), words.tr("Practised here:"))
    _add_texts(document, number, event, names)
    _add_advice(document, number, event, names)
    _add_checks(document, event, names)
    _add_drafts(document, event, by_doctrine, names)
    _add_consequences(document, event, names)
    _add_voices(document, event, names)


def _add_texts(document: Document, number: int, event: Event, names: Names) -> None:
    """What it says, in small print: what is handed out stands on a page of its own."""
    words = names.words
    found = wordings(event.text, event.situation.subject, names)
    for sheet, (truth, text) in zip(sheet_names(number, [label for label, _ in found]), found, strict=True):
        label = words.tr("Hand-out {name}:", name=sheet)
        head = words.tr("{way}, from {sender}", way=names.term("via", event.via), sender=names.text(event.sender))
        document.say(names.series((truth, head)), label)
        document.note(text)


def _add_advice(document: Document, number: int, event: Event, names: Names) -> None:
    words = names.words
    if not event.advice:
        return
    document.heading(4, words.tr("Advisers, to those who ask"))
    document.say(words.tr("What they say stands on the cards at the end."))
    lines = []
    for name, advice in event.advice.items():
        found = wordings(advice.says, event.situation.subject, names)
        sheets = sheet_names(number, [label for label, _ in found])
        cards = [
            words.tr("card {name}, {condition}", name=sheet, condition=label) if label else
            words.tr("card {name}", name=sheet)
            for sheet, (label, _) in zip(sheets, found, strict=True)
        ]  # fmt: skip
        line = words.tr("{adviser}: {says}", adviser=names.adviser(name), says=names.series(cards))
        objections = [
            words.tr("Objects, if {condition}: {says}",
                     condition=in_words(each.when, names), says=names.text(each.says))
            for each in advice.objects
        ]  # fmt: skip
        lines.append("\n".join((line, *objections)))
    document.items(lines)
    if any(advice.objects for advice in event.advice.values()):
        document.say(words.tr("An adviser who was asked objects aloud while the answer is being written."))


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
    lines = []
    if check.inconclusive:
        says = names.text(check.finds.inconclusive) or tr("It settles nothing.")
        lines.append(tr("When it is made, draw a number from 1 to 100. Up to {n}, whatever is so: {text}",
                        n=check.inconclusive, text=says))  # fmt: skip
    lines += [
        tr("If {fact} is so: {text}", fact=fact, text=names.text(check.finds.when_true)),
        tr("If {fact} is not so: {text}", fact=fact, text=names.text(check.finds.when_false)),
    ]
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
        fields = draft_fields(draft, names)
        if draft.when is not None:
            fields = names.series((fields, words.tr("only if {condition}", condition=in_words(draft.when, names))))
        document.say(fields, words.tr("{title}:", title=names.text(draft.title)))
        found = by_doctrine.get((event.id, name))
        if found is not None and found.rules:
            moved = moves_line(taking_part(found.moves, names), names) or words.tr("moves nothing in all")
            rules = listed(list(found.rules), words)
            document.say(words.tr("{title} ({fields})", title=moved, fields=rules), words.tr("The doctrine:"))


def _add_consequences(document: Document, event: Event, names: Names) -> None:
    words = names.words
    document.heading(4, words.tr("What follows"))
    document.items([_outcome(number, outcome, event, names) for number, outcome in enumerate(event.outcomes, start=1)])
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


def _outcome(number: int, outcome: Outcome, event: Event, names: Names) -> str:
    tr = names.words.tr
    parts = [tr("Outcome {n}, if {condition}:", n=number, condition=in_words(outcome.when, names))]
    if outcome.says is not None:
        parts.append(in_one(outcome.says, event.situation.subject, names))
    parts += follows(outcome.triggers, outcome.later, names)
    parts.append(effects_line(outcome.effects, names))
    parts.append(_reason(names.text(outcome.because), names))
    return "\n".join(filter(None, parts))


def _add_voices(document: Document, event: Event, names: Names) -> None:
    """What is read in the feed after an answer."""
    words, voices = names.words, names.scenario.voices
    if not event.voices:
        return
    document.heading(4, words.tr("Voices, after an answer"))
    document.say(words.tr("Read aloud, of each voice, the first line that fits."))
    for voice, lines in event.voices.items():
        name = names.text(voices[voice].name) if voice in voices else voice
        shown: list[str] = []
        for line in lines:
            says = names.text(line.says)
            if line.when is not None:
                says = words.tr("If {condition}: {text}", condition=in_words(line.when, names), text=says)
            elif shown:
                says = words.tr("In every other case: {text}", text=says)
            shown.append(says)
        document.say("\n".join(shown), words.tr("{title}:", title=name))


def _reason(because: str, names: Names) -> str:
    return names.words.tr("Why: {reason}", reason=because) if because else ""
