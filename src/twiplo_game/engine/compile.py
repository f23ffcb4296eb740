"""From a scenario and the doctrine to a `Story`: conditions parsed and bound, names turned into numbers."""

from collections.abc import Iterable
from typing import Final

from twiplo_game.engine.action import Respond
from twiplo_game.engine.bind import ABSENT, SituationBinder
from twiplo_game.engine.conditions.code import Test, compiled, depends_on_clock
from twiplo_game.engine.conditions.faults import Where
from twiplo_game.engine.conditions.names import Names
from twiplo_game.engine.conditions.parse import parse
from twiplo_game.engine.conditions.tree import Tree, Truth
from twiplo_game.engine.offers import offers_of
from twiplo_game.engine.response import from_draft
from twiplo_game.engine.story import (
    Bound,
    CompiledCheck,
    CompiledEnding,
    Draft,
    Later,
    Line,
    Mandate,
    Points,
    Reason,
    Story,
    StoryError,
    Target,
    Trigger,
    VoiceLines,
    minutes_to_send,
)
from twiplo_game.engine.weigh import NO_LIMIT, regainable
from twiplo_game.model import rule as written
from twiplo_game.model.doctrine import Doctrine, Profile
from twiplo_game.model.event import ClusterByTruth, Event, Silence, Situation
from twiplo_game.model.quantity import gauge_points, mood_steps
from twiplo_game.model.response import Offers
from twiplo_game.model.scenario import DoctrineUse, Scenario
from twiplo_game.model.text import Text
from twiplo_game.model.vocabulary import EVIDENCE_RANK, Cluster, Gauge, Grade, Occasion, Reach

GAUGES: Final = {gauge.value: index for index, gauge in enumerate(Gauge)}

DAMAGE: Final = {
    Cluster.VICTIM: {Reach.LOW: "0", Reach.MEDIUM: "-S", Reach.HIGH: "-M"},
    Cluster.ACCIDENTAL: {Reach.LOW: "-S", Reach.MEDIUM: "-M", Reach.HIGH: "-M"},
    Cluster.PREVENTABLE: {Reach.LOW: "-M", Reach.MEDIUM: "-L", Reach.HIGH: "-L"},
}
"""What an event costs in reputation when it appears, by cluster and reach."""

START_GAUGE: Final = 60

DEFAULT_ENDING: Final = "end"
"""The ending of a scenario that declares none."""

_WHERE: Final = {
    Occasion.RESPONSE: (Where.RESPONSE, Where.LATER),
    Occasion.CORRECTION: (Where.RESPONSE, Where.LATER),
    Occasion.NOTICE: (Where.SITUATION, Where.SILENCE),
    Occasion.SILENT_HOUR: (Where.SITUATION, Where.SILENCE),
    Occasion.PROMISE_MISSED: (Where.SITUATION, Where.SILENCE),
    Occasion.END: (Where.SILENCE, Where.SILENCE),
}
"""For each occasion where a rule's condition stands, and where its laters' conditions do."""


def compile_story(
    scenario: Scenario, doctrine: Doctrine, *, profile: str = "ordinary", mandates: tuple[str, ...] = ()
) -> Story:
    """The playable form of `scenario`.

    `mandates` are the ids of those that the player is held to. Raises StoryError for an unknown profile or mandate, and
    for what the checker would have found.
    """
    if profile not in doctrine.profiles:
        raise StoryError(f"unknown profile {profile!r}")
    unknown = set(mandates) - {mandate.id for mandate in scenario.mandates}
    if unknown:
        raise StoryError(f"unknown mandate {min(unknown)!r}")
    return _Compiler(scenario, doctrine, profile, mandates).story()


