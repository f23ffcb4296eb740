"""`twiplo playtest` from outside: the report, the data, the logs, the stop, and what is refused."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from twiplo_game.analysis.playtest import Tally, lots, play_lot
from twiplo_game.analysis.report import as_data, report_on
from twiplo_game.cli.playtesting import Plan, Stop, play_all
from twiplo_game.locale.words import translator
from twiplo_game.store.scenario_files import read_scenario_text
from twiplo_game.telling.page import laid_out
from twiplo_game.telling.playtest import playtest_page

from .conftest import HARBOUR, Twiplo


def test_the_report(twiplo: Twiplo) -> None:
    """What to look at comes first, then each bot's scores, then what was met; nothing is written to stderr."""
    ran = twiplo("playtest", HARBOUR, "--runs", "20", "--lang", "en")

    assert (ran.code, ran.err) == (0, "")
    places = [ran.out.index(words) for words in ("What to look at", "What each bot gets", "draft holding: was sent")]
    assert places == sorted(places)
    assert all(bot in ran.out for bot in ("careful", "hasty", "silent", "drafts", "random"))
    assert max(len(line) for line in ran.out.splitlines()) <= 78


def test_the_same_seed_reports_the_same(twiplo: Twiplo) -> None:
    """The same seed gives the same report, byte for byte; another seed another one."""
    first, again, other = (
        twiplo("playtest", HARBOUR, "--runs", "15", "--bots", "random", "--json", "--seed", seed).out
        for seed in ("5", "5", "6")
    )

    assert first == again
    assert json.loads(first)["bots"] != json.loads(other)["bots"]


def test_the_processes_do_not_matter() -> None:
    """One process or three: the report is the same, and every game is counted once."""
    plan = Plan(read_scenario_text(HARBOUR), "ordinary", ("told_first",), ("random", "careful"), 250, "1")
    story = plan.story()
    heard: list[tuple[int, int]] = []

    reports = [
        as_data(report_on(story, "1", 250, play_all(plan, story, workers, lambda *now: heard.append(now), Stop())))
        for workers in (1, 3)
    ]

    assert reports[0] == reports[1]
    assert reports[0]["complete"] is True
    assert heard[-1] == (500, 500)


def test_a_stop_between_games() -> None:
    """Once a stop is asked for, no further game begins, in whatever process."""
    plan = Plan(read_scenario_text(HARBOUR), "ordinary", (), ("drafts",), 2_000, "1")
    story = plan.story()
    for workers in (1, 2):
        stop = Stop()

        def told(done: int, _total: int, stop: Stop = stop) -> None:
            stop.is_asked = done > 0

        tallies: dict[str, Tally] = play_all(plan, story, workers, told, stop)

        assert 0 < tallies["drafts"].games < 2_000


@pytest.mark.parametrize("played", [0, 3])
def test_a_report_that_was_stopped_promises_nothing(played: int) -> None:
    """It claims no number of games that were not played, and not that everything is well."""
    plan = Plan(read_scenario_text(HARBOUR), "ordinary", (), ("drafts", "careful"), 2_000, "1")
    story = plan.story()
    tallies = {"drafts": Tally(), "careful": Tally()}
    if played:
        lot = next(lots(story, ("drafts",), played, "1", size=played))
        tallies["drafts"].merge(play_lot(story, lot, "1"))
    report = report_on(story, "1", 2_000, tallies)

    page = playtest_page(report, story.doctrine, translator("en"), lambda *_: None)
    lines = [row for line in page.lines for row in laid_out(line, 78)]

    said = " ".join(" ".join(lines).split())
    assert f"stopped after {played} of 4000 games" in said
    assert "2000" not in said
    assert "everything was met" not in said
    assert ("too few to say" in said) == (played > 0)


