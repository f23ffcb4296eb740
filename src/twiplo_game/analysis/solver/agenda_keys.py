"""What of the agenda two states must have in common to be the same to every play from here on."""

from collections.abc import Hashable
from dataclasses import dataclass
from operator import add
from typing import Final

from twiplo_game.analysis.solver.naming import stable
from twiplo_game.analysis.solver.reading import Needs, Reading
from twiplo_game.engine.agenda import Entry, Reaction, Return, Summon, Utterance
from twiplo_game.engine.conditions.code import Test, tree_of
from twiplo_game.engine.consequences import Moment
from twiplo_game.engine.state import Order, State
from twiplo_game.engine.weigh import REPUTATION

PENDING, OPEN, IN_FLIGHT, LAPSED, OVER = range(5)
"""How far an event is: not in yet; waiting for an answer; with an answer that can be cancelled; given up, while silence
about it still costs; over."""


_OTHER, _MOVES, _RETURNS, _SUMMONS = range(4)
_ENTRIES_KEPT: Final = 20_000


@dataclass(slots=True)
class _Known:
    """What is known of an entry of the agenda."""

    entry: Entry
    """Held, so that no other entry can take its place in memory."""
    kind: int = _OTHER
    part: Hashable = None
    mask: int = 0
    sums: tuple[int, ...] = ()
    """What a reaction moves: gauges, then moods."""
    regains: bool = False
    event: int = -1


class AgendaKeys:
    """Makes keys of agendas. Reactions of one minute are summed; what names them does not matter."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.story = reading.story
        self.model = reading.model
        self._can_cancel = not self.model.nothing_unasked
        self._entries: dict[int, _Known] = {}
        self._places: dict[tuple[Test | None, ...], int] = {}

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

    def of(self, state: State, statuses: tuple[int, ...], regaining: set[int]) -> tuple[Hashable, int]:
        """What is on the agenda and still matters, and what that reads; adds about what reputation can come back."""
        mask = 0
        moved: dict[int, tuple[int, ...]] = {}
        parts: list[Hashable] = []
        summons: set[Hashable] = set()
        for entry in state.agenda:
            known = self._entries.get(id(entry))
            if known is None:
                known = self._know(entry)
            kind = known.kind
            if kind == _MOVES:
                before = moved.get(entry.due)
                moved[entry.due] = (
                    known.sums if before is None else tuple(map(add, before, known.sums)) if known.sums else before
                )
            elif kind == _RETURNS:
                mask |= known.mask
                parts.append(known.part if known.part is not None else self._returning(entry, state))
                if known.regains:
                    regaining.add(entry.about)
            elif kind == _SUMMONS and statuses[known.event] == PENDING:
                mask |= known.mask
                summons.add(known.part)
        parts += moved.items()
        if summons:
            parts.append(frozenset(summons))
        return tuple(parts), mask

    def _know(self, entry: Entry) -> "_Known":
        """What an entry of the agenda means, worked out once; most stand on the agendas of many states."""
        if len(self._entries) > _ENTRIES_KEPT:
            self._entries.clear()
        matter = entry.matter
        known = _Known(entry)
        if isinstance(matter, Reaction):
            known.kind = _MOVES
            sums = [*matter.package.change.sums, *([0] * len(self.story.start.moods))]
            for who, steps, _ in matter.package.moods:
                sums[3 + who] += steps
            known.sums = tuple(sums)
        elif isinstance(matter, Utterance) and not self.model.when_it_matters:
            known.kind = _MOVES
            known.sums = (0,) * (3 + len(self.story.start.moods))
        elif isinstance(matter, Return):
            known.kind = _RETURNS
            needs = self._needs_of(matter)
            known.mask = needs.mask
            known.regains = matter.later.change.sums[REPUTATION] > 0
            if not needs.corrected:
                known.part = self._returning(entry, None)
        elif isinstance(matter, Summon):
            known.kind = _SUMMONS
            needs = self.reading.of_tests((matter.test,))
            known.mask, known.event = needs.mask, matter.event
            frozen = self.frozen(matter.judged, needs, None)
            known.part = (entry.due, matter.event, self._place((matter.test,)), frozen)
        self._entries[id(entry)] = known
        return known

    def _needs_of(self, matter: Return) -> Needs:
        return self.reading.of_tests((matter.test, *(due.test for due in matter.triggers)))

    def _returning(self, entry: Entry, state: State | None) -> Hashable:
        matter = entry.matter
        assert isinstance(matter, Return)
        tests = (matter.test, *(due.test for due in matter.triggers))
        return entry.due, entry.name, self._place(tests), self.frozen(matter.judged, self._needs_of(matter), state)

    def _place(self, tests: tuple[Test | None, ...]) -> int:
        found = self._places.get(tests)
        if found is None:
            found = self._places[tests] = stable(tuple(map(tree_of, tests)))
        return found
