"""A player at the desk in a real browser: keys go in through the page; where the cursor stands, the desk tells.

So that it can be looked up, the desk's house is in this very process. All that is drawn and typed still goes over the
class's server, the relay and the house's own port.
"""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, cast

from tests.tui.playing import until
from tests.tui.scripted import Player as KeyPlayer
from textual.events import Key
from textual.message import Message
from textual.pilot import Pilot

from classroom.browser import Tab, browser
from classroom.serving import Held
from twiplo_game.engine.action import Action
from twiplo_game.store.class_desks import desks_folder
from twiplo_game.tui.screens.desk import DeskScreen
from twiplo_game.webdesk import house as own
from twiplo_game.webdesk.front import DeskFront
from twiplo_game.webdesk.houses import House, Houses
from twiplo_game.webdesk.session import Session

_NAMED = {
    "enter": ("Enter", 13, "\r"),
    "escape": ("Escape", 27, ""),
    "down": ("ArrowDown", 40, ""),
    "up": ("ArrowUp", 38, ""),
    "left": ("ArrowLeft", 37, ""),
    "right": ("ArrowRight", 39, ""),
    "space": (" ", 32, " "),
    " ": (" ", 32, " "),
    "plus": ("+", 187, "+"),
}
_CONTROL = 2
_PATIENCE = 3000


class _Here(Houses):
    """One house, which is there already."""

    def __init__(self, most: int, folder: Path, house: House) -> None:
        super().__init__(most, folder)
        self._here = house

    def _start(self) -> House:
        if self._here not in self._houses:
            self._houses.append(self._here)
        return self._here


class _PagePilot:
    """What the player's hands do, done in the page."""

    def __init__(self, tab: Tab, session: Session) -> None:
        self._tab = tab
        self._app = session.app
        self._heard = 0
        assert session.app.drawn_by is not None
        take = session.app.drawn_by.take

        def counted(message: Message) -> None:
            take(message)
            self._heard += isinstance(message, Key)

        setattr(session.app.drawn_by, "take", counted)  # noqa: B010 - a method to the checker

    async def press(self, *keys: str) -> None:
        """Press keys, and let the desk have heard each."""
        for key in keys:
            heard = self._heard
            is_control = key.startswith("ctrl+")
            plain = key.removeprefix("ctrl+")
            # The codes of keys are not those of signs: 46 would delete something.
            code = ord(plain.upper()) if len(plain) == 1 and plain.isalnum() else 0
            name, code, text = _NAMED.get(plain, (plain, code, plain))
            assert len(text) < 2, key
            more: dict[str, Any] = {"key": name, "code": name, "windowsVirtualKeyCode": code}
            more |= {"modifiers": _CONTROL} if is_control else {"text": text} if text else {}
            await self._tab.call("Input.dispatchKeyEvent", type="keyDown", **more)
            more.pop("text", None)
            await self._tab.call("Input.dispatchKeyEvent", type="keyUp", **more)
            async with asyncio.timeout(15):
                while self._heard == heard:
                    await asyncio.sleep(0.01)
            await self.pause()

    async def pause(self, delay: float | None = None) -> None:
        """Let the desk do what it has heard of."""
        await Pilot(self._app).pause(delay)


class DeskPlayer:
    """By keys alone, as at a terminal."""

    def __init__(self, tab: Tab, session: Session) -> None:
        self._session = session
        self._player = KeyPlayer(session.app, cast("Pilot[int]", _PagePilot(tab, session)), _PATIENCE)

    async def begun(self) -> None:
        """Until the desk is open."""
        player = self._player
        await self._inside(until(player.pilot, lambda: isinstance(player.app.screen, DeskScreen), _PATIENCE))

    async def do(self, action: Action) -> None:
        """Carry out one action."""
        await self._inside(self._player.do(action))

    async def _inside(self, doing: Coroutine[Any, Any, None]) -> None:
        """Whoever asks a widget something does so as its own app."""
        await asyncio.get_running_loop().create_task(doing, context=self._session._context)


@asynccontextmanager
async def at_a_desk_in_a_browser(group: Held, name: str) -> AsyncIterator[DeskPlayer]:
    """From the join page to the desk. The class has a `DeskFront`."""
    front = group.desks
    assert isinstance(front, DeskFront)
    inside = own.House("word", lambda _: None)
    async with inside.open() as port, browser() as found, found.tab() as tab:
        here = House("word", port=port)
        here.is_ready.set()
        front.houses = _Here(front.most, desks_folder(group.live.contest.id), here)
        await tab.size(1280, 800)
        await tab.go(f"http://{group.address}/")
        await tab.until("!document.getElementById('places').hidden")
        await tab.run(f"document.getElementById('code').value = '{group.live.contest.code}'")
        await tab.run(f"document.getElementById('name').value = '{name}'")
        await tab.run("document.querySelector('[name=place][value=desk]').click()")
        await tab.run("document.querySelector('#join button').click()")
        async with asyncio.timeout(30):
            while not any(session.app.drawn_by and session.app.in_class for session in inside.sessions.values()):
                await asyncio.sleep(0.02)
        [session] = inside.sessions.values()
        yield DeskPlayer(tab, session)
