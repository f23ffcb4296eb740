"""A name is letters: nothing in it steers a terminal, a page or a spreadsheet, and nobody has another's."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twiplo_game.classroom.names import NAME_LIMIT, cleaned, folded, numbered
from twiplo_game.classroom.people import Applicant, People, invite_for, new_code, same_code, token_for


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("  Aïcha   Ben\tSaïd ", "Aïcha Ben Saïd"),
        ("\x1b[31mRed\x07", "31mRed"),
        ("<script>alert(1)</script>", "scriptalert(1)/script"),
        ("[bold]Eve[/bold]", "boldEve/bold"),
        ("Léa\u202eaéL", "LéaaéL"),
        ("ＦＵＬＬ", "FULL"),
        ("O’Brien & Cie", "O’Brien & Cie"),
        ("Zoé 🦊", "Zoé 🦊"),
        ("李雷", "李雷"),
        ("e" + "\u0301" * 30, "é" + "\u0301" * 2),
        ("x" * 100, "x" * NAME_LIMIT),
        ("Dick van Dyke", "Dick van Dyke"),
        ("Essex", "Essex"),
    ],
)
def test_a_name_is_shown_cleaned(typed: str, shown: str) -> None:
    assert cleaned(typed) == shown


@pytest.mark.parametrize(
    "typed", ["", "   ", "\u200b\u200d", "***", "f.u.c.k", "Fuck you", "sh1t", "Connard", "ENCULÉ"]
)
def test_a_name_that_will_not_do(typed: str) -> None:
    assert cleaned(typed) is None


@given(st.text(max_size=300))
def test_whatever_is_typed_a_name_is_safe(typed: str) -> None:
    name = cleaned(typed)
    if name is None:
        return
    assert 0 < len(name) <= NAME_LIMIT
    assert not set(name) & set('<>[]{}\\`"')
    assert all(unicodedata.category(character)[0] not in "CZ" or character == " " for character in name)
    name.encode()
    assert cleaned(name) is not None


@given(st.lists(st.sampled_from(["Léa", "LEA", "léa ", "Léa 2", "Max", "李雷"]), max_size=12))
def test_no_two_people_have_the_same_name(wanted: list[str]) -> None:
    people = People()
    for number, name in enumerate(wanted):
        people.learn(people.seated(Applicant(cleaned(name) or "?", str(number), "fr"), f"s{number}", set()))
    names = [folded(person.name) for person in people.by_seat.values()]
    assert len(set(names)) == len(wanted)


def test_a_number_keeps_a_name_within_the_limit() -> None:
    assert len(numbered("x" * NAME_LIMIT, 12)) == NAME_LIMIT


def test_codes_are_long_and_forgiving() -> None:
    codes = {new_code() for _ in range(200)}
    assert len(codes) == 200
    code = codes.pop()
    assert same_code(f" {code.lower().replace('-', ' ')} ", code)
    assert not same_code(code[:-1], code)
    assert len(code.replace("-", "")) == 8


def test_tokens_follow_from_the_ticket_and_the_contests_key() -> None:
    assert token_for("key", "t") == token_for("key", "t")
    assert len({token_for("key", "t"), token_for("other", "t"), token_for("key", "u")}) == 3
    assert len(invite_for("t")) == 6
