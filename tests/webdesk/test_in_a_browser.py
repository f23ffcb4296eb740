"""A student plays at the desk in a real browser, from the join page on."""

import json
from pathlib import Path
from typing import Any

import pytest

from classroom.browser import CHROMIUM, Tab, browser
from classroom.serving import Held
from twiplo_game.engine.action import Open, Respond
from webdesk.pages import held_with_desks

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="there is no Chromium here")

WATCH = r"""(() => { const Real = WebSocket; window.drawn = ""; window.WebSocket = class extends Real {
  constructor(...given) { super(...given); this.addEventListener("message", (event) => {
    if (typeof event.data !== "string")
      window.drawn += new TextDecoder().decode(event.data).replace(/\x1b\[[\d;?]*[A-Za-z]|\n/g, ""); }); } }; })()"""
"""Keeps the letters that the page is sent: a canvas does not tell what is drawn on it."""

KEYS: dict[str, dict[str, Any]] = {
    "Enter": {"windowsVirtualKeyCode": 13, "text": "\r"},
    "Tab": {"windowsVirtualKeyCode": 9},
    "ArrowDown": {"windowsVirtualKeyCode": 40},
    "s": {"windowsVirtualKeyCode": 83, "modifiers": 2},
}


async def press(tab: Tab, key: str) -> None:
    """A key of the keyboard; `s` is pressed with the control key."""
    for kind in ("keyDown", "keyUp"):
        more = {name: value for name, value in KEYS[key].items() if name != "text" or kind == "keyDown"}
        await tab.call("Input.dispatchKeyEvent", type=kind, key=key, code=key, **more)


async def type_in(tab: Tab, text: str) -> None:
    """Letters of the keyboard, one by one."""
    for letter in text:
        for kind in ("keyDown", "keyUp"):
            more = {"text": letter} if kind == "keyDown" else {}
            code = ord(letter.upper())
            await tab.call("Input.dispatchKeyEvent", type=kind, key=letter, windowsVirtualKeyCode=code, **more)


async def compose(tab: Tab, begun: str, letter: str) -> None:
    """A letter that is made of two keys, as French ones are."""
    await tab.call("Input.imeSetComposition", text=begun, selectionStart=1, selectionEnd=1)
    await tab.call("Input.insertText", text=letter)


async def see(tab: Tab, text: str) -> None:
    """Wait until it was drawn, and begin to look anew."""
    await tab.until(f"window.drawn.includes({json.dumps(text)})")
    await tab.run("window.drawn = ''")


async def join(tab: Tab, group: Held, place: str) -> None:
    """Type code and name, choose where to sit, and sit."""
    await tab.call("Page.enable")
    await tab.call("Runtime.enable")
    await tab.call("Log.enable")
    await tab.call("Page.addScriptToEvaluateOnNewDocument", source=WATCH)
    await tab.size(1280, 800)
    await tab.go(f"http://{group.address}/")
    await tab.until("!document.getElementById('places').hidden")
    await tab.run(f"document.getElementById('code').value = {json.dumps(group.live.contest.code)}")
    await tab.run("document.getElementById('name').value = 'Léa'")
    await tab.run(f"document.querySelector('[name=place][value={place}]').click()")
    await tab.run("document.querySelector('#join button').click()")


async def test_a_game_at_the_desk_with_accents_a_reload_and_the_simple_seat(tmp_path: Path) -> None:
    """What is typed arrives, also composed letters; a reload loses nothing; both seats lead to each other."""
    async with held_with_desks(tmp_path) as (group, _), browser() as found, found.tab() as tab:
        await join(tab, group, "desk")
        await see(tab, "Waiting for the trainer")
        await group.order(**{"is": "started", "countdown": 0})
        await see(tab, "INCOMING")
        await press(tab, "Enter")
        await see(tab, "Thank you")
        await type_in(tab, "r")
        await see(tab, "What do you start from?")
        await type_in(tab, "1")
        await see(tab, "Channel")
        await press(tab, "Tab")
        await see(tab, "F1")
        await compose(tab, "^", "ê")
        await see(tab, "ê")
        await type_in(tab, "tre c")
        await see(tab, "être c")
        await compose(tab, "^", "ô")
        await see(tab, "être cô")
        await tab.call("Page.reload")
        await see(tab, "être cô")
        await press(tab, "s")
        await see(tab, "Send it?")
        await press(tab, "ArrowDown")
        await press(tab, "Enter")
        await see(tab, "INCOMING")
        done = [turn.action for turn in group.live.match.seats["s1"].turns if turn.action is not None]
        assert [type(action) for action in done] == [Open, Respond]
        assert "être cô" in done[1].response.text  # type: ignore[union-attr]
        await tab.run("document.getElementById('simple').click()")
        await tab.until("location.pathname === '/seat' && document.querySelector('.messages li')")
        await tab.run("document.querySelector('footer a[href^=\"/desk\"]').click()")
        await tab.until("location.pathname === '/desk' && window.drawn?.includes('INCOMING')")
        foreign = "performance.getEntriesByType('resource').filter(e => !e.name.startsWith(location.origin)).length"
        assert await tab.run(foreign) == 0
        assert [said for said in tab.complaints if "WebGL" not in said] == []


@pytest.mark.nightly
@pytest.mark.parametrize(
    ("width", "is_mouse", "place"), [(1280, True, "desk"), (390, True, "seat"), (1280, False, "seat")]
)
async def test_the_join_page_proposes_where_to_sit(tmp_path: Path, width: int, is_mouse: bool, place: str) -> None:
    """The desk in a wide window with a mouse; the simple seat on a phone."""
    fine = f"""(() => {{ const real = window.matchMedia; window.matchMedia = (asked) =>
        asked.includes("pointer") ? {{ matches: {json.dumps(is_mouse)} }} : real.call(window, asked); }})()"""
    async with held_with_desks(tmp_path) as (group, _), browser() as found, found.tab() as tab:
        await tab.call("Page.enable")
        await tab.call("Page.addScriptToEvaluateOnNewDocument", source=fine)
        await tab.size(width, 800)
        await tab.go(f"http://{group.address}/")
        await tab.until("!document.getElementById('places').hidden")
        assert await tab.run("document.querySelector('[name=place]:checked').value") == place
