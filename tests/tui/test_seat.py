"""A seat behind any line: what is ordered is carried out once and in order, what happened is told once and in order."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, cast

from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.tui.faulty_port import Clock, Fate, FaultyPort

from twiplo_game.engine.action import Action, Ask, Open, Respond
from twiplo_game.engine.rejection import Rejected
from twiplo_game.seating.port import (
    Changed,
    Failed,
    Feel,
    Happening,
    Keep,
    Kept,
    Link,
    Preview,
    Previewed,
    Refresh,
    Refused,
    Reply,
    Request,
    Submit,
)
from twiplo_game.seating.seat import PATIENCE, Moved, News, Seat, Unheard
from twiplo_game.store.errors import StoreError


@dataclass
class Toy:
    """A game whose steps are numbers; it refuses to ask anybody, moves by itself when told to, and keeps its word."""

    done: list[Action | None] = field(default_factory=lambda: [None])
    """What made each step; None for the opening and for what happens by itself."""
    kept: list[Request] = field(default_factory=list)
    answered: dict[str, Reply] = field(default_factory=dict)
    hear: Callable[[Reply], None] = lambda reply: None

    def listen(self, hear: Callable[[Reply], None]) -> None:
        self.hear = hear

    def ask(self, request: Request) -> None:
        if request.ticket not in self.answered or isinstance(request, Refresh | Preview):
            self.answered[request.ticket] = self.reply(request)
        self.hear(self.answered[request.ticket])

    def reply(self, request: Request) -> Reply:
        match request:
            case Submit(action=Ask()):
                return Refused(request.ticket, cast("Rejected", None))
            case Submit():
                self.done.append(request.action)
                return self.changed(len(self.done) - 1, request.ticket)
            case Refresh():
                return self.changed(request.revision, request.ticket)
            case Preview():
                return Previewed(request.ticket, int(str(request.order.event)), ())
            case _:
                self.kept.append(request)
                return Kept(request.ticket)

    def changed(self, since: int, ticket: str | None = None) -> Changed:
        news = tuple(Happening(cast("Any", number)) for number in range(since, len(self.done)))
        return Changed(len(self.done), since, cast("Any", None), (), news, ticket)

    def move(self) -> None:
        """Something happens by itself."""
        self.done.append(None)
        self.hear(self.changed(len(self.done) - 1))

    def pulse(self) -> None:
        """Moves only when told to."""

    def close(self) -> None:
        """Nothing to let go of."""


def response(event: object) -> Respond:
    return Respond(str(event), cast("Any", None))


@dataclass
class Table:
    """A seat at a toy game behind a line, and all that it told."""

    fates: list[Fate] = field(default_factory=list)
    told: list[News] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.clock, self.game = Clock(), Toy()
        self.line = FaultyPort(cast("Any", self.game), self.clock, self.fates)
        self.seat = Seat(cast("Any", self.line), self.clock, self.told.append)

    def pass_time(self, seconds: float) -> None:
        self.clock.now += seconds
        self.seat.pulse()

    def settle(self) -> None:
        """The line is sound from here on; what was cut off is asked for when it is back."""
        self.line._fates = iter(())
        self.line.link(is_up=False)
        self.line.link(is_up=True)
        for _ in range(40):
            self.pass_time(PATIENCE)

    @property
    def moves(self) -> list[Moved]:
        return [news for news in self.told if isinstance(news, Moved)]

    @property
    def happenings(self) -> list[Any]:
        return [item.seen for moved in self.moves for item in moved.news]


DELAYS = st.sampled_from([0.0, 0.3, 0.7, 1.9, 2.1, 5.0])
FATES = st.lists(st.builds(Fate, st.booleans(), st.lists(DELAYS, max_size=2).map(tuple)), max_size=40)
ACTS = st.one_of(st.sampled_from(["order", "refused", "order", "move", "lost", "back", "keep", "preview"]), DELAYS)


@settings(max_examples=300, deadline=None)
@example([Fate(delays=(0.0,)), Fate(is_put=False)], ["refused", "move", 0.0])
@given(FATES, st.lists(ACTS, max_size=30))
def test_whatever_the_line_does_nothing_is_lost_doubled_or_out_of_order(fates: list[Fate], acts: list[Any]) -> None:
    table = Table(fates)
    seat, ordered, refused = table.seat, [], 0
    seat.begin()
    for number, act in enumerate(acts):
        match act:
            case "order":
                ordered.append(Open(str(number)))
                seat.submit(ordered[-1])
            case "refused":
                refused += 1
                seat.submit(Ask(str(number), ""))
            case "move":
                table.game.move()
            case "lost" | "back":
                table.line.link(is_up=act == "back")
            case "keep":
                seat.keep(response("one"))
            case "preview":
                seat.preview(response(number))
            case seconds:
                table.pass_time(seconds)
    table.settle()

    assert [action for action in table.game.done if action is not None] == ordered
    assert table.happenings == list(range(len(table.game.done)))
    assert sum(isinstance(news, Refused) for news in table.told) == refused
    # What came of an action is told together with it, once.
    assert [moved.action for moved in table.moves if moved.action is not None] == ordered
    for moved in table.moves:
        if moved.action is not None:
            assert moved.action in [table.game.done[item.seen] for item in moved.news]
    assert seat.waiting is None
    assert seat.is_online
    shown = [news.waiting for news in table.told if isinstance(news, Unheard)]
    assert not shown or shown[-1] is None
    links = [news.is_up for news in table.told if isinstance(news, Link)]
    assert all(former != later for former, later in zip([True, *links], links, strict=False))


@settings(deadline=None)
@given(FATES, st.lists(st.one_of(st.integers(0, 9), DELAYS), max_size=20))
def test_only_the_newest_question_is_answered_and_the_newest_draft_is_kept(
    fates: list[Fate], acts: list[int | float]
) -> None:
    table = Table(fates)
    table.seat.begin()
    orders = []
    for number, act in enumerate(acts):
        if isinstance(act, float):
            table.pass_time(act)
        else:
            orders.append(response(number))
            table.seat.preview(orders[-1])
            table.seat.keep(response("one"))
            table.seat.feel(str(number))
            answers = [news.minutes for news in table.told if isinstance(news, Previewed)]
            assert answers == sorted(set(answers))
    table.settle()
    answers = [news.minutes for news in table.told if isinstance(news, Previewed)]
    assert not orders or str(answers[-1]) == orders[-1].event
    felt = [item.words for item in table.game.kept if isinstance(item, Feel)]
    assert sorted(felt) == sorted(order.event for order in orders)
    kept = [item.ticket for item in table.game.kept if isinstance(item, Keep)]
    asked = [item.ticket for item in table.line.requests if isinstance(item, Keep)]
    assert len(kept) == len(set(kept))
    assert not asked or kept[-1] == asked[-1]


def test_what_is_waited_for_is_told_and_put_again_with_the_same_ticket() -> None:
    table = Table([Fate(delays=(0.0,)), Fate(is_put=False)])
    table.seat.begin()
    table.pass_time(0)
    table.seat.submit(Open("m1"))
    assert table.told[-1] == Unheard(Open("m1"))
    table.pass_time(PATIENCE - 0.1)
    assert len(table.line.requests) == 2
    table.pass_time(0.2)
    assert table.line.requests[2] == table.line.requests[1]
    table.pass_time(0.3)
    assert table.seat.waiting is None
    assert table.told[-1] == Unheard(None)


def test_the_next_action_goes_out_when_the_gap_before_it_is_filled() -> None:
    table = Table([Fate(delays=(0.0,)), Fate(delays=())])
    table.seat.begin()
    table.pass_time(0)
    table.game.move()
    table.seat.submit(Open("m1"))
    table.seat.submit(Open("m2"))
    for _ in range(8):
        table.pass_time(0.3)
    assert [moved.action for moved in table.moves] == [None, Open("m1"), Open("m2")]
    assert [[item.seen for item in moved.news] for moved in table.moves] == [[0], [1, 2], [3]]


def test_a_failure_is_told_and_the_next_action_is_tried() -> None:
    table = Table()
    table.seat.begin()
    table.pass_time(0.3)
    table.seat.submit(Open("m1"))
    table.seat.submit(Open("m2"))
    ticket = table.line.requests[-1].ticket
    table.line._hear(Failed(ticket, StoreError("the disk is full.")))
    assert any(isinstance(news, Failed) for news in table.told)
    assert table.seat.waiting == Open("m2")


def test_who_has_left_hears_nothing_more() -> None:
    table = Table()
    table.seat.begin()
    table.seat.leave()
    table.pass_time(1)
    table.line.link(is_up=False)
    assert table.told == []
