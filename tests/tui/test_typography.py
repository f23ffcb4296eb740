"""French keeps its no-break spaces: no line is broken at one, at any width."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text as RichText

from twiplo_game.locale.words import FOLDER
from twiplo_game.store.scenario_files import library_ids, resolve
from twiplo_game.tui.typography import content, keep_french_together

KEPT = "\u00a0\u202f"
WIDTHS = (18, 23, 28, 34, 41, 47, 55, 76)


@pytest.fixture(autouse=True)
def _typography() -> None:
    keep_french_together()


def french() -> Iterator[str]:
    """The French of the interface and of every scenario, as far as it has such spaces."""
    with (Path(FOLDER) / "fr/LC_MESSAGES/twiplo.po").open("rb") as file:
        for message in read_po(file):
            yield from message.string if isinstance(message.string, tuple | list) else [message.string]
    for name in library_ids():
        yield from resolve(name).read_text("utf-8").splitlines()


def texts() -> list[str]:
    return [text.strip() for text in french() if text and set(text.strip()) & set(KEPT)]


def longest(text: str) -> int:
    return max(map(cell_len, re.split(r"[ \n\t]", text)))


def test_no_line_is_broken_at_a_no_break_space() -> None:
    torn = []
    for text in texts():
        for width in (width for width in WIDTHS if width > longest(text)):
            for line in content(text).wrap(width):
                if line.plain and (line.plain[0] in KEPT or line.plain[-1] in KEPT):
                    torn.append((width, text))
    assert torn == []


def test_nothing_is_lost_in_breaking() -> None:
    for text in texts():
        lines = [line.plain for line in content(text).wrap(34)]
        assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", text)


def test_rich_breaks_as_textual_does() -> None:
    console = Console(width=80)
    for text in (
        "Il est 10\u00a0h\u00a000 et «\u00a0rien ne va plus\u00a0»\u202f!",
        "Qui\u202f? Quoi\u00a0: ceci\u202f; cela",
    ):
        for width in WIDTHS:
            for line in RichText(text).wrap(console, width):
                assert line.plain[-1:] not in KEPT or not line.plain
                assert line.plain[:1] not in KEPT or not line.plain


def test_there_is_something_to_keep_together() -> None:
    assert len(texts()) > 500
