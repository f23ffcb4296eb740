"""Every code is explained, and its examples are what they are said to be."""

import re

import pytest

from twiplo_game.analysis.deep.problems import deep_problems
from twiplo_game.authoring.check import check_text
from twiplo_game.authoring.codes import KINDS
from twiplo_game.authoring.explaining import FILE
from twiplo_game.store.doctrine import shipped_doctrine
from twiplo_game.store.explanations import shipped_explanations

ENGLISH = shipped_explanations("en")
DOCTRINE = shipped_doctrine().doctrine

WITHOUT_EXAMPLE = {
    "TW101": "takes a million bytes",
    "TW103": "takes sixty thousand values",
    "TW129": "takes three hundred problems",
    "TW220": "takes eighty-one events",
    "TW515": "comes after three of another code",
    "TW748": "comes after three of another code",
    "TW325": "is about the doctrine's own files",
    "TW326": "is about the doctrine's own files",
    "TW128": "is for what no other code says",
    "TW299": "is for what no other code says",
    "TW499": "is for what no other code says",
}
SHOWN = sorted(KINDS.keys() - WITHOUT_EXAMPLE.keys())


def _codes(text: str, code: str) -> set[str]:
    """What is found in `text`; it is played as well where the code is about play."""
    checked = check_text(text, FILE, DOCTRINE)
    shown = deep_problems(checked, text, FILE, DOCTRINE, lambda: None) if code.startswith("TW8") else ()
    return {problem.code for problem in (*checked.problems, *shown)}


@pytest.mark.parametrize("code", SHOWN)
def test_the_bad_example_has_this_problem_alone(code: str) -> None:
    """What is shown as wrong is reported with this code and with no other."""
    example = ENGLISH[code].example
    assert example is not None
    assert _codes(example.file(example.bad), code) == {code}


@pytest.mark.parametrize("code", SHOWN)
def test_the_good_example_has_no_problem(code: str) -> None:
    """What is shown as right is right: nothing at all is said of it."""
    example = ENGLISH[code].example
    assert example is not None
    assert _codes(example.file(example.good), code) == set()


def test_stances_that_win_throughout_are_one_problem() -> None:
    """A scenario with one weakness gets one warning, which names the stances."""
    example = ENGLISH["TW823"].example
    assert example is not None
    text = example.file(example.bad).replace("when: stance == inform", "when: 'stance in (inform, concede)'")
    checked = check_text(text, FILE, DOCTRINE)

    shown = deep_problems(checked, text, FILE, DOCTRINE, lambda: None)

    assert [(each.code, dict(each.args)["names"]) for each in shown] == [("TW823", "concede, inform")]


def test_only_codes_that_fit_on_no_page_have_no_example() -> None:
    """A code without an example is one that has a reason."""
    assert {code for code, each in ENGLISH.items() if each.example is None} == WITHOUT_EXAMPLE.keys()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_code_is_explained(language: str) -> None:
    """Both sentences are there, and end as sentences do."""
    explanations = shipped_explanations(language)
    assert explanations.keys() == KINDS.keys()
    for code, each in explanations.items():
        assert each.does.endswith("."), code
        assert each.why.endswith("."), code
        assert "{" not in each.sentence.replace("{en: …, fr: …}", ""), code


def test_the_french_is_set_as_french() -> None:
    """No straight apostrophe, and no ordinary blank before a high mark or inside guillemets."""
    for code, each in shipped_explanations("fr").items():
        assert not re.search(r"\w'\w| [:;!?»](?:\s|$)|« ", f"{each.does} {each.why}".replace(": ; ! ? et »", "")), code


def test_there_are_enough_rules_beyond_the_form() -> None:
    """What a schema could not find: conditions, texts, the rules of the game, craft."""
    assert sum(code[2] in "45678" for code in KINDS) >= 30
