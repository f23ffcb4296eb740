"""A student plays the simple seat in a real browser, from the join page to the debrief."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from classroom.browser import CHROMIUM, Browser, Tab, browser
from classroom.serving import RULES, Held, held

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="there is no Chromium here")

URL = "sqlite:///{}/class.db"
OWN = replace(RULES, has_own_clocks=True)
UNREAD = "document.querySelector('.messages details[data-open]')"


@asynccontextmanager
async def room(folder: Path) -> AsyncIterator[tuple[Held, Browser]]:
    """A class in which each seat has its own clock, and a browser."""
    async with held(URL.format(folder), OWN) as group, browser() as found:
        yield group, found


async def join(tab: Tab, group: Held, name: str) -> None:
    """Type code and name, and sit."""
    await tab.call("Runtime.enable")
    await tab.call("Log.enable")
    await tab.go(f"http://{group.address}/")
    await tab.run(f"document.getElementById('code').value = {json.dumps(group.live.contest.code.lower())}")
    await tab.run(f"document.getElementById('name').value = {json.dumps(name)}")
    await tab.run("document.querySelector('#join button').click()")
    await tab.until("location.pathname === '/seat' && document.getElementById('who')?.textContent")


async def begin(tab: Tab, group: Held) -> None:
    """The trainer begins, and the messages are there."""
    await group.order(**{"is": "started", "countdown": 0})
    await tab.until("document.querySelector('.messages li')")


async def click(tab: Tab, selector: str) -> None:
    """Press a button once it is there."""
    found = f"document.querySelector({json.dumps(selector)})"
    await tab.until(found)
    await tab.run(f"{found}.click()")


async def answered(tab: Tab) -> None:
    """Nothing is waited for any more."""
    await tab.until("document.getElementById('line').hidden")


def log_of(group: Held, seat: str = "s1") -> list[Any]:
    """What a seat did, as its log keeps it."""
    return [turn.action for turn in group.live.match.seats[seat].turns if turn.action is not None]


async def test_a_game_on_the_page_is_the_same_game_as_over_the_protocol(tmp_path: Path) -> None:
    """Read, ask, check, answer in one's own words, wait: the log is that of a terminal's seat that does the same."""
    async with room(tmp_path) as (group, found), found.tab() as tab:
        await join(tab, group, "Léa")
        other = (await group.join("Zoé"))["token"]
        await begin(tab, group)
        await click(tab, ".messages summary")
        await tab.until(f"!{UNREAD}")
        await click(tab, "button[data-do*='\"ask\"']")
        await tab.until("document.querySelectorAll('.tasks li').length === 1")
        await click(tab, "button[data-compose*='\"own\"']")
        await tab.until("document.querySelector('#composer-look li')")
        await tab.run(
            """(() => { const form = document.getElementById('composer-form').elements;
            form.text.value = 'We have seen a post. We are asking.';
            form.stance.value = 'decline'; form.to[0].checked = true;
            form.text.dispatchEvent(new Event('input', {bubbles: true})); })()"""
        )
        await click(tab, "#composer-form button[type=submit]")
        await tab.until("document.getElementById('sending').open")
        assert "We have seen a post." in await tab.run("document.getElementById('ready').textContent")
        await click(tab, "#send")
        await tab.until("document.querySelectorAll('.tasks li').length === 2")
        await tab.until("document.getElementById('composer').hidden")
        await click(tab, "#acts button[data-do*='\"advance\"']")
        await tab.until("document.querySelectorAll('.tasks li').length < 2")
        await answered(tab)
        assert tab.complaints == []

        done = log_of(group)
        assert [type(action).__name__ for action in done][:4] == ["Open", "Ask", "Respond", "Advance"]
        async with group.seat(other) as player:

            async def do(action: dict[str, object]) -> None:
                await player.hear("changed", ticket=await player.submit(action))

            first = done[1]
            await do({"do": "open", "message": "the_post"})
            await do({"do": "ask", "event": "the_post", "adviser": first.adviser})
            response = {"stance": "decline", "to": ["press"], "text": "We have seen a post. We are asking."}
            await do({"do": "respond", "event": "the_post", "response": response})
            await do({"do": "advance", "to": 100_000})
        assert log_of(group, "s2") == done
        one, two = (group.live.match.seats[seat].turns[-1].state for seat in ("s1", "s2"))
        assert one == two


async def test_what_was_being_written_comes_back(tmp_path: Path) -> None:
    """After a reload the same form is open with the same words; on another machine too, and it takes the seat over."""
    async with room(tmp_path) as (group, found), found.tab() as tab:
        await join(tab, group, "Léa")
        await begin(tab, group)
        await click(tab, "button[data-compose*='\"own\"']")
        await tab.until("document.querySelector('#composer-look li')")
        await tab.run(
            """(() => { const text = document.getElementById('composer-text'); text.value = 'Half a <b>thought';
            text.dispatchEvent(new Event('input', {bubbles: true})); })()"""
        )
        await tab.call("Page.reload")
        await tab.until("document.getElementById('composer-text')?.value === 'Half a <b>thought'")
        await tab.until("document.querySelector('#composer-look li')")
        elsewhere = await tab.run("document.getElementById('elsewhere').textContent")
        await tab.run("document.getElementById('composer-text').dispatchEvent(new Event('input', {bubbles: true}))")
        while not group.live.match.seats["s1"].notes:
            await tab.run("1")
        async with found.tab(await found.context()) as second:
            await second.go(elsewhere)
            await second.until("document.querySelector('.messages li')")
            assert "#" not in await second.run("location.href")
            await click(second, "button[data-compose*='\"kept\"']")
            await second.until("document.getElementById('composer-text')?.value === 'Half a <b>thought'")
            await tab.until("document.querySelector('#line button')")


async def test_a_lost_line_says_so_and_comes_back(tmp_path: Path) -> None:
    """Offline the page says OFFLINE, an action waits, and once the class is back it is carried out once."""
    async with room(tmp_path) as (group, found), found.tab() as tab:
        await join(tab, group, "Léa")
        await begin(tab, group)
        await tab.call("Network.enable")
        offline = {"latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
        await tab.call("Network.emulateNetworkConditions", offline=True, **offline)
        group.live.hall.close_all("closing")
        await tab.until("document.getElementById('line').textContent.startsWith('OFFLINE')")
        await click(tab, "button[data-do*='\"ask\"']")
        assert log_of(group) == []
        await tab.call("Network.emulateNetworkConditions", offline=False, **offline)
        await tab.until("document.querySelectorAll('.tasks li').length === 1")
        await answered(tab)
        assert len(log_of(group)) == 1


async def test_where_no_websocket_gets_through_the_page_plays_by_events_and_posts(tmp_path: Path) -> None:
    """A filter that lets no WebSocket pass delays the seat, and does not keep it out."""
    async with room(tmp_path) as (group, found), found.tab() as tab:
        await tab.call("Page.enable")
        blind = "window.WebSocket = class { constructor() { setTimeout(() => this.onclose?.(), 0); } close() {} }"
        await tab.call("Page.addScriptToEvaluateOnNewDocument", source=blind)
        await join(tab, group, "Léa")
        await begin(tab, group)
        await click(tab, "button[data-do*='\"ask\"']")
        await tab.until("document.querySelectorAll('.tasks li').length === 1")


async def test_a_team_has_one_pen(tmp_path: Path) -> None:
    """The second machine of a team watches, and writes once it has taken the pen."""
    async with (
        held(URL.format(tmp_path), replace(OWN, has_teams=True)) as group,
        browser() as found,
        found.tab() as tab,
    ):
        await join(tab, group, "Les Bleus")
        await begin(tab, group)
        assert await tab.run("document.getElementById('pen').hidden")
        elsewhere = await tab.run("document.getElementById('elsewhere').textContent")
        async with found.tab(await found.context()) as second:
            await second.go(elsewhere)
            await second.until("!document.getElementById('pen').hidden && document.querySelector('.messages li')")
            await click(second, "button[data-do*='\"ask\"']")
            await second.until("!document.getElementById('problem').hidden")
            assert log_of(group) == []
            await click(second, "#pen button")
            await second.until("document.getElementById('pen').hidden")
            await tab.until("!document.getElementById('pen').hidden")
            await click(second, "button[data-do*='\"ask\"']")
            await tab.until("document.querySelectorAll('.tasks li').length === 1")


async def test_the_end_leads_to_the_debrief(tmp_path: Path) -> None:
    """First a word of one's own, then the debrief, in which rules can be contested; and as a page for itself."""
    async with room(tmp_path) as (group, found), found.tab() as tab:
        await join(tab, group, "Léa")
        await begin(tab, group)
        await group.order(**{"is": "ended"})
        await tab.until("document.querySelector('#end [data-feel]')")
        assert await tab.run("document.getElementById('debrief').hidden")
        assert "Score" not in await tab.run("document.getElementById('main').innerText")
        await tab.run("document.getElementById('feeling').value = 'Long.'")
        await click(tab, "#end [data-feel] button")
        await tab.until("!document.getElementById('debrief').hidden")
        assert "Score" in await tab.run("document.getElementById('debrief').innerText")
        assert "“Long.”" in await tab.run("document.getElementById('debrief').textContent")
        assert await tab.run("document.querySelectorAll('#debrief > details').length") == 9
        await tab.run("document.querySelector('[data-contest]').elements.words.value = 'Not <b>here</b>.'")
        rule = await tab.run("document.querySelector('[data-contest]').dataset.contest")
        await click(tab, "[data-contest] button")
        await tab.until("document.querySelector('[data-contest] [role=status]').textContent === 'Kept.'")
        notes = [(note.kind, json.loads(note.body)) for note in group.live.match.seats["s1"].notes]
        assert notes == [("feeling", {"words": "Long."}), ("contested", {"rule": rule, "words": "Not <b>here</b>."})]
        await tab.call("Page.reload")
        await tab.until("document.querySelector('[data-contest]')?.elements.words.value === 'Not <b>here</b>.'")
        await tab.run(
            """(() => { const form = document.querySelector('#debrief form[action]'); form.removeAttribute('target');
            form.querySelector('button').click(); })()"""
        )
        await tab.until("document.title.startsWith('Debrief')")
        assert await tab.run("getComputedStyle(document.body).maxWidth") != "none"


async def test_a_promise_in_the_text_can_be_made_one(tmp_path: Path) -> None:
    """Where the text promises an update that the response does not declare, one press declares it."""
    async with room(tmp_path) as (group, found), found.tab() as tab:
        await join(tab, group, "Léa")
        await begin(tab, group)
        await click(tab, "button[data-compose*='\"own\"']")
        await tab.until("document.querySelector('#composer-look li')")
        assert not await tab.run("document.querySelector('button[data-promise]')")
        await tab.run(
            """(() => { const form = document.getElementById('composer-form').elements; form.to[0].checked = true;
            form.text.value = 'We will come back to you within 45 minutes.';
            form.text.dispatchEvent(new Event('input', {bubbles: true})); })()"""
        )
        await click(tab, "button[data-promise]")
        await tab.until("document.querySelector('#composer-look') && !document.querySelector('button[data-promise]')")
        await click(tab, "#composer-form button[type=submit]")
        await tab.until("document.getElementById('sending').open")
        await click(tab, "#send")
        await tab.until("document.getElementById('composer').hidden")
        assert log_of(group)[0].response.next_update == 45
