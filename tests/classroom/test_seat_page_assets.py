"""What the page's files promise by themselves: nothing moves, nothing is asked of anybody else."""

import re
from importlib.resources import files

PAGES = files("twiplo_game.classroom.pages")


def test_nothing_moves_by_itself() -> None:
    """There is no animation to be reduced, and nothing scrolls smoothly."""
    sources = {item.name: item.read_text("utf-8") for item in PAGES.iterdir() if item.name.endswith((".css", ".js"))}
    assert {"seat.css", "seat.js", "join.js"} <= set(sources)
    for name, source in sources.items():
        assert not re.search(r"transition:|animation|@keyframes|smooth", source), name


def test_no_file_names_another_address() -> None:
    """Neither a style nor a script names a place outside of the class."""
    for item in PAGES.iterdir():
        if item.name.endswith((".css", ".js")):
            assert not re.search(r"https?://(?!\$)|@import|url\(", item.read_text("utf-8")), item.name
