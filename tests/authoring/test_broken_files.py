"""Broken files: each says in its first line what is wrong with it and where."""

import re
from pathlib import Path

import pytest

from twiplo_game.authoring.check import check_text
from twiplo_game.authoring.codes import KINDS
from twiplo_game.authoring.report import render
from twiplo_game.locale.words import translator
from twiplo_game.model.doctrine import Doctrine

from .examples import is_harmless

FOLDER = Path(__file__).parent / "broken"
FILES = sorted(FOLDER.glob("*.yaml"))
RARE = {"TW101", "TW102", "TW103", "TW107", "TW128", "TW129", "TW325", "TW326", "TW499", "TW299", "TW745"}
"""Codes that other tests reach, or that stand for what no other code says."""

EVERYBODY = "press, nationals, allies, adversary"
"""The stakeholders of a scenario that does not say who takes part."""

PLAY = "TW8"
"""What only play shows is tried on the examples of its explanations."""


def _expected(text: str) -> list[tuple[str, int, int]]:
    head = text.split("\n", 1)[0].removeprefix("# expect: ")
    found = re.findall(r"(TW\d{3}) (\d+):(\d+)", head)
    return [(code, int(line), int(column)) for code, line, column in found]


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_every_mistake_is_found_at_its_place(path: Path, doctrine: Doctrine) -> None:
    """All the mistakes of a file are reported, each with its code, line and column, and no others."""
    text = path.read_text(encoding="utf-8")
    name = "wrong-id.yaml" if path.stem == "wrong_id" else "a text"
    checked = check_text(text, name, doctrine)

    assert _expected(text) == [(each.code, each.line, each.column) for each in checked.problems]
    assert checked.has_errors == any(each.is_error for each in checked.problems)


def test_the_corpus_is_large_and_covers_nearly_every_code() -> None:
    """A code without an example would be one that nobody has seen work."""
    seen = {code for path in FILES for code, _, _ in _expected(path.read_text(encoding="utf-8"))}

    assert len(FILES) >= 80
    assert set() == {code for code in KINDS if code < PLAY} - seen - RARE


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_every_report_can_be_shown(path: Path, doctrine: Doctrine) -> None:
    """A report fills every place of its sentence and has a caret; nothing in it is harmful."""
    for problem in check_text(path.read_text(encoding="utf-8"), "a text", doctrine).problems:
        rows = render(problem).split("\n")

        assert rows[0].startswith(f"a text:{problem.line}:{problem.column}: {problem.code} ")
        assert re.search(r"\{(?!en: …)\w*\}", rows[0]) is None
        assert problem.words().endswith(".")
        assert re.fullmatch(r" *\^~*", rows[2])
        assert is_harmless(render(problem))


def test_a_word_misspelt_is_offered_as_it_was_meant(doctrine: Doctrine) -> None:
    """A name that resembles a legal one comes with that one."""
    text = (FOLDER / "unknown_names.yaml").read_text(encoding="utf-8")
    offered = {
        dict(each.args)["name"]: each.suggestion
        for each in check_text(text, "a text", doctrine).problems
        if "name" in dict(each.args)
    }

    assert tuple(offered[w] for w in ("alies", "sow", "trsut", "pres")) == ("allies", "so", "trust", "press")


