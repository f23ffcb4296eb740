"""Several servers for one class, over a real PostgreSQL."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace

import httpx
import pytest

from classroom import postgres
from classroom.serving import RULES, Held, held, served
from twiplo_game.classroom.board import board
from twiplo_game.classroom.contest import ROOM, Acted, Announced
from twiplo_game.classroom.hosting import Rules, newest, open_contest
from twiplo_game.classroom.recount import board_of
from twiplo_game.engine.action import Open
from twiplo_game.store.class_ledger import ClassLedger, EntryRow
from twiplo_game.store.ledger_errors import CollisionError

pytestmark = pytest.mark.skipif(not postgres.is_possible(), reason="there is no PostgreSQL on this computer to start")

START = {"is": "started", "countdown": 0}


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    with postgres.running() as url:
        yield url


@asynccontextmanager
async def two_servers(url: str, rules: Rules = RULES) -> AsyncIterator[tuple[Held, Held]]:
    """One class, held by two servers."""
    async with held(url, rules) as first:
        ledger = ClassLedger(url)
        live = open_contest(ledger, newest(ledger))
        async with served(live) as address, httpx.AsyncClient(base_url=f"http://{address}") as http:
            yield first, Held(live, address, first.secret, http)
        ledger.close()


async def agreed(first: Held, second: Held) -> None:
    """Wait until both servers know the same."""
    async with asyncio.timeout(10):
        while _known(first) != _known(second):
            await asyncio.sleep(0.02)


def _known(group: Held) -> dict[str, int]:
    match = group.live.match
    return {ROOM: match.room.number} | {seat.seat: seat.number for seat in match.seats.values()}


async def test_any_server_serves_any_seat(database: str, url: str) -> None:
    async with two_servers(database) as (first, second):
        token = (await first.join("A"))["token"]
        await agreed(first, second)
        await second.order(**START)
        async with second.seat(token, "m") as player:
            message = (await player.hear("changed"))["view"]["messages"][0]["id"]
            ticket = await player.submit({"do": "open", "message": message})
            number = (await player.hear("ack"))["number"]
        await agreed(first, second)
        async with first.seat(token, "m") as player:
            assert (await player.hear("changed"))["view"]["messages"][0]["is_opened"]
            await player.submit({"do": "open", "message": message}, ticket)
            assert (await player.hear("ack"))["number"] == number
            await second.order(**{"is": "announced", "words": "Cinq minutes."})
            async with asyncio.timeout(10):
                while not (await player.hear("roomnow"))["announcements"]:
                    pass


async def test_two_servers_never_write_the_same_place(database: str, url: str) -> None:
    async with two_servers(database) as (first, second):
        groups = (first, second)
        names = await asyncio.gather(*(group.join("Léa") for _ in range(10) for group in groups))
        assert len({name["seat"] for name in names}) == 20
        assert len({name["name"] for name in names}) == 20
        await agreed(first, second)
        await first.order(**START)
        await agreed(first, second)
        writing = [
            group.live.commits.write("s1", f"{place}-{number}", Acted(Open("the_post")))
            for number in range(10)
            for place, group in enumerate(groups)
        ]
        orders = [group.live.order(f"o{place}", Announced("x")) for place, group in enumerate(groups)]
        answers, _ = await asyncio.gather(asyncio.gather(*writing), asyncio.gather(*orders))
        assert sorted(answer.number for answer in answers) == list(range(2, 22))
        same = await asyncio.gather(*(group.live.commits.write("s2", "one", Acted(Open("x"))) for group in groups))
        assert same[0].number == same[1].number
        await first.order(**{"is": "ended"})
        await agreed(first, second)
        at = first.live.moment + 1_000
        assert board(first.live.match, at).rows == board(second.live.match, at).rows
        log = (await second.http.get("/api/room/log", headers=second.bearer)).json()
        assert board_of(log).rows == board(first.live.match, at).rows


async def test_what_the_trainer_does_at_one_server_holds_at_the_other(database: str, url: str) -> None:
    async with two_servers(database) as (first, second):
        token, other = (await first.join("A"))["token"], (await second.join("B"))["token"]
        await agreed(first, second)
        async with second.seat(token) as player, second.seat(other) as neighbour:
            await player.hear("welcome", name="A")
            renamed = {"seat": "s1", "name": "Zoé"}
            assert (await first.http.post("/api/room/rename", json=renamed, headers=first.bearer)).json() == renamed
            await player.hear("welcome", name="Zoé")
            assert (await second.http.get("/board.json")).json()["names"] == ["Zoé", "B"]
            await first.order(**{"is": "removed", "seat": "s1"})
            assert (await player.hear("farewell"))["reason"] == "removed"
            await first.order(**{"is": "locked", "is_locked": True})
            await agreed(first, second)
            assert await second.join("C") == {"error": "locked"}
            assert (await neighbour.hear("roomnow", seats=1))["phase"] == "lobby"


async def test_a_name_that_the_other_server_has_just_given_is_not_given_twice(database: str, url: str) -> None:
    async with two_servers(database) as (first, second):
        await first.join("A")
        await second.join("Zoé")
        renamed = await first.live.rename("s1", "Zoé")
        await agreed(first, second)
        names = {first.live.people.name("s1"), first.live.people.name("s2")}
        assert renamed
        assert names == {"Zoé", "Zoé 2"}


async def test_a_team_at_two_servers_has_one_pen(database: str, url: str) -> None:
    async with two_servers(database, replace(RULES, has_teams=True)) as (first, second):
        token = (await first.join("", team="Nord"))["token"]
        await agreed(first, second)
        await first.order(**START)
        await agreed(first, second)
        async with first.seat(token, "one") as one, second.seat(token, "two") as two:
            players = {"one": one, "two": two}
            told = await asyncio.gather(one.hear("roomnow"), two.hear("roomnow"))
            assert sorted(room["has_pen"] for room in told) == [False, True]
            holder = first.live.match.seats["s1"].machine
            assert holder is not None
            watcher = "two" if holder == "one" else "one"
            # The holder's server has not yet heard that the pen was passed at the other one.
            await players[watcher].say({"is": "takepen", "ticket": "p"})
            await players[watcher].hear("ack", ticket="p")
            await players[holder].submit({"do": "open", "message": "the_post"}, "late")
            assert (await players[holder].hear("refused"))["rejected"]["code"] == "class/pen_elsewhere"
            await agreed(first, second)
            assert "late" not in first.live.match.seats["s1"].answers


def test_a_group_is_written_whole_or_not_at_all(database: str, url: str) -> None:
    ledger = ClassLedger(database)
    contest = newest(ledger).id
    before = ledger.read(contest)
    taken = before[0]
    fresh = EntryRow("s99", 1, "u", 1, 0, "{}")
    with pytest.raises(CollisionError):
        ledger.write(contest, [fresh, taken])
    assert ledger.read(contest) == before
    ledger.close()
