"""The working copy of a state while actions are carried out: what changes, and what is told to the recorder."""

from bisect import insort

from twiplo_game.engine.agenda import Entry, agenda_order
from twiplo_game.engine.game import Game
from twiplo_game.engine.quick import changed
from twiplo_game.engine.state import Events, Known, Message, Past, State, Task, message_of, state_of
from twiplo_game.engine.step import Occurrence, arrived_of, movement_of
from twiplo_game.engine.story import Change, Later, Story

GAUGE_NAMES = ("reputation", "security", "trust")

_Move = tuple[tuple[tuple[int, int, str], ...], str, Later | None]
"""(gauge or stakeholder, points or steps, rule) triples, their cause, and what brought them back later, if anything."""


class Turn:
    """A game in progress. Conditions read it as `t`; it has every field of a state, under the same name."""

    __slots__ = (
        "agenda",
        "appearing",
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
        "sums",
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
    appearing: tuple[tuple[int, str], ...]
    """Events that come in this minute, and what brought each."""
    sums: tuple[tuple[int, int, int], ...]
    """What joined this minute, gauge by gauge."""
    moves: tuple[_Move, ...]
    """The same with its reasons, for the recorder."""
    mood_moves: tuple[_Move, ...]
    """What joined this minute, in steps of moods."""
    record: list[Occurrence] | None
    """Where everything that happens is told, in order; None where nobody wants to know."""
    is_visible: bool
    """Whether the player has something to see since time began to pass."""

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
        self.messages += (message,)
        self.is_visible = True

    def change_past(self, **changes: object) -> None:
        """Replace fields of the past."""
        self.past = changed(self.past, **changes)

    def move(self, change: Change, cause: str, later: Later | None = None) -> None:
        """Let movements of gauges join the minute; `later` is what brings them back."""
        self.sums += (change.sums,)
        if self.record is not None:
            self.moves += ((change.lines, cause, later),)

    def move_moods(self, lines: tuple[tuple[int, int, str], ...], cause: str, later: Later | None = None) -> None:
        """Let movements of moods join the minute; `later` is what brings them back."""
        self.mood_moves += ((lines, cause, later),)

    def settle(self) -> None:
        """End the minute's movements: sum them, hold them to the range, and tell the recorder what each came to."""
        if self.sums:
            first, second, third = self.gauges
            for one, two, three in self.sums:
                first += one
                second += two
                third += three
            self.sums = ()
            after = self.gauges = (
                0 if first < 0 else 100 if first > 100 else first,
                0 if second < 0 else 100 if second > 100 else second,
                0 if third < 0 else 100 if third > 100 else third,
            )
            if self.record is not None:
                cuts = None
                if after != (first, second, third):
                    cuts = [first - after[0], second - after[1], third - after[2]]
                self._report(self.record, self.moves, cuts, GAUGE_NAMES)
                self.moves = ()
        if self.mood_moves:
            self._settle_moods()

    def _settle_moods(self) -> None:
        wanted: dict[int, int] = {}
        for lines, _, _ in self.mood_moves:
            for who, steps, _ in lines:
                wanted[who] = wanted.get(who, 0) + steps
        moods = list(self.moods)
        cuts = [0] * len(moods)
        for who, steps in wanted.items():
            held = max(-2, min(2, steps))
            moods[who] = max(0, min(4, self.moods[who] + held))
            cuts[who] = steps - (moods[who] - self.moods[who])
        if self.record is not None:
            self._report(
                self.record, self.mood_moves, cuts if any(cuts) else None, tuple(self.story.names.stakeholders)
            )
        self.moods = tuple(moods)
        self.mood_moves = ()

    def _report(
        self, record: list[Occurrence], moves: tuple[_Move, ...], cuts: list[int] | None, targets: tuple[str, ...]
    ) -> None:
        minute, reasons = self.minute, self.story.reasons
        left = None if cuts is None else iter(_left(moves, cuts))
        for lines, cause, later in moves:
            own = later.because if later is not None else None
            for index, points, rule in lines:
                reason = reasons[rule]
                record.append(
                    movement_of(
                        minute,
                        targets[index],
                        points,
                        points if left is None else next(left),
                        rule,
                        own or reason.because,
                        reason.grade,
                        reason.sources,
                        cause,
                        later is not None,
                    )
                )


def _left(moves: tuple[_Move, ...], cuts: list[int]) -> list[int]:
    """What is left of each movement once the range has cut `cuts` off, target by target."""
    # It is taken from the last movements in its direction, so that the ledger adds up.
    left = []
    for lines, _, _ in reversed(moves):
        for index, points, _ in reversed(lines):
            cut = cuts[index]
            taken = 0
            if cut > 0 and points > 0:
                taken = min(cut, points)
            elif cut < 0 and points < 0:
                taken = max(cut, points)
            cuts[index] -= taken
            left.append(points - taken)
    left.reverse()
    return left


def turn_of(game: Game, state: State, record: list[Occurrence] | None) -> Turn:
    """A working copy of `state`; with `record` None it keeps no account of what happens."""
    # A function, because a class with an `__init__` takes half as long again to call.
    t = Turn()
    t.game = game
    t.story = game.story
    t.minute = state.minute
    t.gauges = state.gauges
    t.moods = state.moods
    t.tasks = state.tasks
    t.agenda = [*state.agenda]
    t.events = state.events
    t.known = state.known
    t.past = state.past
    t.messages = state.messages
    t.task_number = state.task_number
    t.order_number = state.order_number
    t.ending = state.ending
    t.sums = t.moves = t.mood_moves = t.appearing = ()
    t.record = record
    t.is_visible = False
    return t


def message_id(story: Story, messages: tuple[Message, ...], position: int) -> str:
    """The name of a message: the event's for an event, `m` and its place in the feed otherwise."""
    message = messages[position]
    if message.kind == "event":
        return story.targets[message.about].id
    return f"m{position}"
