"""Every screen as it is drawn, in each size, language and look: gone through once, then looked at by many tests."""

import asyncio
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from unittest.mock import patch

from rich.cells import cell_len
from tests.tui.drawing import Row, drawn
from tests.tui.playing import Size
from tests.tui.screens import SCREENS, reached, returned, started, still
from textual.content import Content
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import OptionList

from twiplo_game.tui.app import TwiploApp
from twiplo_game.tui.themes import THEMES
from twiplo_game.tui.widgets.key_line import KeyLine

SIZES: tuple[Size, ...] = ((80, 24), (100, 30), (120, 40))
LANGUAGES = ("en", "fr")
COMBINATIONS = [(language, size) for language in LANGUAGES for size in SIZES]
NAMES = {(language, size): f"{language}-{size[0]}x{size[1]}" for language, size in COMBINATIONS}

DARK, LIGHT = "twiplo-dark-normal", "twiplo-light-normal"
ASCII = "ascii"
THOROUGH = ("en", (80, 24))
"""Where every screen is drawn in all six themes, and in ASCII."""
WIDEST = ("fr", (120, 40))
"""Where every screen is drawn in dark and light, and in ASCII; elsewhere the desk alone is."""


@dataclass(frozen=True)
class Proof:
    """One screen in one language and size."""

    name: str
    language: str
    size: Size
    looks: dict[str, tuple[Row, ...]]
    """As drawn, by the name of the theme, and in ASCII."""
    is_own: tuple[tuple[bool, ...], ...]
    """For each cell whether it is the screen's; behind a small box the screen below shines through."""
    hints: tuple[str, ...]
    """What is wrong with the key line."""
    clipped: tuple[str, ...]
    """What does not fit its place."""

    @property
    def label(self) -> str:
        """What a failing test says."""
        return f"{self.name} {NAMES[self.language, self.size]}"


@contextmanager
def somewhere() -> Iterator[None]:
    """A player's folder of the same name everywhere, because some screens name it."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder, patch.dict(os.environ, {"TWIPLO_HOME": "home"}):
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(before)


@cache
def proofs(language: str, size: Size) -> tuple[Proof, ...]:
    """All screens, in one language and size."""
    with somewhere():
        return asyncio.run(_proofs(language, size))


@cache
def without_colour(language: str, size: Size) -> dict[str, tuple[Row, ...]]:
    """All screens where the terminal asks for no colour, by their names."""
    with somewhere(), patch.dict(os.environ, {"NO_COLOR": "1"}):
        return asyncio.run(_plain(language, size))


async def _proofs(language: str, size: Size) -> tuple[Proof, ...]:
    found = []
    for start in dict.fromkeys(way.start for way in SCREENS.values()):
        async with started(start, language, size) as (app, pilot):
            for name in (name for name, way in SCREENS.items() if way.start == start):
                await reached(name, app, pilot)
                found.append(await _proof(name, language, size, app, pilot))
                await returned(app, pilot)
    return tuple(found)


async def _plain(language: str, size: Size) -> dict[str, tuple[Row, ...]]:
    found = {}
    for start in dict.fromkeys(way.start for way in SCREENS.values()):
        async with started(start, language, size) as (app, pilot):
            for name in (name for name, way in SCREENS.items() if way.start == start):
                await reached(name, app, pilot)
                found[name] = drawn(app)
                await returned(app, pilot)
    return found


async def _proof(name: str, language: str, size: Size, app: TwiploApp, pilot: "Pilot[int]") -> Proof:
    looks = {DARK: drawn(app)}
    own, hints, clipped = _own(app), tuple(hint_problems(app)), tuple(clipping(app))
    themes = [theme.name for theme in THEMES] if (language, size) == THOROUGH else [LIGHT]
    if name != "desk" and (language, size) not in {THOROUGH, WIDEST}:
        return Proof(name, language, size, looks, own, hints, clipped)
    for theme in themes:
        if theme != DARK:
            app.theme = theme
            await still(app, pilot)
            looks[theme] = drawn(app)
    app.theme = DARK
    usual, app.settings = app.settings, replace(app.settings, ascii="on")
    for screen in (app.screen, *app._background_screens):
        for widget in screen.walk_children(with_self=True):
            widget.refresh()
    await still(app, pilot)
    looks[ASCII] = drawn(app)
    app.settings = usual
    return Proof(name, language, size, looks, own, hints, clipped)


def _own(app: TwiploApp) -> tuple[tuple[bool, ...], ...]:
    width, height = app.size
    is_all = app.screen.styles.background.a == 1
    own = [[is_all] * width for _ in range(height)]
    for widget, (region, clip) in app.screen._compositor.visible_widgets.items():
        shown = region.intersection(clip)
        if widget is not app.screen:
            for row in own[shown.y : shown.bottom]:
                row[shown.x : shown.right] = [True] * shown.width
    return tuple(tuple(row) for row in own)


def hint_problems(app: TwiploApp) -> list[str]:
    """What is wrong with the key line of the screen on top."""
    problems = []
    lines = list(app.screen.query(KeyLine))
    for line in lines:
        shown = list(line.placed())
        if "help" not in [word.name for word, _ in shown]:
            problems.append("the key line has no help")
        drawn = "".join(segment.text for segment in line.render_line(0))
        for word, column in shown:
            if word.content.plain not in drawn[column:]:
                problems.append(f"{word.name} is cut")
    return problems if len(lines) == 1 else [f"{len(lines)} key lines"]


def clipping(app: TwiploApp) -> list[str]:
    """What is cut off on the screen on top without saying so."""
    problems = []
    for widget in app.screen._compositor.visible_widgets:
        name = f"{type(widget).__name__}#{widget.id or ''}"
        if widget is not app.screen and not _scrolls(widget.parent) and not _is_inside(widget):
            problems.append(f"{name} sticks out of its parent: {widget.region} of {widget.parent.content_region}")
        if isinstance(widget, OptionList):
            if widget.max_scroll_x:
                problems.append(f"{name} has lines that are wider than it")
            continue
        titles = [str(title or "") for title in (widget.border_title, widget.border_subtitle)]
        if max(map(cell_len, titles)) > max(0, widget.outer_size.width - 6):
            problems.append(f"{name} has a title that is cut")
        made = widget.render() if not list(widget.children) else None
        if isinstance(made, Content) and made.plain.strip():
            problems += [f"{name}: {problem}" for problem in _unfit(widget, made)]
    return problems


def _unfit(widget: Widget, made: Content) -> list[str]:
    room, styles = widget.content_size, widget.styles
    if styles.text_wrap == "nowrap":
        longest = max(line.cell_length for line in made.split("\n", allow_blank=True))
        if longest > room.width and styles.text_overflow != "ellipsis":
            return [f"a line of {longest} in {room.width} columns"]
        return []
    needed = made.get_height(styles, room.width) if room.width else 0
    return [f"{needed} lines in {room.height}: {made.plain[:40]!r}"] if needed > room.height else []


def _scrolls(widget: object) -> bool:
    return (
        isinstance(widget, Widget)
        and (widget.styles.overflow_y in {"auto", "scroll"} or widget.styles.overflow_x in {"auto", "scroll"})
        and widget.is_scrollable
    )


def _is_inside(widget: Widget) -> bool:
    parent = widget.parent
    return not isinstance(parent, Widget) or not widget.region or parent.region.contains_region(widget.region)
