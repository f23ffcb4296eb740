"""The working copy that the solver plays on: what gauges do in it is kept apart from everything else.

Gauges only ever move by sums that are then held to 0 to 100. So what a transition does to them is one table of 101
values for each gauge, whatever they are when it begins, as long as no condition asks for them; and where one does, the
answer is the same for a set of values. One run of the rules thus stands for all gauges of which the same holds.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from operator import eq, ge, gt, le, lt, ne
from typing import Final, SupportsIndex, overload

from twiplo_game.engine.game import Game
from twiplo_game.engine.state import State, message_of
from twiplo_game.engine.turn import Turn

Table = tuple[int, ...]
"""For each value of a gauge, 0 to 100, what becomes of it."""

Asked = tuple[int, frozenset[int]]
"""A gauge, and the values before the transition for which a condition was answered as it was."""

Steps = tuple[tuple[int, int, int], ...]
"""What gauges move by, minute by minute."""

CHATTER: Final = frozenset({"reaction", "voice", "silence", "silent_hour"})
"""Messages that ask for nothing."""

SAME: Final[Table] = tuple(range(101))
"""A gauge that does not move."""

_SHIFTS: Final[dict[int, Table]] = {}


def _shift(points: int) -> Table:
    found = _SHIFTS.get(points)
    if found is None:
        found = _SHIFTS[points] = tuple(min(100, max(0, value + points)) for value in range(101))
    return found


@lru_cache(4096)
def _answering(table: Table, test: Callable[[int, int], bool], other: int, answer: bool) -> frozenset[int]:
    """The values for which `test` answers so, once `table` has moved them. The same few are asked for all the time."""
    return frozenset([value for value in range(101) if test(table[value], other) is answer])


class _Level(int):
    """A gauge's value that notes what is asked of it."""

    asked: list[Asked]
    gauge: int
    table: Table
    """What has become of the gauge."""

    def _ask(self, test: Callable[[int, int], bool], other: int) -> bool:
        answer = test(int(self), int(other))
        self._note(test, int(other), answer)
        if isinstance(other, _Level):
            # Two gauges against each other: only for these very values the answer is known.
            self._note(eq, int(self), True)
            other._note(eq, int(other), True)
        return answer

    def _note(self, test: Callable[[int, int], bool], other: int, answer: bool) -> None:
        self.asked.append((self.gauge, _answering(self.table, test, other, answer)))

    def __lt__(self, other: int) -> bool:
        return self._ask(lt, other)

    def __le__(self, other: int) -> bool:
        return self._ask(le, other)

    def __gt__(self, other: int) -> bool:
        return self._ask(gt, other)

    def __ge__(self, other: int) -> bool:
        return self._ask(ge, other)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, int) and self._ask(eq, other)

    def __ne__(self, other: object) -> bool:
        return not isinstance(other, int) or self._ask(ne, other)

    __hash__ = int.__hash__


class _Watched(tuple[int, int, int]):
    """Gauges as they were when a working copy was made; they show where they stand to whoever looks at one."""

    steps: list[tuple[int, int, int]]
    asked: list[Asked]

    @overload
    def __getitem__(self, place: SupportsIndex) -> int: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[int, ...]: ...
    def __getitem__(self, place: SupportsIndex | slice) -> int | tuple[int, ...]:
        if isinstance(place, slice):
            return tuple(self)[place]
        gauge = int(place)
        table = composed(self.steps, gauge)
        level = _Level(table[super().__getitem__(gauge)])
        level.asked, level.gauge, level.table = self.asked, gauge, table
        return level

    def __iter__(self) -> Iterator[int]:
        return iter([self[0], self[1], self[2]])


class Probe(Turn):
    """A working copy that keeps what its gauges did since it was made."""

    __slots__ = ("asked", "hears_chatter", "is_watched", "levels", "steps")

    steps: list[tuple[int, int, int]]
    """What the gauges moved by, minute by minute."""
    asked: list[Asked]
    """What conditions asked of them."""
    levels: tuple[int, int, int]
    """Where they stand, as plain numbers."""
    is_watched: bool
    """Whether any condition of the story asks for gauges."""

    hears_chatter: bool
    """Whether time stops for reactions, voices and the price of silence."""

    def message(self, kind: str, ref: tuple[object, ...], about: int = -1, because_of: str | None = None) -> None:
        """Put a message into the feed; chatter is read when time stops for something else."""
        self.messages += (message_of(self.minute, kind, ref, about, because_of),)
        if self.hears_chatter or kind not in CHATTER:
            self.is_visible = True

    def settle(self) -> None:
        """End the minute's movements."""
        if self.sums:
            first = second = third = 0
            for one, two, three in self.sums:
                first += one
                second += two
                third += three
            self.sums = ()
            if first or second or third:
                self.steps.append((first, second, third))
                before = self.levels
                self.levels = (
                    _shift(first)[before[0]],
                    _shift(second)[before[1]],
                    _shift(third)[before[2]],
                )
                if not self.is_watched:
                    self.gauges = self.levels
        if self.mood_moves:
            self._settle_moods()


def composed(steps: Sequence[tuple[int, int, int]], gauge: int) -> Table:
    """What becomes of a gauge, for every value that it can have had."""
    shifts = [step[gauge] for step in steps if step[gauge]]
    if not shifts:
        return SAME
    if len(shifts) == 1:
        return _shift(shifts[0])
    key = tuple(shifts)
    found = _CHAINS.get(key)
    if found is None:
        table = list(SAME)
        for points in shifts:
            shift = _shift(points)
            table = [shift[value] for value in table]
        found = _CHAINS[key] = tuple(table)
    return found


_CHAINS: Final[dict[tuple[int, ...], Table]] = {}


def probe_of(game: Game, state: State | Turn, gauges: tuple[int, int, int], is_watched: bool) -> Probe:
    """A working copy of `state` with other gauges."""
    t = Probe()
    t.game = game
    t.story = game.story
    t.minute = state.minute
    t.moods = state.moods
    t.tasks = state.tasks
    t.agenda = [*state.agenda]
    t.events = state.events
    t.known = state.known
    t.past = state.past
    t.messages = ()
    t.task_number = state.task_number
    t.order_number = state.order_number
    t.ending = state.ending
    t.sums = t.moves = t.mood_moves = t.appearing = ()
    t.record = None
    t.is_visible = False
    t.hears_chatter = True
    t.steps = []
    t.asked = []
    t.is_watched = is_watched
    t.levels = gauges
    t.gauges = gauges
    if is_watched:
        t.gauges = shown = _Watched(gauges)
        shown.steps, shown.asked = t.steps, t.asked
    return t


def copied(t: Probe) -> Probe:
    """Another working copy of where `t` stands; what was asked of its gauges is left behind."""
    return probe_of(t.game, t, t.levels, t.is_watched)