class _Compiler:
    """One compilation; holds the names while the parts are built."""

    def __init__(self, scenario: Scenario, doctrine: Doctrine, profile: str, mandates: tuple[str, ...]) -> None:
        self.scenario = scenario
        self.doctrine = doctrine
        self.profile_id = profile
        self.profile: Profile = doctrine.profiles[profile]
        self.mandates = mandates
        self.names = Names.of(scenario, doctrine)
        use = scenario.doctrine
        none = use == "none"
        self.off = set(use.off) if isinstance(use, DoctrineUse) else set()
        self.has_damage = not none and "damage" not in self.off
        self.has_delays = not none and "delays" not in self.off
        shipped = () if none else tuple(rule for rule in doctrine.rules if rule.id not in self.off)
        self.rules = (*shipped, *scenario.rules)
        self.actors_of = {number: scenario.facts[name].actor for name, number in self.names.facts.items()}
        self.playing = frozenset(
            self.names.stakeholders[who] for who in scenario.stakeholders if who in self.names.stakeholders
        )
        self.reasons: dict[str, Reason] = {}
        for rule in self.rules:
            self.reasons[rule.id] = Reason(rule.title or Text(rule.id), rule.because, rule.grade, rule.sources)

    # -- conditions ---------------------------------------------------------------------------------------------

    def tree(self, source: str | None, where: Where) -> Tree:
        if source is None:
            return Truth(True)
        tree, faults = parse(source, where, self.names)
        if tree is None:
            raise StoryError(f"condition {source!r}: {faults[0].code} at {faults[0].start}")
        return tree

    def test(self, source: str | None, where: Where) -> Test | None:
        return None if source is None else compiled(self.tree(source, where))

    # -- effects ------------------------------------------------------------------------------------------------

    def effects(self, effects: written.Effects, situation: Situation) -> tuple[Points, Points]:
        gauges: list[tuple[int, int]] = []
        moods: list[tuple[int, int]] = []
        for name, amount in effects.items():
            if name in GAUGES:
                gauges.append((GAUGES[name], gauge_points(amount, name)))
                continue
            if name == "concerned":
                whom: Iterable[str] = sorted(situation.concerns)
            elif name == "accuser":
                whom = [situation.accuser] if situation.accuser else []
            else:
                whom = [name]
            for who in whom:
                number = self.names.stakeholders.get(who, ABSENT)
                if number in self.playing:
                    moods.append((number, mood_steps(amount)))
        return tuple(gauges), tuple(moods)

    def triggers(
        self, triggers: written.Triggers, where: Where, binder: SituationBinder, has_response: bool
    ) -> tuple[Trigger, ...]:
        return tuple(
            Trigger(
                self.names.events[event],
                trigger.after,
                binder.bind(self.tree(trigger.when, where), has_response=has_response),
            )
            for event, trigger in triggers.items()
        )

    def laters(
        self,
        ref: str,
        laters: tuple[written.Later, ...],
        where: Where,
        situation: Situation,
        binder: SituationBinder,
    ) -> tuple[Later, ...]:
        has_response = where is Where.LATER
        result = []
        for number, later in enumerate(laters):
            gauges, moods = self.effects(later.effects, situation)
            result.append(
                Later(
                    ref=ref,
                    number=number,
                    after=later.after,
                    tree=binder.bind(self.tree(later.when, where), after_the_fact=True, has_response=has_response),
                    gauges=gauges,
                    moods=moods,
                    triggers=self.triggers(later.triggers, where, binder, has_response),
                    because=later.because,
                    says=later.says,
                )
            )
        return tuple(result)

    def rule(self, rule: written.Rule, situation: Situation, binder: SituationBinder) -> Bound | None:
        """The rule tied to a situation; None where it can never apply there."""
        where, later_where = _WHERE[rule.on]
        has_response = where is Where.RESPONSE
        tree = binder.bind(
            self.tree(rule.when, where),
            after_the_fact=rule.on is Occasion.END,
            has_response=has_response,
        )
        if tree == Truth(False):
            return None
        gauges, moods = self.effects(rule.effects, situation)
        return Bound(
            ref=rule.id,
            tree=tree,
            family=rule.family,
            cause=rule.cause,
            gauges=gauges,
            moods=moods,
            multiplies=tuple((GAUGES[name], percent) for name, percent in rule.multiplies.items()),
            shields=rule.shields,
            by=self.reactor(rule.by),
            triggers=(),
            laters=self.laters(rule.id, rule.later, later_where, situation, binder),
            says=None,
        )

    def reactor(self, who: str | None) -> int:
        return self.names.stakeholders[who or "press"]

    def outcomes(self, event: Event, binder: SituationBinder) -> tuple[Bound, ...]:
        result = []
        for number, outcome in enumerate(event.outcomes):
            ref = f"outcome:{event.id}:{number}"
            self.reasons[ref] = Reason(event.title or Text(event.id), outcome.because, Grade.DESIGN, ())
            gauges, moods = self.effects(outcome.effects, event.situation)
            result.append(
                Bound(
                    ref=ref,
                    tree=binder.bind(self.tree(outcome.when, Where.RESPONSE)),
                    family=None,
                    cause="event",
                    gauges=gauges,
                    moods=moods,
                    multiplies=(),
                    shields=False,
                    by=self.reactor(outcome.by),
                    triggers=self.triggers(outcome.triggers, Where.RESPONSE, binder, True),
                    laters=self.laters(ref, outcome.later, Where.LATER, event.situation, binder),
                    says=outcome.says,
                )
            )
        return tuple(result)

    def silence(self, event: Event, silence: Silence, binder: SituationBinder) -> Bound:
        ref = f"silence:{event.id}"
        shared = self.doctrine.reasons["silence"]
        self.reasons[ref] = Reason(
            event.title or shared.title, silence.because or shared.because, shared.grade, shared.sources
        )
        gauges, moods = self.effects(silence.effects, event.situation)
        return Bound(
            ref=ref,
            tree=Truth(True),
            family=None,
            cause="event",
            gauges=gauges,
            moods=moods,
            multiplies=(),
            shields=False,
            by=self.reactor(None),
            triggers=self.triggers(silence.triggers, Where.SILENCE, binder, False),
            laters=self.laters(ref, silence.later, Where.SILENCE, event.situation, binder),
            says=silence.says,
        )

    # -- targets ------------------------------------------------------------------------------------------------

    def damage(self, situation: Situation) -> Points:
        if situation.damage is not None:
            losses = {gauge: f"-{amount.lstrip('+-')}" for gauge, amount in situation.damage.items()}
            return tuple((GAUGES[gauge], gauge_points(loss, gauge)) for gauge, loss in losses.items())
        if not self.has_damage:
            return ()
        cluster = situation.cluster
        if isinstance(cluster, ClusterByTruth):
            order = list(Cluster)
            cluster = min(cluster.if_true, cluster.if_false, key=order.index)
        points = gauge_points(DAMAGE[cluster][situation.reach], "reputation")
        return ((0, points),) if points else ()

    def target(self, index: int, name: str, event: Event | None, situation: Situation) -> Target:
        damage = self.damage(situation) if event else ()
        lost = sum(-points for gauge, points in damage if gauge == 0)
        binder = SituationBinder(situation, self.names, self.actors_of, lost)
        bound = {
            occasion: tuple(
                found
                for rule in self.rules
                if rule.on is occasion and (found := self.rule(rule, situation, binder)) is not None
            )
            for occasion in Occasion
        }
        drafts = {}
        if event is not None:
            self.reasons[f"damage:{event.id}"] = self._shared_reason("damage")
            for draft_id, draft in event.drafts.items():
                response = from_draft(draft_id, draft)
                drafts[draft_id] = Draft(
                    draft_id,
                    Respond(event.id, response),
                    minutes_to_send(self.profile, response),
                    self.test(draft.when, Where.WORLD),
                )
        layers = (
            event.offers if event else Offers(),
            self.scenario.offers,
            self.doctrine.offers[self.scenario.level],
        )
        return Target(
            index=index,
            id=name,
            event=event,
            situation=situation,
            subject=binder.subject if event else self.names.facts[name],
            due=event.due if event else None,
            damage=damage,
            regain=regainable(damage) if event and (self.has_damage or damage) else NO_LIMIT,
            offers=offers_of(layers, (draft.response for draft in drafts.values()), self.scenario.stakeholders),
            drafts=drafts,
            on_response=bound[Occasion.RESPONSE] + (self.outcomes(event, binder) if event else ()),
            on_correction=bound[Occasion.CORRECTION],
            on_notice=bound[Occasion.NOTICE],
            on_silent_hour=bound[Occasion.SILENT_HOUR],
            on_missed=bound[Occasion.PROMISE_MISSED],
            on_end=bound[Occasion.END],
            silence=self.silence(event, event.silence, binder) if event and event.silence else None,
            voices=self.voices(event, binder) if event else (),
            objections=self.objections(event, binder) if event else {},
            otherwise=event.otherwise.says if event and event.otherwise else None,
        )

    def objections(self, event: Event, binder: SituationBinder) -> dict[str, tuple[tuple[Tree, Text], ...]]:
        return {
            adviser: tuple(
                (binder.bind(self.tree(objection.when, Where.RESPONSE)), objection.says) for objection in advice.objects
            )
            for adviser, advice in event.advice.items()
        }

    def voices(self, event: Event, binder: SituationBinder) -> tuple[VoiceLines, ...]:
        return tuple(
            VoiceLines(
                voice,
                self.names.stakeholders[self.scenario.voices[voice].by],
                tuple(Line(binder.bind(self.tree(line.when, Where.RESPONSE)), line.says) for line in lines),
            )
            for voice, lines in event.voices.items()
        )

    def _shared_reason(self, name: str) -> Reason:
        reason = next(value for key, value in self.doctrine.reasons.items() if key == name)
        return Reason(reason.title, reason.because, reason.grade, reason.sources)

    # -- the whole ----------------------------------------------------------------------------------------------

    def story(self) -> Story:
        scenario, names = self.scenario, self.names
        targets = [self.target(index, event.id, event, event.situation) for index, event in enumerate(scenario.events)]
        for name, number in names.facts.items():
            fact = scenario.facts[name]
            situation = fact.situation or Situation()
            if situation.subject is None:
                situation = situation.model_copy(update={"subject": name})
            targets.append(self.target(len(scenario.events) + number, name, None, situation))
        for who in names.stakeholders:
            self.reasons[f"mood:{who}"] = self._shared_reason("mood")
        watched = []
        for index, event in enumerate(scenario.events):
            if event.at is None and event.when is not None:
                tree = self.tree(event.when, Where.WORLD)
                watched.append((index, compiled(tree), depends_on_clock(tree)))
        endings = tuple(
            CompiledEnding(ending.id, self.test(ending.when, Where.END), ending.at_once) for ending in scenario.endings
        ) or (CompiledEnding(DEFAULT_ENDING, None, at_once=False),)
        stakeholders = self.doctrine.stakeholders.values()
        return Story(
            scenario=scenario,
            doctrine=self.doctrine,
            profile_id=self.profile_id,
            profile=self.profile,
            names=names,
            targets=tuple(targets),
            event_count=len(scenario.events),
            checks=tuple(self.checks()),
            mandates=tuple(self.chosen_mandates()),
            endings=endings,
            staff=max(1, scenario.staff + self.profile.staff),
            length=scenario.length,
            start_gauges=(
                scenario.gauges.get(Gauge.REPUTATION, START_GAUGE),
                scenario.gauges.get(Gauge.SECURITY, START_GAUGE),
                scenario.gauges.get(Gauge.TRUST, START_GAUGE),
            ),
            delays=tuple(who.delay if self.has_delays else 0 for who in stakeholders),
            mood_gauges=tuple(GAUGES[who.gauge] for who in stakeholders),
            playing=self.playing,
            exclusive=tuple(
                tuple(names.facts[member] for member in fact.one_of)
                for fact in scenario.facts.values()
                if fact.one_of is not None
            ),
            authors={actor: number for number, actor in self.actors_of.items() if actor is not None},
            reasons=self.reasons,
            laters=dict(_laters(targets)),
            scheduled=tuple((event.at, index) for index, event in enumerate(scenario.events) if event.at is not None),
            at_tests={
                index: compiled(self.tree(event.when, Where.WORLD))
                for index, event in enumerate(scenario.events)
                if event.at is not None and event.when is not None
            },
            watched=tuple(watched),
            at_once=tuple(index for index, ending in enumerate(endings) if ending.at_once),
            at_once_by_clock=any(
                depends_on_clock(self.tree(ending.when, Where.END)) for ending in scenario.endings if ending.at_once
            ),
        )

    def checks(self) -> Iterable[CompiledCheck]:
        for index, event in enumerate(self.scenario.events):
            for name, check in event.checks.items():
                yield CompiledCheck(
                    id=name,
                    event=index,
                    takes=max(1, (check.takes * self.profile.checks + 99) // 100),
                    fact=self.names.facts[check.settles] if check.settles else ABSENT,
                    reaches=EVIDENCE_RANK[check.reaches],
                    inconclusive=check.inconclusive,
                )

    def chosen_mandates(self) -> Iterable[Mandate]:
        for index, mandate in enumerate(self.scenario.mandates):
            if mandate.id in self.mandates:
                yield Mandate(
                    index,
                    mandate.id,
                    self.test(mandate.met, Where.WORLD),
                    None if mandate.breaks is None else self.tree(mandate.breaks, Where.RESPONSE),
                )


def _laters(targets: Iterable[Target]) -> Iterable[tuple[tuple[str, int, int], Later]]:
    for target in targets:
        silence = (target.silence,) if target.silence else ()
        for bound in (
            *target.on_response,
            *target.on_correction,
            *target.on_notice,
            *target.on_silent_hour,
            *target.on_missed,
            *target.on_end,
            *silence,
        ):
            for later in bound.laters:
                yield (later.ref, later.number, target.index), later
