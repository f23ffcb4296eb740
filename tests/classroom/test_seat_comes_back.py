"""A simple seat survives what happens to computers: a restart of the class, sleep, another machine, a second tab."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from classroom.browser import CHROMIUM, Tab, browser
from classroom.seat_walk import click, type_code, write
from classroom.serving import RULES, Held, held, served
from twiplo_game.classroom.bots_class import free_port
from twiplo_game.classroom.hosting import make_contest, newest, open_contest, secret_path
from twiplo_game.store.class_ledger import ClassLedger
from twiplo_game.store.scenario_files import resolve
from twiplo_game.store.scenarios import read_scenario

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="there is no Chromium here")

OWN = replace(RULES, has_own_clocks=True)
ASK = "button[data-do*='\"ask\"']"


async def sit(tab: Tab, group: Held) -> None:
    """Join."""
    await tab.go(f"http://{group.address}/")
    await type_code(tab, group.live.contest.code, "Léa")
    await tab.until("document.getElementById('who')?.textContent")


async def begin(tab: Tab, group: Held) -> None:
    """The trainer begins."""
    await group.order(**{"is": "started", "countdown": 0})
    await tab.until("document.querySelector('.messages li')")


def acts(group: Held) -> int:
    """How many actions the seat's log has."""
    return sum(turn.action is not None for turn in group.live.match.seats["s1"].turns)


@asynccontextmanager
async def at_port(url: str, port: int, *, is_new: bool) -> AsyncIterator[Held]:
    """A class, or the one that is in the database already, at a certain port."""
    ledger = ClassLedger(url)
    try:
        if is_new:
            live = make_contest(ledger, read_scenario(resolve("summit-cancelled")), OWN)
        else:
            live = open_contest(ledger, newest(ledger))
        async with served(live, port) as address, httpx.AsyncClient(base_url=f"http://{address}") as http:
            yield Held(live, address, Path(secret_path(live.contest.id)).read_text(), http)
    finally:
        ledger.close()


async def test_a_class_that_is_started_again_finds_its_seats_again(tmp_path: Path) -> None:
    """While nothing answers the page says so and keeps what is written; then what was asked meanwhile is done, once."""
    url, port = f"sqlite:///{tmp_path}/class.db", free_port()
    async with browser() as found, found.tab() as tab:
        async with at_port(url, port, is_new=True) as group:
            await sit(tab, group)
            await begin(tab, group)
            await click(tab, "button[data-compose*='\"own\"']")
            await tab.until("document.querySelector('#composer-look li')")
            await write(tab, "Half a thought")
        await tab.until("document.getElementById('line').textContent.startsWith('OFFLINE')")
        await click(tab, ASK)
        async with at_port(url, port, is_new=False) as group:
            await tab.until("document.querySelectorAll('.tasks li').length === 1")
            await tab.until("document.getElementById('line').hidden")
            assert acts(group) == 1
            assert await tab.run("document.getElementById('composer-text').value") == "Half a thought"
            assert await tab.run("document.querySelectorAll('.messages > li').length") == 1


async def test_a_page_that_slept_is_told_what_it_missed(tmp_path: Path) -> None:
    """A frozen tab whose line was lost meanwhile is up to date soon after it wakes."""
    async with held(f"sqlite:///{tmp_path}/class.db", OWN) as group, browser() as found, found.tab() as tab:
        await sit(tab, group)
        await begin(tab, group)
        token = await tab.run("JSON.parse(localStorage.getItem('twiplo.seat')).token")
        await tab.call("Page.setWebLifecycleState", state="frozen")
        group.live.hall.close_all("closing")
        async with group.seat(token) as player:
            ask = {"do": "ask", "event": "the_post", "adviser": "spokesperson"}
            await player.hear("changed", ticket=await player.submit(ask))
        await tab.call("Page.setWebLifecycleState", state="active")
        await tab.until("document.querySelectorAll('.tasks li').length === 1")
        await tab.until("document.getElementById('line').hidden")


async def test_a_second_tab_takes_over_and_can_be_taken_back_from(tmp_path: Path) -> None:
    """Two tabs of one seat do not fight: the newer one has it until the older one asks for it."""
    async with (
        held(f"sqlite:///{tmp_path}/class.db", OWN) as group,
        browser() as found,
        found.tab() as first,
        found.tab() as second,
    ):
        await sit(first, group)
        await begin(first, group)
        await second.go(f"http://{group.address}/seat")
        await second.until("document.querySelector('.messages li')")
        await first.until("document.querySelector('#line button')")
        said = await first.run("document.getElementById('line').textContent")
        assert "another" in said
        await asyncio.sleep(0.6)  # longer than a line that is lost waits before it comes back
        assert await second.run("document.getElementById('line').hidden")
        await click(first, "#line button")
        await first.until("document.querySelector('.messages li')")
        await second.until("document.querySelector('#line button')")
        await click(first, ASK)
        await first.until("document.querySelectorAll('.tasks li').length === 1")
        assert acts(group) == 1


async def test_who_leaves_the_computer_leaves_nothing_on_it(tmp_path: Path) -> None:
    """After Leave this computer neither the seat nor a draft is found there; its address still opens it elsewhere."""
    async with held(f"sqlite:///{tmp_path}/class.db", OWN) as group, browser() as found, found.tab() as tab:
        await sit(tab, group)
        await begin(tab, group)
        await click(tab, "button[data-compose*='\"own\"']")
        await tab.until("document.querySelector('#composer-look li')")
        await write(tab, "Half a thought")
        elsewhere = await tab.run("document.getElementById('elsewhere').textContent")
        await tab.run("window.confirm = () => true; document.getElementById('leave').click()")
        await tab.until("location.pathname === '/' && document.getElementById('code')")
        assert json.loads(await tab.run("JSON.stringify(localStorage)")) == {}
        async with found.tab(await found.context()) as other:
            await other.go(elsewhere)
            await other.until("document.querySelector('.messages li')")
