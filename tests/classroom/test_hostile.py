"""One machine that misbehaves: the others notice nothing, and it loses its own line at most."""

import asyncio
import json
import socket
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from classroom.serving import RULES, Held, Player, held
from twiplo_game.classroom import connections, listening, seat_routes
from twiplo_game.classroom.protocol import SIZE_LIMIT

START = {"is": "started", "countdown": 0}


@asynccontextmanager
async def undisturbed(group: Held) -> AsyncIterator[None]:
    """A well-behaved player acts all the while, and is answered every time."""
    async with group.seat((await group.join("Good"))["token"]) as player:
        message = (await player.hear("changed"))["view"]["messages"][0]["id"]
        waits: list[float] = []

        async def play() -> None:
            while True:
                began = time.perf_counter()
                ticket = await player.submit({"do": "open", "message": message})
                await player.hear("changed", ticket=ticket)
                waits.append(time.perf_counter() - began)
                await asyncio.sleep(0.1)

        playing = asyncio.create_task(play())
        yield
        before = len(waits)
        async with asyncio.timeout(10):
            while len(waits) < before + 3:
                assert not playing.done()
                await asyncio.sleep(0.02)
        playing.cancel()


async def farewell(player: Player) -> str:
    """Why the line was closed."""
    return str((await player.hear("farewell"))["reason"])


async def test_who_never_reads_is_dropped(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "PATIENCE", 0.5)
    monkeypatch.setattr(listening, "WAITING", 4_096)
    async with held(url) as group:
        await group.order(**START)
        token = (await group.join("Deaf"))["token"]
        deaf = socket.socket()
        deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
        deaf.setblocking(False)
        host, port = group.address.split(":")
        await asyncio.get_running_loop().sock_connect(deaf, (host, int(port)))
        async with undisturbed(group), connect(f"ws://{group.address}/api/seat", sock=deaf, compression=None) as line:
            player = Player(line)
            await player.say({"is": "hello", "protocol": 1, "token": token, "machine": "m", "since": 0})
            await player.hear("changed")
            line.transport.pause_reading()
            for number in range(60):
                await player.say({"is": "refresh", "ticket": f"{number}", "revision": 0})
            async with asyncio.timeout(10):
                while "s1" in group.live.hall.lines:
                    await asyncio.sleep(0.02)
            line.transport.abort()


async def test_who_floods_is_sent_away(url: str) -> None:
    async with held(url) as group:
        await group.order(**START)
        token = (await group.join("Loud"))["token"]
        async with undisturbed(group), group.seat(token) as player:
            for number in range(500):
                await player.say({"is": "feel", "ticket": f"f{number}", "words": "x"})
            assert await farewell(player) == "flood"


@pytest.mark.parametrize(
    "raw",
    ["", "{", "[]", '{"is":"hello"}', '{"is":"dance"}', '{"is":"submit","ticket":"","action":{}}', "null", "1" * 900],
)
async def test_garbage_is_sent_away_before_and_after_the_hello(url: str, raw: str) -> None:
    async with held(url) as group:
        async with connect(f"ws://{group.address}/api/seat") as socket_:
            await socket_.send(raw)
            assert await farewell(Player(socket_)) == "garbage"
        async with group.seat((await group.join("Odd"))["token"]) as player:
            await player.socket.send(raw)
            assert await farewell(player) == "garbage"


async def test_what_is_no_text_or_too_long_ends_the_line(url: str) -> None:
    async with held(url) as group:
        await group.order(**START)
        token = (await group.join("Odd"))["token"]
        async with undisturbed(group):
            for raw in (b"\xff\xfe", "x" * (SIZE_LIMIT + 1)):
                async with group.seat(token) as player:
                    await player.hear("roomnow")
                    await player.socket.send(raw)
                    with pytest.raises(ConnectionClosed):
                        while True:
                            await player.socket.recv()


async def test_half_a_surrogate_pair_stops_nobody(url: str) -> None:
    async with held(url) as group:
        await group.order(**START)
        token = (await group.join("Odd"))["token"]
        async with undisturbed(group), group.seat(token) as player:
            await player.socket.send('{"is":"feel","ticket":"t","words":"\\ud800"}')
            assert await farewell(player) == "garbage"
        assert (await group.http.post("/api/join", content=b'{"code":"x","name":"\\ud800"}')).status_code < 500


async def test_a_token_that_nobody_has_and_another_protocol_are_refused(url: str) -> None:
    async with held(url) as group:
        async with group.seat("nobody's") as player:
            assert await farewell(player) == "token"
        token = (await group.join("A"))["token"]
        async with connect(f"ws://{group.address}/api/seat") as socket_:
            player = Player(socket_)
            await player.say({"is": "hello", "protocol": 2, "token": token, "machine": "m", "since": 0})
            assert await farewell(player) == "protocol"


async def test_two_with_one_token_the_later_has_the_seat(url: str) -> None:
    async with held(url) as group:
        await group.order(**START)
        token = (await group.join("A"))["token"]
        async with undisturbed(group), group.seat(token, "one") as one:
            await one.hear("changed")
            async with group.seat(token, "two") as two:
                assert await farewell(one) == "taken"
                await two.hear("changed")


