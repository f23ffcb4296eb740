"""The simple seat over the class's real server: who asks gets his or her own seat, and nothing else."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
from websockets.asyncio.client import connect

from classroom.serving import RULES, Held, Player, held

URL = "sqlite:///{}/class.db"
FORM = {"about": "the_post", "kind": "respond", "start": "own", "fields": {"to": ["press"]}, "text": "We are asking."}


def bearer(token: str) -> dict[str, str]:
    return {"authorization": f"Bearer {token}"}


@asynccontextmanager
async def page(group: Held, token: str, language: str = "en", since: int = 0) -> AsyncIterator[Player]:
    """The line of a machine whose page the server draws."""
    async with connect(f"ws://{group.address}/api/seat?page={language}", max_size=None) as socket:
        player = Player(socket)
        await player.say({"is": "hello", "protocol": 1, "token": token, "machine": "page", "since": since})
        yield player


async def parts(group: Held, token: str, since: int = 0) -> dict[str, Any]:
    """What a page is told that is opened now."""
    async with page(group, token, since=since) as player:
        return await player.hear("drawn")


async def begin(group: Held, token: str) -> dict[str, Any]:
    """The trainer begins; the seat's first page."""
    await group.order(**{"is": "started", "countdown": 0})
    return await parts(group, token)


async def test_the_pages_are_there_with_a_strict_policy(tmp_path: Path) -> None:
    """Join page, seat and assets come from this server, in both languages, and allow nothing inline."""
    async with held(URL.format(tmp_path)) as group:
        for path in ("/", "/seat"):
            for language, word in (("en", "Language"), ("fr", "Langue")):
                page = await group.http.get(path, params={"lang": language})
                assert page.status_code == 200
                assert f'lang="{language}"' in page.text and word in page.text
                policy = page.headers["content-security-policy"]
                assert "default-src 'none'" in policy and "unsafe" not in policy
        for name in ("seat.css", "seat.js", "join.js", "line.js", "memory.js", "patch.js", "composer.js"):
            assert (await group.http.get(f"/pages/{name}")).status_code == 200
        for name in ("board_page.py", "seat_page", "..%2fserver.py"):
            assert (await group.http.get(f"/pages/{name}")).status_code == 404


async def test_nothing_of_the_crisis_is_told_before_the_start(tmp_path: Path) -> None:
    """In the lobby a seat's page has no game, and its composer neither."""
    async with held(URL.format(tmp_path)) as group:
        token = (await group.join("Léa"))["token"]
        async with page(group, token) as player:
            await player.hear("roomnow", phase="lobby")
            assert "drawn" not in {message["is"] for message in player.heard}
            assert "the_post" not in json.dumps(player.heard)
        for path in ("/seat/composer", "/seat/look"):
            answer = await group.http.post(path, headers=bearer(token), json=FORM)
            assert (answer.status_code, answer.json()) == (422, {"error": "form"})
        assert "the_post" not in (await group.http.get("/seat")).text


async def test_a_token_opens_its_own_seat_only(tmp_path: Path) -> None:
    """Without a token, or with a wrong one, there is nothing; with one's own there is nothing of anybody else."""
    async with held(URL.format(tmp_path)) as group:
        one, other = [(await group.join(name))["token"] for name in ("Léa", "Zoltan")]
        await begin(group, one)
        for headers in ({}, bearer("x" * 64)):
            for path in ("/seat/composer", "/seat/look", "/seat/refusal"):
                answer = await group.http.post(path, headers=headers, json=FORM)
                assert (answer.status_code, answer.json()) == (401, {"error": "token"})
        async with group.seat(other) as player:
            made = await group.http.post("/seat/look", headers=bearer(other), json=FORM | {"text": "Zebra."})
            await player.say({"is": "keep", "ticket": "k", "order": made.json()["action"]})
            await player.hear("kept")
        assert (await parts(group, other))["kept"] == [["the_post", True]]
        mine = await parts(group, one)
        assert mine["kept"] == []
        assert "Zebra" not in json.dumps(mine) and "Zoltan" not in json.dumps(mine)
        drawn = await group.http.post("/seat/composer", headers=bearer(one), json=FORM | {"start": "kept"})
        assert "Zebra" not in drawn.text
        theirs = await group.http.post("/seat/composer", headers=bearer(other), json=FORM | {"start": "kept"})
        assert "Zebra." in theirs.text


async def test_what_the_form_says_is_what_the_class_carries_out(tmp_path: Path) -> None:
    """The look gives the action; sent over the seat's line it goes out, and the news say so."""
    async with held(URL.format(tmp_path)) as group:
        token = (await group.join("Léa"))["token"]
        before = await begin(group, token)
        looked = (await group.http.post("/seat/look", headers=bearer(token), json=FORM)).json()
        async with group.seat(token) as player:
            ticket = await player.submit(looked["action"])
            await player.hear("changed", ticket=ticket)
        after = await parts(group, token, before["revision"])
        assert any(line.startswith("Begun: sending the answer") for line in after["news"])
        first, second = (dict(each["messages"])["the_post"] for each in (before, after))
        assert "data-compose" in first and "data-compose" not in second


