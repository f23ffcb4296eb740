"""The debrief as files: in the language asked for, with the player's own words, and over nothing that is there."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.papers.reading import read

from .conftest import HARBOUR, Ran, Twiplo


@pytest.fixture
def log(twiplo: Twiplo, tmp_path: Path) -> Path:
    """The log of a game that a bot has played."""
    path = tmp_path / "game.jsonl"
    done = twiplo("play", HARBOUR, "--bot", "hasty", "--seed", "1", "--log", path)
    assert done.code == 0, done.err
    return path


def test_all_three_at_once(twiplo: Twiplo, log: Path, tmp_path: Path) -> None:
    """Each file is written and named on stderr; stdout stays empty."""
    page, text, report = tmp_path / "a.html", tmp_path / "a.md", tmp_path / "report.html"
    done = twiplo("debrief", log, "--html", page, "--markdown", text, "--aar", report)

    assert (done.code, done.out) == (0, "")
    for path in (page, text, report):
        assert str(path) in done.err
    assert read(page.read_text("utf-8")).elements[0].attributes == {"lang": "en"}
    assert text.read_text("utf-8").startswith("# Debrief: ")
    assert "Improvement plan" in report.read_text("utf-8")


def test_every_file_has_the_review(twiplo: Twiplo, log: Path, tmp_path: Path) -> None:
    """What each decision was worth before and after, what it lost, a word, what was better; chance apart."""
    page, text, report = tmp_path / "a.html", tmp_path / "a.md", tmp_path / "report.md"
    assert twiplo("debrief", log, "--html", page, "--markdown", text, "--aar", report).code == 0

    for made in (text, report):
        words = made.read_text("utf-8")
        table = next(part for part in words.split("\n\n") if "Worth before" in part)
        rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in table.splitlines()]
        assert rows[0] == [
            "Mark", "Time", "What you did", "Worth before", "Worth after", "Lost", "In a word", "Better",
        ]  # fmt: skip
        assert len({row[0] for row in rows[2:]}) == len(rows[2:])
        assert any("blunder ??" in row[6] and row[5] and row[7] for row in rows[2:])
        assert "Accuracy: about" in words
        assert "What chance made of it" in words
    assert "In the likeliest case it goes on" in " ".join(text.read_text("utf-8").split())
    assert "was worth more: decision " in report.read_text("utf-8").partition("## Improvement plan")[2]
    assert "Valeur avant" in page.read_text("utf-8") or "Worth before" in page.read_text("utf-8")


def test_the_review_can_be_left_out(twiplo: Twiplo, log: Path, tmp_path: Path) -> None:
    """Nothing is weighed then, and nothing is said of it; on the screen too."""
    text = tmp_path / "a.md"
    assert twiplo("debrief", log, "--markdown", text, "--no-review").code == 0
    shown = twiplo("debrief", log, "--no-review", "--lang", "en").out

    assert "Accuracy" not in text.read_text("utf-8")
    assert "THE REVIEW" not in shown
    assert not list(twiplo.home.glob("reviews/*"))


def test_the_report_has_a_plan_to_fill_in(twiplo: Twiplo, log: Path, tmp_path: Path) -> None:
    """What was found by capability, each with an owner and a date that are left empty."""
    report = tmp_path / "report.md"
    assert twiplo("debrief", log, "--aar", report).code == 0

    plan = report.read_text("utf-8").partition("## Improvement plan")[2].partition("\n\n##")[0]
    rows = [line.split("|")[1:-1] for line in plan.splitlines() if line.startswith("|")]
    assert [cell.strip() for cell in rows[0]] == [
        "Capability", "Finding", "Rating", "Corrective action", "Owner", "Due date",
    ]  # fmt: skip
    assert len(rows) > 4
    assert all([cell.strip() for cell in row[4:]] == ["…", "…"] for row in rows[2:])
    assert any("points" in row[1] for row in rows[2:])
    assert any(row[2].strip() == "U" for row in rows[2:])


@pytest.mark.parametrize("option", ["--html", "--markdown", "--aar"])
def test_nothing_is_written_over(twiplo: Twiplo, log: Path, tmp_path: Path, option: str) -> None:
    """A file that is there stays as it is, and one sentence says so."""
    there = tmp_path / "mine.md"
    there.write_text("mine", "utf-8")
    done = twiplo("debrief", log, option, there)

    assert done.code == 3
    assert there.read_text("utf-8") == "mine"
    assert done.err.count("\n") == 1
    assert str(there) in done.err


def test_french_is_asked_for(twiplo: Twiplo, log: Path, tmp_path: Path) -> None:
    """The page is in French; the scenario's other language is in it too, one choice away."""
    page = tmp_path / "a.html"
    assert twiplo("debrief", log, "--html", page, "--lang", "fr").code == 0

    found = read(page.read_text("utf-8"))
    assert found.elements[0].attributes == {"lang": "fr"}
    assert [each.attributes["lang"] for each in found.elements if each.tag == "article"] == ["fr", "en"]
    chosen = [each.attributes["id"] for each in found.elements if "checked" in each.attributes]
    assert chosen == ["show-fr"]


def test_a_report_has_one_of_two_forms(twiplo: Twiplo, log: Path, tmp_path: Path) -> None:
    """Another ending is a mistake of the command line, and nothing is written."""
    done = twiplo("debrief", log, "--aar", tmp_path / "report.docx", "--html", tmp_path / "a.html")

    assert done.code == 2
    assert ".md" in done.err
    assert not (tmp_path / "a.html").exists()


def test_a_game_that_is_not_over_has_none(play: Callable[..., Ran], twiplo: Twiplo, tmp_path: Path) -> None:
    """It would give the rest away."""
    play()
    done = twiplo("debrief", twiplo.logs()[0], "--html", tmp_path / "a.html")

    assert done.code == 2
    assert not (tmp_path / "a.html").exists()


def test_in_the_line_mode_a_rule_is_contested_and_all_of_it_saved(twiplo: Twiplo, tmp_path: Path) -> None:
    """After the debrief: contest, save, leave; what was said stands in the log and in the file, and in later ones."""
    log, saved = tmp_path / "game.jsonl", tmp_path / "saved.md"
    afterwards = ["Tense.", "3", "1", "Nobody had asked.", "4", "3", str(saved), "1", "4", "3", str(saved)]
    afterwards += ["4", "3", "~nobody-of-that-name/a.md", ""]
    done = twiplo(
        "play", HARBOUR, "--plain", "--lang", "en", "--seed", "1", "--profile", "ordinary", "--mandates", "told_first",
        "--log", log, lines=[*["10", "12h"] * 7, *afterwards],
    )  # fmt: skip
    again = twiplo("debrief", log, "--markdown", tmp_path / "later.md")

    assert (done.code, done.err) == (0, "")
    assert "stays as it is" in done.out, "it is not written over"
    assert "There is no file ~nobody-of-that-name/a.md." in done.out
    assert again.code == 0
    for path in (saved, tmp_path / "later.md"):
        text = path.read_text("utf-8")
        assert "> Tense." in text
        assert "> Nobody had asked." in text


def test_a_pipe_that_ends_with_the_debrief_is_no_mistake(twiplo: Twiplo, tmp_path: Path) -> None:
    """Who wants nothing more says nothing more."""
    log = tmp_path / "game.jsonl"
    done = twiplo(
        "play", HARBOUR, "--plain", "--lang", "fr", "--seed", "1", "--profile", "ordinary", "--mandates", "told_first",
        "--log", log, lines=[*["10", "12h"] * 7, ""],
    )  # fmt: skip

    assert (done.code, done.err) == (0, "")
