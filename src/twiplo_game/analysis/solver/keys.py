"""What two states must have in common to be the same to every play from here on."""

from collections.abc import Hashable
from dataclasses import dataclass

from twiplo_game.analysis.solver.reading import Needs, Reading
from twiplo_game.analysis.solver.worlds import Worlds
from twiplo_game.engine.agenda import (
    SILENT_HOURS,
    Entry,
    Lapse,
    LastCall,
    Reaction,
    Return,
    SilentHour,
    Summon,
    Utterance,
)
from twiplo_game.engine.consequences import Moment
from twiplo_game.engine.state import NEVER, Order, State, Task
from twiplo_game.engine.turn import Turn
from twiplo_game.engine.weigh import NO_LIMIT, REPUTATION

PENDING, OPEN, IN_FLIGHT, LAPSED, OVER = range(5)
"""How far an event is: not in yet; waiting for an answer; with an answer that can be cancelled; given up, while silence
about it still costs; over."""


@dataclass(frozen=True, slots=True)
class Alive:
    """What of a state is alive."""

    key: tuple[Hashable, ...]
    mask: int
    """The data that can still be read."""
    statuses: tuple[int, ...]
    """How far each event is."""
    checks: tuple[int, ...]
    """The checks, not done yet, of which anything can read what they find."""


