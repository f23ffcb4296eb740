"""What nobody may learn before the end: the seed, the truths, the scenario, what a frozen board hides."""

from dataclasses import replace
from typing import Any

from classroom.serving import RULES, Held, held
from twiplo_game.classroom.wire import encoded
from twiplo_game.engine.state import NEVER

SEED = "seed-nobody-may-know"
START = {"is": "started", "countdown": 0}


async def everything(group: Held, token: str) -> str:
    """All that a seat, or somebody without a seat, can get out of the server now."""
    told = ""
    bearer = {"authorization": f"Bearer {token}"}
    for method, path in (
        ("GET", "/board.json"),
        ("GET", "/api/doctrine"),
        ("GET", "/api/seat/log"),
        ("GET", "/api/room"),
        ("GET", "/api/room/log"),
        ("POST", "/api/room/order"),
        ("POST", "/api/seat/say?machine=m"),
        ("GET", "/nothing"),
    ):
        told += (await group.http.request(method, path, headers=bearer)).text
    async with group.seat(token) as player:
        view = (await player.hear("changed"))["view"]
        asked: list[dict[str, Any]] = [{"do": "open", "message": item["id"]} for item in view["messages"]]
        for item in view["events"]:
            asked += [{"do": "check", "check": check["check"]} for check in item["checks"]]
            asked += [{"do": "ask", "event": item["event"], "adviser": one["adviser"]} for one in item["advisers"]]
            order = {"do": "respond", "event": item["event"], "response": {}}
            await player.say({"is": "preview", "ticket": "p", "order": order})
        for action in asked:
            await player.submit(action)
            await player.hear("ack")
        await player.say({"is": "refresh", "ticket": "all", "revision": 0})
        await player.hear("changed", ticket="all")
        told += encoded(player.heard)
    return told


async def test_no_seed_no_truth_and_no_scenario_before_the_end(url: str) -> None:
    async with held(url, replace(RULES, seed=SEED)) as group:
        token = (await group.join("A"))["token"]
        await group.order(**START)
        told = await everything(group, token)
        scenario = group.live.match.game.story.scenario
        assert SEED not in told
        assert '"truth' not in told
        assert group.live.scenario.hash not in told
        appeared = group.live.match.seats["s1"].state.events.appeared
        names = group.live.match.game.story.names.events
        to_come = [name for name, index in names.items() if appeared[index] == NEVER]
        assert to_come
        assert [name for name in to_come if f'"{name}"' in told] == []
        assert scenario.history is not None
        for line in scenario.history.lines:
            assert line.in_("fr")[:40] not in told
        await group.order(**{"is": "ended"})
        bearer = {"authorization": f"Bearer {token}"}
        assert SEED in (await group.http.get("/api/seat/log", headers=bearer)).text


async def test_a_frozen_board_leaks_nothing(url: str) -> None:
    async with held(url) as group:
        tokens = [(await group.join(name))["token"] for name in ("A", "B")]
        await group.order(**START)
        await group.order(**{"is": "frozen"})
        before = (await group.http.get("/board.json")).json()["board"]
        async with group.seat(tokens[0]) as player:
            view = (await player.hear("changed"))["view"]
            event = view["events"][0]
            action = {"do": "respond", "event": event["event"], "response": event["drafts"][0]["response"]}
            await player.submit(action)
            await player.hear("ack")
        await group.order(**{"is": "ended"})
        after = (await group.http.get("/board.json")).json()
        live = (await group.http.get("/api/room", headers=group.bearer)).json()
        assert [row["score"] for row in live["seats"]] != [row["score"] for row in before["rows"]]
        assert after["board"] == before
        assert after["board"]["is_frozen"]
        for path in ("/api/room", "/api/room/log", "/api/seat/log"):
            assert (await group.http.get(path)).status_code == 401
        async with group.seat(tokens[1]) as player:
            told = await player.hear("roomnow")
            assert told["place"] is None
