"""The place to write in: drawn as Textual would draw it, with words underlined, wherever they move to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style
from textual.app import App, ComposeResult
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from twiplo_game.tui.widgets.marked_text import MarkedText, Span, moved

WIDTH = 24
PROSE = "We do not yet know who sent it (at 18:00).\n\nÀ 18 h, nous dirons ce que nous savons ; 漢字 aussi 🙂.\nend"


class Page(App[None]):
    """A text by itself."""

    CSS = f"MarkedText {{ width: {WIDTH}; height: 12; border: none; padding: 0; }}"

    def compose(self) -> ComposeResult:
        """The text."""
        yield MarkedText(PROSE)


def cells(strip: Strip) -> list[tuple[str, Style | None]]:
    """Every character of a row with its look."""
    return [(letter, segment.style) for segment in strip for letter in segment.text]


SELECTIONS = [
    Selection.cursor((0, 0)), Selection.cursor((0, 42)), Selection.cursor((1, 0)), Selection.cursor((2, 50)),
    Selection((0, 3), (0, 12)), Selection((0, 30), (2, 4)), Selection((3, 3), (0, 0)), Selection((1, 0), (3, 1)),
]  # fmt: skip


@pytest.mark.parametrize("is_locked", [False, True])
async def test_without_marks_it_is_drawn_as_textual_draws_it(*, is_locked: bool) -> None:
    """Row by row and letter by letter, wherever the cursor stands and whatever is selected."""
    app = Page()
    async with app.run_test(size=(40, 14)) as pilot:
        area = app.query_one(MarkedText)
        area.read_only = is_locked
        for selection in SELECTIONS:
            area.selection = selection
            await pilot.pause()
            area.render_lines(area.size.region)
            for row in range(area.size.height):
                theirs = cells(TextArea.render_line(area, row))
                if theirs[0][0] == "▌":  # how Textual draws that an empty line is selected
                    continue
                assert cells(area.render_line(row)) == theirs, (selection, row)


async def test_marked_words_are_underlined_also_where_they_are_wrapped() -> None:
    """Nothing else is; and after a change elsewhere it is the same words."""
    app = Page()
    async with app.run_test(size=(40, 14)) as pilot:
        area = app.query_one(MarkedText)
        start = area.text.index("yet know who sent")
        area.mark([Span(start, start + len("yet know who sent"), is_alarming=True)], area.text)
        await pilot.pause()
        assert underlined(area).replace(" ", "") == "yetknowwhosent"
        area.replace("Today we", (0, 0), (0, 2))
        await pilot.pause()
        assert underlined(area).replace(" ", "") == "yetknowwhosent"
        area.undo()
        area.replace("now", (0, 10), (0, 13))
        await pilot.pause()
        assert underlined(area) == ""


def underlined(area: MarkedText) -> str:
    """All letters that are underlined."""
    strips = area.render_lines(area.size.region)
    return "".join(letter for strip in strips for letter, style in cells(strip) if style and style.underline)


@given(
    st.text("ab \n", max_size=12),
    st.text("ab \n", max_size=12),
    st.text("ab \n", max_size=8),
    st.text("xyz", min_size=1),
)
def test_words_stay_marked_while_something_else_changes(before: str, after: str, put: str, words: str) -> None:
    """Whatever is put in before them or after them: they are found where they are, or not at all."""
    text = before + words + after
    span = Span(len(before), len(before) + len(words))
    for changed in (put + before + words + after, before + words + put + after, before + words):
        found = moved([span], text, changed)
        assert [changed[each.start : each.end] for each in found] == [words]
    assert moved([span], text, before + after) == ()
