"""Binding what an author wrote to an event: conditions parsed and folded, effects in numbers, reasons kept by rule."""

from collections.abc import Iterable
from typing import Final

from twiplo_game.engine.bind import ABSENT, SituationBinder
from twiplo_game.engine.conditions.code import Test, compiled
from twiplo_game.engine.conditions.faults import Where
from twiplo_game.engine.conditions.names import Names
from twiplo_game.engine.conditions.parse import parse
from twiplo_game.engine.conditions.tree import Tree, Truth
from twiplo_game.engine.story import Bound, Later, Line, Points, Reason, StoryError, Trigger, VoiceLines, change_of
from twiplo_game.model import rule as written
from twiplo_game.model.doctrine import Doctrine
from twiplo_game.model.event import Event, Silence, Situation
from twiplo_game.model.quantity import gauge_points, mood_steps
from twiplo_game.model.scenario import Scenario
from twiplo_game.model.text import Text
from twiplo_game.model.vocabulary import Gauge, Grade, Occasion

GAUGES: Final = {gauge.value: index for index, gauge in enumerate(Gauge)}
"""The number of each gauge."""

_WHERE: Final = {
    Occasion.RESPONSE: (Where.RESPONSE, Where.LATER),
    Occasion.CORRECTION: (Where.RESPONSE, Where.LATER),
    Occasion.NOTICE: (Where.SITUATION, Where.SILENCE),
    Occasion.SILENT_HOUR: (Where.SITUATION, Where.SILENCE),
    Occasion.PROMISE_MISSED: (Where.SITUATION, Where.SILENCE),
    Occasion.END: (Where.SILENCE, Where.SILENCE),
}
"""For each occasion where a rule's condition stands, and where its laters' conditions do."""


class Binding:
    """Everything of one scenario that rules and outcomes are tied with."""

    def __init__(self, scenario: Scenario, doctrine: Doctrine) -> None:
        self.scenario = scenario
        self.doctrine = doctrine
        self.names = Names.of(scenario, doctrine)
        self.playing = frozenset(
            self.names.stakeholders[who] for who in scenario.stakeholders if who in self.names.stakeholders
        )
        self.reasons: dict[str, Reason] = {}
        """By rule id; filled while rules and outcomes are bound."""

    # -- conditions ---------------------------------------------------------------------------------------------

    def tree(self, source: str | None, where: Where) -> Tree:
        """The tree of a condition; one that is not written always holds. Raises StoryError for a fault."""
        if source is None:
            return Truth(True)
        tree, faults = parse(source, where, self.names)
        if tree is None:
            raise StoryError(f"condition {source!r}: {faults[0].code} at {faults[0].start}")
        return tree

    def test(self, source: str | None, where: Where) -> Test | None:
        """The compiled test of a condition about the desk; None where none is written."""
        return None if source is None else compiled(self.tree(source, where))

    # -- effects ------------------------------------------------------------------------------------------------

    def effects(self, effects: written.Effects, situation: Situation) -> tuple[Points, Points]:
        """Points on gauges and steps of moods, by number."""
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
        """Triggers with their conditions bound."""
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
        """Laters with their conditions bound."""
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
                    change=change_of((gauge, points, ref) for gauge, points in gauges if points),
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
        """The stakeholder who reacts: the press where nobody is named."""
        return self.names.stakeholders[who or "press"]

    def outcomes(self, event: Event, binder: SituationBinder) -> tuple[Bound, ...]:
        """The outcomes of an event, bound."""
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
        """What silence about an event costs."""
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

    def objections(self, event: Event, binder: SituationBinder) -> dict[str, tuple[tuple[Tree, Text], ...]]:
        """For each adviser what is objected, and when."""
        return {
            adviser: tuple(
                (binder.bind(self.tree(objection.when, Where.RESPONSE)), objection.says) for objection in advice.objects
            )
            for adviser, advice in event.advice.items()
        }

    def voices(self, event: Event, binder: SituationBinder) -> tuple[VoiceLines, ...]:
        """What each voice may say about the event."""
        return tuple(
            VoiceLines(
                voice,
                self.names.stakeholders[self.scenario.voices[voice].by],
                tuple(Line(binder.bind(self.tree(line.when, Where.RESPONSE)), line.says) for line in lines),
            )
            for voice, lines in event.voices.items()
        )

    def shared_reason(self, name: str) -> Reason:
        """The doctrine's reason for what no rule moves."""
        reason = next(value for key, value in self.doctrine.reasons.items() if key == name)
        return Reason(reason.title, reason.because, reason.grade, reason.sources)
