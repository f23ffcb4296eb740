"""After a game in the line mode: the decisions weighed one by one, what if, and the learning check, as on the desk."""

from collections.abc import Sequence

import pytest

from .conftest import HARBOUR, Ran, Twiplo

GAME = ["2", "1", "3", "1", *["10", "12h"] * 9]
"""A game in which an adviser is asked and something checked, and nothing is said."""


def played(twiplo: Twiplo, lines: Sequence[str], *, lang: str = "en", options: Sequence[object] = ()) -> Ran:
    """A game that is over, then `lines`."""
    return twiplo(
        "play", HARBOUR, "--plain", "--lang", lang, "--seed", "1", "--profile", "ordinary", "--mandates", "told_first",
        *options, lines=[*GAME, "", *lines],
    )  # fmt: skip


@pytest.mark.parametrize("options", [[], ["--practice"]], ids=["play", "practice"])
def test_everything_that_the_desk_offers_is_offered_by_number(twiplo: Twiplo, options: list[str]) -> None:
    ran = played(twiplo, ["9", ""], options=options)

    assert (ran.code, ran.err) == (0, "")
    menu = ran.out.partition("What would you look at now?")[2]
    for line in (
        "1. What each decision was worth",
        "2. What if: another choice at one of your decisions",
        "3. Contest a rule",
        "4. Save the debrief",
        "5. What stays: the learning check, eight short questions",
    ):
        assert line in menu
    assert "Type one of the numbers." in menu
    assert "twiplo " not in menu, "nobody has to type a command to come to it"


def test_the_decisions_are_weighed_one_by_one_as_long_as_one_reads_on(twiplo: Twiplo) -> None:
    """Left after the first; read to the end; the figure for the whole game comes after the last decision."""
    left = played(twiplo, ["1", "b", ""]).out.partition("THE REVIEW")[2]
    read = played(twiplo, ["1", "", "?", "a", ""]).out.partition("THE REVIEW")[2]

    assert "Each decision is weighed on what you could know" in left
    assert left.count("Worth ") - left.count("Worth before is") == 1
    assert "Accuracy" not in left and "You decided nothing" not in left
    assert read.count("b to stop:") == 3, "asked once more after the explanation, and no more after all were asked for"
    whole = read.index("Accuracy: about")
    assert "go back one question" not in read
    assert read.rindex("Worth ") < whole < read.index("What would you look at now?")


def test_what_if_is_tried_and_played_without_leaving(twiplo: Twiplo) -> None:
    """The comparison first, then a branch that is left in the middle; the menu of the game comes back each time."""
    ran = played(twiplo, ["2", "1", "1", "1", "2", "1", "1", "2", "12", ""])

    assert (ran.code, ran.err) == (0, "")
    assert "that is the fair comparison" in " ".join(ran.out.split())
    assert "To go on: twiplo play --plain" in ran.out
    assert ran.out.count("What would you look at now?") == 3
    assert len(twiplo.logs()) == 3


def test_the_learning_check_is_offered_unless_it_was_turned_down(twiplo: Twiplo) -> None:
    asked = played(twiplo, ["5", *["1"] * 8, ""])
    (twiplo.home / "settings.toml").write_text('checks = "off"\n', "utf-8")
    silent = played(twiplo, ["5", ""])

    assert "What came out" in asked.out
    assert asked.out.count("What would you look at now?") == 2
    assert "learning check" not in silent.out and "Type one of the numbers." in silent.out


def test_a_record_that_cannot_be_read_takes_nothing_else_away(twiplo: Twiplo) -> None:
    twiplo.home.mkdir()
    (twiplo.home / "learning.jsonl").write_text("nonsense\n", "utf-8")
    ran = played(twiplo, ["5", "1", "b", ""])

    assert ran.code == 0
    assert "Move the file away" in ran.out and "THE REVIEW" in ran.out


def test_who_answers_no_more_is_told_the_commands(twiplo: Twiplo) -> None:
    """At the end of a pipe there is nobody to choose from a menu."""
    ran = played(twiplo, [])

    assert f"twiplo whatif {twiplo.logs()[0]}" in ran.out


def test_in_french(twiplo: Twiplo) -> None:
    ran = played(twiplo, ["1", "t", "2", "r", ""], lang="fr")

    assert (ran.code, ran.err) == (0, "")
    assert "Précision : " in ran.out.replace("\u00a0", " ")
