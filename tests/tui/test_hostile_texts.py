"""Whatever a scenario or a far game sends is drawn as harmless letters, in its place."""

import asyncio
import unicodedata
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.tui.drawing import drawn, lines_of
from tests.tui.screens import DESK, started, still
from textual.pilot import Pilot

from twiplo_game.model.text import Text
from twiplo_game.tui.app import TwiploApp
from twiplo_game.tui.typography import content, safe, to_ascii
from twiplo_game.tui.widgets.feed import Feed

PIECES = [
    "[bold red]", "[/]", "[/bold]", "[@click=app.quit]here[/]", "[", "]", "\\[", "[link=http://x]", "$primary",
    "\x1b[31m", "\x1b]0;title\x07", "\x1b[2J", "\x9b31m", "\r", "\n", "\t", "\x00", "\x08\x08\x08", "\x7f",
    "\u202e", "\u2066", "\u2069", "\u200f", "\u061c", "\u200b", "\u00ad", "\ufeff", "\u2028", "\u2029", "\U000e0041",
    "漢字", "e\u0301", "\u0338\u0338\u0338", "👩‍👩‍👧", "⠿", "ﷺ", "\u1160", "word", " ", "«\u00a0x\u00a0»", "…",
]  # fmt: skip
HOSTILE = st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map("".join) | st.text(max_size=60)
EXAMPLES = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))


def told_with(value: Any, text: str) -> Any:
    """`value` with every text in it said in other words."""
    if isinstance(value, Text):
        return Text(dict.fromkeys(("en", "fr"), text)) if text.strip() else value
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{field.name: told_with(getattr(value, field.name), text) for field in fields(value) if field.init}
        )
    if isinstance(value, tuple):
        return tuple(told_with(item, text) for item in value)
    return value


def harmful(lines: list[str]) -> set[str]:
    """Letters that steer the terminal, turn the direction of writing, or break a line."""
    return {letter for letter in "".join(lines) if unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Zl", "Zp"}}


async def show(app: TwiploApp, pilot: "Pilot[int]", text: str) -> list[str]:
    app.frame = replace(app.frame, view=told_with(app.frame.view, text), notice=text)
    await still(app, pilot)
    return lines_of(drawn(app))


@pytest.mark.parametrize("is_ascii", [False, True], ids=["letters", "ascii"])
async def test_hostile_texts_are_drawn_harmlessly_on_the_desk(is_ascii: bool) -> None:
    async with started(DESK) as (app, pilot):
        app.settings = replace(app.settings, ascii="on" if is_ascii else "off")
        usual = app.frame
        app.screen.read("the_post")
        loop = asyncio.get_running_loop()

        @EXAMPLES
        @example("".join(PIECES))
        @example("漢字" * 60)
        @example("[bold red]" * 20)
        @given(HOSTILE)
        def holds(text: str) -> None:
            app.call_from_thread(setattr, app, "frame", usual)
            lines = asyncio.run_coroutine_threadsafe(show(app, pilot, text), loop).result(30)
            assert harmful(lines) == set()
            assert {cell_len(line) for line in lines} == {80}
            assert len(lines) == 24
            if is_ascii:
                assert [line for line in lines if not line.isascii()] == []
            feed = app.screen.query_one(Feed)
            assert feed.virtual_size.height == feed.option_count

        await asyncio.to_thread(holds)


async def test_brackets_are_brackets() -> None:
    async with started(DESK) as (app, pilot):
        app.screen.read("the_post")
        drawn_text = "\n".join(await show(app, pilot, "[bold]x[/bold] [@click=app.quit]y[/]"))
        assert "[bold]x[/bold] [@click=app.quit]y[/]" in drawn_text


@given(HOSTILE)
def test_safe_text_holds_nothing_that_steers(text: str) -> None:
    assert harmful([safe(text).replace("\n", "").replace("\t", "")]) == set()
    assert content(text).plain == safe(text)


@given(st.text(max_size=80))
def test_ascii_takes_as_many_columns(text: str) -> None:
    plain = to_ascii(safe(text).replace("\n", " ").replace("\t", " "))
    assert plain.isascii()
    assert len(plain) == cell_len(safe(text).replace("\n", " ").replace("\t", " "))
