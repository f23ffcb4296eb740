"""A response as an author writes it: a draft of the staff, and what an event offers to a composer."""

from typing import Literal

from pydantic import Field

from twiplo_game.model.base import Authored, Condition, Id
from twiplo_game.model.quantity import Duration
from twiplo_game.model.text import Text
from twiplo_game.model.vocabulary import (
    Channel,
    Claim,
    Content,
    Coordination,
    Disclosure,
    Register,
    Stance,
    Tier,
    Tongue,
)
from twiplo_game.model.vocabulary import Tone as ToneOf


class Attribution(Authored):
    """Whom a response names, and how far it goes."""

    tier: Tier = Tier.NONE
    """How far the attribution goes."""
    actor: Id | None = None
    """The actor named, from `actors`; needed from `individuals` upwards."""


class CorrectiveAction(Authored):
    """A measure that a response promises."""

    owner: Text
    """Who does it."""
    by: Duration
    """How long after the response lands it is due; `update` keeps it."""


class Draft(Authored):
    """A response that the staff proposes. What is not written has its default."""

    title: Text
    """A few words that name the draft."""
    text: Text
    """The words that go out."""
    when: Condition | None = None
    """The draft is withdrawn when this does not hold."""
    silence: Literal["chosen"] | None = None
    """Declining to speak, as an act with its reason: short for `channel: silence, stance: decline`."""
    channel: Channel = Channel.STATEMENT
    """How it leaves the ministry."""
    stance: Stance = Stance.INFORM
    """What it does about the charge."""
    register_: Register = Field(default=Register.NONE, alias="register")
    """The diplomatic register."""
    tone: ToneOf = ToneOf.FACTUAL
    """How it sounds."""
    to: frozenset[Id] = frozenset()
    """The stakeholders it is meant for; at least one, except for chosen silence."""
    claim: Claim = Claim.NONE
    """How strongly it asserts."""
    attribution: Attribution = Attribution.model_construct()
    """Whom it names."""
    disclosure: Disclosure = Disclosure.WITHHOLD
    """What it gives out."""
    coordination: Coordination = Coordination.ALONE
    """With whom it was agreed."""
    language: Tongue = Tongue.OWN
    """The language it is given in."""
    contains: frozenset[Content] = frozenset()
    """What it contains; `next_update` and `corrective_action` may be written as fields instead."""
    next_update: Duration | None = None
    """When the next update is promised for, counted from landing."""
    corrective_action: CorrectiveAction | None = None
    """A measure promised, with its owner and time."""


class Offers(Authored):
    """What the composer offers at an event; a list that is absent keeps the level's default."""

    channel: tuple[Channel, ...] | None = None
    """Channels on offer."""
    stance: tuple[Stance, ...] | None = None
    """Stances on offer."""
    register_: tuple[Register, ...] | None = Field(default=None, alias="register")
    """Registers on offer."""
    tone: tuple[ToneOf, ...] | None = None
    """Tones on offer."""
    to: tuple[Id, ...] | None = None
    """Stakeholders on offer; the scenario's by default."""
    claim: tuple[Claim, ...] | None = None
    """Claim levels on offer."""
    attribution: tuple[Attribution, ...] | None = None
    """Attributions on offer."""
    disclosure: tuple[Disclosure, ...] | None = None
    """Levels of disclosure on offer."""
    coordination: tuple[Coordination, ...] | None = None
    """Kinds of coordination on offer."""
    language: tuple[Tongue, ...] | None = None
    """Languages on offer."""
    contains: tuple[Content, ...] | None = None
    """Contents on offer."""
