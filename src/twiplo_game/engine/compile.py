"""From a scenario and the doctrine to a `Story`: conditions parsed and bound, names turned into numbers."""

from collections.abc import Iterable
from typing import Final

from twiplo_game.engine.action import Respond
from twiplo_game.engine.agenda import RANK_EVENT, Arrival, Entry, agenda_order
from twiplo_game.engine.bind import ABSENT, SituationBinder
from twiplo_game.engine.binding import GAUGES, Binding
from twiplo_game.engine.conditions.code import compiled, depends_on_clock
from twiplo_game.engine.conditions.faults import Where
from twiplo_game.engine.offers import offers_of
from twiplo_game.engine.plan import standing_items
from twiplo_game.engine.response import from_draft
from twiplo_game.engine.state import NEUTRAL, NEVER, NO_ENDING, Events, Known, Past, State
from twiplo_game.engine.story import (
    CompiledCheck,
    CompiledEnding,
    Draft,
    Later,
    Mandate,
    Points,
    Reason,
    Story,
    StoryError,
    Target,
    minutes_to_send,
)
from twiplo_game.engine.weigh import NO_LIMIT, regainable
from twiplo_game.model.doctrine import Doctrine, Profile
from twiplo_game.model.event import ClusterByTruth, Event, Situation
from twiplo_game.model.quantity import gauge_points
from twiplo_game.model.response import Offers
from twiplo_game.model.scenario import DoctrineUse, Scenario
from twiplo_game.model.text import Text
from twiplo_game.model.vocabulary import EVIDENCE_RANK, Cluster, Gauge, Occasion, Reach

DAMAGE: Final = {
    Cluster.VICTIM: {Reach.LOW: "0", Reach.MEDIUM: "-S", Reach.HIGH: "-M"},
    Cluster.ACCIDENTAL: {Reach.LOW: "-S", Reach.MEDIUM: "-M", Reach.HIGH: "-M"},
    Cluster.PREVENTABLE: {Reach.LOW: "-M", Reach.MEDIUM: "-L", Reach.HIGH: "-L"},
}
"""What an event costs in reputation when it appears, by cluster and reach."""

START_GAUGE: Final = 60

