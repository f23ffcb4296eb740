"""A player who does on the desk, by keys alone, what a list of actions says: every action through the screens."""

from collections.abc import Callable
from dataclasses import replace

from tests.tui.playing import until
from textual.pilot import Pilot
from textual.screen import Screen

from twiplo_game.engine.action import (
    Action,
    Advance,
    Ask,
    Cancel,
    Check,
    Correct,
    Open,
    Respond,
    Speak,
    Tell,
    Update,
)
from twiplo_game.engine.response import Response
from twiplo_game.seating.local_port import LocalPort
from twiplo_game.seating.port import Changed
from twiplo_game.telling.fields import MANY, TIMES, value_of, values_of
from twiplo_game.tui.app import TwiploApp
from twiplo_game.tui.screens.choice import ChoiceScreen
from twiplo_game.tui.screens.composer import ComposerScreen
from twiplo_game.tui.screens.consequence import ConsequenceScreen
from twiplo_game.tui.screens.desk import DeskScreen
from twiplo_game.tui.screens.minutes import MinutesScreen
from twiplo_game.tui.screens.span import SpanScreen
from twiplo_game.tui.widgets.feed import Feed
from twiplo_game.tui.widgets.field_list import FieldList
from twiplo_game.tui.widgets.letter import Letter

_KEYS = {Ask: "a", Check: "v", Tell: "t", Correct: "c", Update: "u", Cancel: "x"}


