"""Rules, outcomes and what they set going: the same form in a scenario and in the doctrine."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from twiplo_game.model.base import Authored, Condition, Id, RuleId
from twiplo_game.model.quantity import Amount, Duration
from twiplo_game.model.text import AnyText, Text
from twiplo_game.model.vocabulary import Family, Grade, Occasion

Effects = dict[Id, Amount]
"""Gauges and stakeholders, each with a size: gauges move by points, moods by steps."""


def _trigger(value: object) -> object:
    return {"after": value} if isinstance(value, str) else value


class Trigger(Authored):
    """An event put on the agenda."""

    after: Duration
    """How long after the landing the event is due."""
    when: Condition | None = None
    """Tested once, when due."""


Triggers = dict[Id, Annotated[Trigger, BeforeValidator(_trigger)]]
"""Events and their delay: `{walk_back: 40m}` or `{walk_back: {after: 40m, when: …}}`."""


class Later(Authored):
    """A consequence that comes back, if its condition holds when it is due (or at the end, if that is sooner)."""

    after: Duration
    """How long after the landing it is due."""
    when: Condition | None = None
    """Tested once, when due; may read the hidden truth."""
    effects: Effects = {}
    """What moves."""
    triggers: Triggers = {}
    """Events that follow from it."""
    because: Text | None = None
    """Why; the reason of its rule or outcome by default."""
    says: AnyText | None = None
    """What the player reads when it comes back."""


def _one_or_many(value: object) -> object:
    return [value] if isinstance(value, dict | Later) else value


Laters = Annotated[tuple[Later, ...], BeforeValidator(_one_or_many)]
"""One consequence or a list of them."""


class Outcome(Authored):
    """What follows where its condition holds; every outcome that holds applies."""

    when: Condition
    """Judged when the response lands, on what was known when it was ordered."""
    effects: Effects = {}
    """What moves, with the reaction of `by`."""
    by: Id | None = None
    """The stakeholder who reacts, with its delay; the press by default."""
    triggers: Triggers = {}
    """Events that follow."""
    later: Laters = ()
    """Consequences that come back."""
    because: Text
    """Why, in plain words, for the debrief."""
    says: AnyText | None = None
    """What the world does, for the feed; it never quotes the player."""


class Otherwise(Authored):
    """What is read where no outcome holds."""

    says: AnyText
    """What the world does."""


class Rule(Authored):
    """One rule, of the doctrine or of a scenario."""

    id: RuleId
    """Its name."""
    family: Family = Family.MESSAGE
    """Of one response, only the strongest gain of a family counts."""
    on: Occasion = Occasion.RESPONSE
    """When it is judged."""
    when: Condition
    """Where it applies."""
    effects: Effects = {}
    """What moves. A stakeholder may also be written `concerned`: each of those whom the event concerns."""
    multiplies: dict[Id, Annotated[int, Field(ge=0, le=400)]] = {}
    """Percent by which the response's gains on a gauge are multiplied."""
    shields: bool = False
    """The next event about the same subject does one size less damage."""
    by: Id | None = None
    """The stakeholder who reacts, with its delay; the press by default."""
    cause: Annotated[str, Field(pattern=r"^(event|subject|authorship|true_core|leak)$")] = "event"
    """What it punishes: of one response, only the largest cost of a cause counts. A leak is a cause of its own."""
    later: Laters = ()
    """Consequences that come back."""
    title: Text | None = None
    """A few words that name it."""
    because: Text
    """Why, in plain words."""
    grade: Grade = Grade.DESIGN
    """What it rests on."""
    sources: tuple[str, ...] = ()
    """Keys of the scenario's `sources` or of the bibliography."""
