"""The working copy of a state while actions are carried out: what changes, and what is told to the recorder."""

from bisect import insort
from dataclasses import replace

from twiplo_game.engine.agenda import Entry, agenda_order
from twiplo_game.engine.game import Game
from twiplo_game.engine.state import Events, Known, Message, Past, State, Task, message_of, state_of
from twiplo_game.engine.step import Occurrence, arrived_of, movement_of
from twiplo_game.engine.story import Change, Story

GAUGE_NAMES = ("reputation", "security", "trust")


class Turn:
    """A game in progress. Conditions read it as `t`; it has every field of a state, under the same name."""

    __slots__ = (
        "agenda",
        "ending",
        "events",
        "game",
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
    )

    game: Game
    story: Story
    minute: int
    gauges: tuple[int, int, int]
    moods: tuple[int, ...]
    tasks: tuple[Task, ...]
    agenda: list[Entry]
    events: Events
    known: Known
    past: Past
    messages: tuple[Message, ...]
    task_number: int
    order_number: int
    ending: int
    moves: list[tuple[Change, str, bool]]
    """(movements, cause, came back later) of this minute."""
    mood_moves: list[tuple[int, int, str, str, bool]]
    """(stakeholder, steps, rule, cause, came back later) of this minute."""
    record: list[Occurrence] | None
    is_visible: bool

    def frozen(self) -> State:
        """The state that the action leads to."""
        return state_of(
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
        agenda = self.agenda
        if not agenda or agenda[-1].due < entry.due:
            agenda.append(entry)
        else:
            insort(agenda, entry, key=agenda_order)

    def tell(self, occurrence: Occurrence) -> None:
        """Let the recorder know."""
        if self.record is not None:
            self.record.append(occurrence)

    def message(self, kind: str, ref: tuple[object, ...], about: int = -1, because_of: str | None = None) -> None:
        """Put a message into the feed; the player sees it."""
        message = message_of(self.minute, kind, ref, about, because_of)
        if self.record is not None:
            name = self.story.targets[about].id if kind == "event" else f"m{len(self.messages)}"
            self.record.append(arrived_of(self.minute, name))
        self.messages = (*self.messages, message)
        self.is_visible = True

    def change_past(self, **changes: object) -> None:
        """Replace fields of the past."""
        self.past = replace(self.past, **changes)  # type: ignore[arg-type]

    def settle(self) -> None:
        """End the minute's movements: sum them, hold them to the range, and tell the recorder what each came to."""
        if self.moves:
            before = self.gauges
            first, second, third = before
            for change, _, _ in self.moves:
                one, two, three = change.sums
                first += one
                second += two
                third += three
            after = self.gauges = (
                0 if first < 0 else 100 if first > 100 else first,
                0 if second < 0 else 100 if second > 100 else second,
                0 if third < 0 else 100 if third > 100 else third,
            )
            if self.record is not None:
                lines = [(*line, cause, is_later) for change, cause, is_later in self.moves for line in change.lines]
                self._report(lines, [first - after[0], second - after[1], third - after[2]], GAUGE_NAMES)
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
        assert self.record is not None
        reason = self.story.reasons[rule]
        movement = movement_of(
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
        self.record.append(movement)


def turn_of(game: Game, state: State, record: list[Occurrence] | None) -> Turn:
    """A working copy of `state`."""
    # A function, because a class with an `__init__` takes half as long again to call.
    t = Turn()
    t.game = game
    t.story = game.story
    t.minute = state.minute
    t.gauges = state.gauges
    t.moods = state.moods
    t.tasks = state.tasks
    t.agenda = list(state.agenda)
    t.events = state.events
    t.known = state.known
    t.past = state.past
    t.messages = state.messages
    t.task_number = state.task_number
    t.order_number = state.order_number
    t.ending = state.ending
    t.moves = []
    t.mood_moves = []
    t.record = record
    t.is_visible = False
    return t


def message_id(story: Story, messages: tuple[Message, ...], position: int) -> str:
    """The name of a message: the event's for an event, `m` and its place in the feed otherwise."""
    message = messages[position]
    if message.kind == "event":
        return story.targets[message.about].id
    return f"m{position}"
