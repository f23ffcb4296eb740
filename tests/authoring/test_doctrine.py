"""The doctrine out of its files."""

import json

import pytest

from twiplo_game.authoring.doctrine import DoctrineError, check_doctrine, read_doctrine
from twiplo_game.engine.wording import Reader, Terms
from twiplo_game.model.wording import Feature
from twiplo_game.store.doctrine import parse_doctrine, shipped_doctrine
from twiplo_game.store.errors import DamagedError

from .examples import DOCTRINE


def _problems(changes: dict[str, str]) -> list[tuple[str, str, int, int]]:
    with pytest.raises(DoctrineError) as caught:
        read_doctrine(DOCTRINE | changes)
    return [(each.file, each.code, each.line, each.column) for each in caught.value.problems]


def test_files_are_joined_in_the_order_of_their_names() -> None:
    """Lists are put one after the other; groups are joined."""
    more = "rules:\n  - {id: A1, when: public(), because: So.}\nbibliography: {R3: {title: Another book}}\n"

    doctrine = read_doctrine({**DOCTRINE, "a/rules.yaml": more})

    assert [rule.id for rule in doctrine.rules] == ["A1", "T1"]
    assert list(doctrine.bibliography) == ["R3", "R1", "R2"]
    assert doctrine.version == "test"


def test_mistakes_are_reported_in_the_file_that_has_them() -> None:
    """Form, names and doubles are found at their own file's line."""
    rules = "rules:\n  - {id: B1, when: public(), because: So., grad: design}\n"
    names = "rules:\n  - {id: T1, when: public(), because: So., effects: {pres: +S}, sources: [R9], by: pres}\n"
    twice = "advisers:\n  legal: {title: Again}\n"

    assert _problems({"x.yaml": rules}) == [("x.yaml", "TW202", 2, 44)]
    assert [code for _, code, _, _ in _problems({"x.yaml": names})] == ["TW325", "TW310", "TW308", "TW304"]
    assert _problems({"x.yaml": twice}) == [("x.yaml", "TW325", 2, 3)]


def test_conditions_of_rules_are_checked_on_demand() -> None:
    """Reading the doctrine is quick; checking it reads its conditions too."""
    rules = 'rules:\n  - id: B1\n    when: "public() and\n      stance == sad"\n    because: So.\n'

    assert check_doctrine(DOCTRINE) == ()
    assert [
        (each.file, each.code, each.line, each.column) for each in check_doctrine(DOCTRINE | {"x.yaml": rules})
    ] == [("x.yaml", "TW429", 4, 17)]


PATTERNS = """\
text:
  en:
    classes: {us: [we, "…"]}
    times: {named: {"-": 720}}
    features:
      denies:
        - <us> deny
        - we ..0 deny
        - <them> deny
        - ..2 deny
        - not|<us> deny
        - den*|don't we
      apologises: [sorry|| we, "~"]
"""


def test_patterns_are_checked_on_demand() -> None:
    """A sign that nothing can match is found before a text is read, where it stands."""
    found = check_doctrine(DOCTRINE | {"x.yaml": PATTERNS})

    assert {each.code for each in found} == {"TW326"}
    assert [each.line for each in found] == [3, 4, 8, 9, 10, 11, 12, 13, 13]


def test_the_shipped_doctrine_has_nothing_wrong() -> None:
    """Its conditions and its patterns included."""
    assert check_doctrine(json.loads(shipped_doctrine().text)) == ()


def test_a_foreign_doctrine_with_such_a_pattern_is_refused() -> None:
    """A game's log brings its own: it is refused as a whole, and not when the first text is read."""
    with pytest.raises(DamagedError):
        parse_doctrine(json.dumps(DOCTRINE | {"x.yaml": PATTERNS}))


DEAD = """\
text:
  en:
    features:
      denies: [we ..0 deny, we not|<us> deny]
      promises_update: [we will speak again|<time>]
"""


def test_a_foreign_doctrine_with_a_sign_that_matches_nothing_is_read_as_it_was() -> None:
    """A game that was played with it is not lost: there it is as if it were not there."""
    assert [each.line for each in check_doctrine(DOCTRINE | {"x.yaml": DEAD})] == [4, 4, 5]
    doctrine = parse_doctrine(json.dumps(DOCTRINE | {"x.yaml": DEAD}))
    reader = Reader(doctrine.characters, doctrine.text, Terms())
    assert reader.read("We deny. We will speak again.", "en").features == {Feature.PROMISES_UPDATE}


def test_no_files_are_no_doctrine() -> None:
    """An installation without its files says so."""
    with pytest.raises(DoctrineError):
        read_doctrine({})
