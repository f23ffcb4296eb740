"""What is acknowledged is stored, once, whatever happens to the disk, the clock or the process."""

import asyncio
import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event, text

from classroom.serving import RULES, Held, held
from twiplo_game.classroom.bot_seat import BotSeat
from twiplo_game.classroom.bots_class import Office, free_port, joined, play_for, start_server, staying, until
from twiplo_game.classroom.clock import ServerClock
from twiplo_game.classroom.hosting import make_contest, newest, open_contest, secret_path
from twiplo_game.classroom.recount import board_of, lost_or_doubled
from twiplo_game.store.class_ledger import ClassLedger
from twiplo_game.store.scenario_files import resolve
from twiplo_game.store.scenarios import read_scenario

START = {"is": "started", "countdown": 0}

READ_ONLY = "query_only = 1", "query_only = 0"


def stored(url: str) -> int:
    """How many entries the database holds."""
    with sqlite3.connect(url.removeprefix("sqlite:///")) as connection:
        return int(connection.execute("SELECT count(*) FROM entries").fetchone()[0])


async def test_what_arrives_together_is_written_together(url: str) -> None:
    async with held(url) as group:
        tokens = [(await group.join(f"P{number}"))["token"] for number in range(20)]
        await group.order(**START)
        commits: list[object] = []
        event.listen(group.live.ledger.engine, "commit", commits.append)
        seats = [group.live.commits.write(f"s{number}", "t", _opened()) for number in range(1, 21)]
        answers = await asyncio.gather(*seats)
        assert {answer.number for answer in answers} == {2}
        assert len(commits) <= 2
        assert len(tokens) == 20
    assert stored(url) == 41


def _opened() -> object:
    from twiplo_game.classroom.contest import Acted
    from twiplo_game.engine.action import Open

    return Acted(Open("the_post"))


@pytest.fixture(params=["full", "readonly", "busy"])
def trouble(request: pytest.FixtureRequest) -> Iterator[str]:
    """What is wrong with the database."""
    yield request.param


@contextmanager
def troubled(group: Held, url: str, trouble: str) -> Iterator[None]:
    """The database is full, may not be written, or is held by another program."""
    engine = group.live.ledger.engine
    if trouble == "busy":
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as other:
            other.execute("BEGIN IMMEDIATE")
            yield
            other.rollback()
        return
    with engine.connect() as connection:
        pages = connection.execute(text("PRAGMA page_count")).scalar_one()
    worse, better = (f"max_page_count = {pages}", "max_page_count = 1000000") if trouble == "full" else READ_ONLY
    wanted = [worse]

    # A pragma holds for one connection, and the pool has several: each is told as it is taken out.
    def told(connection: sqlite3.Connection, *_: object) -> None:
        connection.execute(f"PRAGMA {wanted[0]}")

    event.listen(engine, "checkout", told)
    yield
    wanted[0] = better


async def test_nothing_is_acknowledged_that_is_not_stored(url: str, trouble: str) -> None:
    async with held(url) as group:
        token = (await group.join("A"))["token"]
        await group.order(**START)
        async with group.seat(token) as player:
            message = (await player.hear("changed"))["view"]["messages"][0]["id"]
            before = stored(url)
            with troubled(group, url, trouble):
                kept: list[str] = []
                for number in range(200):
                    ticket = f"t{number}"
                    said = {"do": "open", "message": message}
                    await player.say({"is": "submit", "ticket": ticket, "action": said})
                    answer = await player.hear_any("ack", "unkept")
                    if answer["is"] == "unkept":
                        break
                    kept.append(ticket)
                    await asyncio.sleep(0.05)
                assert answer["reason"] == trouble
                assert stored(url) == before + len(kept)
                order = {"order": {"is": "paused"}}
                reply = await group.http.post("/api/room/order", json=order, headers=group.bearer)
                assert reply.json() == {"error": trouble}
            await player.submit({"do": "open", "message": message}, ticket)
            await player.hear("ack", ticket=ticket)
    ledger = ClassLedger(url)
    again = open_contest(ledger, newest(ledger))
    assert {*kept, ticket} <= set(again.match.seats["s1"].answers)
    ledger.close()


