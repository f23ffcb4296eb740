"""Players who do what a list of actions says, each at another kind of seat of the same class.

A kind of seat is a context manager that takes the class and a name, and gives somebody who sits there.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Protocol

from tests.tui.playing import until
from tests.tui.scripted import Player as KeyPlayer
from textual.pilot import Pilot

from classroom.browser import Tab, browser
from classroom.page_forms import form_of
from classroom.seat_walk import click, type_code
from classroom.serving import Held
from twiplo_game.classroom.address import parse_address
from twiplo_game.classroom.joining import Application, join
from twiplo_game.engine.action import Action, Advance, Open, Respond, Speak, Tell
from twiplo_game.engine.codec import action_to_data
from twiplo_game.locale.words import translator
from twiplo_game.store.seats import keep_seat
from twiplo_game.tui.app import TwiploApp
from twiplo_game.tui.messages import EnterClass
from twiplo_game.tui.screens.desk import DeskScreen
from twiplo_game.tui.screens.lobby import LobbyScreen
from webdesk.desk_player import at_a_desk_in_a_browser

PATIENCE = 3000
"""How often it is looked whether the class has answered."""


class SeatPlayer(Protocol):
    """Somebody at a seat."""

    async def begun(self) -> None:
        """Wait until the story has begun here."""
        ...

    async def do(self, action: Action) -> None:
        """Carry out one action as a person would, and wait until it has been."""
        ...


SeatKind = Callable[[Held, str], AbstractAsyncContextManager[SeatPlayer]]
"""A kind of seat."""


class _AtATerminal(KeyPlayer):
    def __init__(self, app: TwiploApp, pilot: Pilot[int]) -> None:
        super().__init__(app, pilot, PATIENCE)

    async def begun(self) -> None:
        await until(self.pilot, lambda: isinstance(self.app.screen, DeskScreen), PATIENCE)


@asynccontextmanager
async def at_a_terminal(group: Held, name: str) -> AsyncIterator[SeatPlayer]:
    """The Textual desk, by keys alone."""
    application = Application(group.live.contest.code, name, "en")
    seat = await asyncio.to_thread(join, parse_address(group.address), application)
    keep_seat(seat)
    app = TwiploApp(translator("en"))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        app.post_message(EnterClass(seat))
        await until(pilot, lambda: isinstance(app.screen, LobbyScreen), PATIENCE)
        try:
            yield _AtATerminal(app, pilot)
        finally:
            app.get_up()


class _AtAPage:
    def __init__(self, tab: Tab, group: Held, seat: str) -> None:
        self._tab = tab
        self._group = group
        self._seat = seat

    async def begun(self) -> None:
        await self._tab.until("document.querySelector('.messages li')")

    async def do(self, action: Action) -> None:
        game = self._group.live.match.seats[self._seat]
        before = len([turn for turn in game.turns if turn.action is not None])
        await self._act(action)
        async with asyncio.timeout(15):
            while len([turn for turn in game.turns if turn.action is not None]) == before:
                await self._tab.run("1")
        await self._tab.until("document.getElementById('line').hidden")
        assert await self._tab.run("document.getElementById('problem').hidden")

    async def _act(self, action: Action) -> None:
        match action:
            case Open(message):
                await click(self._tab, f"#m-{message} details[data-open] summary")
            case Respond() | Speak():
                await self._compose(action)
            case Tell():
                fields = {"stakeholder": action.stakeholder, "about": action.about}
                await self._submit("form[data-fields*='\"tell\"']", fields)
            case Advance(to):
                if not await self._press(action):
                    form = "form[data-wait]"
                    now = await self._tab.run(f"Number(document.querySelector('{form}').dataset.wait)")
                    await self._submit(form, {"minutes": str(to - now)})
            case _:
                assert await self._press(action), f"there is no button for {action}"

    async def _press(self, action: Action) -> bool:
        """Press the button that does just that; False where there is none."""
        found: bool = await self._tab.run(
            f"""(() => {{ const wanted = {json.dumps(json.dumps(action_to_data(action), sort_keys=True))};
            const same = (one) => JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(one)).sort()));
            const button = [...document.querySelectorAll('button[data-do]')].find((one) =>
              same(one.dataset.do) === JSON.stringify(JSON.parse(wanted)));
            button?.click(); return Boolean(button); }})()"""
        )
        return found

    async def _submit(self, form: str, fields: dict[str, str]) -> None:
        await self._tab.run(
            f"""(() => {{ const form = document.querySelector({json.dumps(form)});
            for (const [name, value] of Object.entries({json.dumps(fields)})) form.elements[name].value = value;
            form.querySelector('button').click(); }})()"""
        )

    async def _compose(self, order: Respond | Speak) -> None:
        tab, draft = self._tab, order.response.draft
        form = form_of(order, "own" if draft is None else f"draft:{draft}")
        wanted = {name: form[name] for name in ("about", "start", "kind")}
        await tab.run(
            f"""(() => {{ const wanted = {json.dumps(wanted)};
            [...document.querySelectorAll('button[data-compose]')].find((one) => {{
              const found = JSON.parse(one.dataset.compose);
              return Object.keys(wanted).every((key) => found[key] === wanted[key]); }}).click(); }})()"""
        )
        await tab.until("document.querySelector('#composer-look li')")
        if draft is None:
            await tab.run(
                f"""(() => {{ const said = {json.dumps(form)};
                const form = document.getElementById('composer-form');
                for (const field of form.elements) {{
                  if (field.type === 'checkbox') field.checked = said.fields[field.name].includes(field.value);
                  else if (field.name === 'text') field.value = said.text;
                  else if (field.name) field.value = said.fields[field.name];
                }}
                form.dispatchEvent(new Event('input', {{bubbles: true}})); }})()"""
            )
        await click(tab, "#composer-form button[type=submit]")
        await tab.until("document.getElementById('sending').open")
        await click(tab, "#send")


@asynccontextmanager
async def at_a_simple_seat(group: Held, name: str) -> AsyncIterator[SeatPlayer]:
    """The page in a real browser, by its buttons and forms."""
    async with browser() as found, found.tab() as tab:
        await tab.go(f"http://{group.address}/")
        await type_code(tab, group.live.contest.code, name)
        await tab.until("document.getElementById('who')?.textContent")
        await tab.until("document.getElementById('lobby-seats')?.textContent")
        seat = group.live.people.seat_of(await tab.run("JSON.parse(localStorage.getItem('twiplo.seat')).token"))
        assert seat is not None
        yield _AtAPage(tab, group, seat)


SEATS: dict[str, SeatKind] = {
    "terminal": at_a_terminal,
    "simple seat": at_a_simple_seat,
    "desk in a browser": at_a_desk_in_a_browser,
}
"""Every kind of seat that a class has."""
