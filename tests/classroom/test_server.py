"""The class's server, through its real door."""

import asyncio
import json
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from classroom.serving import RULES, Held, held, served
from twiplo_game.classroom.commits import NoPenError
from twiplo_game.classroom.contest import Acted, PenPassed
from twiplo_game.classroom.hosting import newest, open_contest
from twiplo_game.classroom.seat_game import Answer
from twiplo_game.engine.action import Open
from twiplo_game.store.class_ledger import ClassLedger
from twiplo_game.store.files import digest
from twiplo_game.store.session import replay

START = {"is": "started", "countdown": 0}


async def first_message(group: Held, token: str) -> str:
    """The id of the first message on a desk."""
    async with group.seat(token) as player:
        return str((await player.hear("changed"))["view"]["messages"][0]["id"])


async def test_a_seat_joins_acts_and_is_on_the_board(url: str) -> None:
    async with held(url) as group:
        given = await group.join("Aïcha")
        assert given["name"] == "Aïcha"
        async with group.seat(given["token"]) as player:
            assert (await player.hear("welcome"))["playbill"] is None
            assert (await player.hear("roomnow"))["phase"] == "lobby"
            await group.order(**START)
            welcome = await player.hear("welcome")
            assert welcome["playbill"]["seed"] is None
            shown = await player.hear("changed")
            message = shown["view"]["messages"][0]["id"]
            ticket = await player.submit({"do": "open", "message": message})
            assert (await player.hear("ack"))["ticket"] == ticket
            answer = await player.hear("changed", ticket=ticket)
            assert answer["view"]["messages"][0]["is_opened"]
            again = await player.submit({"do": "open", "message": message}, ticket)
            assert (await player.hear("ack"))["number"] == 2
            assert (await player.hear("changed", ticket=again))["revision"] == answer["revision"]
        board = (await group.http.get("/board.json")).json()
        assert [row["name"] for row in board["board"]["rows"]] == ["Aïcha"]


async def test_before_the_start_nothing_of_the_crisis_is_told(url: str) -> None:
    async with held(url) as group, group.seat((await group.join("A"))["token"]) as player:
        ticket = await player.submit({"do": "open", "message": "the_post"})
        assert (await player.hear("refused"))["rejected"]["code"] == "class/clock_stopped"
        await player.say({"is": "refresh", "ticket": "r", "revision": 0})
        assert (await player.hear("refused", ticket="r"))["rejected"]["code"] == "class/clock_stopped"
        await group.order(**{"is": "started", "countdown": 60_000})
        await player.hear("roomnow", phase="countdown")
        assert [message for message in player.heard if message["is"] == "changed"] == []
        assert ticket in group.live.match.seats["s1"].answers


async def test_joining_again_with_the_same_ticket_gives_the_same_seat(url: str) -> None:
    async with held(url) as group:
        first, again, other = [await group.join("Léa", ticket=ticket) for ticket in ("one", "one", "two")]
        assert first == again
        assert (other["seat"], other["name"]) == ("s2", "Léa 2")


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ({"code": "AAAA-AAAA", "name": "A"}, "code"),
        ({"name": "A"}, "code"),
        ({"code": 7, "name": "A"}, "garbage"),
        ({"name": "", "code": None}, "code"),
    ],
)
async def test_who_may_not_join_is_told_why(url: str, body: dict[str, object], error: str) -> None:
    async with held(url) as group:
        reply = await group.http.post("/api/join", json=body)
        assert reply.status_code >= 400
        assert reply.json() == {"error": error}


async def test_the_door_is_locked_and_closes_at_the_end(url: str) -> None:
    async with held(url) as group:
        assert await group.join("   ") == {"error": "name_needed"}
        assert await group.join("\x1b\u202e") == {"error": "name"}
        await group.order(**{"is": "locked", "is_locked": True})
        assert await group.join("A") == {"error": "locked"}
        assert (await group.http.get("/board.json")).json()["code"] is None
        await group.order(**{"is": "locked", "is_locked": False})
        assert "token" in await group.join("A")
        await group.order(**START)
        await group.order(**{"is": "ended"})
        assert await group.join("B") == {"error": "over"}


