"""What a composer's form says, as a response; what is not offered here is the engine's to refuse."""

from dataclasses import dataclass, replace
from typing import Any, Final

from twiplo_game.classroom.pages.seat_page.moment import Moment
from twiplo_game.engine.action import Respond, Speak
from twiplo_game.engine.response import Response
from twiplo_game.model.text import TEXT_LIMIT
from twiplo_game.telling.fields import MANY, QUESTIONS, TIMES, first_offered, span_of, with_value

_LONGEST: Final = 80
"""Characters of a value."""


class BadFormError(ValueError):
    """A form that no page of ours sends, or about something that cannot be composed about now."""


@dataclass(frozen=True, slots=True)
class Start:
    """Where a composition begins."""

    about: str
    is_answer: bool
    start: str
    """`own`, `kept`, or `draft:` and the draft's name."""
    kept: Response | None = None
    """What was kept of an earlier composition about the same."""


def start_of(form: dict[str, Any], kept: dict[tuple[str, bool], Response]) -> Start:
    """Which composition `form` is about. Raises BadFormError."""
    about, kind, start = (form.get(key) for key in ("about", "kind", "start"))
    if not isinstance(about, str) or kind not in {"respond", "speak"} or not isinstance(start, str):
        raise BadFormError
    is_answer = kind == "respond"
    return Start(about, is_answer, start, kept.get((about, is_answer)))


def beginning(moment: Moment, start: Start) -> Response:
    """The response that a composition begins with. Raises BadFormError where nothing can be composed there."""
    offers = moment.offers(start.about, is_answer=start.is_answer)
    if offers is None:
        raise BadFormError
    if start.start == "kept" and start.kept is not None:
        return start.kept
    event = moment.event(start.about)
    for draft in event.drafts if event is not None and start.is_answer else ():
        if start.start == f"draft:{draft.draft}":
            return replace(draft.response, text=moment.lexicon.text(draft.text))
    return first_offered(offers)


def response_in(moment: Moment, start: Start, form: dict[str, Any]) -> Response:
    """What the form says. A draft in which nothing but the words was changed stays that draft. Raises BadFormError."""
    response = beginning(moment, start)
    fields, text = form.get("fields"), form.get("text")
    if not isinstance(fields, dict) or not isinstance(text, str) or len(text) > TEXT_LIMIT:
        raise BadFormError
    try:
        text.encode()
        for name in [name for name in QUESTIONS if name in fields]:
            response = with_value(response, name, _value(name, fields[name]))
        for name, (content, _) in TIMES.items():
            minutes = span_of(_short(fields.get(name, "")))
            if content in response.contains and minutes:
                response = with_value(response, name, minutes)
    except ValueError as error:
        raise BadFormError from error
    return replace(response, text=text)


def order_of(start: Start, response: Response) -> Respond | Speak:
    """The action."""
    return Respond(start.about, response) if start.is_answer else Speak(start.about, response)


def _value(name: str, value: object) -> str | tuple[str, str | None] | frozenset[str]:
    if name in MANY:
        if not isinstance(value, list) or len(value) > _LONGEST:
            raise BadFormError
        return frozenset(_short(item) for item in value)
    if name == "attribution":
        tier, _, actor = _short(value).partition("|")
        return tier, actor or None
    return _short(value)


def _short(value: object) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise BadFormError
    return value
