"""The last part of the guide: what leaves the facilitator's hands, on pages and cards that hold nothing else."""

from string import ascii_uppercase

from twiplo_game.authoring.storyline import story_order
from twiplo_game.locale.figures import duration
from twiplo_game.model.event import Advice, Event
from twiplo_game.model.response import Draft
from twiplo_game.papers.document import Document
from twiplo_game.papers.happenings import draft_fields, wordings
from twiplo_game.papers.names import Names


def sheet_names(number: int, labels: list[str]) -> list[str]:
    """By what the pages of an inject are called: its number, with a letter where what is so decides which it is."""
    if len(labels) == 1:
        return [str(number)]
    return [f"{number}{letter}" for letter in ascii_uppercase[: len(labels)]]


def add_handouts(document: Document, names: Names) -> None:
    """Add a page for each inject, then the cards for those who ask, then what is in reserve."""
    words = names.words
    document.heading(2, words.tr("Hand-outs"), on_new_page=True)
    document.say(
        words.tr(
            "First the brief, then a page for each inject: hand it out when its time has come. Then cards to cut out, "
            "for those who ask. Which of two with the same number is meant, the inject says."
        )
    )
    _add_brief(document, names)
    events = list(enumerate(story_order(names.scenario), start=1))
    for number, event in events:
        _add_pages(document, number, event, names)
    if any(event.advice or _conditional(event) for _, event in events):
        document.heading(2, words.tr("Cards for those who ask"), on_new_page=True)
    for number, event in events:
        for name, advice in event.advice.items():
            _add_advice(document, number, name, advice, event, names)
        for draft in _conditional(event):
            _add_draft(document, draft, names, f"{number}. ")
    _add_contingencies(document, names)


def _add_brief(document: Document, names: Names) -> None:
    words, scenario = names.words, names.scenario
    document.heading(3, words.tr("Role and brief"))
    document.hand_out(
        names.text(scenario.role),
        names.text(scenario.brief) or words.tr("No brief yet. Write it in the file under “brief:”."),
    )


def _conditional(event: Event) -> list[Draft]:
    """The drafts that the staff withdraws at times, so that they cannot stand on the inject's page."""
    return [draft for draft in event.drafts.values() if draft.when is not None]


def _add_pages(document: Document, number: int, event: Event, names: Names) -> None:
    words = names.words
    head = words.tr("{way}, from {sender}", way=names.term("via", event.via), sender=names.text(event.sender))
    found = wordings(event.text, event.situation.subject, names)
    sheets = sheet_names(number, [label for label, _ in found])
    for sheet, (_, text) in zip(sheets, found, strict=True):
        document.heading(3, words.tr("Hand-out {name}", name=sheet), on_new_page=True)
        document.hand_out(head, text if event.title is None else f"{names.text(event.title)}\n\n{text}")
        if event.due is not None:
            document.say(duration(event.due, words), words.tr("Answer within:"))
        always = [draft for draft in event.drafts.values() if draft.when is None]
        if always:
            document.heading(4, words.tr("What the staff proposes"))
        for draft in always:
            _add_draft(document, draft, names)


def _add_draft(document: Document, draft: Draft, names: Names, lead: str = "") -> None:
    words = names.words
    head = words.tr("{title} ({fields})", title=names.text(draft.title), fields=draft_fields(draft, names))
    document.hand_out(f"{lead}{head}", names.text(draft.text))


def _add_advice(document: Document, number: int, name: str, advice: Advice, event: Event, names: Names) -> None:
    words = names.words
    found = wordings(advice.says, event.situation.subject, names)
    for sheet, (_, text) in zip(sheet_names(number, [label for label, _ in found]), found, strict=True):
        parts = [text]
        if advice.expects is not None:
            sure = names.value("confidence", advice.confidence)
            parts.append(words.tr("Expects ({sure}): {text}", sure=sure, text=names.text(advice.expects)))
        parts.append(words.tr("At stake for this adviser: {text}", text=names.text(advice.interest)))
        head = words.tr("{number}. {title}", number=sheet, title=names.adviser(name))
        document.hand_out(head, "\n\n".join(parts))


def _add_contingencies(document: Document, names: Names) -> None:
    words, scenario = names.words, names.scenario
    document.heading(2, words.tr("In reserve"))
    if not scenario.contingencies:
        document.say(words.tr("Nothing is in reserve yet. Write such injects in the file under “contingencies:”."))
        return
    document.say(words.tr("Send one when the room falls asleep, or when what you expected does not happen."))
    for contingency in scenario.contingencies:
        document.hand_out(names.text(contingency.sender), names.text(contingency.text))
