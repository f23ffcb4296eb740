"""A walk of one student through every state of the simple seat, in a real browser."""

import json
from collections.abc import AsyncIterator

from classroom.browser import Tab
from classroom.serving import Held

WIDTHS = (1280, 768, 390, 320)
"""Of the window, in pixels: a laptop, a tablet, a phone, a small phone."""

PROMISING = "We know nothing for certain. Our forces are at the border. We will come back to you within 45 minutes."
"""A text with a promise in it that the response does not declare, and something to be warned of."""


async def click(tab: Tab, selector: str) -> None:
    """Press what `selector` names once it is there."""
    found = f"document.querySelector({json.dumps(selector)})"
    await tab.until(found)
    await tab.run(f"{found}.click()")


async def write(tab: Tab, text: str) -> None:
    """Type the composer's text."""
    await tab.run(
        f"""(() => {{ const text = document.getElementById('composer-text'); text.value = {json.dumps(text)};
        text.dispatchEvent(new Event('input', {{bubbles: true}})); }})()"""
    )


async def type_code(tab: Tab, code: str, name: str) -> None:
    """Fill in the join page."""
    await tab.run(f"document.getElementById('code').value = {json.dumps(code)}")
    await tab.run(f"document.getElementById('name').value = {json.dumps(name)}")
    await tab.run("document.querySelector('#join button').click()")


async def at_rest(tab: Tab) -> None:
    """Nothing is waited for, and what was fetched is drawn."""
    await tab.until("document.getElementById('line')?.hidden !== false && document.fonts.status === 'loaded'")
    await tab.run("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


async def walk(group: Held, tab: Tab, language: str) -> AsyncIterator[str]:
    """The name of each state, while the page is in it. The seats of `group` have clocks of their own."""
    await tab.go(f"http://{group.address}/?lang={language}")
    await tab.until("document.getElementById('code')")
    yield "join"
    await type_code(tab, "WRONG123", "Léa")
    await tab.until("document.getElementById('problem').textContent.length > 20")
    yield "join-refused"
    await type_code(tab, group.live.contest.code, "Léa Ben Saïd")
    await tab.until("location.pathname === '/seat' && !document.getElementById('lobby').hidden")
    await at_rest(tab)
    yield "lobby"
    await group.order(**{"is": "announced", "words": "Five minutes, then we begin."})
    await group.order(**{"is": "started", "countdown": 0})
    await tab.until("document.querySelector('.messages li')")
    await at_rest(tab)
    yield "desk"
    await click(tab, ".messages summary")
    await tab.until("!document.querySelector('.messages details[data-open]')")
    await at_rest(tab)
    yield "message"
    async for state in _compose(tab):
        yield state
    for _ in range(9):
        if not await tab.run("document.getElementById('returned').hidden"):
            break
        before = await tab.run("document.getElementById('story').textContent")
        await click(tab, "#acts button[data-do*='\"advance\"']")
        await tab.until(f"document.getElementById('story').textContent !== {json.dumps(before)}")
    await at_rest(tab)
    yield "returned"
    async for state in _end(group, tab):
        yield state


async def _compose(tab: Tab) -> AsyncIterator[str]:
    await click(tab, "button[data-compose*='\"own\"']")
    await tab.until("document.querySelector('#composer-look li')")
    await write(tab, PROMISING)
    await tab.until("document.querySelector('button[data-promise]')")
    await at_rest(tab)
    yield "composer"
    await click(tab, "button[data-promise]")
    await tab.until("!document.querySelector('button[data-promise]')")
    await click(tab, "#composer-form button[type=submit]")
    await tab.until("document.getElementById('sending').open")
    await at_rest(tab)
    yield "sending"
    await click(tab, "#send")
    await tab.until("!document.getElementById('problem').hidden")
    await at_rest(tab)
    yield "refused"
    await tab.run("document.querySelector('#composer-form input[name=to]').click()")
    await click(tab, "#composer-form button[type=submit]")
    await tab.until("document.getElementById('sending').open")
    await click(tab, "#send")
    await tab.until("document.getElementById('composer').hidden && document.querySelector('.tasks li')")
    await at_rest(tab)
    yield "sent"


async def _end(group: Held, tab: Tab) -> AsyncIterator[str]:
    await group.order(**{"is": "ended"})
    await tab.until("document.querySelector('[data-feel]')")
    await at_rest(tab)
    yield "end"
    await tab.run("document.getElementById('feeling').value = 'Long, and then suddenly short.'")
    await click(tab, "[data-feel] button")
    await tab.until("!document.getElementById('debrief').hidden")
    await tab.run("for (const one of document.querySelectorAll('#debrief details')) one.open = true")
    await at_rest(tab)
    yield "debrief"
    await click(tab, "#debrief [data-review]")
    await tab.until("document.querySelector('#review h4')")
    await at_rest(tab)
    yield "review"
