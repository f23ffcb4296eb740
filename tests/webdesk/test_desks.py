"""A class plays at desks in its browsers: over the real server, in the real processes."""

import asyncio
from pathlib import Path
from time import monotonic

import pytest
from websockets.exceptions import ConnectionClosed

from classroom.serving import Held
from twiplo_game.engine.action import Open, Respond
from twiplo_game.store.class_desks import desks_folder, forget_desks
from twiplo_game.webdesk.houses import SPARE
from twiplo_game.webdesk.opening import LEFT, TAKEN
from webdesk.pages import held_with_desks, page, ticket


async def test_a_game_at_a_browsers_desk_is_in_the_classs_log(tmp_path: Path) -> None:
    """Read, answer with a draft of the staff, send: the class has it as from a terminal's seat."""
    async with held_with_desks(tmp_path) as (group, _):
        token = (await group.join("Léa"))["token"]
        async with page(group, token) as desk:
            await desk.see("Waiting for the trainer to begin.")
            await group.order(**{"is": "started", "countdown": 0})
            await desk.see("INCOMING")
            await desk.press("\r")
            await desk.see("READING")
            await desk.press("r")
            await desk.see("What do you start from?")
            await desk.press("1")
            await desk.see("Stance")
            await desk.press("\x13")
            await desk.see("Send it?")
            await desk.press("\x1b[B", "\r")
            await desk.see("INCOMING")
        done = [turn.action for turn in group.live.match.seats["s1"].turns if turn.action is not None]
        assert [type(action) for action in done] == [Open, Respond]


async def test_a_desk_outlives_its_line_and_a_second_page_takes_over(tmp_path: Path) -> None:
    """What is typed is there after a reload; two pages never draw the same desk."""
    async with held_with_desks(tmp_path) as (group, front):
        token = (await group.join("Léa"))["token"]
        await group.order(**{"is": "started", "countdown": 0})
        async with page(group, token) as desk:
            await desk.see("INCOMING")
            await desk.write_own("We are asking.")
        async with page(group, token, width=120) as again:
            await again.see("We are asking.")
            async with page(group, token) as second:
                await second.see("We are asking.")
                with pytest.raises(ConnectionClosed) as closed:
                    while True:
                        await again.read()
                assert closed.value.rcvd is not None and closed.value.rcvd.code == TAKEN
        assert front.houses.free == 2


@pytest.mark.nightly
async def test_who_leaves_the_desk_makes_room_and_the_simple_seat_takes_over(tmp_path: Path) -> None:
    """The desk ends when it is left; a line of the same seat elsewhere is told of, and can be taken back."""
    async with held_with_desks(tmp_path, most=1) as (group, front):
        token, other = (await group.join("Léa"))["token"], (await group.join("Zoé"))["token"]
        await group.order(**{"is": "started", "countdown": 0})
        async with page(group, token) as desk:
            await desk.see("INCOMING")
            assert (await ticket(group, other)).json() == {"error": "full"}
            async with group.seat(token, machine="m") as simple:
                await simple.hear("welcome")
                await desk.see("on another computer")
        async with page(group, token) as desk:
            await desk.see("INCOMING")
            await desk.press("\x1b")
            await desk.see("Your seat in the class stays yours.")
            await desk.press("\r")
            await desk.see("INCOMING")
            await desk.press("\x1b")
            await desk.see("Your seat in the class stays yours.")
            await desk.press("q")
            with pytest.raises(ConnectionClosed) as closed:
                while True:
                    await desk.read()
            assert closed.value.rcvd is not None and closed.value.rcvd.code == LEFT
        async with asyncio.timeout(5):
            while front.houses.free == 0:
                await asyncio.sleep(0.01)
        async with page(group, other) as desk:
            await desk.see("INCOMING")


async def killed_and_back(folder: Path, names: list[str], within: float, spare: float) -> None:
    """Everybody writes; the process of their desks is killed; everybody goes on."""
    async with held_with_desks(folder, most=len(names)) as (group, front):
        tokens = [(await group.join(name))["token"] for name in names]
        await group.order(**{"is": "started", "countdown": 0})
        kept = desks_folder(group.live.contest.id)
        for number, token in enumerate(tokens):
            async with page(group, token) as desk:
                await desk.see("INCOMING")
                await desk.write_own(f"Draft number {number}.")
                async with asyncio.timeout(10):
                    while not any(f"Draft number {number}." in file.read_text() for file in kept.rglob("*.drafts")):
                        await asyncio.sleep(0.02)
        await asyncio.sleep(spare)
        house = front.houses.of("s1")
        assert house.process is not None
        house.process.kill()
        await house.process.wait()
        began = monotonic()
        backs = await asyncio.gather(*(goes_on(group, token, number) for number, token in enumerate(tokens)))
        assert max(backs) - began < within
        assert not any(token.encode() in file.read_bytes() for token in tokens for file in kept.rglob("*.*"))
        forget_desks(group.live.contest.id)
        assert not kept.exists()


async def goes_on(group: Held, token: str, number: int) -> float:
    """The draft is there again. Returns when the desk was."""
    async with page(group, token) as desk:
        await desk.see("INCOMING")
        back = monotonic()
        await desk.press("r")
        await desk.see("What do you answer?")
        await desk.press("\r")
        await desk.see("What do you start from?")
        await desk.press("1")
        await desk.see(f"Draft number {number}.")
    return back


async def test_after_kill_9_a_player_is_back_with_the_draft(tmp_path: Path) -> None:
    """The host starts the process again, what was being written is on the disk, and no token is."""
    await killed_and_back(tmp_path, ["Léa"], within=30, spare=0)


@pytest.mark.nightly
async def test_after_kill_9_ten_players_are_back_within_five_seconds(tmp_path: Path) -> None:
    """A process waits for that."""
    await killed_and_back(tmp_path, [f"Player {number}" for number in range(10)], within=5, spare=SPARE + 4)
