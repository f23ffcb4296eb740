"""The learning check in the line mode: asked, explained, counted, and kept whatever happens."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

from .conftest import Ran, Twiplo

EIGHT = 8


def answers(home: Path) -> list[dict[str, object]]:
    """What the record holds of answers."""
    lines = (home / "learning.jsonl").read_text("utf-8").splitlines(keepends=True)
    return [data for line in lines if line.endswith("\n") and "item" in (data := json.loads(line))]


def test_eight_answers_and_what_came_of_them(twiplo: Twiplo) -> None:
    """Each is explained with its source; in the end stand the two figures, in words."""
    ran = twiplo("quiz", "--lang", "en", lines=["1"] * EIGHT)

    assert ran.code == 0
    assert ran.out.count("You said: true.") == EIGHT - 1
    assert ran.out.count("Source: ") >= EIGHT - 1
    assert "d′ = 0.00. 0 is guessing" in ran.out
    assert "c = 1.15. You believe more readily than you doubt." in ran.out
    assert ran.err == ""
    assert len(answers(twiplo.home)) == EIGHT


def test_the_second_check_is_compared_with_the_first(twiplo: Twiplo) -> None:
    """Who now calls everything false is told what that is."""
    twiplo("quiz", "--lang", "en", lines=["1"] * EIGHT)
    ran = twiplo("quiz", "--lang", "en", lines=["2"] * EIGHT)

    assert "the time before 0.00" in ran.out
    assert "c = −1.15, the time before 1.15" in ran.out
    assert "that is suspicion, not discernment" in " ".join(ran.out.split())


def test_it_can_be_left_and_gone_on_with(twiplo: Twiplo) -> None:
    """By b, and by the end of a pipe."""
    left = twiplo("quiz", "--lang", "en", lines=["1", "3", "b"])
    piped = twiplo("quiz", "--lang", "en", lines=["9", "", "?", "2"])
    rest = twiplo("quiz", "--lang", "fr", lines=["1"] * EIGHT)

    assert "Your answers are kept." in left.out and left.code == 0
    assert "Question 3 of 8" in piped.out and "Your answers are kept." in piped.err
    assert rest.code == 0 and len(answers(twiplo.home)) == EIGHT


def test_the_menu_offers_it_until_it_is_turned_down(twiplo: Twiplo) -> None:
    """Nobody is asked twice who said no."""
    offered = twiplo("--lang", "en", lines=["8", "b", "5"])
    (twiplo.home / "settings.toml").write_text('checks = "off"\n', "utf-8")
    silent = twiplo("--lang", "en", lines=["5"])

    assert "8. Learning check. Before the first game: eight questions, 3 minutes" in offered.out
    assert "8. Learning check. Go on with question 1 of 8" in offered.out
    assert "Learning check" not in silent.out


def test_once_something_was_played_nothing_is_said_of_before(play: Callable[..., Ran], twiplo: Twiplo) -> None:
    play("12")
    menu = twiplo("--lang", "en", lines=["5"])

    assert "8. Learning check. Eight questions, three minutes" in menu.out


def test_a_damaged_record_is_one_sentence(twiplo: Twiplo) -> None:
    """Where, and what to do; the menu goes on without it."""
    twiplo.home.mkdir()
    (twiplo.home / "learning.jsonl").write_text("nonsense\n", "utf-8")
    ran = twiplo("quiz", "--lang", "en")
    menu = twiplo("--lang", "en", lines=["8", "5"])

    assert ran.code != 0 and "line 1" in ran.err and "Move the file away" in ran.err
    assert "Traceback" not in ran.err
    assert "Move the file away" in menu.out and menu.code == 0


def test_killed_at_any_moment_nothing_that_was_explained_is_lost(twiplo: Twiplo) -> None:
    """Every answer that was explained is in the record, and the check goes on behind it."""
    before = 0
    for lines in (16, 31, 47, 62):
        process = subprocess.Popen(
            twiplo.command("quiz", "--lang", "en"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=twiplo.environment,
        )
        assert process.stdin and process.stdout
        process.stdin.write(b"1\n1\n")
        process.stdin.flush()
        shown = [process.stdout.readline() for _ in range(lines)]
        process.kill()
        rest, _ = process.communicate(timeout=60)
        told = (b"".join(shown) + rest).decode("utf-8", "replace").count("You said: ")
        known = len(answers(twiplo.home))
        assert known - before >= told
        before = known
    assert twiplo("quiz", "--lang", "en", lines=["1"] * EIGHT).code == 0
