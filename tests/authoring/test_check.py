"""From the text of a file to a scenario."""

import re
import time
from dataclasses import replace

import pytest

from twiplo_game.authoring.check import check_text
from twiplo_game.authoring.codes import KINDS
from twiplo_game.authoring.codes_of_craft import CRAFT
from twiplo_game.authoring.codes_of_form import FORM, READING
from twiplo_game.authoring.codes_of_meaning import CONDITIONS, REFERENCES, RULES, TEXTS
from twiplo_game.authoring.codes_of_play import PLAY
from twiplo_game.authoring.nodes import Spot
from twiplo_game.authoring.problem import Problem, Severity
from twiplo_game.authoring.report import LINE_WIDTH, render
from twiplo_game.model.doctrine import Doctrine
from twiplo_game.model.vocabulary import Tone

from .examples import SCENARIO


def _problem(source_line: str, column: int, span: int = 1) -> Problem:
    return Problem("TW201", Severity.ERROR, "f", 1, column, span, source_line, 'No "{key}".', (("key", "a"),))


def test_a_scenario_with_a_little_of_everything_is_right(doctrine: Doctrine) -> None:
    """What the format allows is read without a word, and defaults are in the drafts."""
    checked = check_text(SCENARIO, "a text", doctrine)

    assert checked.problems == ()
    assert checked.scenario is not None
    assert checked.scenario.events[0].drafts["holding"].tone is Tone.FIRM
    assert Spot(53, 15, 39) == checked.spot(("events", 0, "outcomes", 0, "when"))


def test_the_smallest_file_plays(doctrine: Doctrine) -> None:
    """A title and one event with a text are a scenario, named after its file."""
    text = "title: A post\nevents:\n  - {id: post, at: 0m, text: Something.}\n"

    checked = check_text(text, "folder/my-first-one.yaml", doctrine)

    assert checked.problems == ()
    assert checked.scenario is not None
    assert checked.scenario.id == "my-first-one"


@pytest.mark.parametrize("name", ["night-ferry.yaml", "night-ferry.old.yaml", "folder/night-ferry.2031-05-24.yml"])
def test_a_version_keeps_the_name_of_its_scenario(name: str, doctrine: Doctrine) -> None:
    """What stands between the name and the ending is the author's, so that a copy can be compared and played."""
    body = "title: A post\nevents:\n  - {id: post, at: 0m, text: Something.}\n"
    for text in (body, f"id: night-ferry\n{body}"):
        checked = check_text(text, name, doctrine)

        assert checked.problems == ()
        assert checked.scenario is not None
        assert checked.scenario.id == "night-ferry"


def test_a_default_is_reported_where_it_was_written(doctrine: Doctrine) -> None:
    """A mistake in `defaults:` is one mistake, not one for each draft."""
    text = SCENARIO.replace("draft: {tone: firm}", "draft: {tone: firn}")

    problems = check_text(text, "a text", doctrine).problems

    assert [(each.code, each.suggestion) for each in problems] == [("TW203", "firm")]


def test_a_file_of_450_lines_is_checked_in_a_moment(doctrine: Doctrine) -> None:
    """Checking on every save must not be felt."""
    head, _, tail = SCENARIO.partition("  - id: walk_back")
    start = head.index("  - id: the_post")
    event = head[start:]
    copies = "".join(event.replace("the_post", f"post_{n}").replace("call_webmaster", f"call_{n}") for n in range(8))
    text = head + copies + "  - id: walk_back" + tail
    check_text(text, "a text", doctrine)

    begin = time.process_time()
    checked = check_text(text, "a text", doctrine)

    assert text.count("\n") > 400
    assert {problem.code for problem in checked.problems} == {"TW737"}
    assert time.process_time() - begin < 0.5


@pytest.mark.parametrize(
    ("line", "column", "span", "source", "caret"),
    [
        ("key: value", 6, 5, "  key: value", "       ^~~~~"),
        ("\tkey", 2, 3, "      key", "      ^~~"),
        ("日本: 語", 5, 1, "  日本: 語", "        ^~"),
        ("e\u0301a: x", 3, 1, "  e\u0301a: x", "   ^"),
        ("a\x1b[31m: x", 2, 1, "  a\ufffd[31m: x", "   ^"),
    ],
)
def test_the_caret_stands_under_what_is_meant(line: str, column: int, span: int, source: str, caret: str) -> None:
    """Tabs, wide and combining characters and control characters do not move it."""
    assert [source, caret] == render(_problem(line, column, span)).split("\n")[1:]


def test_a_very_long_line_is_cut_around_the_caret() -> None:
    """A line of any length takes one row, and the caret is in it."""
    for column in (1, 60, 500, 9_999):
        source, caret = render(_problem("x" * 9_999 + "y", column, 3)).split("\n")[1:]

        assert len(source) <= LINE_WIDTH + 4
        assert 2 <= caret.index("^") < len(source)


@pytest.mark.parametrize("columns", [50, 60, 80, 200])
def test_a_terminal_gets_lines_that_fit(columns: int) -> None:
    """The sentence breaks between words, the source line is cut around the caret; a program gets one line."""
    problem = replace(_problem("key: " + "word " * 60, 151, 4), message="One of " + "many, " * 40 + "or none.")
    rows = render(problem, columns=columns).split("\n")
    caret = next(number for number, row in enumerate(rows) if re.fullmatch(r" *\^~*", row))

    assert all(len(row) <= columns for row in rows)
    assert " ".join(" ".join(rows[: caret - 1]).split()) == render(problem).split("\n")[0]
    assert rows[caret - 1][rows[caret].index("^") :].startswith("word")


def test_sentences_are_translated_with_their_places() -> None:
    """A translation gets the sentence with its named places, and may leave a place out or invent one."""
    problem = _problem("key", 1)

    assert problem.words() == 'No "a".'
    assert problem.words(lambda _: "Pas de « {key} » {b}.") == "Pas de « a » {b}."


def test_codes_are_stable_and_each_sentence_is_one() -> None:
    """Each code stands once, no two say the same, and each sentence ends and is one."""
    kinds = [*READING, *FORM, *REFERENCES, *CONDITIONS, *TEXTS, *RULES, *CRAFT, *PLAY]

    assert sorted(kind.code for kind in kinds) == sorted(KINDS)
    assert len({kind.message for kind in kinds}) == len(kinds)
    for kind in kinds:
        assert kind.message.endswith(".")
        assert kind.message.count(". ") == 0


def test_conditions_can_be_named_with_a_hyphen_by_mistake_only_once(doctrine: Doctrine) -> None:
    """A hyphen in a name is one mistake, shown with the name that was meant."""
    text = SCENARIO.replace("not known(ours)", "not told(walk-back) and occurred(walk-back)")

    problems = check_text(text, "a text", doctrine).problems

    assert [each.code for each in problems] == ["TW227", "TW227"]
    assert problems[0].suggestion == "walk_back"