DEFAULT_ENDING: Final = "end"
"""The ending of a scenario that declares none."""


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
    """One compilation; holds what the parts share while they are built."""

    def __init__(self, scenario: Scenario, doctrine: Doctrine, profile: str, mandates: tuple[str, ...]) -> None:
        self.scenario = scenario
        self.doctrine = doctrine
        self.profile_id = profile
        self.profile: Profile = doctrine.profiles[profile]
        self.mandates = mandates
        self.binding = Binding(scenario, doctrine)
        self.names = self.binding.names
        self.reasons = self.binding.reasons
        use = scenario.doctrine
        off = set(use.off) if isinstance(use, DoctrineUse) else set()
        self.has_damage = use != "none" and "damage" not in off
        self.has_delays = use != "none" and "delays" not in off
        shipped = () if use == "none" else tuple(rule for rule in doctrine.rules if rule.id not in off)
        self.rules = (*shipped, *scenario.rules)
        self.actors_of = {number: scenario.facts[name].actor for name, number in self.names.facts.items()}
        for rule in self.rules:
            self.reasons[rule.id] = Reason(rule.title or Text(rule.id), rule.because, rule.grade, rule.sources)

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
                if rule.on is occasion and (found := self.binding.rule(rule, situation, binder)) is not None
            )
            for occasion in Occasion
        }
        drafts = {}
        if event is not None:
            self.reasons[f"damage:{event.id}"] = self.binding.shared_reason("damage")
            for draft_id, draft in event.drafts.items():
                response = from_draft(draft_id, draft)
                drafts[draft_id] = Draft(
                    draft_id,
                    Respond(event.id, response),
                    minutes_to_send(self.profile, response),
                    self.binding.test(draft.when, Where.WORLD),
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
            on_response=bound[Occasion.RESPONSE] + (self.binding.outcomes(event, binder) if event else ()),
            on_correction=bound[Occasion.CORRECTION],
            on_notice=standing_items(bound[Occasion.NOTICE], index),
            on_silent_hour=standing_items(bound[Occasion.SILENT_HOUR], index),
            on_missed=standing_items(bound[Occasion.PROMISE_MISSED], index),
            on_end=standing_items(bound[Occasion.END], index),
            silence=self.binding.silence(event, event.silence, binder) if event and event.silence else None,
            voices=self.binding.voices(event, binder) if event else (),
            objections=self.binding.objections(event, binder) if event else {},
            otherwise=event.otherwise.says if event and event.otherwise else None,
        )

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
            self.reasons[f"mood:{who}"] = self.binding.shared_reason("mood")
        watched = []
        for index, event in enumerate(scenario.events):
            if event.at is None and event.when is not None:
                tree = self.binding.tree(event.when, Where.WORLD)
                watched.append((index, compiled(tree), depends_on_clock(tree)))
        endings = tuple(
            CompiledEnding(ending.id, self.binding.test(ending.when, Where.END), ending.at_once)
            for ending in scenario.endings
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
            delays=tuple(who.delay if self.has_delays else 0 for who in stakeholders),
            mood_gauges=tuple(GAUGES[who.gauge] for who in stakeholders),
            playing=self.binding.playing,
            exclusive=tuple(
                tuple(names.facts[member] for member in fact.one_of)
                for fact in scenario.facts.values()
                if fact.one_of is not None
            ),
            authors={actor: number for number, actor in self.actors_of.items() if actor is not None},
            reasons=self.reasons,
            laters=dict(_laters(targets)),
            start=self.start(len(targets)),
            at_tests={
                index: compiled(self.binding.tree(event.when, Where.WORLD))
                for index, event in enumerate(scenario.events)
                if event.at is not None and event.when is not None
            },
            judged_at_end=tuple(target.index for target in targets if target.event is not None and target.on_end),
            watched=tuple(watched),
            waits=bool(watched) or any(ending.at_once for ending in endings),
            at_once=tuple(index for index, ending in enumerate(endings) if ending.at_once),
            at_once_by_clock=any(
                depends_on_clock(self.binding.tree(ending.when, Where.END))
                for ending in scenario.endings
                if ending.at_once
            ),
            plans=tuple({} for _ in targets),
        )

    def start(self, target_count: int) -> State:
        scenario, names = self.scenario, self.names
        events, facts, stakeholders = len(scenario.events), len(names.facts), len(names.stakeholders)
        fixed = (
            Entry(event.at, RANK_EVENT, event.id, Arrival(index), "", index)
            for index, event in enumerate(scenario.events)
            if event.at is not None and event.at <= scenario.length
        )
        return State(
            minute=0,
            gauges=(
                scenario.gauges.get(Gauge.REPUTATION, START_GAUGE),
                scenario.gauges.get(Gauge.SECURITY, START_GAUGE),
                scenario.gauges.get(Gauge.TRUST, START_GAUGE),
            ),
            moods=(NEUTRAL,) * stakeholders,
            tasks=(),
            agenda=tuple(sorted(fixed, key=agenda_order)),
            events=Events((NEVER,) * events, (NEVER,) * events, frozenset()),
            known=Known((0,) * facts, (0,) * facts, (NEVER,) * len(names.checks), frozenset(), frozenset()),
            past=Past(drafts=(None,) * events, told=(NEVER,) * stakeholders, spent=(0,) * target_count),
            messages=(),
            task_number=0,
            order_number=0,
            ending=NO_ENDING,
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
                    self.binding.test(mandate.met, Where.WORLD),
                    None if mandate.breaks is None else self.binding.tree(mandate.breaks, Where.RESPONSE),
                )


def _laters(targets: Iterable[Target]) -> Iterable[tuple[tuple[str, int, int], Later]]:
    for target in targets:
        silence = (target.silence,) if target.silence else ()
        standing = (*target.on_notice, *target.on_silent_hour, *target.on_missed, *target.on_end)
        for bound in (*target.on_response, *target.on_correction, *(item.bound for item in standing), *silence):
            for later in bound.laters:
                yield (later.ref, later.number, target.index), later