@pytest.mark.parametrize(
    ("name", "corrected"),
    [
        ("colon_in_french_text", 'title: "Alerte : ne rien dire"'),
        ("comma_in_flow", 'role: {en: "Officer, on duty", fr: Permanencier}'),
        ("at_sign_first", '    from: "@karthen"'),
        ("hash_first", '    text: "#visafree for all"'),
        ("block_in_flow", "brief:\n  en: |\n    …"),
        ("hyphen_in_id", "is_so"),
        ("colon_in_list_item", '  - "Que faire : parler ou se taire"'),
        ("quote_goes_on", "title: '\"The page\" is ours'"),
        ("hard_blanks", "role: Officer"),
        ("bullets", "  - id: first"),
        ("curly_quotes", '"Duty officer"'),
        ("quotes_in_flow", '  so: {text: "So"}'),
    ],
)
def test_the_usual_slips_come_with_the_line_as_it_was_meant(name: str, corrected: str, doctrine: Doctrine) -> None:
    """An author can paste the correction."""
    text = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")

    assert corrected == check_text(text, "a text", doctrine).problems[0].suggestion


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        (
            "spoken_conditions",
            [
                "known(so) and public()",
                "trust >= 60",
                "public() and delay() > '45m'",
                "stance == deny",
                "found(so)",
                "is_true(so)",
                "so",
                "trust > 60 and trust < 80",
            ],
        ),
        ("follows_from_another", ["outcomes", "due", "45m", "[press, allies]"]),
        (
            "meant_otherwise",
            [
                '    title: {en: "The ferry #late tonight"}',
                "press, allies",
                "      - when: stance == deny",
                "{second: 30m}",
                "          en: |\n            So it goes\n            and goes : on.",
                "true",
            ],
        ),
        (
            "said_otherwise",
            [
                "press in to",
                "allies not in to",
                "mood(press) < neutral",
                "mood(press)",
                "stance == deny",
                "stance != deny",
                "known(so)",
                "not known(so) and public()",
                None,
                None,
                "-2",
            ],
        ),
        (
            "without_their_names",
            ["trust: 60", "legal:", "holding:", None, f"[{EVERYBODY}]", EVERYBODY],
        ),
        (
            "quote_swallows_keys",
            [
                '  and nobody knows why."',
                "    at: 0m",
                '    text: "The night ferry is on the rocks."',
                '    title: {en: "Hello there.", fr: "Bonjour."}',
                None,
                "    silence: {says: 'Others speak.'}",
            ],
        ),
        (
            "signs_left_out",
            [
                "  - {id: first, situation: {subject: so, concerns: [press]}, at: 0m, text: Something.}",
                "     - when: public()",
                "       effects: {trust: -S, press: +S}",
                "    silence: {effects: {trust: -M}}",
                "    at: 10m",
                '    text: "(Breaking) Hello there"',
                "    title: {en: One, fr: Two}",
                '    text: "{name} is here"',
                '    text: "*Hello* there"',
            ],
        ),
        ("own_sources", ["quell_2019", None, "R2", None]),
        ("clock_times", ["40m", "2h05", None, None, "30m"]),
        (
            "decimal_commas",
            [
                "40%",
                "12%",
                "wire",
                "45m",
                '  - {id: zeroth, at: 0m, via: [wire], due: [45m], text: "3,5"}',
                "1h30",
                "1h30",
                "1h30",
                "30m",
                None,
                "-S",
                None,
                "61",
                "61",
                "60",
                None,
                "'1h30'",
            ],
        ),
        ("capital_languages", ["fr", "en", "fr", "en", "fr", "en", None]),
        ("sentences_as_keys", [None, None, '  - "Il a dit: rien"']),
        ("name_in_brackets", ["first", "so", None, "so"]),
        (
            "condition_in_brackets",
            [
                '"A title"',
                None,
                "trust > 5",
                "stance == deny and channel in (post, alert)",
                "(stance == deny or stance == correct) and trust < 40",
                None,
                None,
            ],
        ),
        (
            "wordings_misspelt",
            ["if_true", "when_true", "when_false", "when_true", "when_false", "40m", "if_true", "if_false"],
        ),
        ("no_names", [None, None, '"2031"', *[None] * 5, "166h40", "when_true", "when_false", "2"]),
        ("forms_of_words", ["[fr, en]", "sorry_all_of_you:", "deny", "inform", "deny", "deny", "inform"]),
        ("sign_for_a_text", ['title: "**They are home**"', "role: |-\n  Officer"]),
        ("item_among_names", ["  so:", "  dorvia:", "events:", "  - id: second"]),
        ("spoken_quantities", ["2031-11-03T07:30", "45%", "45%", "1h30", "30m", "-L"]),
    ],
)
def test_what_people_say_comes_as_the_file_wants_it(name: str, meant: list[str | None], doctrine: Doctrine) -> None:
    """Words of a spoken language, of other languages and of word processors are understood where they stand."""
    text = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")

    assert [each.suggestion for each in check_text(text, "a text", doctrine).problems] == meant


def test_a_condition_as_it_was_meant_can_be_read(doctrine: Doctrine) -> None:
    """An author who pastes every correction has a file without these mistakes."""
    text = (FOLDER / "spoken_conditions.yaml").read_text(encoding="utf-8")
    lines = text.split("\n")
    for each in check_text(text, "a text", doctrine).problems:
        line = lines[each.line - 1]
        whole = re.search(r"when: ([^,]*), ", line)
        assert whole is not None
        part = line[each.column - 1 : each.column - 1 + each.span]
        right = each.suggestion or ""
        lines[each.line - 1] = line.replace(whole[1] if each.code == "TW401" else part, right)

    assert not any(each.is_error for each in check_text("\n".join(lines), "a text", doctrine).problems)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", 'There is no fact "so"; add it under facts:.'),
        ("fr", "Il n’y a pas de fait «\u00a0so\u00a0»\u202f; ajoutez-le sous facts:."),
    ],
)
def test_no_list_is_offered_where_there_is_no_name_yet(language: str, sentence: str, doctrine: Doctrine) -> None:
    """Where nothing has been declared, the sentence says what to add and lists nothing."""
    text = "title: A title\nevents:\n  - {id: first, at: 0m, text: So., situation: {subject: so}}\n"
    (problem,) = check_text(text, "a text", doctrine).problems

    assert problem.words(translator(language).tr) == sentence
