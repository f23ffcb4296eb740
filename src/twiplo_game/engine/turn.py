"""The working copy of a state while one action is carried out: what changes, and what is told to the recorder."""

from bisect import insort
from dataclasses import replace
from operator import attrgetter

from twiplo_game.engine.agenda import Entry
from twiplo_game.engine.game import Game
from twiplo_game.engine.state import Events, Known, Message, Past, State, Task
from twiplo_game.engine.step import Arrived, Movement, Occurrence
from twiplo_game.engine.story import Story

_ORDER = attrgetter("due", "rank", "name")

GAUGE_NAMES = ("reputation", "security", "trust")


class Turn:
    """One action in progress. Conditions read it as `t`; nothing outside the engine ever sees it."""

    __slots__ = (
        "agenda",
        "ending",
        "events",
        "gauges",
        "is_visible",
        "known",
        "messages",
        "minute",
        "mood_moves",
        "moods",
        "moves",
        "order_number",
        "past",
        "record",
        "story",
        "task_number",
        "tasks",
        "truths",
    )

    def __init__(self, game: Game, state: State, record: list[Occurrence] | None) -> None:
        self.story: Story = game.story
        self.truths: tuple[bool, ...] = game.truths
        self.minute = state.minute
        self.gauges = state.gauges
        self.moods = state.moods
        self.tasks: tuple[Task, ...] = state.tasks
        self.agenda: list[Entry] = list(state.agenda)
        self.events: Events = state.events
        self.known: Known = state.known
        self.past: Past = state.past
        self.messages = state.messages
        self.task_number = state.task_number
        self.order_number = state.order_number
        self.ending = state.ending
        self.moves: list[tuple[int, int, str, str, bool]] = []
        """(gauge, points, rule, cause, came back later) of this minute."""
        self.mood_moves: list[tuple[int, int, str, str, bool]] = []
        self.record = record
        self.is_visible = False

    def frozen(self) -> State:
        """The state that the action leads to."""
        return State(
            self.minute,
            self.gauges,
            self.moods,
            self.tasks,
            tuple(self.agenda),
            self.events,
            self.known,
            self.past,
            self.messages,
            self.task_number,
            self.order_number,
            self.ending,
        )

    def schedule(self, entry: Entry) -> None:
        """Put `entry` on the agenda."""
        insort(self.agenda, entry, key=_ORDER)

    def tell(self, occurrence: Occurrence) -> None:
        """Let the recorder know."""
        if self.record is not None:
            self.record.append(occurrence)

    def message(self, kind: str, ref: tuple[object, ...], about: int = -1, because_of: str | None = None) -> None:
        """Put a message into the feed; the player sees it."""
        self.messages = (*self.messages, Message(self.minute, kind, ref, about, because_of))
        self.is_visible = True
        if self.record is not None:
            self.record.append(Arrived(self.minute, message_id(self.story, self.messages, -1)))

    def change_past(self, **changes: object) -> None:
        """Replace fields of the past."""
        self.past = replace(self.past, **changes)  # type: ignore[arg-type]

    def settle(self) -> None:
        """End the minute's movements: sum them, hold them to the range, and tell the recorder what each came to."""
        if self.moves:
            sums = [0, 0, 0]
            for move in self.moves:
                sums[move[0]] += move[1]
            before = self.gauges
            first, second, third = before[0] + sums[0], before[1] + sums[1], before[2] + sums[2]
            after = self.gauges = (
                0 if first < 0 else 100 if first > 100 else first,
                0 if second < 0 else 100 if second > 100 else second,
                0 if third < 0 else 100 if third > 100 else third,
            )
            if self.record is not None:
                cut = [sums[gauge] - (after[gauge] - before[gauge]) for gauge in range(3)]
                self._report(self.moves, cut, GAUGE_NAMES)
            self.moves = []
        if self.mood_moves:
            wanted: dict[int, int] = {}
            for who, steps, _, _, _ in self.mood_moves:
                wanted[who] = wanted.get(who, 0) + steps
            moods = list(self.moods)
            cuts = {}
            for who, steps in wanted.items():
                held = max(-2, min(2, steps))
                moods[who] = max(0, min(4, self.moods[who] + held))
                cuts[who] = steps - (moods[who] - self.moods[who])
            if self.record is not None:
                self._report(self.mood_moves, cuts, tuple(self.story.names.stakeholders))
            self.moods = tuple(moods)
            self.mood_moves = []

    def _report(
        self,
        moves: list[tuple[int, int, str, str, bool]],
        cuts: list[int] | dict[int, int],
        targets: tuple[str, ...],
    ) -> None:
        if not any(cuts if isinstance(cuts, list) else cuts.values()):
            for index, points, rule, cause, is_later in moves:
                self._explain(targets[index], points, points, rule, cause, is_later)
            return
        # What the range cut off is taken from the last movements in its direction, so that the ledger adds up.
        applied = []
        for index, points, rule, cause, is_later in reversed(moves):
            cut = cuts[index]
            taken = 0
            if cut > 0 and points > 0:
                taken = min(cut, points)
            elif cut < 0 and points < 0:
                taken = max(cut, points)
            cuts[index] -= taken
            applied.append((targets[index], points, points - taken, rule, cause, is_later))
        for movement in reversed(applied):
            self._explain(*movement)

    def _explain(self, target: str, points: int, left: int, rule: str, cause: str, is_later: bool) -> None:
        reason = self.story.reasons[rule]
        movement = Movement(
            self.minute,
            target,
            points,
            left,
            rule,
            reason.because,
            reason.grade,
            reason.sources,
            cause,
            is_later,
        )
        self.tell(movement)


def message_id(story: Story, messages: tuple[Message, ...], position: int) -> str:
    """The name of a message: the event's for an event, `m` and its place in the feed otherwise."""
    message = messages[position]
    if message.kind == "event":
        return story.targets[message.about].id
    return f"m{len(messages) + position if position < 0 else position}"
