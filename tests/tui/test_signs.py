"""On and off, chosen and not, here and there: told by more than colour."""

import os
from unittest.mock import patch

import pytest
from tests.tui.drawing import Row, drawn
from tests.tui.screens import SCREENS, TOGGLES, reached, started, still


def bare(rows: tuple[Row, ...]) -> list[tuple[str, str]]:
    """What is left without any colour: letters, and what a terminal without colours can still do to them."""
    return [(piece.text, "".join(set(piece.marks) & set("rub"))) for row in rows for piece in row]


@pytest.mark.parametrize(("name", "key"), TOGGLES, ids=[" ".join(pair) for pair in TOGGLES])
@pytest.mark.parametrize("is_mono", [False, True], ids=["NO_COLOR", "mono"])
async def test_a_choice_shows_without_colour(name: str, key: str, is_mono: bool) -> None:
    environment = {} if is_mono else {"NO_COLOR": "1"}
    with patch.dict(os.environ, environment):
        async with started(SCREENS[name].start) as (app, pilot):
            app.theme = "twiplo-dark-mono" if is_mono else app.theme
            await reached(name, app, pilot)
            before = bare(drawn(app))
            await pilot.press(key)
            await still(app, pilot)
            assert bare(drawn(app)) != before
