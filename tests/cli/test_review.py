"""`twiplo debrief` ends with the review, and `twiplo whatif` takes a game up again."""

from pathlib import Path

import pytest

from .conftest import HARBOUR, Twiplo


@pytest.fixture
def log(twiplo: Twiplo, tmp_path: Path) -> Path:
    """A game of the hasty bot, over."""
    path = tmp_path / "game.jsonl"
    done = twiplo("play", HARBOUR, "--bot", "hasty", "--seed", 3, "--profile", "ordinary", "--mandates", "none",
                  "--log", path)  # fmt: skip
    assert done.code == 0, done.err
    return path


def test_the_debrief_ends_with_the_review_and_keeps_it(twiplo: Twiplo, log: Path) -> None:
    first = twiplo("debrief", log)
    assert first.code == 0, first.err
    assert first.err == ""
    debrief, heading, review = first.out.partition("THE REVIEW\n")
    assert debrief.startswith("\n") or debrief
    assert heading
    assert "Accuracy: about" in review
    assert "Worth" in review
    kept = list((twiplo.home / "reviews").glob("*.json"))
    assert len(kept) == 1
    assert twiplo("debrief", log).out == first.out
    kept[0].write_bytes(b"{ this was damaged")
    assert twiplo("debrief", log).out == first.out


def test_the_decisions_are_listed_with_what_can_be_tried(twiplo: Twiplo, log: Path) -> None:
    listed = twiplo("whatif", log, "--list")
    assert listed.code == 0
    assert listed.out.startswith("1. ")
    assert "(what the careful routine does)" in listed.out


def test_another_choice_is_compared_and_the_log_stays(twiplo: Twiplo, log: Path) -> None:
    was = log.read_bytes()
    found = twiplo("whatif", log, "--at", 1, "--careful")
    assert found.code == 0, found.err
    for words in ("What if: ", "Instead of: ", "your game", "Score", "that is the fair comparison"):
        assert words in found.out
    assert log.read_bytes() == was


def test_by_menu_one_plays_on_in_a_game_of_its_own(twiplo: Twiplo, log: Path) -> None:
    was = log.read_bytes()
    played = twiplo("whatif", log, lines=["1", "1", "2"])
    assert played.code == 0, played.err
    assert "To go on" in played.out + played.err
    branches = list((twiplo.home / "games").glob("*.jsonl"))
    assert len(branches) == 1
    assert f'"of":"{log.name}"' in branches[0].read_text("utf-8")
    assert log.read_bytes() == was


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--at", "99", "--wait"], "There is no decision 99"),
        (["--wait"], "At which decision?"),
        (["--at", "1", "--draft", "nonesuch"], "There is no draft “nonesuch”"),
    ],
)
def test_what_is_not_there_is_said_in_a_sentence(twiplo: Twiplo, log: Path, arguments: list[str], said: str) -> None:
    found = twiplo("whatif", log, *arguments)
    assert found.code == 2
    assert said in found.err
    assert "Traceback" not in found.err
