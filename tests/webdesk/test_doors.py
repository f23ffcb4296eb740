"""Who may draw on a desk's line, how much he or she may say, and what reaches another player's terminal."""

import asyncio
import json
import random
from pathlib import Path

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from twiplo_game.store.class_desks import desks_folder
from twiplo_game.webdesk.front import TICKETS
from twiplo_game.webdesk.opening import FLOOD, PASTED
from webdesk.pages import HARMLESS, Page, held_with_desks, page, ticket

HOSTILE = "\x1b]52;c;aGVsbG8=\x07\x1b]0;owned\x07\x1b[2J\x9b31m\x90q\x9c\x07\x00[bold red]x[/]"
CONTROLS = {chr(code) for code in (*range(32), *range(127, 160))}
FOREIGN = "http://elsewhere.example"


async def refused(url: str, **more: str) -> int:
    """The status with which a WebSocket is refused."""
    with pytest.raises(InvalidStatus) as answer:
        async with connect(url, **more):  # type: ignore[arg-type]
            pass
    return answer.value.response.status_code


async def closed(desk: Page) -> int:
    """The code with which the line ends."""
    with pytest.raises(ConnectionClosed) as gone:
        async with asyncio.timeout(20):
            while True:
                await desk.read()
    assert gone.value.rcvd is not None
    return gone.value.rcvd.code


async def test_only_a_fresh_ticket_from_this_address_opens_a_line(tmp_path: Path) -> None:
    """No token, a used ticket, a made-up one, another page's Origin: refused before the line is open."""
    async with held_with_desks(tmp_path) as (group, front):
        token = (await group.join("Léa"))["token"]
        url = f"ws://{group.address}/desk/line?ticket="
        assert (await ticket(group, "made-up")).status_code == 401
        assert (await ticket(group, token, machine="")).status_code == 400
        foreign = {"authorization": f"Bearer {token}", "origin": FOREIGN}
        assert (await group.http.post("/desk/ticket", json={"machine": "m"}, headers=foreign)).status_code == 403
        assert await refused(f"ws://{group.address}/desk/line") == 403
        assert await refused(f"{url}made-up") == 403
        good = (await ticket(group, token)).json()["ticket"]
        assert await refused(url + good, origin=FOREIGN) == 403
        async with connect(url + good) as line:
            assert line.response is not None
            assert "permessage-deflate" in line.response.headers["sec-websocket-extensions"]
            assert await refused(url + good) == 403
        assert "s1" in front.houses._of
        answers = [(await ticket(group, token)).status_code for _ in range(TICKETS.burst + 5)]
        assert answers[-1] == 429
        policy = (await group.http.get("/desk")).headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy


async def test_a_flood_or_too_long_a_message_ends_that_line_alone(tmp_path: Path) -> None:
    """The neighbour plays on, and so does the class."""
    async with held_with_desks(tmp_path) as (group, _):
        tokens = [(await group.join(name))["token"] for name in ("Léa", "Zoé", "Ines")]
        await group.order(**{"is": "started", "countdown": 0})
        async with page(group, tokens[0]) as good, page(group, tokens[1]) as flood, page(group, tokens[2]) as long:
            await good.see("INCOMING")
            with pytest.raises(ConnectionClosed):
                for _ in range(5_000):
                    await flood.press("x")
                await closed(flood)
                raise ConnectionClosed(None, None)
            await long.press("x" * (6 * PASTED + 1))
            assert await closed(long) in {FLOOD, 1009}
            await good.press("\r")
            await good.see("READING")
            assert len((await group.http.get("/board.json")).json()["board"]["rows"]) == 3


