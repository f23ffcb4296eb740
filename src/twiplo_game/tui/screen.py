"""The base of every screen: its commands, its key line, and what is the same everywhere."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, ClassVar, TypeVar

from textual.events import Key
from textual.screen import Screen

from twiplo_game.locale.words import LANGUAGES, Words
from twiplo_game.tui.commands import EVERYWHERE, VIM_KEYS, Command
from twiplo_game.tui.host import Host, host_of
from twiplo_game.tui.messages import Go, Prefer

Result = TypeVar("Result")


class TwiploScreen(Screen[Result]):
    """A screen of Twiplo. Its `OFFERS` are all that it can do beside what every screen can."""

    OFFERS: ClassVar[tuple[Command, ...]] = ()
    """In the order of importance: the key line shows as many as it has room for."""

    TITLE_WORDS: ClassVar[str] = ""
    """What the screen is called, before it is translated."""

    ABOUT: ClassVar[str] = ""
    """What the screen is for, in one or two sentences, before they are translated; help begins with it."""

    AUTO_FOCUS = "OptionList, Input, TextArea, .choosable"

    def __init_subclass__(cls, **kwargs: Any) -> None:
        cls.BINDINGS = [*(offer.binding() for offer in (*EVERYWHERE, *cls.__dict__.get("OFFERS", ())))]
        super().__init_subclass__(**kwargs)

    @property
    def host(self) -> Host:
        """The app."""
        return host_of(self)

    @property
    def words(self) -> Words:
        """The interface's words."""
        return self.host.words

    @property
    def offers(self) -> Iterable[Command]:
        """What can be done here, what every screen offers at the end."""
        own = {offer.name for offer in self.OFFERS}
        every = (*self.OFFERS, *(offer for offer in EVERYWHERE if offer.name not in own))
        return (offer for offer in every if offer.name not in self.host.withheld)

    async def retell(self) -> None:
        """Say everything again, in the language of the moment; the place where the player was is kept."""
        focused = self.focused.id if self.focused is not None else None
        await self.recompose()
        if focused:
            for widget in self.query(f"#{focused}"):
                widget.focus()

    def on_key(self, event: Key) -> None:
        """The movements of vi, where they are wanted and nobody types."""
        if self.host.settings.keys == "vim" and event.key in VIM_KEYS:
            event.stop()
            self.app.simulate_key(VIM_KEYS[event.key])

    def action_help(self) -> None:
        """Say what this screen is and what the keys do."""
        from twiplo_game.tui.screens.help import HelpScreen  # noqa: PLC0415 - not needed for the title screen

        self.app.push_screen(HelpScreen(self))

    def action_palette(self) -> None:
        """Find something to do by typing."""
        from twiplo_game.tui.screens.palette import PaletteScreen  # noqa: PLC0415 - not needed for the title screen

        self.app.push_screen(PaletteScreen(self), self._run)

    def _run(self, name: str | None) -> None:
        if name is not None:
            self.call_later(self.run_action, name)

    def action_settings(self) -> None:
        """Open the preferences."""
        self.post_message(Go("settings"))

    def action_language(self) -> None:
        """Go over to the other language."""
        codes = list(LANGUAGES)
        following = codes[(codes.index(self.words.language) + 1) % len(codes)]
        self.post_message(Prefer(replace(self.host.settings, language=following)))

    def action_leave(self) -> None:
        """Leave Twiplo."""
        self.app.exit(0)
