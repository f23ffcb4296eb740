"""Answering and speaking: from a draft of the staff or from nothing, to the last look before sending."""

from collections.abc import Callable
from dataclasses import replace

from twiplo_game.cli.plain.doing import carry_out, is_refused
from twiplo_game.cli.plain.fields import ask_all, ask_field
from twiplo_game.cli.plain.prompts import BACK, Back, Choice, ask_text, choose, confirm
from twiplo_game.cli.plain.table import LiveTable
from twiplo_game.engine.action import Respond, Speak
from twiplo_game.engine.response import Response, composed
from twiplo_game.engine.view import DraftView, OfferView
from twiplo_game.engine.wording import Mark
from twiplo_game.locale.figures import duration, short_span
from twiplo_game.model.vocabulary import Content
from twiplo_game.seating.port import Previewed
from twiplo_game.telling.fields import first_offered, on_offer
from twiplo_game.telling.marks import by_feature, leak_warning, lookup_page, promise_on_offer
from twiplo_game.telling.refusals import DIMENSIONS, too_long
from twiplo_game.telling.sending import ready_page, recall_words

Order = Callable[[str, Response], Respond | Speak]
"""Makes the action out of what it is about and the response."""


def compose(table: LiveTable, about: str, offers: OfferView, drafts: tuple[DraftView, ...], order: Order) -> None:
    """Write a response about `about` and send it; leaving it half-way keeps it."""
    kept = _kept(table, about)
    while True:
        start = _choose_start(table, offers, drafts, kept)
        if isinstance(start, Back):
            return
        left = _finish(table, about, offers, start, order)
        if left is None:
            return
        kept = left


def _kept(table: LiveTable, about: str) -> Response | None:
    for action in reversed(table.port.composed):
        if isinstance(action, Respond) and action.event == about:
            return action.response
        if isinstance(action, Speak) and action.about == about:
            return action.response
    return None


def _choose_start(
    table: LiveTable, offers: OfferView, drafts: tuple[DraftView, ...], kept: Response | None
) -> Response | Back:
    console, lexicon = table.console, table.lexicon
    choices: list[Choice[Response | None]] = [
        Choice(
            console.tr(
                "Draft: {title} ({span})",
                title=lexicon.text(draft.title),
                span=duration(draft.takes, console.words),
            ),
            replace(draft.response, text=lexicon.text(draft.text)),
        )
        for draft in drafts
    ]
    choices.append(Choice(console.tr("Write your own"), None))
    if kept is not None:
        choices.append(Choice(console.tr("Go on with what you had begun"), kept))
    chosen = choose(
        console,
        console.tr("What do you start from?"),
        choices,
        console.tr("A draft is what the staff proposes. You can send it as it is, change it, or write your own."),
    )
    if isinstance(chosen, Back):
        return chosen
    return chosen if chosen is not None else _write_own(table, offers)


def _write_own(table: LiveTable, offers: OfferView) -> Response | Back:
    response: Response | Back = first_offered(offers)
    is_back = False
    while not isinstance(response, Back):
        response = ask_all(table.console, table.lexicon, offers, response, from_the_end=is_back)
        if isinstance(response, Back):
            return response
        is_back = True
        text = ask_text(table.console, response.text)
        if not isinstance(text, Back):
            return replace(response, text=text)
    return BACK


def _finish(table: LiveTable, about: str, offers: OfferView, response: Response, order: Order) -> Response | None:
    """The last look: send, change, or leave. Returns what was left, or None once it is sent."""
    console = table.console
    while True:
        action = order(about, response)
        table.keep(action)
        found = table.preview(action)
        marks = found.marks if found is not None else ()
        show_response(table, about, response, found)
        _is_too_long(table, response)
        promise = _promise_on_offer(table, offers, response, found)
        choice = choose(
            console,
            console.tr("What now?"),
            [
                Choice(console.tr("Send it"), "send"),
                Choice(console.tr("Change one thing"), "field"),
                Choice(console.tr("Change the text"), "text"),
                *_about_marks(table, marks or (), promise),
            ],
            _recall(table, found),
        )
        match choice:
            case "send":
                if (
                    not _is_too_long(table, response)
                    and not is_refused(table)
                    and _is_sure(table, found)
                    and carry_out(table, action)
                ):
                    return None
            case "field":
                response = _change_field(table, offers, response)
            case "text":
                text = ask_text(console, response.text)
                response = response if isinstance(text, Back) else replace(response, text=text)
            case "marks":
                _look_up(table, marks or ())
            case "promise":
                response = composed(replace(response, next_update=promise))
            case _:
                return response


def _is_too_long(table: LiveTable, response: Response) -> bool:
    """Whether the text cannot be sent; the player is told by how much, and loses nothing of it."""
    problem = too_long(table.lexicon, response.text)
    if problem:
        table.console.say(problem)
    return bool(problem)


def _recall(table: LiveTable, found: Previewed | None) -> str:
    """How long it can be stopped."""
    return recall_words(table.lexicon, table.view.minute, found.minutes if found is not None else None)


def _is_sure(table: LiveTable, found: Previewed | None) -> bool:
    console, recall = table.console, _recall(table, found)
    warning = leak_warning(table.lexicon, found.marks or () if found is not None else ())
    if warning:
        console.say(warning)
    console.say(recall)
    return confirm(console, console.tr("Send it?"), recall) is True


def _promise_on_offer(table: LiveTable, offers: OfferView, response: Response, found: Previewed | None) -> int | None:
    if found is None or Content.NEXT_UPDATE not in offers.contains:
        return None
    return promise_on_offer(table.lexicon, response, found.marks or (), table.view.minute + found.minutes)


def _about_marks(table: LiveTable, marks: tuple[Mark, ...], promise: int | None) -> list[Choice[str]]:
    """What can be done about what is marked."""
    console, choices = table.console, []
    if by_feature(marks):
        choices.append(Choice(console.tr("What is marked, and why"), "marks"))
    if promise is not None:
        span = short_span(promise, console.words)
        choices.append(Choice(console.tr("Make it a promise: the next update within {span}", span=span), "promise"))
    return choices


def _look_up(table: LiveTable, marks: tuple[Mark, ...]) -> None:
    for feature, found in by_feature(marks):
        table.console.show(lookup_page(table.lexicon, feature, found))


def _change_field(table: LiveTable, offers: OfferView, response: Response) -> Response:
    console = table.console
    name = choose(
        console,
        console.tr("What do you change?"),
        [Choice(console.tr(DIMENSIONS[name]), name) for name in on_offer(offers)],
        console.tr("Only what can be chosen here is listed. A changed draft is sent as your own."),
    )
    if isinstance(name, Back):
        return response
    changed = ask_field(name, console, table.lexicon, offers, response)
    return response if isinstance(changed, Back) else changed


def show_response(table: LiveTable, about: str, response: Response, found: Previewed | None) -> None:
    """A response before it is sent, with what is known of sending it."""
    table.console.show(
        ready_page(
            table.lexicon,
            about,
            response,
            table.view,
            takes=found.minutes if found is not None else None,
            objections=found.objections if found is not None else (),
            marks=found.marks if found is not None else (),
        )
    )
