"""The simple seat without a mouse and without sight: keys alone, few words, and nobody else is asked."""

from dataclasses import replace
from pathlib import Path

import pytest

from classroom.browser import CHROMIUM, Tab, browser
from classroom.seat_walk import walk
from classroom.serving import RULES, held
from twiplo_game.engine.action import Ask, Open, Respond

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="there is no Chromium here")

OWN = replace(RULES, has_own_clocks=True)
LISTEN = """window.heard = []; for (const region of document.querySelectorAll('[role=status], [role=alert]'))
  new MutationObserver(() => { if (region.textContent) window.heard.push(region.id) })
    .observe(region, { childList: true, characterData: true, subtree: true }); true"""


async def type_in(tab: Tab, text: str) -> None:
    """Type into what has the focus."""
    for sign in text:
        await tab.press(sign)


async def test_a_game_is_played_with_the_keyboard_alone(tmp_path: Path) -> None:
    """Join, read, ask, write, look and send: every step is reached with Tab and done with Enter or the space bar."""
    async with held(f"sqlite:///{tmp_path}/class.db", OWN) as group, browser() as found, found.tab() as tab:
        await tab.go(f"http://{group.address}/")
        await tab.tab_to("#code")
        await type_in(tab, group.live.contest.code)
        await tab.tab_to("#name")
        await type_in(tab, "Lea")
        await tab.press("Enter")
        await tab.until("document.getElementById('who')?.textContent")
        await group.order(**{"is": "started", "countdown": 0})
        await tab.until("document.querySelector('.messages li')")
        await tab.tab_to("summary")
        await tab.press("Enter")
        await tab.until("!document.querySelector('.messages details[data-open]')")
        await tab.tab_to("button[data-do*='\"ask\"']")
        await tab.press(" ")
        await tab.until("document.querySelectorAll('.tasks li').length === 1")
        await tab.tab_to("button[data-compose*='\"own\"']")
        await tab.press("Enter")
        await tab.until("document.activeElement.id === 'composer-title'")
        await tab.tab_to("input[name=to]")
        await tab.press(" ")
        await tab.tab_to("#composer-text")
        await type_in(tab, "We are asking.")
        await tab.tab_to("#composer-form button[type=submit]")
        await tab.press("Enter")
        await tab.until("document.getElementById('sending').open")
        assert await tab.run("document.getElementById('sending').contains(document.activeElement)")
        await tab.tab_to("#send")
        await tab.press("Enter")
        await tab.until("document.getElementById('composer').hidden")
        assert await tab.run("document.activeElement.closest('.messages') !== null")
        done = [turn.action for turn in group.live.match.seats["s1"].turns if turn.action is not None]
        assert [type(action) for action in done] == [Open, Ask, Respond]
        assert done[2].response.text == "We are asking."


async def test_the_voice_says_what_came_in_and_nothing_else(tmp_path: Path) -> None:
    """Clock, gauges and lists change in silence; reading says nothing; new messages are said once."""
    async with held(f"sqlite:///{tmp_path}/class.db", OWN) as group, browser() as found, found.tab() as tab:
        states = walk(group, tab, "en")
        async for state in states:
            if state == "desk":
                break
        assert "New: 09:40, Post" in await tab.run("document.getElementById('spoken').textContent")
        await tab.run(LISTEN)
        left = await tab.run("document.getElementById('time').textContent")
        await tab.until(f"document.getElementById('time').textContent !== '{left}'")
        await tab.run("document.querySelector('.messages summary').click()")
        await tab.until("!document.querySelector('.messages details[data-open]')")
        await tab.until("document.getElementById('line').hidden")
        assert set(await tab.run("window.heard")) <= {"line"}
        await tab.run("window.heard = []; document.querySelector(\"#acts button[data-do*='advance']\").click()")
        await tab.until("document.querySelectorAll('.messages > li').length > 1")
        await tab.until("document.getElementById('line').hidden")
        assert (await tab.run("window.heard")).count("spoken") == 1
        assert await tab.run("!document.querySelector('#gauges').closest('[aria-live], [role=status]')")
        assert await tab.run("document.getElementById('time').getAttribute('aria-live')") == "off"


@pytest.mark.nightly
async def test_nobody_but_the_class_is_asked_and_nothing_is_forbidden(tmp_path: Path) -> None:
    """From the join page to the debrief every address is the server's own; the policy has nothing to stop."""
    async with held(f"sqlite:///{tmp_path}/class.db", OWN) as group, browser() as found, found.tab() as tab:
        for domain in ("Runtime", "Log", "Network"):
            await tab.call(f"{domain}.enable")
        seen = [state async for state in walk(group, tab, "fr")]
        assert seen[-1] == "review"
        assert len(tab.asked) > 15
        for address in tab.asked:
            assert address.startswith((f"http://{group.address}/", f"ws://{group.address}/")), address
        # The wrong code is refused, as it should be; nothing else is said.
        assert [said for said in tab.complaints if "403" not in said] == []