class Keys:
    """Makes the keys of states."""

    def __init__(self, reading: Reading, worlds: Worlds) -> None:
        self.reading = reading
        self.worlds = worlds
        self.story = reading.story
        self.model = reading.model
        self._can_cancel = not self.model.nothing_unasked
        self._bases: dict[tuple[int, ...], tuple[int, int]] = {}
        self._variables: dict[tuple[int, tuple[int, ...], tuple[int, ...]], frozenset[int]] = {}
        self._places: dict[object, int] = {}
        self._subjects = [target.subject for target in self.story.targets]

    # -- how far events are -----------------------------------------------------------------------------------------

    def statuses(self, state: State | Turn) -> tuple[int, ...]:
        """How far each event is."""
        events, reading = state.events, self.reading
        newest = self._newest_answered(state) if self.model.in_order else (-1, -1)
        in_flight = {task.index for task in state.tasks if task.act == "respond"} if self._can_cancel else ()
        found = []
        for event in range(self.story.event_count):
            appeared = events.appeared[event]
            if appeared == NEVER:
                at = self.story.targets[event].event.at  # type: ignore[union-attr]
                is_past = at is not None and at < state.minute and event not in reading.triggered
                found.append(OVER if is_past or (at is not None and at > self.story.length) else PENDING)
            elif events.answered[event] != NEVER:
                found.append(IN_FLIGHT if event in in_flight else OVER)
            elif (self.model.by_due and event in events.lapsed) or (appeared, event) < newest:
                found.append(self._given_up(state, event, appeared))
            else:
                found.append(OPEN)
        return tuple(found)

    def _newest_answered(self, state: State | Turn) -> tuple[int, int]:
        events = state.events
        pairs = (
            (appeared, event) for event, appeared in enumerate(events.appeared) if events.answered[event] != NEVER
        )
        return max(pairs, default=(-1, -1))

    def _given_up(self, state: State | Turn, event: int, appeared: int) -> int:
        target = self.story.targets[event]
        if target.due is None:
            return OVER
        hours_left = bool(target.on_silent_hour) and state.minute < appeared + SILENT_HOURS[-1]
        return LAPSED if hours_left or event not in state.events.lapsed else OVER

    def _base(self, statuses: tuple[int, ...]) -> tuple[int, int]:
        """The data and the stances that are alive where events are so far."""
        found = self._bases.get(statuses)
        if found is None:
            reading = self.reading
            mask, stances = reading.standing, 0
            for speaking in reading.speaking:
                mask |= speaking
            for event, status in enumerate(statuses):
                if status == PENDING:
                    mask |= reading.waiting[event]
                if status in {PENDING, OPEN, IN_FLIGHT}:
                    mask |= reading.answering[event]
                    stances |= reading.stances[event]
                if status == LAPSED:
                    mask |= reading.hours[event]
            if self._can_cancel:
                for each in reading.stances:
                    stances |= each
            found = self._bases[statuses] = mask, stances
        return found

    # -- the key ----------------------------------------------------------------------------------------------------

    def of(self, state: State) -> Alive:
        """The key of a state without its gauges, and what is alive in it."""
        statuses = self.statuses(state)
        mask, stances = self._base(statuses)
        past, events = state.past, state.events
        tasks = []
        taken_by: dict[int, int] = {}
        for task in sorted(state.tasks, key=_landing) if len(state.tasks) > 1 else state.tasks:
            part, needed, flying = self._task(task)
            taken_by[task.number] = len(tasks)
            tasks.append(part)
            mask |= needed
            stances |= flying
        agenda, needed, regaining = self._agenda(state, statuses)
        mask |= needed
        open_minutes = tuple(
            [
                (event, events.appeared[event], events.answered[event] if status == IN_FLIGHT else 0)
                for event, status in enumerate(statuses)
                if status in {OPEN, LAPSED, IN_FLIGHT}
            ]
        )
        key: list[Hashable] = [
            state.minute,
            statuses,
            open_minutes,
            state.moods,
            tuple(tasks),
            agenda,
            past.taken & stances,
        ]
        if past.promises:
            promises = []
            for promise in past.promises:
                if promise.is_missed:
                    promises.append((-1, 0, 0))
                elif promise.kept_by:
                    linked = taken_by.get(promise.kept_by, -1) if self._can_cancel else -1
                    promises.append((-2 - linked, promise.due if linked >= 0 else 0, promise.order.target))
                else:
                    promises.append((promise.due, int(promise.is_action), promise.order.target))
                    mask |= self.reading.missing[promise.order.target]
            key.append(tuple(promises))
        key.append(self._spent(state, statuses, regaining))
        if past.broken:
            key.append(tuple(sorted(past.broken)))
        if past.shields:
            key.append(("shields", tuple(sorted(past.shields))))
        if past.notices and not self.model.answers_only:
            noticed = [pair for pair in past.notices if self.story.targets[pair[1]].on_notice]
            key.append(("notices", tuple(sorted(noticed))))
        if self._can_cancel:
            key.append(("lapsed", tuple(sorted(events.lapsed))))
            key.append(tuple([self._sent(item.order, state) for item in past.sent]))
            key.append(tuple([events.appeared[event] for event in range(self.story.event_count)]))
        checks = () if self.model.answers_only else self._useful_checks(state, mask, statuses)
        key.append(checks)
        key.append(mask)
        key.append(self.reading.alive(state, mask))
        return Alive(tuple(key), mask, statuses, checks)

    def _spent(self, state: State, statuses: tuple[int, ...], regaining: set[int]) -> Hashable:
        spent = state.past.spent
        if not any(spent):
            return 0
        alive = {event for event, status in enumerate(statuses) if status != OVER} | regaining
        targets = self.story.targets
        return tuple(
            [
                (index, points)
                for index, points in enumerate(spent)
                if points
                and targets[index].regain != NO_LIMIT
                and (self._can_cancel or index in alive or targets[index].on_end)
            ]
        )

    def _task(self, task: Task) -> tuple[tuple[Hashable, ...], int, int]:
        order = task.order
        if order is None:
            about = task.about
            if about >= 0 and not self.story.targets[about].on_notice:
                about = -1
            return (task.act, task.index, task.lands, about, task.adviser), 0, 0
        number, plan, needs = self.reading.plan(order.target, order.response, order.is_unasked)
        mask = needs.mask
        return (task.act, number, task.lands, self.frozen(order, needs, None)), mask, plan.taken

    def frozen(self, judged: object, needs: Needs, state: State | None) -> Hashable:
        """What of an order, or of the moment that is judged, is still read."""
        if not needs.is_frozen:
            return 0
        if isinstance(judged, Order):
            return (
                judged.delay if needs.delay else 0,
                tuple([judged.evidence[fact] for fact in needs.evidence]),
                tuple([judged.beliefs[fact] for fact in needs.beliefs]),
                needs.corrected and state is not None and judged.id in state.past.corrected,
                judged.number if needs.corrected and self._can_cancel else 0,
            )
        assert isinstance(judged, Moment)
        return judged.delay if needs.delay else 0, judged.told if needs.told else -1

    def _sent(self, order: Order, state: State) -> Hashable:
        number, _, needs = self.reading.plan(order.target, order.response, order.is_unasked)
        return number, order.id in state.past.corrected, self.frozen(order, needs, state)

    def _agenda(self, state: State, statuses: tuple[int, ...]) -> tuple[Hashable, int, set[int]]:
        """What is on the agenda and still matters, what that reads, and about what reputation can come back."""
        reading = self.reading
        mask = 0
        regaining: set[int] = set()
        seen: dict[int, list[int]] = {}
        parts: list[Hashable] = []
        summons: set[Hashable] = set()
        for entry in state.agenda:
            matter = entry.matter
            if isinstance(matter, Reaction):
                sums = seen.setdefault(entry.due, [0, 0, 0])
                for gauge, points in enumerate(matter.package.change.sums):
                    sums[gauge] += points
                for who, steps, _ in matter.package.moods:
                    if len(sums) <= 3:
                        sums += [0] * len(state.moods)
                    sums[3 + who] += steps
            elif isinstance(matter, Utterance):
                if not self.model.when_it_matters:
                    seen.setdefault(entry.due, [0, 0, 0])
            elif isinstance(matter, Return):
                tests = (matter.test, *(due.test for due in matter.triggers))
                needs = reading.of_tests(tests)
                mask |= needs.mask
                if matter.later.change.sums[REPUTATION] > 0:
                    regaining.add(entry.about)
                frozen = self.frozen(matter.judged, needs, state)
                parts.append((entry.due, entry.name, self._place(tests), frozen))
            elif isinstance(matter, Summon):
                if statuses[matter.event] == PENDING:
                    needs = reading.of_tests((matter.test,))
                    mask |= needs.mask
                    frozen = self.frozen(matter.judged, needs, state) if needs.is_frozen else 0
                    summons.add((entry.due, matter.event, self._place((matter.test,)), frozen))
            elif self._can_cancel and self._is_rescheduled(entry, statuses):
                parts.append((entry.due, entry.name, str(matter)))
        for due, moved in seen.items():
            parts.append((due, *moved))
        if summons:
            parts.append(frozenset(summons))
        return tuple(parts), mask, regaining

    @staticmethod
    def _is_rescheduled(entry: Entry, statuses: tuple[int, ...]) -> bool:
        is_about_event = isinstance(entry.matter, LastCall | Lapse | SilentHour)
        return is_about_event and statuses[entry.about] in {OPEN, IN_FLIGHT}

    def _place(self, tests: tuple[object, ...]) -> int:
        return self._places.setdefault(tests, len(self._places))

    # -- what chance has drawn --------------------------------------------------------------------------------------

    def variables(self, state: State, alive: Alive) -> frozenset[int]:
        """The variables of which something can still hang on the value."""
        pending = tuple(task.index for task in state.tasks if task.act == "check")
        possible = alive.checks
        key = (alive.mask, pending, possible)
        found = self._variables.get(key)
        if found is None:
            worlds = self.worlds
            places = [worlds.inconclusive[check] for check in (*pending, *possible)]
            for fact, place in enumerate(worlds.truths):
                is_read = self.reading.has(alive.mask, "truth", fact)
                is_found = any(self.story.checks[check].fact == fact for check in (*pending, *possible))
                if is_read or is_found:
                    places.append(place)
            found = frozenset(place[0] for place in places if isinstance(place, tuple))
            self._variables[key] = found
        return found

    def _useful_checks(self, state: State, mask: int, statuses: tuple[int, ...]) -> tuple[int, ...]:
        found = []
        for number, check in enumerate(self.story.checks):
            if state.known.checked[number] != NEVER:
                continue
            if self.model.open_only and statuses[check.event] not in {PENDING, OPEN, IN_FLIGHT}:
                continue
            if self.reading.has(mask, "done", number) or self._is_read(check.fact, mask):
                found.append(number)
        return tuple(found)

    def _is_read(self, fact: int, mask: int) -> bool:
        if fact < 0:
            return False
        group = next((group for group in self.story.exclusive if fact in group), (fact,))
        return any(self.reading.has(mask, kind, one) for one in group for kind in ("belief", "evidence", "truth"))


def _landing(task: Task) -> int:
    return task.lands
