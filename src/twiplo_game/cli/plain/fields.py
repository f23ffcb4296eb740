"""One question for each dimension of a response, with the values that are on offer."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final

from twiplo_game.cli.plain.console import Console
from twiplo_game.cli.plain.lexicon import Lexicon
from twiplo_game.cli.plain.prompts import BACK, Back, Choice, ask_line, choose, choose_many
from twiplo_game.engine.response import DEFAULT_ACTION_DUE, DEFAULT_NEXT_UPDATE, Response, composed
from twiplo_game.engine.view import OfferView
from twiplo_game.locale.figures import duration
from twiplo_game.locale.words import msgid
from twiplo_game.model.vocabulary import (
    Channel,
    Claim,
    Content,
    Coordination,
    Disclosure,
    Register,
    Stance,
    Tier,
    Tone,
    Tongue,
)

Question = Callable[[Console, Lexicon, OfferView, Response], Response | Back]
"""Asks for one dimension; returns the response with its answer."""

QUESTIONS: Final = {
    "stance": msgid("What do we do about the charge?"),
    "channel": msgid("How does it leave the ministry?"),
    "to": msgid("To whom? One or more."),
    "register": msgid("In which diplomatic register?"),
    "tone": msgid("In which tone?"),
    "claim": msgid("How sure do we say we are?"),
    "attribution": msgid("Whom do we name, and how far do we go?"),
    "disclosure": msgid("How much of what we hold do we give out?"),
    "coordination": msgid("With whom is it agreed first? This takes time."),
    "language": msgid("In which language?"),
    "contains": msgid("What does it contain? Any of these."),
}
"""The dimensions in the order in which the composer asks for them."""

_VALUES: Final = {
    "channel": Channel,
    "stance": Stance,
    "register": Register,
    "tone": Tone,
    "claim": Claim,
    "disclosure": Disclosure,
    "coordination": Coordination,
    "language": Tongue,
}


def on_offer(offers: OfferView) -> list[str]:
    """The dimensions in which there is something to choose."""
    return [name for name in QUESTIONS if len(getattr(offers, name)) > (0 if name == "contains" else 1)]


def first_offered(offers: OfferView) -> Response:
    """Where a composition starts: in each dimension the default if it is offered, else the first value."""
    blank = Response()
    chosen: dict[str, object] = {}
    for name, kind in _VALUES.items():
        values = getattr(offers, name)
        if values and getattr(blank, name) not in values:
            chosen[name] = kind(values[0])
    to = frozenset(offers.to) if len(offers.to) == 1 else frozenset()
    return replace(blank, to=to, **chosen)  # type: ignore[arg-type]


def ask_field(name: str, console: Console, lexicon: Lexicon, offers: OfferView, response: Response) -> Response | Back:
    """Ask for the dimension `name` of `response`."""
    if name == "to":
        return _ask_to(console, lexicon, offers, response)
    if name == "contains":
        return _ask_contains(console, lexicon, offers, response)
    if name == "attribution":
        return _ask_attribution(console, lexicon, offers, response)
    return _ask_value(name, console, lexicon, offers, response)


def _ask_value(name: str, console: Console, lexicon: Lexicon, offers: OfferView, response: Response) -> Response | Back:
    offered: tuple[str, ...] = getattr(offers, name)
    now: str = getattr(response, name)
    answer = choose(
        console,
        console.tr(QUESTIONS[name]),
        [Choice(lexicon.term(name, value), value) for value in offered],
        _notes(lexicon, name, offered),
        kept=str(now) if now in offered else None,
    )
    if isinstance(answer, Back):
        return answer
    if answer == now:
        return response
    return composed(replace(response, **{name: _VALUES[name](answer)}))  # type: ignore[arg-type]


def _ask_to(console: Console, lexicon: Lexicon, offers: OfferView, response: Response) -> Response | Back:
    answer = choose_many(
        console,
        console.tr(QUESTIONS["to"]),
        [Choice(lexicon.stakeholder(value), value) for value in offers.to],
        console.tr("Type the numbers of all whom it is meant for, with spaces between, such as 1 3."),
        kept=response.to,
    )
    if isinstance(answer, Back):
        return answer
    return response if answer == response.to else composed(replace(response, to=answer))


def _ask_attribution(console: Console, lexicon: Lexicon, offers: OfferView, response: Response) -> Response | Back:
    now = (str(response.tier), response.actor)
    answer = choose(
        console,
        console.tr(QUESTIONS["attribution"]),
        [Choice(lexicon.attribution(tier, actor), (str(tier), actor)) for tier, actor in offers.attribution],
        _notes(lexicon, "tier", dict.fromkeys(tier for tier, _ in offers.attribution)),
        kept=now if now in [(str(tier), actor) for tier, actor in offers.attribution] else None,
    )
    if isinstance(answer, Back):
        return answer
    if answer == now:
        return response
    return composed(replace(response, tier=Tier(answer[0]), actor=answer[1]))


def _ask_contains(console: Console, lexicon: Lexicon, offers: OfferView, response: Response) -> Response | Back:
    answer = choose_many(
        console,
        console.tr(QUESTIONS["contains"]),
        [Choice(lexicon.term("contains", value), value) for value in offers.contains],
        _notes(lexicon, "contains", offers.contains),
        kept=frozenset(str(item) for item in response.contains),
    )
    if isinstance(answer, Back):
        return answer
    contains = frozenset(Content(item) for item in answer)
    next_update = action_due = None
    if Content.NEXT_UPDATE in contains:
        asked = _ask_span(
            console,
            console.tr("When is the next update promised for, counted from when this goes out?"),
            response.next_update or DEFAULT_NEXT_UPDATE,
        )
        if isinstance(asked, Back):
            return _ask_contains(console, lexicon, offers, replace(response, contains=contains))
        next_update = asked
    if Content.CORRECTIVE_ACTION in contains:
        asked = _ask_span(
            console,
            console.tr("By when is the corrective action promised, counted from when this goes out?"),
            response.action_due or DEFAULT_ACTION_DUE,
        )
        if isinstance(asked, Back):
            return _ask_contains(console, lexicon, offers, replace(response, contains=contains))
        action_due = asked
    changed = replace(response, contains=contains, next_update=next_update, action_due=action_due)
    return response if changed == response else composed(changed)


def _ask_span(console: Console, question: str, kept: int) -> int | Back:
    explanation = console.tr("Type minutes, such as 45, or hours, such as 2h or 1h30.")
    console.say(question)
    while True:
        prompt = console.tr("Minutes or hours, Enter for {kept}: ", kept=duration(kept, console.words))
        answer = ask_line(console, prompt, explanation)
        if isinstance(answer, Back):
            return answer
        if not answer:
            return kept
        minutes = span_of(answer)
        if minutes is not None and minutes > 0:
            return minutes
        console.say(explanation)


def span_of(answer: str) -> int | None:
    """Minutes of `45`, `45m`, `2h` or `1h30`; None for anything else."""
    bare = answer.lower().replace(" ", "").replace("\u00a0", "").removeprefix("+")
    bare = bare.removesuffix("in").removesuffix("m") if bare.endswith("min") else bare.removesuffix("m")
    hours, mark, minutes = bare.partition("h")
    if not mark:
        hours, minutes = "", bare
    if not all(part == "" or (part.isascii() and part.isdigit() and len(part) <= 4) for part in (hours, minutes)):
        return None
    if not hours and not minutes:
        return None
    return int(hours or 0) * 60 + int(minutes or 0)


def _notes(lexicon: Lexicon, dimension: str, offered: Iterable[str]) -> str:
    lines = [
        lexicon.words.tr("{value}: {note}", value=lexicon.term(dimension, value), note=lexicon.note(dimension, value))
        for value in offered
        if lexicon.note(dimension, value)
    ]
    return "\n".join(lines) or lexicon.words.tr("Type the number of your choice.")


def ask_all(console: Console, lexicon: Lexicon, offers: OfferView, response: Response) -> Response | Back:
    """Ask for every dimension in which there is something to choose; going back keeps what was chosen."""
    names = on_offer(offers)
    place = 0
    while 0 <= place < len(names):
        answer = ask_field(names[place], console, lexicon, offers, response)
        if isinstance(answer, Back):
            place -= 1
        else:
            response, place = answer, place + 1
    return response if place >= 0 else BACK