class Player:
    """Plays by pressing keys."""

    def __init__(self, app: TwiploApp, pilot: Pilot[int], patience: int = 200) -> None:
        self.app = app
        self.pilot = pilot
        self.patience = patience
        """How often it is looked whether something has come about."""

    @property
    def port(self) -> LocalPort:
        """The game on this computer."""
        assert self.app.seat is not None
        assert isinstance(self.app.seat.port, LocalPort)
        return self.app.seat.port

    @property
    def is_over(self) -> bool:
        """Whether the game has ended."""
        return self.current.view.ending is not None

    @property
    def current(self) -> Changed:
        """How the game stands, on this computer or in a class."""
        assert self.app.seat is not None and self.app.seat.current is not None
        return self.app.seat.current

    async def _until(self, holds: Callable[[], bool]) -> None:
        await until(self.pilot, holds, self.patience)

    async def do(self, action: Action) -> None:
        """Carry out one action through the screens; what comes back is looked at and put away."""
        revision = self.current.revision
        match action:
            case Open():
                await self._open(action.message)
            case Advance():
                await self._wait(action.to)
            case Respond():
                await self._compose("r", action.event, action)
            case Speak():
                await self._compose("s", action.about, action)
            case Tell():
                await self.pilot.press("t")
                await self._choose(action.stakeholder)
                await self._choose(action)
            case _:
                await self.pilot.press(_KEYS[type(action)])
                await self._choose(action)
        await self._until(lambda: self.current.revision > revision)
        await self._back_to_the_desk()

    async def _back_to_the_desk(self) -> None:
        if self.is_over:
            return
        await self._until(lambda: isinstance(self.app.screen, DeskScreen | ConsequenceScreen))
        await self.pilot.pause()
        while isinstance(self.app.screen, ConsequenceScreen):
            await self.pilot.press("escape")
            await self.pilot.pause()
        await self._until(lambda: isinstance(self.app.screen, DeskScreen))

    async def _screen(self, kind: type[Screen[object]]) -> None:
        await self._until(lambda: isinstance(self.app.screen, kind) and self.app.screen.is_mounted)

    async def _choose(self, value: object) -> None:
        await self._screen(ChoiceScreen)
        screen = self.app.screen
        assert isinstance(screen, ChoiceScreen)
        values = [item.value for item in screen.items]
        await self.pilot.press(*["down"] * values.index(value), "enter")
        await self._until(lambda: self.app.screen is not screen)

    async def _open(self, message: str) -> None:
        feed = self.app.screen.query_one(Feed)
        feed.focus()
        await self._until(lambda: any(option.id == message for option in feed.options))
        for _ in range(len(feed.options)):
            here = feed.highlighted or 0
            there = feed.get_option_index(message)
            if here == there:
                break
            await self.pilot.press("down" if there > here else "up")
        await self.pilot.press("enter")

    async def _wait(self, to: int) -> None:
        view = self.current.view
        if to == view.length:
            await self.pilot.press("w")
            return
        await self.pilot.press("plus")
        await self._screen(SpanScreen)
        await self.pilot.press(*f"{to - view.minute}", "enter")

    async def _compose(self, key: str, about: str, order: Respond | Speak) -> None:
        if isinstance(order, Respond):
            message = self.app.screen
            assert isinstance(message, DeskScreen)
            message.read(about)
            await self._until(lambda: message.event == about)
        await self.pilot.press(key)
        await self._until(lambda: isinstance(self.app.screen, ChoiceScreen | ComposerScreen))
        if isinstance(self.app.screen, ChoiceScreen):
            await self._choose(about)
        await self._screen(ComposerScreen)
        screen = self.app.screen
        assert isinstance(screen, ComposerScreen)
        await self._begin(screen, order.response)
        await self._fill(screen, order.response)
        await self._type(screen, order.response)
        await self.pilot.press("ctrl+s")
        await self._screen(ChoiceScreen)
        await self.pilot.press("down", "enter")

    async def _begin(self, screen: ComposerScreen, wanted: Response) -> None:
        """From the draft that is wanted, else from nothing."""
        if screen.composition is not None:
            return
        starts = screen.query_one("Starts").starts  # type: ignore[attr-defined]
        drafts = [start.composition.response.draft for start in starts]
        place = drafts.index(wanted.draft) if wanted.draft in drafts else drafts.index(None)
        await self.pilot.press(*["down"] * place, "enter")
        await self._until(lambda: screen.composition is not None)

    async def _fill(self, screen: ComposerScreen, wanted: Response) -> None:
        """Every field as it is wanted, with the arrows and the space bar."""
        if wanted.draft is not None:
            return
        await self.pilot.press("ctrl+t")
        fields = screen.query_one(FieldList)
        fields.focus()
        await self.pilot.pause()
        names = [row.name for row in fields.rows]
        for name in names:
            if name in MANY:
                await self._tick(screen, fields, name, values_of(wanted, name))
            elif name not in TIMES and hasattr(wanted, "tier" if name == "attribution" else name):
                await self._step(screen, fields, name, wanted)
        for name in TIMES:
            minutes = getattr(wanted, name)
            if minutes is not None:
                await self._time(screen, fields, name, minutes)
        assert screen.order is not None
        assert replace(screen.order.response, text="") == replace(wanted, text="")

    async def _type(self, screen: ComposerScreen, wanted: Response) -> None:
        """The player's own words, where there are any."""
        if wanted.draft is not None or not wanted.text:
            return
        screen.query_one(Letter).focus()
        await self.pilot.press(*wanted.text)
        await self._until(lambda: screen.order is not None and screen.order.response.text == wanted.text)

    async def _go(self, fields: FieldList, name: str) -> None:
        place = [row.name for row in fields.rows].index(name)
        for _ in range(len(fields.rows)):
            if fields.place == place:
                return
            await self.pilot.press("down" if place > fields.place else "up")

    async def _step(self, screen: ComposerScreen, fields: FieldList, name: str, wanted: Response) -> None:
        await self._go(fields, name)
        assert fields.row is not None
        for _ in range(len(fields.row.picks) + 1):
            assert screen.composition is not None
            if value_of(screen.composition.response, name) == value_of(wanted, name):
                return
            await self.pilot.press("right")
        raise AssertionError(f"{name} never came to {value_of(wanted, name)}")

    async def _tick(self, screen: ComposerScreen, fields: FieldList, name: str, wanted: frozenset[str]) -> None:
        await self._go(fields, name)
        assert fields.row is not None
        for place, pick in enumerate(fields.row.picks):
            if (str(pick.value) in wanted) == pick.is_on:
                continue
            while fields.pick != place:
                await self.pilot.press("right" if fields.pick < place else "left")
            await self.pilot.press("space")

    async def _time(self, screen: ComposerScreen, fields: FieldList, name: str, minutes: int) -> None:
        assert screen.composition is not None
        if getattr(screen.composition.response, name) == minutes:
            return
        await self._go(fields, name)
        await self.pilot.press("enter")
        await self._screen(MinutesScreen)
        await self.pilot.press(*str(minutes), "enter")
        await self._until(
            lambda: screen.composition is not None and getattr(screen.composition.response, name) == minutes,
        )
