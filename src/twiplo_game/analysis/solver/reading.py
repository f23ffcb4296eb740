"""What can still be read in a story, and so what of a state is still alive.

Two states are the same to every play from here on where they agree in all that anything can still read. What no
condition asks for any more is forgotten: most of what is known, said and done is read by few rules, and those are over
once their event is.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from twiplo_game.analysis.solver.leading import Leader
from twiplo_game.analysis.solver.looking import YES_NO, Desk, Getter, getter_of
from twiplo_game.analysis.solver.model import Answers, Model
from twiplo_game.analysis.solver.naming import canonical, stable
from twiplo_game.engine.agenda import DueTrigger
from twiplo_game.engine.conditions.code import Test, read_by
from twiplo_game.engine.conditions.tree import Read, reads
from twiplo_game.engine.near import near_responses
from twiplo_game.engine.plan import DueLater, Item, Plan, plan_for
from twiplo_game.engine.response import Response
from twiplo_game.engine.story import Bound, Story, Target, Trigger
from twiplo_game.engine.weigh import COUNT_BITS, MOST_COUNTED
from twiplo_game.model.vocabulary import Stance

_KNOWLEDGE = {"known": "belief", "found": "belief", "refuted": "belief", "evidence": "evidence"}
_VALUES = {"since": "appeared", "when_told": "told_at", "when_public": "public", "count": "count"}
_STANCES = len(Stance)


@dataclass(frozen=True, slots=True)
class Needs:
    """What some conditions read."""

    mask: int = 0
    """Data, as bits of the reading's list."""
    evidence: tuple[int, ...] = ()
    """Facts of which they read the evidence that was held when the response was ordered."""
    beliefs: tuple[int, ...] = ()
    delay: bool = False
    told: bool = False
    """Whom a notice went to."""
    corrected: bool = False

    @property
    def is_frozen(self) -> bool:
        """Whether they read anything of what is judged."""
        return bool(self.evidence or self.beliefs or self.delay or self.told or self.corrected)