@pytest.mark.nightly
async def test_a_whole_class_loses_nothing_to_a_database_in_trouble(url: str, trouble: str) -> None:
    async with held(url) as group:
        given = [await group.join(f"Bot {number}") for number in range(200)]
        seats = [BotSeat(group.address, one["seat"], one["token"], number) for number, one in enumerate(given)]
        unkept: list[str] = []
        for seat in seats:
            seat.hear = lambda message: unkept.append(message["reason"]) if message["is"] == "unkept" else None
        async with staying(seats):
            await group.order(**START)
            await until(lambda: all(seat.view for seat in seats))
            playing = asyncio.create_task(play_for(seats, 3_600, 0.2))
            with troubled(group, url, trouble):
                await until(lambda: len(unkept) >= 100)
                assert (await group.http.get("/api/room", headers=group.bearer)).json()["trouble"] == trouble
                assert set(unkept) == {trouble}
                assert sum(len(seat.acknowledged) for seat in seats) <= stored(url) - 201
            playing.cancel()
            await asyncio.gather(playing, return_exceptions=True)
            group.live.hall.close_all("closing")
            await until(lambda: not any(seat.asked for seat in seats))
        log = (await group.http.get("/api/room/log", headers=group.bearer)).json()
        assert lost_or_doubled(log, {seat.seat: seat.acknowledged for seat in seats}) == []
        assert len(log["entries"]) == stored(url) == 201 + sum(len(seat.acknowledged) for seat in seats)


def test_a_clock_that_jumps_back_moves_nothing_back() -> None:
    ticks = iter([0.0, 5.0, 5.0, 6.0])
    clock = ServerClock(1_000_000, lambda: next(ticks))
    assert clock.now() == 1_005_000
    clock.not_before(1_009_000)
    assert clock.now() == 1_009_000
    assert clock.now() == 1_009_000


async def test_the_computers_clock_may_jump(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async with held(url) as group:
        await group.order(**START)
        before = group.live.moment
        monkeypatch.setattr("time.time", lambda: 0.0)
        monkeypatch.setattr("time.time_ns", lambda: 0)
        await group.join("A")
        assert before <= group.live.match.seats["s1"].joined <= before + 60_000
    # A server that is started again while the clock is wrong goes on where the log ends.
    ledger = ClassLedger(url)
    again = open_contest(ledger, newest(ledger))
    assert again.moment >= again.match.seats["s1"].joined
    ledger.close()


async def killed_again_and_again(url: str, count: int, kills: int) -> None:
    """The server is killed while bots play; nothing acknowledged is lost, and all come back."""
    ledger = ClassLedger(url)
    live = make_contest(ledger, read_scenario(resolve("summit-cancelled")), RULES)
    ledger.close()
    port = free_port()
    office = Office(f"127.0.0.1:{port}", live.contest.code, secret_path(live.contest.id).read_text())
    process = start_server(url, port)
    try:
        await until(office.is_open)
        seats = await joined(office, count)
        async with staying(seats):
            await office.order(**START)
            await until(lambda: all(seat.view for seat in seats))
            playing = asyncio.create_task(play_for(seats, 3_600, 0.2))
            for _ in range(kills):
                acknowledged = sum(len(seat.acknowledged) for seat in seats)
                await until(lambda before=acknowledged: sum(len(seat.acknowledged) for seat in seats) > before + count)  # type: ignore[misc]
                process.kill()
                process.wait()
                process = start_server(url, port)
                await until(office.is_open)
            await until(lambda: all(seat.is_in for seat in seats))
            playing.cancel()
            await asyncio.gather(playing, return_exceptions=True)
            await until(lambda: not any(seat.asked for seat in seats))
            await office.order(**{"is": "ended"})
        log = await office.get("/api/room/log")
        assert lost_or_doubled(log, {seat.seat: seat.acknowledged for seat in seats}) == []
        shown = (await office.get("/board.json"))["board"]["rows"]
        assert [(row.seat, row.score) for row in board_of(log).rows] == [(row["seat"], row["score"]) for row in shown]
    finally:
        process.kill()
        process.wait()


@pytest.mark.skipif(sys.platform == "win32", reason="killing is tested where processes can be")
async def test_a_killed_server_loses_nothing(url: str) -> None:
    await killed_again_and_again(url, 5, 1)


@pytest.mark.nightly
async def test_a_server_killed_twenty_times_loses_nothing(url: str) -> None:
    await killed_again_and_again(url, 200, 20)


async def test_forgetting_deletes_every_name(url: str) -> None:
    async with held(url) as group:
        await group.join("Zénobie", learner="zenobie@school.example")
        contest = group.live.contest.id
    ledger = ClassLedger(url)
    assert ledger.forget(contest) == 1
    ledger.close()
    folder = Path(url.removeprefix("sqlite:///")).parent
    for path in folder.glob("classes.sqlite*"):
        assert "Zénobie".encode() not in path.read_bytes(), os.fspath(path)
        assert b"zenobie@" not in path.read_bytes()
