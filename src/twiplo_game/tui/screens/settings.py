"""The settings: every preference with its values, changed at once and kept."""

from dataclasses import replace
from typing import Any, ClassVar, Final

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll

from twiplo_game.locale.words import LANGUAGES, msgid
from twiplo_game.store.settings import settings_path
from twiplo_game.telling.page import Page
from twiplo_game.telling.records import CLOCKS
from twiplo_game.tui.commands import VIM_KEYS, Command, key_name, key_of
from twiplo_game.tui.front_screen import FrontScreen
from twiplo_game.tui.messages import Prefer
from twiplo_game.tui.screens.desk import DeskScreen
from twiplo_game.tui.widgets.page_view import PageView
from twiplo_game.tui.widgets.preferences import Pointed, Preference, PreferenceLine, Preferred

_SWITCH: Final = {"off": msgid("off"), "on": msgid("on")}

PREFERENCES: Final = (
    Preference(
        "language",
        msgid("Language"),
        msgid("Of everything, and of the scenarios that have it. Ctrl+L changes over anywhere, also in a game."),
        LANGUAGES,
    ),
    Preference(
        "theme",
        msgid("Theme"),
        msgid("Light letters on a dark ground, or dark letters on a light one."),
        {"dark": msgid("dark"), "light": msgid("light")},
    ),
    Preference(
        "colours",
        msgid("Colours"),
        msgid("Whatever is chosen, a sign or a word says what a colour says."),
        {"normal": msgid("usual"), "safe": msgid("without red and green"), "mono": msgid("no colour")},
    ),
    Preference("motion", msgid("Motion"), msgid("Whether anything on the screen may glide."), _SWITCH),
    Preference(
        "clock",
        msgid("Clock"),
        msgid(
            "How a new game begins. By action: time passes when you let it. Live: it runs by itself, and ×2 and ×5 "
            "give twice and five times as long. The briefing asks each time."
        ),
        CLOCKS,
    ),
    Preference("bell", msgid("Bell"), msgid("Whether the terminal rings when a message comes in by itself."), _SWITCH),
    Preference(
        "ascii",
        msgid("ASCII only"),
        msgid(
            "Everything in the letters of ASCII, without accents, lines and blocks. "
            "Automatic: where the system’s language settings promise no more."
        ),
        {"auto": msgid("automatic"), "on": msgid("always"), "off": msgid("never")},
    ),
    Preference(
        "checks",
        msgid("Check-up"),
        msgid("The learning check: eight questions that show what stays. Offered or not, twiplo quiz begins it."),
        {"on": msgid("offered"), "off": msgid("not offered")},
    ),
    Preference(
        "keys",
        msgid("Keys"),
        msgid("The keys of the desk:"),
        {"letters": msgid("letters"), "vim": msgid("letters, hjkl"), "function": msgid("function keys")},
    ),
)
"""In the order in which they stand."""


class SettingsScreen(FrontScreen):
    """A line for each preference; below, what the highlighted one is about."""

    TITLE_WORDS = msgid("Settings")
    ABOUT = msgid("Every change applies at once and is kept for the next time. (*) marks what is chosen.")
    OFFERS: ClassVar = (
        Command("following", "right,enter,space", msgid("Change"), msgid("The next value.")),
        Command("preceding", "left", msgid("Back one"), msgid("The value before."), is_shown=False),
        Command("down", "down,tab", msgid("Down"), msgid("The next preference.")),
        Command("up", "up", msgid("Up"), msgid("The preference before.")),
        Command("back", "escape", msgid("Back"), msgid("Go back to where you were.")),
    )
    AUTO_FOCUS = ""
    CSS = """
    SettingsScreen #preferences { height: auto; margin: 1 0; }
    SettingsScreen #about { height: 1fr; border-top: solid $line; }
    """

    at = 0
    """The place of the highlighted preference."""

    def compose(self) -> ComposeResult:
        """The preferences, what the highlighted one is about, where they are kept."""
        yield self.head(self.words.tr("Settings"))
        with Vertical(id="preferences"):
            for place, preference in enumerate(PREFERENCES):
                yield PreferenceLine(preference, self._chosen(preference), is_at=place == self.at)
        with VerticalScroll(id="about", can_focus=False):
            yield PageView(self._about())
        yield from self.foot()

    def _chosen(self, preference: Preference) -> str:
        if preference.name == "language":
            return self.words.language
        return str(getattr(self.host.settings, preference.name))

    def _about(self) -> Page:
        words, preference, page = self.words, PREFERENCES[self.at], Page()
        page.heading(words.tr(preference.label))
        page.say(words.tr(preference.about))
        if preference.name == "keys":
            page.say(self._keys())
        if not self.host.is_guest:
            page.blank()
            page.say(words.tr("Every change is kept in {path}.", path=settings_path()))
        return page

    def _keys(self) -> str:
        """The keys of the desk in the chosen set, a key and its word beside each other."""
        words, keys = self.words, self.host.settings.keys
        named = [(key_name(key_of(offer, keys), words), words.tr(offer.label)) for offer in DeskScreen.OFFERS]
        if keys == "vim":
            named += [(key, key_name(moves, words)) for key, moves in VIM_KEYS.items()]
        return ", ".join(f"{key}\u00a0{label}".replace(" ", "\u00a0") for key, label in named)

    async def _go_to(self, place: int) -> None:
        self.at = place % len(PREFERENCES)
        await self.recompose()

    def _choose(self, preference: Preference, value: str) -> None:
        change: dict[str, Any] = {preference.name: value}
        self.say("")
        self.post_message(Prefer(replace(self.host.settings, **change)))

    def _turn(self, by: int) -> None:
        preference = PREFERENCES[self.at]
        values = list(preference.values)
        self._choose(preference, values[(values.index(self._chosen(preference)) + by) % len(values)])

    def on_preferred(self, message: Preferred) -> None:
        """A value was clicked."""
        self.at = next(place for place, item in enumerate(PREFERENCES) if item.name == message.name)
        self._choose(PREFERENCES[self.at], message.value)

    async def on_pointed(self, message: Pointed) -> None:
        """A line was clicked."""
        await self._go_to(next(place for place, item in enumerate(PREFERENCES) if item.name == message.name))

    def action_following(self) -> None:
        """Choose the next value."""
        self._turn(1)

    def action_preceding(self) -> None:
        """Choose the value before."""
        self._turn(-1)

    async def action_down(self) -> None:
        """Go to the next preference."""
        await self._go_to(self.at + 1)

    async def action_up(self) -> None:
        """Go to the preference before."""
        await self._go_to(self.at - 1)

    def action_back(self) -> None:
        """Go back to the screen below."""
        self.dismiss(None)

    def action_settings(self) -> None:
        """They are open: the same key closes them."""
        self.dismiss(None)
