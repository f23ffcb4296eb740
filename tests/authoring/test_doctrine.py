"""The doctrine out of its files."""

import pytest

from twiplo_game.authoring.doctrine import DoctrineError, check_doctrine, read_doctrine

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


def test_no_files_are_no_doctrine() -> None:
    """An installation without its files says so."""
    with pytest.raises(DoctrineError):
        read_doctrine({})
