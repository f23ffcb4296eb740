"""`check --deep`, `rules` and `graph --coverage` from outside."""

import json
from pathlib import Path

import pytest

from .conftest import HARBOUR, Twiplo

NEVER = """\
title: A title
events:
  - {id: the_post, at: 0m, text: Hello}
  - {id: the_wire, when: trust >= 95, text: Thanks.}
"""


@pytest.fixture
def never(tmp_path: Path) -> Path:
    """A file that reads well and has an event that never comes in."""
    path = tmp_path / "never.yaml"
    path.write_text(NEVER)
    return path


def test_deep_finds_what_reading_does_not(twiplo: Twiplo, never: Path) -> None:
    """The check alone is silent; with play the event is named at its place, and a warning is no failure."""
    assert twiplo("check", never).out == ""
    ran = twiplo("check", "--deep", never, "--lang", "en")

    assert ran.code == 0
    assert ran.out.startswith(f'{never}:4:10: TW801 The event "the_wire" came in in none of ')
    assert ran.err == "twiplo: 0 errors, 1 warning.\n"


def test_deep_in_the_other_formats(twiplo: Twiplo, never: Path) -> None:
    """The same as data and as a workflow command."""
    (problem,) = json.loads(twiplo("check", "--deep", "--format", "json", never).out)
    command = twiplo("check", "--deep", "--format", "github", never).out

    assert (problem["code"], problem["line"], problem["column"], problem["severity"]) == ("TW801", 4, 10, "warning")
    assert command.startswith("::warning file=") and "line=4,col=10,title=TW801" in command


def test_deep_does_not_play_what_cannot_be_read(twiplo: Twiplo, tmp_path: Path) -> None:
    """A file with an error gets its errors, and no game."""
    path = tmp_path / "broken.yaml"
    path.write_text(NEVER.replace("trust >= 95", "trsut >= 95"))
    ran = twiplo("check", "--deep", path, "--lang", "en")

    assert ran.code == 1
    assert "TW404" in ran.out and "TW8" not in ran.out


def test_all_rules_in_lines(twiplo: Twiplo) -> None:
    """Each rule has a line with its id, its title and what it moves."""
    lines = twiplo("rules", "--lang", "en").out.splitlines()

    assert "T3    A promise missed: Trust −9, Press (mood −1)" in lines
    assert len(lines) == len({line.split()[0] for line in lines}) > 80


@pytest.mark.parametrize("language", ["en", "fr"])
def test_one_rule(twiplo: Twiplo, language: str) -> None:
    """One rule has its reason, and its sources; ids may be written small."""
    ran = twiplo("rules", "t3", "--lang", language)

    assert ran.code == 0
    assert ran.out.startswith("T3")
    assert "\n- R9" in ran.out


def test_rules_as_data(twiplo: Twiplo) -> None:
    """One rule as JSON is what its file holds."""
    (rule,) = json.loads(twiplo("rules", "T3", "--format", "json").out)

    assert (rule["id"], rule["family"], rule["on"]) == ("T3", "timing", "promise_missed")


def test_a_rule_that_does_not_exist(twiplo: Twiplo) -> None:
    """It is refused in one sentence, with one that it may have been."""
    ran = twiplo("rules", "T33", "--lang", "en")

    assert (ran.code, ran.out) == (2, "")
    assert "There is no rule “T33”." in ran.err and "Did you mean “T3" in ran.err


def test_the_map_with_coverage(twiplo: Twiplo) -> None:
    """Shares stand beside what can be met, and the legend says whose games they are."""
    ran = twiplo("graph", HARBOUR, "--coverage", "--format", "dot", "--lang", "en")

    assert ran.code == 0
    assert "in 100% of the games" in ran.out
    assert "Percent of 400 games by careful, hasty, silent and drafts" in " ".join(ran.out.replace("\\n", " ").split())
