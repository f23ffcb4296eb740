"""Seats at the real server, by both lines: joined, played, taken over, left to the debrief."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from classroom.desks import desk_at
from classroom.rooms import Room, room_of
from classroom.serving import RULES
from classroom.tcp_proxy import TcpProxy
from twiplo_game.analysis.bots import make_bot
from twiplo_game.analysis.remarks import NO_REMARKS, Contested, Remarks
from twiplo_game.classroom.address import parse_address
from twiplo_game.classroom.errors import ClassError
from twiplo_game.classroom.joining import Application, join, take_over
from twiplo_game.engine.action import Advance, Open, Respond
from twiplo_game.engine.options import legal_actions
from twiplo_game.engine.replay import fold
from twiplo_game.seating.port import Failed, Reviewed
from twiplo_game.store.remarks import CONTESTED, remarks_of
from twiplo_game.store.saves import finished
from twiplo_game.store.seats import SeatRecord, open_seats
from twiplo_game.store.session import replay


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for the class and for the player."""
    monkeypatch.setenv("TWIPLO_HOME", str(tmp_path / "home"))
    return tmp_path


@pytest.fixture
def room(home: Path) -> Iterator[Room]:
    """A class with one clock for all."""
    with room_of(home) as made:
        yield made


def refusal(ask: Callable[[], object]) -> str:
    """Why nobody was let in."""
    with pytest.raises(ClassError) as caught:
        ask()
    return caught.value.code


def test_who_may_come_in_and_why_not(room: Room) -> None:
    address = parse_address(f"http://{room.address}/")
    assert refusal(lambda: join(address, Application("WRONG-CODE", "Ada", "en"))) == "code"
    assert refusal(lambda: join(address, Application(room.code, "\x1b\x07", "en"))) == "name"
    assert refusal(lambda: join(address, Application(room.code, "   ", "en"))) == "name_needed"
    application = Application(room.code.lower().replace("-", " "), "Léa", "fr")
    seat = join(address, application)
    assert (seat.name, join(address, application).token) == ("Léa", seat.token)
    assert room.seat("Léa").name == "Léa 2"
    room.order("locked", is_locked=True)
    assert refusal(lambda: room.seat("Max")) == "locked"
    room.order("locked", is_locked=False)
    room.order("started", countdown=0)
    room.order("ended")
    assert refusal(lambda: room.seat("Max")) == "over"


def test_where_no_class_is() -> None:
    with TcpProxy(1) as nobody:
        nobody.is_open = False
        address = parse_address(nobody.address)
        assert refusal(lambda: join(address, Application("A", "Ada", "en"))) == "unreachable"
    assert refusal(lambda: join(address, Application("A", "Ada", "en"))) == "unreachable"


@pytest.mark.parametrize("filters_sockets", [False, True], ids=["websocket", "events"])
def test_a_seat_plays_by_either_line(room: Room, filters_sockets: bool) -> None:
    """Where a filter lets no WebSocket through, the fourth attempt goes by events and posts, and holds."""
    with TcpProxy(room.port) as proxy:
        proxy.filters_sockets = filters_sockets
        seat = replace(room.seat("Ada"), address=proxy.address)
        with desk_at(seat) as desk:
            desk.until(lambda: desk.port.state.phase == "lobby")
            assert proxy.filtered == (3 if filters_sockets else 0)
            room.order("announced", words="Bientôt.")
            room.order("started", countdown=0)
            desk.sit()
            desk.do(Open(desk.view.messages[0].id))
            assert desk.view.messages[0].is_opened
            event = desk.view.events[0]
            order = Respond(event.event, event.drafts[0].response)
            desk.seat.keep(order)
            desk.until(lambda: not desk.seat._pending)
            proxy.cut()
            desk.until(lambda: not desk.port.state.is_online)
            desk.do(order)
            assert desk.acted()[-1] == order
            room.order("paused")
            desk.until(lambda: desk.port.state.is_paused)


def test_a_token_is_turned_away_by_events_too(room: Room) -> None:
    with TcpProxy(room.port) as proxy:
        proxy.filters_sockets = True
        stranger = take_over(parse_address(proxy.address), "0123456789abcdef")
        with desk_at(stranger) as desk:
            desk.until(lambda: desk.port.state.farewell == "token")


