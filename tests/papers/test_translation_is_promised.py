"""A language that came into a file is promised by it, or somebody is told; none is translated into itself."""

import pytest

from twiplo_game.authoring.check import check_text
from twiplo_game.locale.words import translator
from twiplo_game.papers.cells import as_csv, from_csv
from twiplo_game.papers.errors import PaperError
from twiplo_game.papers.translating import promised, readable, taken_in, translated_from
from twiplo_game.papers.translation import table_rows
from twiplo_game.papers.translator_table import read_table
from twiplo_game.store.doctrine import shipped_doctrine

EVENTS = """\
title: {en: Night ferry}   # kept
events:
  - id: the_post
    at: 0m
    text: {en: She is late.}
"""


def _translated(text: str, skipped: str = "") -> str:
    """`text` with every text but one in French, as a translator's table brings it."""
    known = readable(text, "file.yaml")
    rows = [*table_rows(known.entries, "en", "fr", translator("en"), is_declared=False)]
    filled = [rows[0], *([*row[:3], "" if row[0] == skipped else f"FR {row[2]}", *row[4:]] for row in rows[1:])]
    return taken_in(text, "file.yaml", read_table(from_csv(as_csv(filled))))[0]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("languages: [en]  # one\n", "languages: [en, fr]  # one\n"),
        ("languages: ['en']\n", "languages: ['en', fr]\n"),
        ("languages:\n  - en   # one\n", "languages:\n  - en   # one\n  - fr\n"),
        ("languages:\r\n- en\r\n", "languages:\r\n- en\r\n- fr\r\n"),
        ("languages: [en, de]\n", "languages: [en, de, fr]\n"),
    ],
)
def test_a_list_of_languages_gets_the_new_one(before: str, after: str) -> None:
    """In the form that the list has; nothing else changes."""
    events = EVENTS.replace("\n", "\r\n") if "\r" in before else EVENTS
    text = _translated(before + events)
    promise = promised(text, "file.yaml", "fr", may_add=True)

    assert promise.is_added
    assert promise.text == text.replace(before, after, 1)


@pytest.mark.parametrize(
    ("head", "skipped", "missing"), [("", "", 0), ("languages: [en]\n", "title", 1)], ids=["no list", "a text lacks it"]
)
def test_it_is_not_added_where_that_would_be_wrong(head: str, skipped: str, missing: int) -> None:
    """A file without the list stays without; a promise that a text breaks is none."""
    text = _translated(head + EVENTS, skipped)
    promise = promised(text, "file.yaml", "fr", may_add=True)

    assert (promise.text, promise.is_kept) == (text, False)
    assert (promise.languages, promise.missing) == (("en",), missing)


def test_a_promise_that_stands_is_left_alone() -> None:
    """So is a file without a word in the language."""
    text = "languages: [en, fr]\n" + EVENTS.replace("late.}", "late., fr: Tard.}").replace("ferry}", "ferry, fr: Bac}")

    for language in ("fr", "de"):
        promise = promised(text, "file.yaml", language, may_add=True)
        assert (promise.text, promise.is_added, promise.is_kept) == (text, False, True)


def test_check_says_what_nobody_sees() -> None:
    """A translation under a list that does not name its language is reported at the list, with the line to write."""
    text = "languages: [en]\n" + _translated(EVENTS)
    (found,) = [each for each in check_text(text, "a", shipped_doctrine().doctrine).problems if each.code == "TW747"]

    assert (found.line, found.column) == (1, 1)
    assert found.suggestion == "languages: [en, fr]"


@pytest.mark.parametrize("head", ["", "languages: [en]\n"])
def test_no_language_is_translated_into_itself(head: str) -> None:
    """Neither out nor in, and what makes sense is named; words in another language are a source."""
    plain = head + EVENTS.replace("{en: Night ferry}", "Night ferry").replace("{en: She is late.}", "She is late.")
    known = readable(plain, "file.yaml")
    with pytest.raises(PaperError) as refused:
        translated_from(known, "en")
    assert refused.value.values == {"target": "en", "other": "fr"}
    table = as_csv([["key", "fr", "en"], ["title", "Night ferry", "The night ferry"]])
    with pytest.raises(PaperError):
        taken_in(plain, "file.yaml", read_table(from_csv(table)))

    assert translated_from(known, "fr") == "en"
    assert translated_from(readable(_translated(head + EVENTS), "file.yaml"), "en") == "fr"
