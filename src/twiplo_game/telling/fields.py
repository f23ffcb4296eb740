"""The dimensions of a response as questions: what is asked, what is on offer, what each value means."""

from dataclasses import replace
from typing import Final

from twiplo_game.engine.response import Response, composed
from twiplo_game.engine.view import OfferView
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
from twiplo_game.telling.lexicon import Lexicon

One = str | tuple[str, str | None]
"""One value of a dimension; of the attribution a tier and an actor."""

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

TIMES: Final = {
    "next_update": (
        Content.NEXT_UPDATE,
        msgid("When is the next update promised for, counted from when this goes out?"),
    ),
    "action_due": (
        Content.CORRECTIVE_ACTION,
        msgid("By when is the corrective action promised, counted from when this goes out?"),
    ),
}
"""The minutes that a response promises: the content that needs them, and the question."""

MANY: Final = frozenset({"to", "contains"})
"""Dimensions of which a response has any number of values."""

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


def choices(lexicon: Lexicon, offers: OfferView, name: str) -> list[tuple[str, One]]:
    """What is on offer in the dimension `name`: (label, value) pairs."""
    if name == "attribution":
        return [(lexicon.attribution(tier, actor), (tier, actor)) for tier, actor in offers.attribution]
    offered: tuple[str, ...] = getattr(offers, name)
    if name == "to":
        return [(lexicon.stakeholder(value), value) for value in offered]
    return [(lexicon.term(name, value), value) for value in offered]


def value_of(response: Response, name: str) -> One:
    """What a response has in the dimension `name`, of which it has one value."""
    if name == "attribution":
        return str(response.tier), response.actor
    return str(getattr(response, name))


def values_of(response: Response, name: str) -> frozenset[str]:
    """What a response has in the dimension `name`, of which it has any number of values."""
    return frozenset(str(value) for value in getattr(response, name))


def with_value(response: Response, name: str, value: One | frozenset[str] | int) -> Response:
    """`response` with `value` in the dimension `name`, or minutes in one of `TIMES`.

    It stays the draft that it was where that changes nothing.
    """
    changed = response
    if name == "attribution" and isinstance(value, tuple):
        changed = replace(response, tier=Tier(value[0]), actor=value[1])
    elif name == "to" and isinstance(value, frozenset):
        changed = replace(response, to=value)
    elif name == "contains" and isinstance(value, frozenset):
        changed = _containing(response, frozenset(Content(item) for item in value))
    elif name in TIMES and isinstance(value, int):
        changed = replace(response, **{name: value})  # type: ignore[arg-type]
    elif name in _VALUES:
        changed = replace(response, **{name: _VALUES[name](value)})  # type: ignore[arg-type]
    return response if changed == response else composed(changed)


def _containing(response: Response, contains: frozenset[Content]) -> Response:
    """With these contents; what is no longer promised has no time either."""
    return replace(
        response,
        contains=contains,
        next_update=response.next_update if Content.NEXT_UPDATE in contains else None,
        action_due=response.action_due if Content.CORRECTIVE_ACTION in contains else None,
    )


def note(lexicon: Lexicon, name: str, value: One) -> str:
    """The sentence that explains a value of the dimension `name`; empty where there is none."""
    return lexicon.note("tier", value[0]) if isinstance(value, tuple) else lexicon.note(name, value)


def notes(lexicon: Lexicon, offers: OfferView, name: str) -> list[str]:
    """Each value on offer that has an explanation, with it."""
    dimension = "tier" if name == "attribution" else name
    offered = dict.fromkeys(
        value if isinstance(value, str) else value[0] for _, value in choices(lexicon, offers, name)
    )
    return [
        lexicon.words.tr("{value}: {note}", value=lexicon.term(dimension, value), note=explained)
        for value in offered
        if (explained := lexicon.note(dimension, value))
    ]


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