async def test_escape_sequences_reach_no_other_seat_and_no_terminal(tmp_path: Path) -> None:
    """In a name, an announcement, a paste and a text: only letters are drawn, and where they belong."""
    async with held_with_desks(tmp_path) as (group, _):
        token = (await group.join("Léa"))["token"]
        await group.join(HOSTILE)
        names = json.dumps((await group.http.get("/board.json")).json(), ensure_ascii=False)
        assert not CONTROLS & set(names)
        await group.order(**{"is": "announced", "words": HOSTILE})
        async with page(group, token) as desk:
            await desk.see("Waiting for the trainer")
            await group.order(**{"is": "started", "countdown": 0})
            await desk.see("INCOMING")
            await desk.write_own("My text")
            await desk.press(f"\x1b[200~{HOSTILE} pasted\x1b[201~")
            whole = desk.drawn
            async with asyncio.timeout(15):
                while "pasted" not in desk.text:
                    await desk.read()
            whole += desk.drawn
            assert not CONTROLS & set(HARMLESS.sub("", whole))
            assert "[bold red]x[/]" in HARMLESS.sub("", whole)


async def test_nothing_of_the_hosts_computer_is_reached(tmp_path: Path, home: Path) -> None:
    """No title, no library, no games, no review; settings and files go to the browser; the disk holds drafts alone."""
    async with held_with_desks(tmp_path) as (group, _):
        token = (await group.join("Léa"))["token"]
        await group.order(**{"is": "started", "countdown": 0})
        before = {path for path in home.rglob("*") if "desks" not in str(path)}
        async with page(group, token, settings={"theme": "light", "keys": "rm -rf"}) as desk:
            await desk.see("INCOMING")
            await desk.press("\x0f")
            await desk.see("Theme")
            assert str(home) not in desk.text
            await desk.press("\x1b[B", "\x1b[C")
            kept = await desk.hear("settings")
            assert kept["settings"]["theme"] == "dark"
            await desk.press("\x1b")
            await desk.see("INCOMING")
            await group.order(**{"is": "ended"})
            await desk.see("Before the debrief")
            await desk.press("\r")
            await desk.see("DEBRIEF")
            await desk.press("v")
            await desk.press("s")
            await desk.see("Save it as what?")
            await desk.press("\r")
            saved = await desk.hear("file")
            assert saved["name"].endswith(".txt") and "Nine hundred lamp-posts" in saved["text"]
        assert {path for path in home.rglob("*") if "desks" not in str(path)} == before
        inside = desks_folder(group.live.contest.id)
        assert not (inside / "settings.toml").exists() and not (inside / "seats").exists()


@pytest.mark.nightly
async def test_whatever_a_page_says_its_desk_goes_on(tmp_path: Path) -> None:
    """Broken sequences, numbers without end, values of other kinds."""
    chance = random.Random(7)
    pieces = ["\x1b", "[", "<", "0;99999999999999999999;1M", "\x1b[48;1;1;1;1t", "\x1b[?2026;1$y", "\x1b[200~", "\x9b",
              "\x1b[<64;5;5M", "é", "\x1b[1;1R", "\x1b[999999999u", "\x1b]0;x\x07", "\x1b[I"]  # fmt: skip
    async with held_with_desks(tmp_path) as (group, _):
        token = (await group.join("Léa"))["token"]
        async with page(group, token) as desk:
            await desk.see("Waiting for the trainer")
            for said in ("", "{}", "[", '["stdin"]', '["stdin", 5]', '["resize", {"width": true, "height": -1}]',
                         '["resize", {"width": 1e99, "height": 9}]', '[["stdin"]]', "[" * 2_000):  # fmt: skip
                await desk.line.send(said)
            await desk.line.send(b"\x00\xff")
        async with page(group, token) as desk:
            for _ in range(100):
                text = "".join(chance.choice(pieces) for _ in range(chance.randint(1, 6)))
                await desk.line.send(json.dumps(["stdin", text]))
            await desk.press("\x1b[201~")
        async with page(group, token) as desk:
            await desk.line.send(json.dumps(["resize", {"width": 100, "height": 31}]))
            await desk.see("class")
