"""`twiplo debrief` ends with the review, and `twiplo whatif` takes a game up again."""

import json
import re
import shutil
from pathlib import Path

import pytest

from .conftest import HARBOUR, Twiplo

WHAT_IF = "This is a what-if from the game of “The harbour” played on "
"""Who reads it knows games by their titles and days, not by their files."""


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
    opening = " ".join(played.out.split())
    assert re.search(r"What if, 09:40, game of [-0-9]+\. Instead of: Answer “A ship is held”", opening)
    branches = list((twiplo.home / "games").glob("*.jsonl"))
    assert len(branches) == 1
    assert f'"of":"{log.name}"' in branches[0].read_text("utf-8")
    assert log.read_bytes() == was


def test_what_the_routine_finished_is_kept_once_and_debriefed_beside_its_parent(
    twiplo: Twiplo, log: Path, tmp_path: Path
) -> None:
    for _ in range(2):
        found = twiplo("whatif", log, "--at", 1, "--wait")
    (kept,) = twiplo.logs()
    assert str(kept) in found.out.replace("\n", "")
    debrief = twiplo("debrief", kept, "--no-review")
    told = " ".join(debrief.out.split())
    for words in ("What if: ", "Instead of: ", WHAT_IF, "earlier game", "both #"):
        assert words in told
    assert "game.jsonl" not in debrief.out
    assert "that is the fair comparison" in debrief.out
    for name, drawn in (("kept.html", 'class="other"'), ("kept.md", "both #")):
        done = twiplo("debrief", kept, "--no-review", f"--{name[5:].replace('md', 'markdown')}", tmp_path / name)
        assert done.code == 0, done.err
        page = " ".join((tmp_path / name).read_text("utf-8").split())
        for words in (WHAT_IF, "Beside the earlier game", drawn):
            assert words in page
    assert twiplo("debrief", kept, "--no-review", "--aar", tmp_path / "report.md").code == 0
    assert WHAT_IF in " ".join((tmp_path / "report.md").read_text("utf-8").split())
    assert " ".join(twiplo("replay", kept).out.split()).count(WHAT_IF) == 1
    assert "1. " in twiplo("whatif", kept, "--list").out


def test_where_nothing_can_be_kept_the_comparison_is_shown_all_the_same(twiplo: Twiplo, log: Path) -> None:
    twiplo.home.mkdir(exist_ok=True)
    shutil.rmtree(twiplo.home / "games", ignore_errors=True)
    (twiplo.home / "games").write_text("a file where the folder should be")
    found = twiplo("whatif", log, "--at", 1, "--wait")
    assert found.code == 0, found.err
    assert "that is the fair comparison" in found.out.replace("\n", " ")
    assert "Nothing was kept of it: " in found.out.replace("\n", " ")
    assert "Traceback" not in found.err


def test_a_branch_that_was_played_to_its_end_is_compared_there_and_says_when_its_parent_is_gone(
    twiplo: Twiplo, log: Path
) -> None:
    played = twiplo("whatif", log, "--at", 1, "--wait", "--play", lines=["10", ""] * 30)
    assert "You played on knowing how the earlier game had gone" in played.out.replace("\n", " "), played.out[-2000:]
    (path,) = twiplo.logs()
    assert "earlier game" in twiplo("debrief", path, "--no-review").out
    for copy in (twiplo.home / "parents").iterdir():
        copy.unlink()
    assert "earlier game" not in twiplo("debrief", path, "--no-review").out
    gone = twiplo("debrief", path, "--no-review", "--lang", "en").out.replace("\n", " ")
    assert "which is no longer on this computer (game.jsonl): the two cannot be compared." in gone


@pytest.mark.parametrize("name", ["a\0b", "\ud800", "\x1b[2Jgame.jsonl"])
def test_a_name_in_a_log_writes_nothing_but_letters(twiplo: Twiplo, log: Path, name: str) -> None:
    twiplo("whatif", log, "--at", 1, "--wait")
    (kept,) = twiplo.logs()
    lines = kept.read_text("utf-8").splitlines()
    lines[1] = json.dumps({"note": "branch", "of": name, "at": 1})
    kept.write_text("\n".join(lines) + "\n", "utf-8")
    found = twiplo("debrief", kept, "--no-review")
    assert found.code == 0, found.err
    assert "the two cannot be compared." in found.out.replace("\n", " ")
    assert not {"\0", "\x1b"} & set(found.out)


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


def test_in_the_list_of_old_games_a_what_if_says_where_it_was_taken_up(twiplo: Twiplo) -> None:
    """Two of one game are told apart by their decision."""
    twiplo("play", "summit-cancelled", "--bot", "hasty", "--seed", 3, "--profile", "ordinary", "--mandates", "none")
    (own,) = twiplo.logs()
    twiplo("whatif", own, "--at", 1, "--wait")
    twiplo("whatif", own, "--at", 2, "--wait")
    listed = " ".join(twiplo("--lang", "en", lines=["3", "b", "5"]).out.split())

    told = re.findall(r"What if: taken up again at ([0-9:]+); a careful routine finished it\.", listed)
    assert len(told) == 2 == len(set(told))
