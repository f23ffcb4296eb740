"""A seat on a real line: it loses nothing, does nothing twice, and comes back by itself to where it was."""

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from classroom.contests import CONTEST, Class, game_of
from classroom.desks import Desk, desk_at
from classroom.small_server import SmallServer
from classroom.tcp_proxy import TcpProxy
from twiplo_game.classroom import lines
from twiplo_game.classroom.contest import Announced, Ended, Paused, Resumed, Started
from twiplo_game.classroom.match import Match
from twiplo_game.classroom.protocol import Farewell, RoomNow
from twiplo_game.engine.action import Action, Advance, Ask, Check, Open, Respond
from twiplo_game.engine.rejection import Refusal
from twiplo_game.engine.view import PlayerView
from twiplo_game.model.doctrine import Doctrine
from twiplo_game.model.scenario import Scenario
from twiplo_game.seating.port import Refused
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.seats import new_seat

TOKEN = "token-of-ada"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A player's folder of its own."""
    monkeypatch.setenv("TWIPLO_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def server(scenarios: dict[str, Scenario], doctrine: Doctrine) -> Iterator[SmallServer]:
    """A class with one seat, in its lobby."""
    group = Class(Match(CONTEST, game_of(scenarios["summit-cancelled"], doctrine)))
    group.join("ada")
    with SmallServer(group, shipped_doctrine().hash, {TOKEN: "ada"}) as made:
        yield made


@pytest.fixture
def proxy(server: SmallServer) -> Iterator[TcpProxy]:
    """The network between."""
    with TcpProxy(server.port) as made:
        yield made


@pytest.fixture
def desk(proxy: TcpProxy) -> Iterator[Desk]:
    """Ada's."""
    with desk_at(new_seat(proxy.address, TOKEN, "Ada")) as made:
        yield made


def orders_of(view: PlayerView) -> tuple[Action, ...]:
    """A little of everything, none of it refused."""
    event = view.events[0]
    return (
        Open(view.messages[0].id),
        Ask(event.event, event.advisers[0].adviser),
        Check(event.checks[0].check),
    )


def done_by(server: SmallServer) -> list[Action]:
    """What the match has carried out for Ada, without the passing of time."""
    done = [turn.action for turn in server.match.seats["ada"].turns]
    return [action for action in done if action is not None and not isinstance(action, Advance)]


def test_from_the_lobby_to_the_desk(server: SmallServer, desk: Desk) -> None:
    desk.until(lambda: desk.port.state.phase == "lobby")
    assert not desk.port.has_begun
    server.order(Started())
    desk.sit()
    desk.do(Open(desk.view.messages[0].id))
    assert desk.view.messages[0].is_opened


def test_time_passes_by_itself_and_an_action_in_a_pause_is_refused(server: SmallServer, desk: Desk) -> None:
    server.order(Started())
    desk.sit()
    server.wait(5 * 60_000)
    minute = server.match.timing.minute(server.group.now)
    desk.until(lambda: desk.port.minute() >= minute)
    server.order(Paused())
    desk.until(lambda: desk.port.state.is_paused)
    desk.do(orders_of(desk.view)[1])
    refused = [news.rejected.code for news in desk.told if isinstance(news, Refused)]
    assert refused == [Refusal.CLOCK_STOPPED]
    stopped = desk.port.minute()
    server.order(Resumed())
    desk.until(lambda: desk.port.state.phase == "running")
    assert desk.port.minute() >= stopped


def test_what_was_asked_on_a_broken_line_is_done_once_and_told_with_what_came_of_it(
    server: SmallServer, proxy: TcpProxy, desk: Desk
) -> None:
    server.order(Started())
    desk.sit()
    first, second, third = orders_of(desk.view)
    desk.do(first)
    # The action gets there; the line breaks before the answer is back.
    server.spoil = lambda text: []
    desk.seat.submit(second)
    desk.until(lambda: second in done_by(server))
    server.spoil = lambda text: [text]
    proxy.cut()
    desk.until(lambda: not desk.port.state.is_online)
    desk.seat.submit(third)
    desk.until(lambda: desk.acted() == [first, second, third])
    assert done_by(server) == [first, second, third]
    assert server.hellos[-1].since == 2


@pytest.mark.parametrize("seed", range(3))
def test_a_bad_line_loses_nothing_and_doubles_nothing(
    seed: int, server: SmallServer, proxy: TcpProxy, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fifth of all messages is lost, a fifth comes twice, a fifth comes after the one behind it; the line breaks."""
    monkeypatch.setattr("twiplo_game.seating.seat.PATIENCE", 0.2)
    chance, held = random.Random(seed), list[str | bytes]()

    def spoil(text: str) -> list[str | bytes]:
        fate, late = chance.random(), held.copy()
        held.clear()
        if '"is":"welcome"' in text or fate >= 0.6:
            return [text, *late]
        if fate < 0.2:
            return late
        if fate < 0.4:
            return [text, text, *late]
        held.append(text)
        return late

    server.order(Started())
    desk.sit()
    server.spoil = spoil
    orders = orders_of(desk.view)
    for number, order in enumerate(orders):
        desk.seat.submit(order)
        if number == 1:
            proxy.cut()
        server.wait(60_000)
    desk.until(lambda: desk.acted() == list(orders))
    server.spoil = lambda text: [text]
    desk.until(
        lambda: desk.seat.current is not None and desk.seat.current.revision == len(server.match.seats["ada"].turns)
    )
    assert done_by(server) == list(orders)
    assert desk.arrived() == [message.id for message in desk.view.messages]


def test_a_half_open_line_is_noticed_and_left(
    server: SmallServer, proxy: TcpProxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The network swallows everything, and nobody is told: not one packet says that the line is gone."""
    monkeypatch.setattr(lines, "SILENCE", 0.3)
    server.order(Started())
    with desk_at(new_seat(proxy.address, TOKEN, "Ada")) as desk:
        desk.sit()
        proxy.passes.clear()
        desk.until(lambda: not desk.port.state.is_online)
        action = orders_of(desk.view)[0]
        desk.seat.submit(action)
        proxy.passes.set()
        desk.until(lambda: desk.port.state.is_online and desk.acted() == [action])
        assert done_by(server) == [action]


def test_a_server_that_was_away_for_a_while_is_found_again(server: SmallServer, proxy: TcpProxy, desk: Desk) -> None:
    server.order(Started())
    desk.sit()
    proxy.is_open = False
    proxy.cut()
    desk.until(lambda: desk.port.state.attempts >= 4)
    assert not desk.port.state.is_online
    action = orders_of(desk.view)[1]
    desk.seat.submit(action)
    proxy.is_open = True
    desk.until(lambda: desk.acted() == [action])
    assert done_by(server) == [action]


@pytest.mark.parametrize(
    "garbage",
    [
        "", "null", "[]", "{}", "[" * 50_000, '{"is":"roomnow"}', b"\xff\xfe", '{"is":"farewell","reason":3}',
        '{"is":"changed","revision":1e999}', '{"is":"welcome","seat":"' + "x" * 5_000_000,
    ],
    ids=range(10),
)  # fmt: skip
def test_garbage_from_the_server_costs_a_line_and_nothing_else(
    garbage: str | bytes, server: SmallServer, desk: Desk
) -> None:
    server.order(Started())
    desk.sit()
    server.say_raw("ada", garbage)
    desk.until(lambda: len(server.hellos) == 2 and desk.port.state.is_online)
    desk.do(orders_of(desk.view)[0])
    assert desk.view.messages[0].is_opened


@pytest.mark.parametrize(
    "wild",
    [
        {"minute": 10**15}, {"pace": 10**18}, {"now": -1}, {"phase": "elsewhere"}, {"place": (3, 2)},
        {"announcements": ((0, "x" * 100_000),)}, {"seats": 10**9},
    ],
)  # fmt: skip
def test_figures_that_no_desk_can_show_are_not_let_in(wild: dict[str, object], server: SmallServer, desk: Desk) -> None:
    desk.until(lambda: desk.port.state.room is not None)
    room: RoomNow = replace(server.room("ada"), **wild)  # type: ignore[arg-type]
    server.say("ada", room)
    desk.until(lambda: len(server.hellos) == 2 and desk.port.state.is_online)
    assert desk.port.state.phase == "lobby"


def test_a_seat_that_is_used_elsewhere_is_given_up_and_can_be_had_back(
    server: SmallServer, proxy: TcpProxy, desk: Desk
) -> None:
    server.order(Started())
    desk.sit()
    with desk_at(new_seat(proxy.address, TOKEN, "Ada")) as other:
        other.sit()
        desk.until(lambda: desk.port.state.farewell == "taken")
        assert not desk.port.state.has_pen
        hellos = len(server.hellos)
        other.do(orders_of(other.view)[0])
        assert len(server.hellos) == hellos
        desk.port.take_pen()
        desk.until(lambda: desk.port.state.is_online and desk.view.messages[0].is_opened)
        other.until(lambda: other.port.state.farewell == "taken")


def test_a_token_that_nobody_knows_is_not_tried_again(server: SmallServer, proxy: TcpProxy) -> None:
    with desk_at(new_seat(proxy.address, "another-token", "Eve")) as eve:
        eve.until(lambda: eve.port.state.farewell == "token")
        eve.until(lambda: eve.port._line.is_over)
        assert len(server.hellos) == 1


def test_farewells_that_pass_are_followed_by_a_new_line(server: SmallServer, desk: Desk) -> None:
    desk.until(lambda: desk.port.state.room is not None)
    server.say("ada", Farewell("closing"))
    server.cut()
    desk.until(lambda: len(server.hellos) == 2 and desk.port.state.is_online)
    assert desk.port.state.farewell == ""


def test_what_was_written_outlives_the_computer_and_is_gone_once_it_was_sent(
    server: SmallServer, proxy: TcpProxy, desk: Desk
) -> None:
    server.order(Started())
    desk.sit()
    proxy.is_open = False
    proxy.cut()
    event = desk.view.events[0]
    order = Respond(event.event, replace(event.drafts[0].response, draft=None, text="Nous vérifions."))
    desk.port.jot(order)
    with desk_at(desk.port.seat) as again:
        assert again.port.composed == (order,)
        proxy.is_open = True
        again.sit()
        again.do(order)
        assert again.acted() == [order]
        assert again.port.composed == ()
    with desk_at(desk.port.seat) as later:
        assert later.port.composed == ()


def test_every_seat_of_own_clocks_lets_time_pass_by_itself(scenarios: dict[str, Scenario], doctrine: Doctrine) -> None:
    contest = replace(CONTEST, has_own_clocks=True)
    group = Class(Match(contest, game_of(scenarios["summit-cancelled"], doctrine)))
    group.join("ada")
    with (
        SmallServer(group, shipped_doctrine().hash, {TOKEN: "ada"}) as server,
        desk_at(new_seat(server.address, TOKEN, "Ada")) as desk,
    ):
        server.order(Started())
        desk.sit()
        assert not desk.port.is_live
        desk.do(Advance(60))
        assert 0 < desk.view.minute <= 60


def test_announcements_are_heard_and_the_end_comes_to_the_desk(server: SmallServer, desk: Desk) -> None:
    server.order(Started())
    desk.sit()
    server.order(Announced("Cinq minutes."), Ended())
    desk.until(lambda: desk.port.state.is_over and desk.view.ending is not None)
    assert [words for _, words in desk.port.state.room.announcements] == ["Cinq minutes."]
