"""The messages, each with all that can be done about it."""

from collections.abc import Container, Mapping

from twiplo_game.classroom.pages.seat_page.html import Html, Inside, button, data, listing, paragraphs, tag, together
from twiplo_game.classroom.pages.seat_page.moment import Moment
from twiplo_game.classroom.wire import encoded
from twiplo_game.engine.action import Ask, Check, Open
from twiplo_game.engine.codec import action_to_data
from twiplo_game.engine.view import EventView, MessageKind, MessageView
from twiplo_game.locale.figures import capital, duration
from twiplo_game.telling.events import advice_words, expectation, finding_words, standing
from twiplo_game.telling.messages import kind_words, message_head, stake
from twiplo_game.telling.returned import because_words


def message_rests_on(
    moment: Moment, message: MessageView, events: Mapping[str, EventView], answered: Container[str]
) -> object:
    """What the drawing of a message depends on; `events` by their names, `answered` the names of those answered."""
    event = events.get(message.id) if message.kind is MessageKind.EVENT else None
    # A cause is told by whether it was answered in the end.
    return message, event, moment.now.ending is None, message.because_of in answered


def message_item(moment: Moment, message: MessageView) -> Html:
    """One message; one that was not read says so, and is read when it is unfolded."""
    lexicon, now = moment.lexicon, moment.now
    words = lexicon.words
    title = lexicon.message_title(message) or kind_words(lexicon, message, now)
    event = moment.event(message.id) if message.kind is MessageKind.EVENT else None
    # Nothing is noted any more once the story is over, so nothing is said to be unread.
    is_unread = not message.is_opened and now.ending is None
    summary = tag(
        "summary",
        tag("span", message_head(lexicon, message), class_="head"),
        " ",
        tag("span", title, class_="title"),
        *((" ", tag("span", words.tr("not read"), class_="mark new")) if is_unread else ()),
        *((" ", tag("span", _due(moment, event), class_="mark")) if event is not None and event.can_answer else ()),
    )
    reading = encoded(action_to_data(Open(message.id))) if is_unread else None
    return tag(
        "li",
        tag("details", summary, message_body(moment, message), _work(moment, event), data_open=reading),
        id=f"m-{message.id}",
        class_="unread" if is_unread else None,
    )


def _due(moment: Moment, event: EventView) -> str:
    words = moment.lexicon.words
    if event.due is None or event.is_silenced:
        return words.tr("no answer yet")
    return words.tr("answer due by {clock}", clock=moment.lexicon.clock(event.due))


def message_body(moment: Moment, message: MessageView) -> Html:
    """What it says, what it comes from, and what an adviser’s interest in it is."""
    lexicon, now = moment.lexicon, moment.now
    because = because_words(lexicon, message, now)
    text = lexicon.text(message.text) or f"{kind_words(lexicon, message, now)}."
    under = stake(lexicon, message, now) if message.kind is MessageKind.ADVICE else []
    return together(
        paragraphs(text),
        *(tag("p", line, class_="under") for line in under),
        tag("p", because, class_="because") if because else None,
    )


def _work(moment: Moment, event: EventView | None) -> Html | None:
    """What the desk knows of an event, and what it can do about it."""
    if event is None:
        return None
    lexicon = moment.lexicon
    words = lexicon.words
    known: list[Inside] = [tag("p", standing(lexicon, event))]
    for adviser in event.advisers:
        if adviser.advice is not None:
            known.append(tag("p", advice_words(lexicon, adviser.advice)))
            known += [tag("p", line, class_="under") for line in expectation(lexicon, adviser.advice)]
    known += [tag("p", finding_words(lexicon, item)) for item in event.checks if item.finding is not None]
    if moment.now.ending is not None:
        return tag("div", *known, class_="work")
    return tag(
        "div",
        *known,
        _group(words.tr("Ask an adviser"), _questions(moment, event)),
        _group(words.tr("Have something checked"), _checks(moment, event)),
        _group(words.tr("Answer"), _answers(moment, event)),
        class_="work",
    )


def _group(title: str, items: list[Inside]) -> Html | None:
    return together(tag("h3", title), listing(items, class_="actions")) if items else None


def _questions(moment: Moment, event: EventView) -> list[Inside]:
    lexicon = moment.lexicon
    return [
        lexicon.words.tr("{adviser}: asked, no answer yet", adviser=capital(lexicon.text(adviser.title)))
        if adviser.is_pending
        else button(capital(lexicon.text(adviser.title)), Ask(event.event, adviser.adviser))
        for adviser in event.advisers
        if adviser.advice is None
    ]


def _checks(moment: Moment, event: EventView) -> list[Inside]:
    lexicon, words = moment.lexicon, moment.lexicon.words
    return [
        words.tr("{title}: under way", title=lexicon.text(check.title))
        if check.is_pending
        else button(
            words.tr("{title} ({span})", title=lexicon.text(check.title), span=duration(check.takes, words)),
            Check(check.check),
        )
        for check in event.checks
        if check.finding is None
    ]


def _answers(moment: Moment, event: EventView) -> list[Inside]:
    lexicon, words = moment.lexicon, moment.lexicon.words
    if not event.can_answer:
        return []
    made: list[Inside] = [
        compose_button(
            words.tr("Draft: {title} ({span})", title=lexicon.text(draft.title), span=duration(draft.takes, words)),
            event.event,
            f"draft:{draft.draft}",
            is_answer=True,
        )
        for draft in event.drafts
    ]
    return [*made, compose_button(words.tr("Write your own"), event.event, "own", is_answer=True)]


def compose_button(label: str, about: str, start: str, *, is_answer: bool) -> Html:
    """A button that opens the composer."""
    wanted = data({"about": about, "start": start, "kind": "respond" if is_answer else "speak"})
    return tag("button", label, type="button", data_compose=wanted)
