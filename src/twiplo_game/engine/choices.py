"""The choices of the composer at one target: what each can be set to, and which look-ups of a condition hang on it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import product
from typing import Any, Final

from twiplo_game.engine.response import DEFAULT_ACTION_DUE, DEFAULT_NEXT_UPDATE, Response
from twiplo_game.engine.story import Story, Target
from twiplo_game.model import vocabulary as v

HANDLING: Final = "handling"
"""The name of the choice of channel and coordination, which together say how long an officer is kept."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of the composer."""

    name: str
    values: tuple[Any, ...]
    """What it can be set to, the plain value first."""
    kinds: frozenset[str]
    """The look-ups that hang on it."""
    member: str | None = None
    """For `to` and `contains`, who or what is in or out."""
    index: int | None = None
    """The number of that member in look-ups."""

    def is_read_by(self, kind: str, index: object) -> bool:
        """Whether a look-up hangs on this choice."""
        if index == "authorship":
            return "authorship" in self.kinds
        return kind in self.kinds and (self.index is None or self.index == index)

    def value_in(self, response: Response) -> Any:
        """What `response` sets it to."""
        match self.name.partition(":")[0]:
            case "handling":
                return response.channel, response.coordination
            case "attribution":
                return response.tier, response.actor
            case "to":
                return self.member in response.to
            case "contains":
                return self.member in response.contains
            case name:
                return getattr(response, name)


_PLAIN: Final[tuple[tuple[str, type[StrEnum]], ...]] = (
    ("claim", v.Claim),
    ("disclosure", v.Disclosure),
    ("register", v.Register),
    ("tone", v.Tone),
    ("language", v.Tongue),
)
"""Choices that are one field of a response and read by their own name."""


def choices(story: Story, target: Target) -> tuple[Choice, ...]:
    """Every choice at `target`, those that most conditions read first."""
    return tuple(_choices(story, target))


def _choices(story: Story, target: Target) -> Iterator[Choice]:
    offers, blank = target.offers, Response()

    def offered(field: str, terms: type[StrEnum]) -> list[StrEnum]:
        """What is on offer, the plain value first."""
        plain = getattr(blank, field)
        return sorted(map(terms, getattr(offers, field)), key=lambda value: value != plain)

    handlings = product(offered("channel", v.Channel), offered("coordination", v.Coordination))
    yield Choice(HANDLING, tuple(handlings), frozenset({"channel", "public", "coordination"}))
    yield Choice("stance", tuple(offered("stance", v.Stance)), frozenset({"stance", "rejects", "accepts"}))
    named = [(v.Tier(tier), actor) for tier, actor in offers.attribution]
    allowed = tuple((tier, actor) for tier, actor in named if actor is not None or tier not in v.NAMING_TIERS)
    yield Choice("attribution", allowed, frozenset({"tier", "actor", "authorship"}))
    for field, terms in _PLAIN:
        yield Choice(field, tuple(offered(field, terms)), frozenset({field}))
    for who in offers.to:
        yield Choice(f"to:{who}", (False, True), frozenset({"to"}), who, story.names.stakeholders[who])
    for number, content in enumerate(v.Content):
        if content in offers.contains:
            yield Choice(f"contains:{content}", (False, True), frozenset({"has"}), content, number)


def put(story: Story, response: Response, *chosen: tuple[Choice, Any]) -> Response:
    """`response` with some choices set, each to a value; whom it is for and what it contains only ever grows."""
    changes: dict[str, Any] = {}
    for choice, value in chosen:
        match choice.name.partition(":")[0]:
            case "handling":
                changes["channel"], changes["coordination"] = value
            case "attribution":
                changes["tier"], changes["actor"] = value
            case "to":
                if value:
                    changes["to"] = changes.get("to", response.to) | {str(choice.member)}
            case "contains":
                if value:
                    content = v.Content(choice.member or "")
                    changes["contains"] = changes.get("contains", response.contains) | {content}
                    changes |= _promised(story, content)
            case name:
                changes[name] = value
    return replace(response, **changes) if changes else response


def _promised(story: Story, content: v.Content) -> dict[str, int]:
    """By when what is promised falls due. A promise that nobody could see fall due is refused: in a short story it is
    made for the end."""
    if content is v.Content.NEXT_UPDATE:
        return {"next_update": min(DEFAULT_NEXT_UPDATE, story.length)}
    if content is v.Content.CORRECTIVE_ACTION:
        return {"action_due": min(DEFAULT_ACTION_DUE, story.length)}
    return {}