async def test_a_page_is_told_only_what_is_different(tmp_path: Path) -> None:
    """The first drawing is whole; after that comes what has changed, with the answer to what was asked."""
    async with held(URL.format(tmp_path)) as group:
        token = (await group.join("Léa"))["token"]
        await group.order(**{"is": "started", "countdown": 0})
        async with page(group, token) as player:
            whole = await player.hear("drawn")
            assert whole["is_whole"] and {"gauges", "officers", "acts", "standing", "brief"} <= set(whole["parts"])
            read = await player.hear("drawn", ticket=await player.submit({"do": "open", "message": "the_post"}))
            assert not read["is_whole"]
            assert read["parts"] == {} and [name for name, _ in read["messages"]] == ["the_post"]
            asked = {"do": "ask", "event": "the_post", "adviser": "spokesperson"}
            begun = await player.hear("drawn", ticket=await player.submit(asked))
            assert "officers" in begun["parts"] and "brief" not in begun["parts"]
            assert "changed" not in {message["is"] for message in player.heard}
        async with page(group, token, "fr") as player:
            assert "agent" in (await player.hear("drawn"))["parts"]["officers"]


async def test_a_refusal_is_a_sentence(tmp_path: Path) -> None:
    """What the engine refuses is said in the player's language, and an invented refusal is refused."""
    async with held(URL.format(tmp_path)) as group:
        token = (await group.join("Léa"))["token"]
        await begin(group, token)
        async with group.seat(token) as player:
            ticket = await player.submit({"do": "correct", "sent": "r9"})
            told = await player.hear("refused", ticket=ticket)
        said = [
            (
                await group.http.post(
                    f"/seat/refusal?lang={lang}", headers=bearer(token), json={"rejected": told["rejected"]}
                )
            )
            for lang in ("en", "fr")
        ]
        assert said[0].json()["words"] == "Nothing of that name has gone out yet."
        assert said[1].json()["words"] not in ("", said[0].json()["words"])
        bad = await group.http.post("/seat/refusal", headers=bearer(token), json={"rejected": {"code": "<b>"}})
        assert bad.status_code == 400


async def test_other_pages_and_floods_are_refused(tmp_path: Path) -> None:
    """A page of another address, a form that is too long and a seat that asks without end get nothing."""
    async with held(URL.format(tmp_path)) as group:
        token = (await group.join("Léa"))["token"]
        foreign = bearer(token) | {"origin": "http://elsewhere.example"}
        assert (await group.http.post("/seat/look", headers=foreign, json=FORM)).status_code == 403
        long = await group.http.post("/seat/look", headers=bearer(token), content=b"x" * 70_000)
        assert long.status_code == 413
        long = await group.http.post("/seat/debrief", content=b"x" * 70_000)
        assert long.status_code == 413
        asked = [group.http.post("/seat/look", headers=bearer(token), json=FORM) for _ in range(120)]
        codes = {answer.status_code for answer in await asyncio.gather(*asked)}
        assert codes == {422, 429}


async def test_the_debrief_opens_at_the_end_with_the_token(tmp_path: Path) -> None:
    """Not before the contest is over, not without the token, and then as a page that loads nothing."""
    async with held(URL.format(tmp_path), replace(RULES, has_own_clocks=True)) as group:
        token = (await group.join("Léa"))["token"]
        await begin(group, token)
        async with group.seat(token) as player:
            await player.say({"is": "feel", "ticket": "f", "words": "Long. <b>Very</b> long."})
            await player.hear("kept")

        async def opened(token: str, language: str = "en") -> httpx.Response:
            return await group.http.post("/seat/debrief", data={"token": token, "lang": language})

        assert (await opened(token)).status_code == 409
        await group.order(**{"is": "ended"})
        assert (await opened("nobody")).status_code == 401
        page = await opened(token)
        assert page.status_code == 200
        assert "Debrief: Cancelled by post" in page.text
        assert "<b>Very" not in page.text and "&lt;b&gt;Very" in page.text
        assert 'lang="fr"' in (await opened(token, "fr")).text


async def test_the_decisions_are_weighed_once_all_is_over(tmp_path: Path) -> None:
    """Not before; then for the seat's own game, in both languages, and the second time without work."""
    async with held(URL.format(tmp_path), replace(RULES, has_own_clocks=True)) as group:
        token = (await group.join("Léa"))["token"]
        await begin(group, token)
        async with group.seat(token) as player:
            order = {
                "do": "respond",
                "event": "the_post",
                "response": {"stance": "deny", "to": ["press"], "text": "No."},
            }
            await player.hear_any("changed", "refused")
            await player.submit(order)
            await player.hear_any("changed", "refused")

        async def weighed(token: str, language: str = "en") -> httpx.Response:
            return await group.http.post(f"/seat/review?lang={language}", headers=bearer(token), json={}, timeout=60)

        assert (await weighed(token)).json() == {"error": "not_over"}
        await group.order(**{"is": "ended"})
        assert (await weighed("nobody")).status_code == 401
        first = (await weighed(token)).json()["html"]
        assert "Accuracy" in first and "<h4>" in first
        assert (await weighed(token)).json()["html"] == first
        assert (await weighed(token, "fr")).json()["html"] != first
