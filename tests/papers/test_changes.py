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
        ({"    outcomes:\n": "    outcomes:\n      - {when: accepts(), because: Why.}\n"}, "New: Event two, outcome 1"),
        ({"{when: public(), e": "{when: told(press), e"},
         "Changed: Event two, outcome 1, when: public() → told(press)"),
        ({"{when: public(), e": "{when: public() and not told(press) and mood(press) >= 1 and stance == inform, e"},
         "Changed: Event two, outcome 1, when: public() → "
         "public() and not told(press) and mood(press) >= 1 and stance == inform"),
        ({"      - {when: public(), effects: {trust: -M}, because: So.}\n      - {when: rejects(), because: So.}\n":
          "      - {when: rejects(), because: So.}\n      - {when: told(press), effects: {trust: -M}, because: So.}\n"},
         "Changed: Event two, outcome 2, when: public() → told(press)"),
    ],
)  # fmt: skip
def test_one_line_a_difference(change: dict[str, str], line: str) -> None:
    """One change in the file is one line, and says where and what."""
    assert _lines(change) == [line]


def test_a_condition_and_more() -> None:
    """An outcome of which something else was changed too is the same one, as long as anything of it was left."""
    assert _lines({"{when: public(), effects: {trust: -M}": "{when: told(press), effects: {trust: -L}"}) == [
        "Changed: Event two, outcome 1, when: public() → told(press)",
        "Changed: Event two, outcome 1, effects, trust: -M → -L",
    ]
    assert _lines({"{when: public(), effects: {trust: -M}, because: So.}": "{when: told(press), because: Other.}"}) == [
        "New: Event two, outcome 1",
        "Gone: Event two, outcome 1",
    ]


def test_order_is_no_difference() -> None:
    """Events that change their places in the file are the same events."""
    data = yaml.safe_load(OLD)

    assert differences(data, data | {"events": data["events"][::-1]}) == ()
    assert differences(data, data) == ()