class Reading:
    """All data of a story that conditions can read, each with its bit, and who reads what."""

    def __init__(self, story: Story, model: Model, leader: Leader | None = None) -> None:
        self.story = story
        self.model = model
        self.leader = leader
        self.asks_gauges = False
        """Whether any condition met so far asks for gauges."""
        self._bits: dict[tuple[str, object], int] = {}
        self._getters: list[tuple[tuple[str, object], int, Getter]] = []
        self._group = {fact: group for group in story.exclusive for fact in group}
        self._needs: dict[object, Needs] = {}
        self._plans: dict[tuple[int, object, bool], tuple[int, Plan, Needs]] = {}
        self._live_getters: dict[int, tuple[Getter, ...]] = {}
        self._masks: dict[int, int] = {}
        self._led = () if leader is None else tuple(leader.may_send(event) for event in range(story.event_count))
        self.standing = self._standing()
        """What is read as long as the game lasts."""
        self.waiting = [self._waiting(event) for event in range(story.event_count)]
        """By event what is read until it has come in."""
        self.answering = [self._answering(story.targets[event]) for event in range(story.event_count)]
        """By event what is read as long as it can be answered."""
        self.hours = [self._silence_mask(target) for target in story.targets]
        """By target what silence about it reads."""
        self.missing = [self._items_mask(target.on_missed) for target in story.targets]
        self.speaking = [0] * len(story.targets)
        if not model.nothing_unasked:
            self.speaking = [self._speaking(target) for target in story.targets]
        self.stances = [self._stances_of(target) for target in story.targets]
        """By target the bits of the stances that can still be taken about its subject."""
        self.triggered = frozenset(
            trigger.event for target in story.targets for bound in _bounds(target) for trigger in _triggers(bound)
        )
        """Events that something can trigger."""

    # -- data -------------------------------------------------------------------------------------------------------

    def bit(self, kind: str, index: object) -> int:
        """The bit of a datum."""
        datum = (kind, index)
        if datum not in self._bits:
            self._bits[datum] = 1 << len(self._bits)
            getter = getter_of(kind, index)
            if getter is not None:
                self._getters.append((datum, self._bits[datum], getter))
        return self._bits[datum]

    def has(self, mask: int, kind: str, index: object) -> bool:
        """Whether a datum is among those of `mask`."""
        return bool(mask & self._bits.get((kind, index), 0))

    def alive(self, state: Desk, mask: int) -> tuple[Hashable, ...]:
        """The values of the data in `mask`."""
        getters = self._live_getters.get(mask)
        if getters is None:
            listed = {datum: get for datum, bit, get in self._getters if mask & bit}
            getters = self._live_getters[mask] = tuple(listed[datum] for datum in sorted(listed, key=canonical))
        return tuple([get(state) for get in getters])

    def named(self, mask: int) -> int:
        """The data in `mask` as one number, the same in every run: bits are given as data are met."""
        found = self._masks.get(mask)
        if found is None:
            data = frozenset(datum for datum, bit in self._bits.items() if mask & bit)
            found = self._masks[mask] = stable(data)
        return found

    def _facts(self, index: object, target: int) -> Iterable[int]:
        """The facts that a look-up is about; a word that only a response settles can mean several."""
        if isinstance(index, int):
            return self._group.get(index, (index,))
        meant = {*self.story.authors.values()}
        if target >= 0:
            situation = self.story.targets[target].situation
            meant.add(self.story.targets[target].subject)
            meant.add(self.story.names.facts.get(situation.true_core or "", -1))
        else:
            meant.update(range(len(self.story.names.facts)))
        return {fact for one in meant if one >= 0 for fact in self._group.get(one, (one,))}

    def needs(self, found: Iterable[Read], target: int = -1) -> Needs:
        """What the look-ups `found` need, judged at the moment at which something was ordered."""
        mask, delay, told, corrected = 0, False, False, False
        evidence: set[int] = set()
        beliefs: set[int] = set()
        for read in found:
            kind = read.kind
            if kind.removesuffix("_then") in _KNOWLEDGE:
                datum = _KNOWLEDGE[kind.removesuffix("_then")]
                facts = self._facts(read.index, target)
                if kind.endswith("_then"):
                    (beliefs if datum == "belief" else evidence).update(facts)
                else:
                    for fact in facts:
                        mask |= self.bit(datum, fact)
            elif kind == "is_true":
                mask |= self.bit("truth", read.index)
            elif kind in _VALUES:
                mask |= self.bit(_VALUES[kind], read.index)
            elif kind in YES_NO:
                mask |= self.bit(kind, read.index)
            self.asks_gauges = self.asks_gauges or kind == "gauge"
            delay = delay or kind == "delay"
            told = told or kind == "to"
            corrected = corrected or kind == "corrected"
        return Needs(mask, tuple(sorted(evidence)), tuple(sorted(beliefs)), delay, told, corrected)

    def ahead(self, needs: Needs) -> int:
        """The data that are read where nothing was ordered yet: what will be frozen is still moving."""
        mask = needs.mask
        for fact in needs.evidence:
            mask |= self.bit("evidence", fact)
        for fact in needs.beliefs:
            mask |= self.bit("belief", fact)
        return mask

    def of_tests(self, tests: tuple[Test | None, ...]) -> Needs:
        """What compiled conditions need."""
        found = self._needs.get(tests)
        if found is None:
            found = self._needs[tests] = self.needs({read for test in tests for read in read_by(test)})
        return found

    # -- plans ------------------------------------------------------------------------------------------------------

    def plan(self, target: int, response: Response, is_unasked: bool) -> tuple[int, Plan, Needs]:
        """The plan of a response with a number of its own, the same in every run, and what of it is still open."""
        key = (target, response.draft or response, is_unasked)
        found = self._plans.get(key)
        if found is None:
            plan = plan_for(self.story, target, response, is_unasked)
            needs = self.needs({read for test in self._plan_tests(plan) for read in read_by(test)}, target)
            found = self._plans[key] = (stable(key), plan, needs)
        return found

    def _plan_tests(self, plan: Plan) -> Iterable[Test | None]:
        for _, test in plan.open:
            yield test
        for item in plan.items:
            yield from _due_tests(item.triggers, item.laters)
        for _, breaks in plan.breaks:
            yield breaks
        for voice in plan.voices:
            for spoken, _ in voice.lines:
                yield spoken
        if not self.model.nothing_unasked:
            for item in plan.corrections:
                yield item.test
                yield from _due_tests(item.triggers, item.laters)

    def answers(self, target: int) -> tuple[Response, ...] | None:
        """The responses to an event that the model thinks of; None where that is every class."""
        if self.leader is not None:
            return self._led[target]
        if self.model.answers is Answers.ALL:
            return None
        responses = tuple(draft.response for draft in self.story.targets[target].drafts.values())
        if self.model.answers is Answers.NEAR:
            responses += near_responses(self.story, target, False)[: self.model.near]
        return responses

    # -- who reads --------------------------------------------------------------------------------------------------

    def _standing(self) -> int:
        story = self.story
        tests = [mandate.met for mandate in story.mandates]
        tests += [story.endings[ending].test for ending in story.at_once]
        mask = self.of_tests(tuple(tests)).mask
        for target in story.targets:
            mask |= self._items_mask(target.on_end)
        return mask

    def _waiting(self, event: int) -> int:
        tests = tuple(test for other, test, _ in self.story.watched if other == event)
        return self.of_tests((*tests, self.story.at_tests.get(event))).mask

    def _silence_mask(self, target: Target) -> int:
        silence = (target.silence,) if target.silence is not None else ()
        return self._items_mask(target.on_silent_hour) | self._bounds_mask(silence, target.index)

    def _answering(self, target: Target) -> int:
        mask = self._items_mask(target.on_notice) | self._silence_mask(target)
        mask |= self.of_tests(tuple(draft.test for draft in target.drafts.values())).mask
        answers = self.answers(target.index)
        if answers is None:
            return mask | self._responding(target)
        if self.leader is not None:
            for kind, index in self.leader.looks_at(target):
                mask |= self.bit(kind, index)
        for response in answers:
            mask |= self.ahead(self.plan(target.index, response, False)[2])
        return mask

    def _responding(self, target: Target) -> int:
        mask = self._bounds_mask(target.on_response, target.index)
        lines = {read for voice in target.voices for line in voice.lines for read in reads(line.tree)}
        breaks = {read for item in self.story.mandates if item.breaks is not None for read in reads(item.breaks)}
        return mask | self.ahead(self.needs(lines | breaks, target.index))

    def _speaking(self, target: Target) -> int:
        return self._responding(target) | self._bounds_mask(target.on_correction, target.index)

    def _items_mask(self, items: tuple[Item, ...]) -> int:
        return self._bounds_mask(tuple(item.bound for item in items), -1)

    def _bounds_mask(self, bounds: tuple[Bound, ...], target: int) -> int:
        mask = 0
        for bound in bounds:
            trees = [bound.tree, *(later.tree for later in bound.laters), *(item.tree for item in _triggers(bound))]
            mask |= self.ahead(self.needs({read for tree in trees for read in reads(tree)}, target))
        return mask

    def _stances_of(self, target: Target) -> int:
        if target.event is None and self.model.nothing_unasked:
            return 0
        subject = target.index if target.subject < 0 else self.story.event_count + target.subject
        answers = self.answers(target.index)
        if answers is None or not self.model.nothing_unasked:
            return ((1 << COUNT_BITS * _STANCES) - 1) << COUNT_BITS * _STANCES * subject
        bits = 0
        for response in answers:
            bits |= self.plan(target.index, response, False)[1].taken * MOST_COUNTED
        return bits


def _due_tests(triggers: Iterable[DueTrigger], laters: Iterable[DueLater]) -> Iterable[Test | None]:
    for trigger in triggers:
        yield trigger.test
    for later in laters:
        yield later.test
        for trigger in later.triggers:
            yield trigger.test


def _bounds(target: Target) -> Iterable[Bound]:
    standing = (*target.on_notice, *target.on_silent_hour, *target.on_missed, *target.on_end)
    yield from (*target.on_response, *target.on_correction, *(item.bound for item in standing))
    if target.silence is not None:
        yield target.silence


def _triggers(bound: Bound) -> Iterable[Trigger]:
    yield from bound.triggers
    for later in bound.laters:
        yield from later.triggers