async def test_who_says_nothing_is_not_waited_for(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seat_routes, "HELLO", 0.2)
    async with held(url) as group, connect(f"ws://{group.address}/api/seat") as socket_:
        assert await farewell(Player(socket_)) == "garbage"


async def test_a_line_that_was_cut_unseen_is_noticed(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("twiplo_game.classroom.hosting.SILENCE", 1)
    async with held(url) as group:
        token = (await group.join("Gone"))["token"]
        async with group.seat(token) as player:
            await player.hear("roomnow")
            # The kernel still holds the line, and nothing answers on it any more.
            player.socket.transport.pause_reading()
            async with asyncio.timeout(10):
                while group.live.hall.lines:
                    await asyncio.sleep(0.05)
            player.socket.transport.abort()
        async with group.seat(token) as player:
            await player.hear("roomnow")


async def test_a_team_has_so_many_machines_and_no_more(url: str) -> None:
    async with held(url, replace(RULES, has_teams=True)) as group:
        token = (await group.join("", team="Nord"))["token"]
        players = [group.seat(token, f"m{number}") for number in range(9)]
        opened = []
        for player in players:
            opened.append(await player.__aenter__())
            await opened[-1].hear("roomnow")
        assert await farewell(opened[0]) == "taken"
        for player in players:
            await player.__aexit__(None, None, None)


async def test_half_a_request_holds_nobody_up(url: str) -> None:
    async with held(url) as group:
        host, port = group.address.split(":")
        with socket.create_connection((host, int(port))) as half:
            half.sendall(b"POST /api/join HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\n{")
            assert "token" in await group.join("A")


@asynccontextmanager
async def by_events(group: Held, token: str) -> AsyncIterator[AsyncIterator[dict[str, Any]]]:
    """A seat that hears by events: what it is told."""
    headers = {"authorization": f"Bearer {token}"}
    async with group.http.stream("GET", "/api/seat/events?protocol=1&machine=m&since=0", headers=headers) as stream:

        async def told() -> AsyncIterator[dict[str, Any]]:
            async for line in stream.aiter_lines():
                if line:
                    yield json.loads(line.removeprefix("data: "))

        yield told()


async def test_by_events_and_posts_garbage_is_refused_and_a_flood_sent_away(url: str) -> None:
    async with held(url) as group:
        await group.order(**START)
        token = (await group.join("Odd"))["token"]
        headers = {"authorization": f"Bearer {token}"}
        async with undisturbed(group), by_events(group, token) as told:
            assert (await anext(told))["is"] == "welcome"
            for raw in (b"", b"{", b"[]", b'{"is":"dance"}', b'{"is":"feel","ticket":"t","words":"\\ud800"}'):
                reply = await group.http.post("/api/seat/say?machine=m", content=raw, headers=headers)
                assert (reply.status_code, reply.json()) == (400, {"error": "garbage"})
            flood = [
                group.http.post(
                    "/api/seat/say?machine=m",
                    json={"is": "feel", "ticket": f"f{number}", "words": "x"},
                    headers=headers,
                )
                for number in range(150)
            ]
            assert {reply.status_code for reply in await asyncio.gather(*flood)} == {202, 409}
            farewells = [message["reason"] async for message in told if message["is"] == "farewell"]
            assert farewells == ["flood"]


async def test_who_never_reads_the_events_holds_nobody_up(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "PATIENCE", 0.5)
    monkeypatch.setattr(listening, "WAITING", 4_096)
    async with held(url) as group:
        await group.order(**START)
        token = (await group.join("Deaf"))["token"]
        host, port = group.address.split(":")
        deaf = socket.socket()
        deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
        deaf.setblocking(False)
        async with undisturbed(group):
            loop = asyncio.get_running_loop()
            await loop.sock_connect(deaf, (host, int(port)))
            asked = f"GET /api/seat/events?protocol=1&machine=m&since=0 HTTP/1.1\r\nHost: {group.address}\r\n"
            await loop.sock_sendall(deaf, f"{asked}Authorization: Bearer {token}\r\n\r\n".encode())
            async with asyncio.timeout(10):
                while "s1" not in group.live.hall.lines:
                    await asyncio.sleep(0.02)
            headers = {"authorization": f"Bearer {token}"}
            for number in range(60):
                said = {"is": "refresh", "ticket": f"{number}", "revision": 0}
                await group.http.post("/api/seat/say?machine=m", json=said, headers=headers)
            async with asyncio.timeout(10):
                while "s1" in group.live.hall.lines:
                    await asyncio.sleep(0.02)
            async with group.seat(token) as player:
                await player.hear("changed")
        deaf.close()


async def test_lines_that_never_say_who_they_are_are_counted(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seat_routes, "UNKNOWN", 2)
    async with held(url) as group:
        await group.order(**START)
        address = f"ws://{group.address}/api/seat"
        async with undisturbed(group), connect(address), connect(address):
            with pytest.raises((ConnectionClosed, InvalidStatus)):
                async with connect(address) as third:
                    await third.recv()
        async with group.seat((await group.join("Late"))["token"]) as player:
            await player.hear("changed")
