"""Events: what comes in, what is advised, what can be checked, what follows."""

from typing import Annotated

from pydantic import Field

from twiplo_game.model.base import Authored, Condition, Id
from twiplo_game.model.quantity import Amount, Duration, Percent
from twiplo_game.model.response import Draft, Offers
from twiplo_game.model.rule import Effects, Laters, Otherwise, Outcome, Triggers
from twiplo_game.model.text import AnyText, Text
from twiplo_game.model.vocabulary import (
    Cluster,
    Confidence,
    Evidence,
    Fault,
    Gauge,
    Harm,
    Law,
    Nature,
    Reach,
    Tongue,
    Via,
)


class ClusterByTruth(Authored):
    """A cluster that depends on what is really so; the player is not told."""

    of: Id | None = None
    """The fact that decides; the event's `subject` by default."""
    if_true: Cluster
    """The cluster where the fact is so."""
    if_false: Cluster
    """The cluster where it is not."""


class Situation(Authored):
    """What kind of trouble this is; conditions read every field by its name."""

    cluster: Cluster | ClusterByTruth = Cluster.VICTIM
    """How far we are held responsible."""
    reach: Reach = Reach.MEDIUM
    """How many it reaches."""
    harm: Harm = Harm.NONE
    """What it does to people."""
    priority: Reach | None = None
    """How soon it wants an answer: low, medium, high; `reach` by default."""
    own_fault: Fault = Fault.NONE
    """What is established about our own fault."""
    nature: frozenset[Nature] = frozenset()
    """What kinds of trouble it is."""
    accuser: Id | None = None
    """The stakeholder who accuses us, if any."""
    subject: Id | None = None
    """The fact that the charge is about."""
    true_core: Id | None = None
    """The fact that the charge has right, where it has one."""
    law: Law = Law.NONE
    """Against whom the inviolability of correspondence could be invoked."""
    concerns: frozenset[Id] = frozenset()
    """The stakeholders whom it affects."""
    speaks: Tongue = Tongue.OWN
    """`local` where the affected public speaks another language than ours."""
    intensifier: bool = False
    """History or a bad name makes it worse."""
    damage: dict[Gauge, Amount] | None = None
    """What it costs when it appears; from cluster and reach by default, on reputation."""


class Objection(Authored):
    """What an adviser who was asked says to a response that is being composed."""

    when: Condition
    """A condition on the response."""
    says: Text
    """The reaction, in words."""


class Advice(Authored):
    """An adviser's view of one event."""

    says: AnyText
    """What to do, in the adviser's words."""
    expects: Text | None = None
    """What will happen otherwise."""
    confidence: Confidence = Confidence.LIKELY
    """How likely the adviser holds that."""
    interest: Text
    """The adviser's own stake, which the player is shown beside the advice."""
    objects: tuple[Objection, ...] = ()
    """Reactions in the composer."""


class Findings(Authored):
    """What a check that settles a fact shows."""

    when_true: Text
    """Where the fact is so."""
    when_false: Text
    """Where it is not."""
    inconclusive: Text | None = None
    """Where the check does not settle it; a neutral line by default."""


class Check(Authored):
    """A way to find something out; its id is unique in the scenario."""

    title: Text
    """What is done, in a few words."""
    takes: Duration
    """How long it keeps an officer, in the ordinary profile."""
    settles: Id | None = None
    """The fact it settles; without one it only informs."""
    reaches: Evidence = Evidence.CORROBORATED
    """The evidence it yields about the fact."""
    inconclusive: Percent = 0
    """The chance that it settles nothing, drawn from the seed."""
    finds: Findings | AnyText
    """What it shows."""


class Silence(Authored):
    """What follows where nothing was ordered by the due time; charged once."""

    effects: Effects = {}
    """What moves."""
    triggers: Triggers = {}
    """Events that follow."""
    later: Laters = ()
    """Consequences that come back."""
    because: Text | None = None
    """Why, for the debrief."""
    says: AnyText | None = None
    """What the player reads."""


class Line(Authored):
    """One thing that a voice may say in the feed."""

    when: Condition | None = None
    """A condition on the response that it answers; absent, it always fits."""
    says: Text
    """The words."""


class Event(Authored):
    """Something that happens: it comes in at `at`, when `when` first holds, or when something triggers it."""

    id: Id
    """Its name."""
    at: Duration | None = None
    """Minutes after the start."""
    when: Condition | None = None
    """With `at`: must hold then. Alone: it comes in at the first minute at which this holds."""
    via: Via = Via.WIRE
    """How it reached the desk."""
    sender: Annotated[Text, Field(alias="from")] = Text("?")
    """Who sent it."""
    title: Text | None = None
    """A subject line; the beginning of the text by default."""
    text: AnyText
    """What it says."""
    situation: Situation = Situation.model_construct()
    """What kind of trouble it is."""
    due: Duration | None = None
    """Minutes after appearance by which something must be ordered, or silence has its price."""
    offers: Offers = Offers.model_construct()
    """What the composer offers here."""
    advice: dict[Id, Advice] = {}
    """The advisers who can be asked."""
    checks: dict[Id, Check] = {}
    """What can be found out."""
    drafts: dict[Id, Draft] = {}
    """What the staff proposes."""
    outcomes: tuple[Outcome, ...] = ()
    """What follows from a response; each whose condition holds applies."""
    otherwise: Otherwise | None = None
    """What is read where no outcome holds."""
    voices: dict[Id, tuple[Line, ...]] = {}
    """What the scenario's voices answer in the feed: of each voice the first line that fits."""
    silence: Silence | None = None
    """What follows from no response."""
