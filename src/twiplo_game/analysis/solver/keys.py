"""What two states must have in common to be the same to every play from here on."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from twiplo_game.analysis.solver.agenda_keys import IN_FLIGHT, LAPSED, OPEN, OVER, PENDING, AgendaKeys
from twiplo_game.analysis.solver.naming import Key
from twiplo_game.analysis.solver.reading import Reading
from twiplo_game.analysis.solver.worlds import Worlds
from twiplo_game.engine.agenda import SILENT_HOURS
from twiplo_game.engine.state import NEVER, Order, Past, State, Task
from twiplo_game.engine.turn import Turn
from twiplo_game.engine.weigh import MOST_COUNTED, NO_LIMIT


@dataclass(frozen=True, slots=True)
class Alive:
    """What of a state is alive."""

    key: Key
    mask: int
    """The data that can still be read."""
    statuses: tuple[int, ...]
    """How far each event is."""
    checks: tuple[int, ...]
    """The checks, not done yet, of which anything can read what they find."""


class Numbers(dict[Hashable, int]):
    """Numbers of the parts of keys, in the order in which they are met: asking for a new one numbers it."""

    def __init__(self) -> None:
        self.parts: list[Hashable] = []
        """By number."""

    def __missing__(self, part: Hashable) -> int:
        number = self[part] = len(self.parts)
        self.parts.append(part)
        return number


@dataclass(frozen=True, slots=True)
class Phase:
    """How far the events of a state are."""

    statuses: tuple[int, ...]
    mask: int
    """The data that are read because of it."""
    stances: int
    """The stances that can still be taken."""
    key: Hashable


class Keys:
    """Makes the keys of states."""

    def __init__(self, reading: Reading, worlds: Worlds) -> None:
        self.reading = reading
        self.worlds = worlds
        self.story = reading.story
        self.model = reading.model
        self._can_cancel = not self.model.nothing_unasked
        self._phases: dict[Hashable, Phase] = {}
        self._useful: dict[Hashable, tuple[int, ...]] = {}
        self.numbers = Numbers()
        self._variables: dict[tuple[int, tuple[int, ...], tuple[int, ...]], frozenset[int]] = {}
        self._agenda = AgendaKeys(reading)
        self._has_notices = any(target.on_notice for target in self.story.targets)

    # -- how far events are -----------------------------------------------------------------------------------------

    def statuses(self, state: State | Turn) -> tuple[int, ...]:
        """How far each event is."""
        events, reading = state.events, self.reading
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
            elif event not in events.unanswered or (self.model.by_due and event in events.lapsed):
                found.append(self._given_up(state, event, appeared))
            else:
                found.append(OPEN)
        return tuple(found)

    def _given_up(self, state: State | Turn, event: int, appeared: int) -> int:
        target = self.story.targets[event]
        if target.due is None:
            return OVER
        hours_left = bool(target.on_silent_hour) and state.minute < appeared + SILENT_HOURS[-1]
        return LAPSED if hours_left or event not in state.events.lapsed else OVER

    def phase(self, state: State | Turn) -> Phase:
        """How far all events are, and what is alive because of that."""
        events = state.events
        flying = tuple([task.index for task in state.tasks if task.act == "respond"]) if self._can_cancel else ()
        key = (state.minute, events.appeared, events.answered, events.lapsed, events.unanswered, flying)
        found = self._phases.get(key)
        if found is None:
            found = self._phases[key] = self._phase(state)
        return found

    def _phase(self, state: State | Turn) -> Phase:
        reading, events = self.reading, state.events
        statuses = self.statuses(state)
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
        waiting = tuple(
            (event, events.appeared[event], events.answered[event] if status == IN_FLIGHT else 0)
            for event, status in enumerate(statuses)
            if status in {OPEN, LAPSED, IN_FLIGHT}
        )
        past = (tuple(sorted(events.lapsed)), events.appeared) if self._can_cancel else ()
        key = ("phase", state.minute, statuses, waiting, past)
        return Phase(statuses, mask, stances, self.numbers[key])

    # -- the key ----------------------------------------------------------------------------------------------------

    def of(self, state: State) -> Alive:
        """The key of a state without its gauges, and what is alive in it."""
        phase = self.phase(state)
        mask, stances = phase.mask, phase.stances
        past = state.past
        regaining: set[int] = set()
        tasks: list[Hashable] = []
        taken_by: dict[int, int] = {}
        for task in sorted(state.tasks, key=_landing) if len(state.tasks) > 1 else state.tasks:
            part, needed, flying = self._task(task)
            taken_by[task.number] = len(tasks)
            tasks.append(part)
            mask |= needed
            stances |= flying
            regaining.add(task.about if task.order is None else task.order.target)
        agenda, needed = self._agenda.of(state, phase.statuses, regaining)
        mask |= needed
        promises, needed = self._promises(past, taken_by, regaining) if past.promises else ((), 0)
        mask |= needed
        spent = self._spent(past, phase.statuses, regaining) if any(past.spent) else ()
        rest: Hashable = ()
        if past.broken or past.shields or (self._has_notices and past.notices):
            told = [pair for pair in past.notices if self.story.targets[pair[1]].on_notice]
            rest = tuple(sorted(past.broken)), tuple(sorted(past.shields)), tuple(sorted(told))
        sent: Hashable = ()
        if self._can_cancel:
            sent = tuple([self._sent(item.order, state) for item in past.sent])
        checks = self._useful_checks(state, mask, phase.statuses)
        # Parts that many states have in common are kept once, and a key holds their numbers.
        numbers = self.numbers
        key = (
            phase.key,
            numbers[state.moods],
            numbers[tuple(tasks)] if tasks else -1,
            numbers[agenda],
            past.taken & stances,
            numbers[promises, spent, rest, sent, checks, self.reading.named(mask)],
            numbers[self.reading.alive(state, mask)],
        )
        return Alive(key, mask, phase.statuses, checks)

    def _promises(self, past: Past, taken_by: dict[int, int], regaining: set[int]) -> tuple[Hashable, int]:
        """What was promised, and what a broken promise would read."""
        parts: list[Hashable] = []
        mask = 0
        for promise in past.promises:
            target = promise.order.target
            linked = taken_by.get(promise.kept_by, -1) if self._can_cancel and promise.kept_by else -1
            if promise.is_missed or (promise.kept_by and linked < 0):
                parts.append(promise.is_missed)
                continue
            parts.append((promise.due, promise.is_action, target, linked))
            mask |= self.reading.missing[target]
            regaining.add(target)
        return tuple(parts), mask

    def _spent(self, past: Past, statuses: tuple[int, ...], regaining: set[int]) -> Hashable:
        """What was won back already, where more can still be won back."""
        targets, over = self.story.targets, len(statuses)
        return tuple(
            [
                (index, points)
                for index, points in enumerate(past.spent)
                if points
                and targets[index].regain != NO_LIMIT
                and (
                    self._can_cancel
                    or index in regaining
                    or bool(targets[index].on_end)
                    or (index < over and statuses[index] != OVER)
                )
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
        return (task.act, number, task.lands, self._agenda.frozen(order, needs, None)), mask, plan.taken * MOST_COUNTED

    def _sent(self, order: Order, state: State) -> Hashable:
        number, _, needs = self.reading.plan(order.target, order.response, order.is_unasked)
        return number, order.id in state.past.corrected, self._agenda.frozen(order, needs, state)

    def shared(self, states: Sequence[State]) -> Alive:
        """What is alive in any of several states that look alike: the player must think of each of them."""
        return shared_by([self.of(state) for state in states])

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
        if self.model.answers_only or self.model.unchecked:
            return ()
        appeared = state.events.appeared
        is_arrival = self.model.on_arrival and state.minute in appeared
        key = (state.known.checked, mask, statuses, (state.minute, appeared) if is_arrival else ())
        useful = self._useful.get(key)
        if useful is None:
            useful = self._useful[key] = self._useful_now(state, mask, statuses)
        return useful

    def _useful_now(self, state: State, mask: int, statuses: tuple[int, ...]) -> tuple[int, ...]:
        found = []
        for number, check in enumerate(self.story.checks):
            if state.known.checked[number] != NEVER:
                continue
            if self.model.open_only and statuses[check.event] not in {PENDING, OPEN, IN_FLIGHT}:
                continue
            if self.model.led:
                # The leader checks whatever belongs to an event that waits, whether or not anything hangs on it.
                found += [number] if statuses[check.event] in {PENDING, OPEN} else []
                continue
            appeared = state.events.appeared[check.event]
            if self.model.on_arrival and appeared not in {NEVER, state.minute}:
                continue
            if self.reading.has(mask, "done", number) or self._is_read(check.fact, mask):
                found.append(number)
        return tuple(found)

    def _is_read(self, fact: int, mask: int) -> bool:
        if fact < 0:
            return False
        group = next((group for group in self.story.exclusive if fact in group), (fact,))
        return any(self.reading.has(mask, kind, one) for one in group for kind in ("belief", "evidence", "truth"))


def shared_by(alive: Sequence[Alive]) -> Alive:
    """What is alive in any of several states that look alike."""
    first = alive[0]
    if len(alive) == 1:
        return first
    mask = 0
    for one in alive:
        mask |= one.mask
    return Alive(first.key, mask, first.statuses, tuple(sorted({check for one in alive for check in one.checks})))


def _landing(task: Task) -> int:
    return task.lands
