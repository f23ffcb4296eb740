"""Everything that can be done can be done by key, by click and by palette, and is declared once."""

import importlib
import pkgutil
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from tests.tui.playing import click_word, playing, until
from tests.tui.screens import SCREENS, reached, returned, started
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import OptionList

from twiplo_game.tui import screens
from twiplo_game.tui.app import TwiploApp
from twiplo_game.tui.commands import EVERYWHERE, FUNCTION_KEYS, PALETTE, VIM_KEYS, Command, key_name, key_of
from twiplo_game.tui.messages import Prefer
from twiplo_game.tui.screen import TwiploScreen
from twiplo_game.tui.screens.palette import PaletteScreen
from twiplo_game.tui.widgets.key_line import KeyLine

SAFE_KEY = re.compile(
    r"[a-z0-9]|f([1-9]|10)|ctrl\+[a-z]|up|down|left|right|enter|escape|tab|space|question_mark|plus|minus|slash"
)
"""The keys that arrive from every terminal."""

for _module in pkgutil.iter_modules(screens.__path__):
    importlib.import_module(f"{screens.__name__}.{_module.name}")


def all_screens() -> list[type[TwiploScreen]]:
    """Every screen class that declares commands of its own."""
    found, waiting = [], [TwiploScreen]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind.__module__.startswith("twiplo_game.tui.screens."):
            found.append(kind)
    return sorted(found, key=lambda kind: kind.__name__)


every_class = pytest.mark.parametrize("kind", all_screens(), ids=lambda kind: kind.__name__)


@every_class
def test_every_command_has_its_action_and_its_words(kind: type[TwiploScreen]) -> None:
    for offer in (*kind.OFFERS, *EVERYWHERE):
        assert callable(getattr(kind, f"action_{offer.name}", None)), offer.name
        assert offer.label
        assert offer.does.endswith("."), offer.name
    assert kind.TITLE_WORDS
    assert kind.ABOUT


@every_class
@pytest.mark.parametrize("keys", ["letters", "vim", "function"])
def test_no_two_commands_share_a_key_and_every_key_arrives_from_every_terminal(
    kind: type[TwiploScreen], keys: str
) -> None:
    used: dict[str, str] = {}
    for offer in (*kind.OFFERS, *EVERYWHERE):
        for key in key_of(offer, keys).split(","):
            assert SAFE_KEY.fullmatch(key), f"{offer.name}: {key}"
            assert key not in used, f"{offer.name} and {used[key]} share {key}"
            used[key] = offer.name
    if keys == "vim":
        assert not set(used) & {key for key in VIM_KEYS if len(key) == 1 and key.islower()}


def test_every_name_of_the_function_keys_is_a_command() -> None:
    names = {offer.name for kind in all_screens() for offer in kind.OFFERS}
    assert len(set(FUNCTION_KEYS.values())) == len(FUNCTION_KEYS)
    assert set(FUNCTION_KEYS) - names <= {"send"}


def test_every_screen_is_in_the_table() -> None:
    assert {way.screen for way in SCREENS.values()} == set(all_screens())


def spied(screen: Screen[object], offers: list[Command]) -> list[str]:
    """Replace what the commands of `screen` do by a note of their names."""
    ran: list[str] = []

    def noting(name: str) -> Callable[[], None]:
        return lambda: ran.append(name)

    for offer in offers:
        setattr(screen, f"action_{offer.name}", noting(offer.name))
    return ran


async def by_key(app: TwiploApp, pilot: "Pilot[int]", offers: list[Command], ran: list[str]) -> None:
    """Each command runs by a key, and by the one that the key line shows."""
    hints = {word.name: word.content.plain for word in app.screen.query_one(KeyLine).words_now}
    for offer in offers:
        working = []
        for key in key_of(offer, app.settings.keys).split(","):
            ran.clear()
            await pilot.press(key)
            await pilot.pause()
            if ran == [offer.name]:
                working.append(key_name(key, app.words))
            for line in app.screen.query("Input"):
                line.clear()
        assert working, f"no key runs {offer.name}"
        if offer.name in hints:
            assert hints[offer.name].partition(" ")[0] in working, hints[offer.name]


async def by_click(app: TwiploApp, pilot: "Pilot[int]", ran: list[str]) -> None:
    """Each word of the key line runs its command."""
    line = app.screen.query_one(KeyLine)
    for word in line.words_now:
        ran.clear()
        await click_word(pilot, line, word.name)
        await pilot.pause()
        assert ran == [word.name]


async def by_palette(app: TwiploApp, pilot: "Pilot[int]", offers: list[Command], ran: list[str]) -> None:
    """The palette has every command with its words in the language of the moment, and runs the one that is chosen."""
    screen = app.screen
    offers = [offer for offer in offers if offer is not PALETTE]
    del screen.action_palette
    for by_mouse in (False, True):
        screen.action_palette()
        await until(pilot, lambda: isinstance(app.screen, PaletteScreen))
        listed = app.screen.query_one(OptionList)
        assert [listed.get_option_at_index(place).id for place in range(listed.option_count)] == [
            offer.name for offer in offers
        ]
        for place, offer in enumerate(offers):
            assert app.words.tr(offer.does) in str(listed.get_option_at_index(place).prompt)
        ran.clear()
        place = min(2, len(offers) - 1)
        if by_mouse:
            await pilot.click(listed, offset=(5, place))
        else:
            await pilot.press(*["down"] * place, "enter")
        await until(pilot, lambda: app.screen is screen and bool(ran))
        assert ran == [offers[place].name]
    for offer in offers:
        ran.clear()
        screen._run(offer.name)
        await until(pilot, lambda: bool(ran))
        assert ran == [offer.name]


def in_both_languages() -> list[Any]:
    """Each screen in English and in French; the night sees to the French of those that nobody looks at first."""
    names = [name for name in SCREENS if name != "too small"]
    seldom = {
        "fr": [name for name in names if name not in {"title", "desk", "composer", "debrief", "lobby", "settings"}]
    }
    return [
        pytest.param(name, language, marks=[pytest.mark.nightly] if name in seldom.get(language, []) else [])
        for name in names
        for language in ("en", "fr")
    ]


@pytest.mark.parametrize(("name", "language"), in_both_languages())
async def test_every_command_runs_by_key_by_click_and_by_palette(name: str, language: str) -> None:
    async with started(SCREENS[name].start, language) as (app, pilot):
        await reached(name, app, pilot)
        offers = list(app.screen.offers)
        ran = spied(app.screen, offers)
        if language == "en":
            await by_key(app, pilot, offers, ran)
        await by_click(app, pilot, ran)
        if not isinstance(app.screen, PaletteScreen):
            await by_palette(app, pilot, offers, ran)
        await returned(app, pilot)


async def test_the_function_keys_run_what_the_key_line_says(monkeypatch: pytest.MonkeyPatch) -> None:
    async with playing() as (app, pilot):
        monkeypatch.setattr("twiplo_game.tui.app.save_settings", lambda settings: None)
        app.post_message(Prefer(replace(app.settings, keys="function")))
        await until(pilot, lambda: app.settings.keys == "function")
        await pilot.pause()
        offers = list(app.screen.offers)
        await by_key(app, pilot, offers, spied(app.screen, offers))