async def test_a_team_is_one_seat_and_one_machine_writes(url: str) -> None:
    async with held(url, replace(RULES, has_teams=True)) as group:
        first = await group.join("", team="Nord", ticket="t1")
        assert await group.join("", team="nord") == {"error": "team_taken"}
        assert await group.join("", team="Nord", ticket="t1") == first
        second = await group.join("", team="Nord", invite=first["invite"])
        assert second["token"] == first["token"]
        await group.order(**START)
        async with group.seat(first["token"], "one") as one, group.seat(first["token"], "two") as two:
            await one.hear("roomnow", has_pen=True)
            message = (await one.hear("changed"))["view"]["messages"][0]["id"]
            await two.hear("changed")
            await two.submit({"do": "open", "message": message})
            assert (await two.hear("refused"))["rejected"]["code"] == "class/pen_elsewhere"
            await two.say({"is": "takepen", "ticket": "p1"})
            await two.hear("roomnow", has_pen=True)
            await one.hear("roomnow", has_pen=False)
            await two.submit({"do": "open", "message": message})
            await two.hear("ack")
            watched = await one.hear("changed")
            assert watched["ticket"] is None
            assert watched["view"]["messages"][0]["is_opened"]


async def test_machines_that_come_at_the_same_instant_share_one_pen(url: str) -> None:
    async with held(url, replace(RULES, has_teams=True)) as group:
        token = (await group.join("", team="Nord"))["token"]
        async with group.seat(token, "one") as one, group.seat(token, "two") as two:
            told = await asyncio.gather(one.hear("roomnow"), two.hear("roomnow"))
            assert sorted(room["has_pen"] for room in told) == [False, True]


async def test_who_gave_the_pen_away_in_the_same_instant_writes_nothing(url: str) -> None:
    async with held(url, replace(RULES, has_teams=True)) as group:
        await group.join("", team="Nord")
        await group.order(**START)
        commits = group.live.commits
        await commits.write("s1", "p1", PenPassed("one"))
        passed, written = await asyncio.gather(
            commits.write("s1", "p2", PenPassed("two")),
            commits.write("s1", "a", Acted(Open("x")), "one"),
            return_exceptions=True,
        )
        assert isinstance(passed, Answer)
        assert isinstance(written, NoPenError)
        assert (await commits.write("s1", "a", Acted(Open("x")), "two")).number == passed.number + 1


async def test_a_seat_comes_back_to_where_it_was_also_after_the_server_was_gone(url: str) -> None:
    async with held(url) as group:
        token = (await group.join("A"))["token"]
        await group.order(**START)
        async with group.seat(token) as player:
            message = (await player.hear("changed"))["view"]["messages"][0]["id"]
            ticket = await player.submit({"do": "open", "message": message})
            number = (await player.hear("ack"))["number"]
            before = await player.hear("changed", ticket=ticket)
    ledger = ClassLedger(url)
    live = open_contest(ledger, newest(ledger))
    async with served(live) as address, httpx.AsyncClient(base_url=f"http://{address}") as http:
        again = Held(live, address, "", http)
        async with again.seat(token, since=before["revision"]) as player:
            after = await player.hear("changed")
            assert (after["revision"], after["since"]) == (before["revision"], before["revision"])
            assert after["view"]["messages"] == before["view"]["messages"]
            await player.submit({"do": "open", "message": message}, ticket)
            assert (await player.hear("ack"))["number"] == number
            answer = await player.hear("changed", ticket=ticket)
            assert answer["revision"] == before["revision"]
    ledger.close()


async def test_the_same_is_said_by_events_and_posts(url: str) -> None:
    async with held(url) as group:
        token = (await group.join("A"))["token"]
        bearer = {"authorization": f"Bearer {token}"}
        await group.order(**START)
        said = {"is": "submit", "ticket": "t", "action": {"do": "open", "message": "nowhere"}}
        refused = await group.http.post("/api/seat/say?machine=m", json=said, headers=bearer)
        assert refused.json() == {"error": "no_stream"}
        kinds: list[str] = []
        async with group.http.stream("GET", "/api/seat/events?protocol=1&machine=m&since=0", headers=bearer) as stream:
            async for line in stream.aiter_lines():
                if not line:
                    continue
                message = json.loads(line.removeprefix("data: "))
                kinds.append(message["is"])
                if message["is"] == "changed":
                    heard = await group.http.post("/api/seat/say?machine=m", json=said, headers=bearer)
                    assert heard.status_code == 202
                if message["is"] == "refused":
                    break
        assert kinds[:3] == ["welcome", "roomnow", "changed"]
        assert kinds[-2:] == ["ack", "refused"]


