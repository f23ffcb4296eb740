"""Texts as a reader gets them."""

import pytest

from twiplo_game.model.text import Text


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("One line\nthat the editor broke.", "One line that the editor broke."),
        ("One.\n\nTwo,\nin two lines.", "One.\n\nTwo, in two lines."),
        ("List:\n- first\n- second\n  goes on", "List:\n- first\n- second goes on"),
        ("— Hello.\n— Who is this?", "— Hello.\n— Who is this?"),
        ("  around  \n", "around"),
    ],
)
def test_lines_break_where_the_face_ends(written: str, read: str) -> None:
    """An author's line ends are the editor's; paragraphs and lines of dialogue or lists are meant."""
    assert Text(written).in_("en") == read
    assert Text({"fr": written}).in_("fr") == read