@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal of Unix")
def test_control_c(twiplo: Twiplo) -> None:
    """Ctrl-C stops all processes; the report is about what was played, says so, and the code is 130."""
    screen, stderr = os.openpty()
    process = subprocess.Popen(
        twiplo.command("playtest", HARBOUR, "--runs", "100000", "--bots", "random", "--lang", "en", "--json"),
        stdout=subprocess.PIPE, stderr=stderr, env=twiplo.environment, start_new_session=True,
    )  # fmt: skip
    os.close(stderr)
    said = b""
    while b" of 100000 games" not in said:
        more = _seen(screen)
        assert more, said.decode()
        said += more
    # As a terminal does, to every process of the group.
    os.killpg(process.pid, signal.SIGINT)
    out, _ = process.communicate(timeout=60)
    while more := _seen(screen):
        said += more
    os.close(screen)

    assert process.returncode == 130
    *_, last = said.decode().split("\x1b[K")
    assert last == "twiplo: Stopped. The report is about the games played until then.\r\n"
    data = json.loads(out)
    assert data["complete"] is False
    assert 0 < data["games"] < 100_000


def _seen(screen: int) -> bytes:
    """What comes next on a terminal; nothing once nobody writes to it any more."""
    try:
        return os.read(screen, 1024)
    except OSError:
        return b""


def test_the_logs_show_what_was_found(twiplo: Twiplo, tmp_path: Path) -> None:
    """Each log that the report names is there, and `replay` and `debrief` read it."""
    folder = tmp_path / "found"

    ran = twiplo("playtest", HARBOUR, "--runs", "5", "--lang", "en", "--logs", folder)

    logs = sorted(folder.glob("*.jsonl"))
    assert ran.code == 0
    assert logs
    named = {word for word in ran.out.split() if word.endswith(".jsonl")}
    assert named <= {str(log) for log in logs}
    assert twiplo("replay", logs[0], "--lang", "en").code == 0
    assert "DEBRIEF" in twiplo("debrief", logs[-1], "--lang", "en").out


def test_logs_are_not_overwritten(twiplo: Twiplo, tmp_path: Path) -> None:
    """A folder that holds logs is refused before anything is played."""
    (tmp_path / "old.jsonl").write_text("{}\n")

    ran = twiplo("playtest", HARBOUR, "--lang", "en", "--logs", tmp_path)

    assert (ran.code, ran.out) == (3, "")
    assert "holds logs already" in ran.err


def test_logs_need_a_folder(twiplo: Twiplo, tmp_path: Path) -> None:
    """Where a file is in the way, that is said before anything is played."""
    (tmp_path / "taken").write_text("")

    ran = twiplo("playtest", HARBOUR, "--lang", "en", "--logs", tmp_path / "taken")

    assert (ran.code, ran.out) == (3, "")
    assert str(tmp_path / "taken") in ran.err and ran.err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere.yaml"], "There is no file nowhere.yaml."),
        ([HARBOUR, "--runs", "0"], "“0” is no number of games. Give one from 1 to 100000."),
        ([HARBOUR, "--runs", "100001"], "Give one from 1 to 100000."),
        ([HARBOUR, "--runs", "ten"], "“ten” is no number of games."),
        ([HARBOUR, "--bots", "careful,nobody"], "There is no bot “nobody”."),
        ([HARBOUR, "--bots", ","], "There is no bot “”."),
        ([HARBOUR, "--profile", "huge"], "There is no ministry “huge”."),
        ([HARBOUR, "--mandates", "told_first,x"], "This scenario has no mandate “x”."),
    ],
)
def test_usage(twiplo: Twiplo, arguments: list[str], words: str) -> None:
    """What does not exist is refused in one sentence, before anything is played."""
    ran = twiplo("playtest", *arguments, "--lang", "en")

    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err
    assert ran.err.startswith("twiplo: ") and ran.err.count("\n") == 1


def test_a_broken_scenario(twiplo: Twiplo, tmp_path: Path) -> None:
    """The problems are told as `check` tells them, and the exit code is that of `check`."""
    path = tmp_path / "broken.yaml"
    path.write_text("title: A title\nevents:\n  - id: the_post\n    text: Hello\n    due: soon\n")

    ran = twiplo("playtest", path, "--lang", "en")

    assert (ran.code, ran.out) == (1, "")
    assert f"{path}:5:10: TW206" in ran.err
    assert "2 errors: mend them, then try again." in ran.err


def test_mandates_can_be_left_out(twiplo: Twiplo) -> None:
    """All mandates count unless the command line says otherwise."""
    runs = [
        json.loads(twiplo("playtest", HARBOUR, "--runs", "3", "--bots", "silent", "--json", *more).out)
        for more in ([], ["--mandates", "none"])
    ]

    assert [run["mandates"] for run in runs] == [["told_first"], []]