async def test_after_the_end_a_seat_has_an_ordinary_log(url: str, tmp_path: Path) -> None:
    async with held(url) as group:
        token = (await group.join("A"))["token"]
        bearer = {"authorization": f"Bearer {token}"}
        await group.order(**START)
        message = await first_message(group, token)
        async with group.seat(token) as player:
            await player.submit({"do": "open", "message": message})
            await player.hear("ack")
            await player.say({"is": "feel", "ticket": "f", "words": "Trop vite."})
            await player.hear("kept")
        assert (await group.http.get("/api/seat/log", headers=bearer)).json() == {"error": "not_over"}
        await group.order(**{"is": "ended"})
        given = (await group.http.get("/api/seat/log", headers=bearer)).json()
        rows = (await group.http.get("/board.json")).json()["board"]["rows"]
    path = tmp_path / "mine.jsonl"
    path.write_text(given["log"], encoding="utf-8")
    texts = tmp_path / "texts"
    texts.mkdir(exist_ok=True)
    for kind in ("scenario", "doctrine"):
        assert digest(given[kind]["text"].encode()) == given[kind]["hash"]
        (texts / given[kind]["hash"]).write_bytes(given[kind]["text"].encode())
    log, _, steps = replay(path)
    assert steps[-1].state.gauges == tuple(rows[0]["gauges"])
    assert [note.data["score"] for note in log.notes if note.kind == "result"] == [rows[0]["score"]]
    assert "Trop vite." in given["log"]


async def test_the_trainer_runs_the_room(url: str) -> None:
    async with held(url) as group:
        bearer = {"authorization": f"Bearer {group.secret}"}
        token = (await group.join("Léa", learner="=lea@school.example"))["token"]
        await group.order(**START)
        assert (await group.order(**{"is": "injected", "contingency": "none"})).json() == {"error": "order"}
        assert (await group.order(**{"is": "removed", "seat": "s9"})).json() == {"error": "order"}
        assert (await group.order(**{"is": "revealed", "step": 1})).json() == {"error": "order"}
        assert (await group.order(**{"is": "renamed", "seat": "s1"})).json() == {"error": "order"}
        assert (await group.order(**{"is": "dance"})).json() == {"error": "garbage"}
        renamed = await group.http.post("/api/room/rename", json={"seat": "s1", "name": "Zoé"}, headers=bearer)
        assert renamed.json() == {"seat": "s1", "name": "Zoé"}
        async with group.seat(token) as player:
            await player.hear("welcome", name="Zoé")
            report = (await group.http.get("/api/room", headers=bearer)).json()
            assert report["seats"][0]["machines"] == ["m"]
            assert report["seats"][0]["learner"] == "lea@school.example"
            await group.order(**{"is": "paused"})
            await player.hear("roomnow", phase="paused", pace=0)
            await group.order(**{"is": "removed", "seat": "s1"})
            assert (await player.hear("farewell"))["reason"] == "removed"
        async with group.seat(token) as player:
            assert (await player.hear("farewell"))["reason"] == "removed"
        async with connect(f"ws://{group.address}/api/room/stream", additional_headers=bearer, max_size=None) as room:
            assert '"is":"report"' in str(await room.recv())
        with pytest.raises(InvalidStatus):
            await connect(f"ws://{group.address}/api/room/stream")


async def test_the_reveal_shows_place_after_place(url: str) -> None:
    async with held(url) as group:
        tokens = [(await group.join(name))["token"] for name in ("A", "B")]
        await group.order(**START)
        await group.order(**{"is": "ended"})
        await group.order(**{"is": "revealed", "step": 1})
        shown = (await group.http.get("/board.json")).json()
        assert shown["board"] is None
        assert (shown["reveal"]["step"], shown["reveal"]["of"]) == (1, 2)
        assert [(row["name"], row["is_revealed"]) for row in shown["reveal"]["rows"]] == [("A", False), ("B", True)]
        async with group.seat(tokens[1]) as player:
            await player.hear("roomnow", phase="revealed", place=[1, 2])
        async with group.seat(tokens[0]) as player:
            await player.hear("roomnow", phase="revealed", place=None)


async def test_what_is_not_there_is_answered_shortly(url: str) -> None:
    async with held(url) as group:
        for method, path, status in (
            ("GET", "/nothing", 404),
            ("GET", "/api/join", 405),
            ("GET", "/api/seat/log", 401),
            ("GET", "/api/room", 401),
            ("GET", "/api/room/log", 401),
            ("GET", "/api/seat/events", 401),
        ):
            reply = await group.http.request(method, path)
            assert reply.status_code == status
            assert list(reply.json()) == ["error"]
        big = await group.http.post("/api/join", content=b"[" * 100_000)
        assert big.json() == {"error": "too_large"}
        foreign = await group.http.get("/board.json", headers={"origin": "http://elsewhere.example"})
        assert foreign.json() == {"error": "origin"}
        own = await group.http.get("/board.json", headers={"origin": f"http://{group.address}"})
        assert own.status_code == 200
        with pytest.raises(InvalidStatus):
            await connect(f"ws://{group.address}/api/seat", origin="http://elsewhere.example")  # type: ignore[arg-type]
