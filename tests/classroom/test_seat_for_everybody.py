"""The pages are usable by everybody: an accessibility checker in a real browser, at every state, in both languages."""

import json
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from classroom.browser import CHROMIUM, Tab, browser
from classroom.seat_walk import walk
from classroom.serving import RULES, Held, held

_PACKAGE = find_spec("axe_core_python")

pytestmark = [
    pytest.mark.skipif(not CHROMIUM, reason="there is no Chromium here"),
    pytest.mark.skipif(_PACKAGE is None, reason="the accessibility checker is not installed"),
]


def checker() -> str:
    """The checker's script."""
    assert _PACKAGE is not None and _PACKAGE.origin is not None
    return (Path(_PACKAGE.origin).parent / "axe.min.js").read_text("utf-8")


async def problems(tab: Tab, script: str) -> list[str]:
    """Everything serious or critical that the checker finds on the page."""
    if not await tab.run("Boolean(window.axe)"):
        await tab.run(f"{script}; true")
    found: dict[str, Any] = json.loads(await tab.run("axe.run(document).then((found) => JSON.stringify(found))"))
    assert found["passes"]
    return [
        f"{item['impact']} {item['id']}: {[node['target'] for node in item['nodes']]}"
        for item in found["violations"]
        if item["impact"] in {"serious", "critical"}
    ]


STATES = ("join", "join-refused", "lobby", "desk", "message", "composer", "sending", "refused", "sent", "returned")
RULES_OF_ALL = replace(RULES, has_own_clocks=True)


async def check(group: Held, tab: Tab, language: str, until: str) -> list[str]:
    """Walk through the states until one of them; their names. Each is checked at 320 pixels."""
    script, seen = checker(), []
    await tab.size(320, 800)
    async for state in walk(group, tab, language):
        seen.append(state)
        assert await problems(tab, script) == [], state
        assert await tab.run("document.documentElement.scrollWidth") <= 320, state
        assert await tab.run("document.documentElement.lang") == language
        if state == until:
            break
    return seen


async def test_a_checker_finds_no_serious_problem(tmp_path: Path) -> None:
    """From the join page to the desk."""
    async with held(f"sqlite:///{tmp_path}/class.db", RULES_OF_ALL) as group, browser() as found, found.tab() as tab:
        assert await check(group, tab, "fr", "message") == list(STATES[:5])


@pytest.mark.nightly
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "fr"])
async def test_a_checker_finds_no_serious_problem_anywhere(tmp_path: Path, language: str, scheme: str) -> None:
    """At every state to the debrief, and on the board, light and dark."""
    async with held(f"sqlite:///{tmp_path}/class.db", RULES_OF_ALL) as group, browser() as found, found.tab() as tab:
        await tab.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        assert await check(group, tab, language, "") == [*STATES, "end", "debrief", "review"]
        await tab.go(f"http://{group.address}/board?lang={language}")
        await tab.until("!document.getElementById('board').hidden")
        assert await problems(tab, checker()) == []
