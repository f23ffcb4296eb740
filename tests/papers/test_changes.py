"""Two versions of a scenario: parts are matched by what they are called, and each difference is one line."""

import pytest
import yaml

from twiplo_game.authoring.difference import differences
from twiplo_game.locale.words import translator
from twiplo_game.papers.changes import change_lines

OLD = """
title: A
events:
  - {id: one, at: 10m, text: "A text that goes on and on until its very end is old.", checks: {call: {takes: 5m}}}
  - id: two
    outcomes:
      - {when: public(), effects: {trust: -M}, because: So.}
      - {when: rejects(), because: So.}
secrets: [a, b]
"""


def _lines(change: dict[str, str]) -> list[str]:
    new = OLD
    for before, after in change.items():
        assert before in new
        new = new.replace(before, after)
    return list(change_lines(differences(yaml.safe_load(OLD), yaml.safe_load(new)), translator("en")))


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({"title: A": "title: B"}, "Changed: Title: A → B"),
        ({"at: 10m": "at: 20m"}, "Changed: Event one, at: 10m → 20m"),
        ({"at: 10m, ": ""}, "Gone: Event one, at: 10m"),
        ({"trust: -M": "trust: -L"}, "Changed: Event two, outcome 1, effects, trust: -M → -L"),
        ({"call: {takes: 5m}": "call: {takes: 5m}, ring: {takes: 2m}"}, "New: Event one, check ring"),
        ({"[a, b]": "[a, b, c]"}, "Changed: Secrets: a, b → a, b, c"),
        ({"is old.": "is new, and longer than before."},
         "Changed: Event one, text: …until its very end is old. → …until its very end is new, and longer than before."),
        ({"title: A": "title: {en: A}"}, "Changed: Title: A → …"),
        ({"  - {id: one,": "  - {id: zero, at: 1m}\n  - {id: one,"}, "New: Event zero"),
        ({"      - {when: rejects(), because: So.}\n": ""}, "Gone: Event two, outcome 2"),
        ({"    outcomes:\n": "    outcomes:\n      - {when: accepts(), because: So.}\n"}, "New: Event two, outcome 1"),
    ],
)  # fmt: skip
def test_one_line_a_difference(change: dict[str, str], line: str) -> None:
    """One change in the file is one line, and says where and what."""
    assert _lines(change) == [line]


def test_order_is_no_difference() -> None:
    """Events that change their places in the file are the same events."""
    data = yaml.safe_load(OLD)

    assert differences(data, data | {"events": data["events"][::-1]}) == ()
    assert differences(data, data) == ()