def test_after_the_end_the_log_is_among_the_players_games(room: Room) -> None:
    seat = room.seat("Ada")
    room.order("started", countdown=0)
    with desk_at(seat) as desk:
        desk.sit()
        desk.do(Open(desk.view.messages[0].id))
        desk.seat.review()
        desk.until(lambda: any(isinstance(news, Failed) for news in desk.told))
        assert [seat.token for seat in (item.seat for item in open_seats())] == [seat.token]
        room.order("ended")
        desk.until(lambda: desk.view.ending is not None)
        desk.seat.review()
        desk.until(lambda: any(isinstance(news, Reviewed) for news in desk.told))
        room.order("revealed", step=1)
        desk.until(lambda: desk.port.state.room is not None and desk.port.state.room.place == (1, 1))
    assert open_seats() == ()
    (save,) = finished()
    _, _, steps = replay(save.path)
    assert steps[-1].state.is_over


def test_a_contested_rule_reaches_the_class_and_is_there_when_the_debrief_is_opened_again(room: Room) -> None:
    seat = room.seat("Ada")
    room.order("started", countdown=0)
    with desk_at(seat) as desk:
        desk.sit()
        room.order("ended")
        desk.until(lambda: desk.view.ending is not None)

        def reviewed() -> Remarks:
            desk.told.clear()
            desk.seat.review()
            desk.until(lambda: any(isinstance(news, Reviewed) for news in desk.told))
            return next(news.remarks for news in desk.told if isinstance(news, Reviewed))

        assert reviewed() == NO_REMARKS
        said = Remarks((), (Contested("T1", "I was told to wait."),))
        desk.seat.contest("T1", "I was told to wait.")
        desk.until(lambda: not desk.seat._pending)
        (here,) = finished()
        assert remarks_of(replay(here.path)[0].notes) == said
        assert reviewed() == said
    (game,) = room.group.live.match.seats.values()
    assert [(note.kind, "I was told to wait." in note.body) for note in game.notes] == [(CONTESTED, True)]


@pytest.mark.nightly
def test_a_game_over_the_network_is_the_game_that_the_same_choices_make(home: Path) -> None:
    """A careful bot plays by its own clock; its log, folded on this side, comes to the same state and score."""
    with room_of(home, replace(RULES, has_own_clocks=True)) as room:
        seat = room.seat("Ada")
        room.order("started", countdown=0)
        with desk_at(seat) as desk:
            desk.sit()
            game, bot = room.group.live.match.game, make_bot("careful", 1)
            for _ in range(400):
                if desk.view.ending is not None:
                    break
                state = room.group.live.match.seats["s1"].state
                desk.do(bot(desk.view, legal_actions(game, state)))
            assert desk.view.ending is not None
            room.order("ended")
            desk.until(lambda: desk.port.state.is_over)
            desk.seat.review()
            desk.until(lambda: any(isinstance(news, Reviewed) for news in desk.told))
            (save,) = finished()
            _, _, steps = replay(save.path)
            mine = [action for action in desk.acted() if not isinstance(action, Advance)]
            theirs = [step.action for step in steps[1:] if not isinstance(step.action, Advance)]
            assert theirs == mine
            assert fold(game, [step.action for step in steps[1:] if step.action])[-1].state == steps[-1].state
            assert steps[-1].state == room.group.live.match.seats["s1"].state


def test_a_team_has_one_pen_and_passes_it(home: Path) -> None:
    with room_of(home, replace(RULES, has_teams=True)) as room:
        first = room.seat("Les Bleus")
        assert first.invite
        assert refusal(lambda: room.seat("Les Bleus")) == "team_taken"
        second = replace(room.seat("Les Bleus", invite=first.invite), machine="another", id="0123456789abcdef")
        assert second.token == first.token
        room.order("started", countdown=0)
        with desk_at(first) as writer, ExitStack() as later:
            writer.sit()
            writer.until(lambda: room.group.live.match.seats["s1"].machine == first.machine)
            watcher = later.enter_context(desk_at(second))
            watcher.sit()
            watcher.until(lambda: not watcher.port.state.has_pen)
            message = writer.view.messages[0].id
            watcher.do(Open(message))
            assert not watcher.view.messages[0].is_opened
            writer.do(Open(message))
            watcher.until(lambda: watcher.view.messages[0].is_opened)
            watcher.port.take_pen()
            watcher.until(lambda: watcher.port.state.has_pen)
            writer.until(lambda: not writer.port.state.has_pen)


def test_thirty_seats_come_back_by_themselves(room: Room) -> None:
    with TcpProxy(room.port) as proxy, ThreadPoolExecutor(8) as pool:
        seats = list(pool.map(lambda number: room.seat(f"Seat {number}"), range(30)))
        room.order("started", countdown=0)

        def plays(seat: SeatRecord) -> bool:
            with desk_at(replace(seat, address=proxy.address)) as desk:
                desk.sit()
                if seat is seats[0]:
                    proxy.cut()
                desk.do(Open(desk.view.messages[0].id))
                return desk.view.messages[0].is_opened

        assert all(pool.map(plays, seats))
