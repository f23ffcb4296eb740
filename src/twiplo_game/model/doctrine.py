"""The doctrine as its files hold it: rules, words, stakeholders, profiles and the books they rest on."""

from typing import Annotated, Literal

from pydantic import Field

from twiplo_game.model.base import Authored, Id
from twiplo_game.model.quantity import Duration
from twiplo_game.model.response import Offers
from twiplo_game.model.rule import Rule
from twiplo_game.model.scenario import Adviser, Level
from twiplo_game.model.source import Source
from twiplo_game.model.text import Language, Text
from twiplo_game.model.vocabulary import Channel, Coordination, Gauge, Grade
from twiplo_game.model.wording import Characters, Feature, FeatureNote, TextLexicon


class Stakeholder(Authored):
    """Somebody whose reaction counts."""

    name: Text
    """As texts show it."""
    cares: Text
    """What it cares about."""
    delay: Duration
    """How long after a landing it reacts."""
    gauge: Gauge
    """The gauge on which its mood counts at the end."""


class Profile(Authored):
    """A ministry's means; every duration is in minutes of an officer."""

    name: Text
    """A few words."""
    brief: Text
    """What it means to work there."""
    staff: Annotated[int, Field(ge=-3, le=3)] = 0
    """Officers more or fewer than the scenario's; never below one."""
    ask: Duration
    """To ask an adviser."""
    tell: Duration
    """To inform somebody in private."""
    correct: Duration
    """To correct what was said."""
    update: Duration
    """To keep a promised update."""
    checks: Annotated[int, Field(ge=50, le=400)] = 100
    """Percent of a check's `takes`, rounded up to whole minutes."""
    channels: dict[Channel, Duration]
    """To send by each channel."""
    coordination: dict[Coordination, Duration]
    """What agreeing it adds."""


class Term(Authored):
    """A value of the vocabulary, in words."""

    label: Text
    """As lists show it."""
    note: Text | None = None
    """One sentence that explains it."""
    length: Annotated[int, Field(ge=1)] | None = None
    """Characters that a channel carries in one piece; None where it does not matter."""


class Reason(Authored):
    """Why something moves that no rule moves: the damage of an event, a mood at the end, silence."""

    title: Text
    """A few words."""
    because: Text
    """Why, in plain words."""
    grade: Grade = Grade.DESIGN
    """What it rests on."""
    sources: tuple[str, ...] = ()
    """Keys of the bibliography."""


class Doctrine(Authored):
    """All packs together."""

    version: str
    """The doctrine's own version."""
    vocabulary: dict[Id, dict[Id, Term]]
    """For each dimension its values, in words."""
    stakeholders: dict[Id, Stakeholder]
    """The one list of stakeholders."""
    advisers: dict[Id, Adviser]
    """The usual advisers."""
    profiles: dict[Id, Profile]
    """The ministries that a player can sit in."""
    offers: dict[Level, Offers]
    """What the composer offers at each level."""
    bibliography: dict[str, Source]
    """What rules and histories rest on."""
    reasons: dict[Literal["damage", "mood", "silence"], Reason]
    """Reasons of movements that come from the game's own form."""
    rules: tuple[Rule, ...]
    """The rules."""
    characters: Characters = Characters.model_construct()
    """The characters that a text is read with."""
    features: dict[Feature, FeatureNote] = {}
    """What is said of what the words of a response show; none in a doctrine that reads no texts."""
    text: dict[Language, TextLexicon] = {}
    """For each language how a text is read."""
