"""The commands from outside: what they print, what they return, what they say when something is in the way."""

import json
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from .conftest import HARBOUR, Twiplo

PLACES = ["file", "line", "column", "span", "code", "severity", "message", "suggestion"]
"""What a program finds of every problem, in its order."""

BROKEN = "title: A title\nevents:\n  - id: the_post\n    text: Hello\n    due: soon\n"


def _is_one_sentence(text: str) -> bool:
    return text.startswith("twiplo: ") and text.count("\n") == 1 and "Traceback" not in text


def test_list_json(twiplo: Twiplo) -> None:
    """`list --json` is an array of scenarios with what the library shows, and nothing else on stdout."""
    ran = twiplo("list", "--json")

    rows = json.loads(ran.out)
    assert {"id", "title", "level", "minutes", "languages", "summary"} <= set(rows[0])
    assert "cloned-ministry" in [row["id"] for row in rows]


def test_list_speaks_the_language(twiplo: Twiplo) -> None:
    """Titles are in the language that was asked for."""
    ran = twiplo("list", "--lang", "fr")

    assert "L’autre ministère" in ran.out


def test_check_is_clean(twiplo: Twiplo) -> None:
    """A file without problems: exit code 0, an empty stdout, one sentence."""
    ran = twiplo("check", HARBOUR)

    assert (ran.code, ran.out) == (0, "")
    assert _is_one_sentence(ran.err)


def test_check_names_the_place(twiplo: Twiplo, tmp_path: Path) -> None:
    """A problem is named as file:line:column with its code, and the exit code is 1."""
    path = tmp_path / "broken.yaml"
    path.write_text(BROKEN)

    ran = twiplo("check", path)

    assert ran.code == 1
    assert f"{path}:5:10: TW206" in ran.out


def test_check_json(twiplo: Twiplo, tmp_path: Path) -> None:
    """The JSON form holds the same problems as data."""
    path = tmp_path / "broken.yaml"
    path.write_text(BROKEN)

    ran = twiplo("check", "--format", "json", path)

    problem = next(item for item in json.loads(ran.out) if item["code"] == "TW206")
    assert (ran.code, problem["line"], problem["severity"]) == (1, 5, "error")


def test_check_github(twiplo: Twiplo, tmp_path: Path) -> None:
    """The form for code review is one workflow command a problem, with nothing that could end it early."""
    path = tmp_path / "bro,ken.yaml"
    path.write_text(BROKEN + "  - {id: more, at: 5, text: Hello again.}\n")

    ran = twiplo("check", "--format", "github", path)

    assert ran.code == 1
    assert all(line.startswith(("::error file=", "::warning file=")) for line in ran.out.splitlines())
    assert "bro%2Cken.yaml,line=5,col=10,title=TW206::" in ran.out
    assert "%0ADid you mean: 5m\n" in ran.out


def test_a_file_that_cannot_be_read_is_not_one_with_nothing_wrong(twiplo: Twiplo, tmp_path: Path) -> None:
    """Programs are told as people are: a folder, another encoding and a missing file are in the report."""
    latin, missing = tmp_path / "latin.yaml", tmp_path / "missing.yaml"
    latin.write_bytes("title: Bac échoué\n".encode("latin-1"))

    for path, code, words in ((latin, 3, "is not UTF-8"), (tmp_path, 3, "is not a file"), (missing, 2, "no file")):
        as_data = twiplo("check", "--format", "json", path)
        as_commands = twiplo("check", "--format", "github", path)

        (entry,) = json.loads(as_data.out)
        assert (as_data.code, as_commands.code) == (code, code)
        assert (entry["file"], entry["code"], entry["severity"]) == (str(path), None, "error")
        assert list(entry) == PLACES
        assert all(isinstance(entry[key], int) and entry[key] >= 1 for key in ("line", "column", "span"))
        assert words in entry["message"]
        assert as_commands.out.startswith(f"::error file={path}::")


@pytest.mark.skipif(sys.platform == "win32", reason="opens a terminal of Unix")
@pytest.mark.parametrize(
    "arguments", [["check", "long.yaml", "missing.yaml"], ["check", "--explain", "TW511"], ["--help"]]
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_terminal_breaks_no_word(arguments: list[str], language: str, twiplo: Twiplo, tmp_path: Path) -> None:
    """What is said there is wrapped between words, so that the terminal has nothing to cut."""
    import pty

    (tmp_path / "long.yaml").write_text(BROKEN)
    near, far = pty.openpty()
    subprocess.run(
        [*twiplo.command(*arguments), "--lang", language],
        stdout=far, stderr=far, stdin=subprocess.DEVNULL, cwd=tmp_path, timeout=60, check=False,
        env=twiplo.environment | {"COLUMNS": "70"},
    )  # fmt: skip
    os.close(far)
    shown = b""
    with suppress(OSError):
        while read := os.read(near, 65_536):
            shown += read
    os.close(near)
    lines = shown.decode().splitlines()

    assert len(lines) > 3
    assert max(map(len, lines)) <= 70


def test_warnings_alone_are_no_failure(twiplo: Twiplo, tmp_path: Path) -> None:
    """Warnings are reported and the exit code stays 0."""
    path = tmp_path / "warned.yaml"
    path.write_text(HARBOUR.read_text("utf-8").replace("se tait-il\u202f?", "se tait-il ?"), "utf-8")
    path.write_text(path.read_text("utf-8").replace("id: harbour", "id: warned"), "utf-8")

    ran = twiplo("check", path)

    assert ran.code == 0
    assert "TW5" in ran.out


def test_check_says_it_in_french(twiplo: Twiplo, tmp_path: Path) -> None:
    """Problems are told in the language that was asked for."""
    path = tmp_path / "broken.yaml"
    path.write_text(BROKEN)

    ran = twiplo("check", "--lang", "fr", path)

    assert "n’est pas une durée" in ran.out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check", "nowhere.yaml"], "There is no file nowhere.yaml."),
        (["play", "clond-ministry", "--lang", "en"], "Did you mean “cloned-ministry”?"),
        (["play", "nothing-like-it", "--lang", "en"], "There is no scenario “nothing-like-it”."),
        (["play", HARBOUR, "--lang", "en", "--profile", "huge"], "There is no ministry “huge”."),
        (["play", HARBOUR, "--lang", "en", "--mandates", "x"], "This scenario has no mandate “x”."),
        (["play", HARBOUR, "--lang", "en", "--seed", "\udcff"], "argument --seed: this is not UTF-8 text."),
        (["play", HARBOUR, "--lang", "en", "--seed", "7" * 201], "a seed has at most 200 characters."),
        (["playtest", HARBOUR, "--lang", "en", "--seed", "\udcff"], "argument --seed: this is not UTF-8 text."),
        (["balance", HARBOUR, HARBOUR, "--lang", "en", "--seed", "\udcff"], "--seed: this is not UTF-8 text."),
        (["host", HARBOUR, "--lang", "en", "--seed", "\udcff"], "argument --seed: this is not UTF-8 text."),
        (["replay", "nowhere.jsonl"], "There is no file nowhere.jsonl."),
        (["debrief", "nowhere.jsonl"], "There is no file nowhere.jsonl."),
        (["plya"], "Did you mean “play”?"),
        (["check"], "Name at least one file"),
        (["list", "--jsom"], "--jsom"),
        (["list", "--lang", "xx"], "xx"),
    ],
)
def test_usage(twiplo: Twiplo, arguments: list[str], words: str) -> None:
    """A command line that asks for what does not exist: exit code 2, one sentence that says what to do."""
    ran = twiplo(*arguments)

    assert ran.code == 2
    assert _is_one_sentence(ran.err)
    assert words in ran.err
    assert ran.out == ""


def test_the_longest_seed_makes_a_game_that_can_be_read_again(twiplo: Twiplo) -> None:
    """What a seed may be is what its log can hold, in any script."""
    assert twiplo("play", HARBOUR, "--bot", "silent", "--seed", "\U0001f30a" * 200).code == 0
    (log,) = twiplo.logs()

    assert twiplo("debrief", log, "--no-review").code == 0


def test_argparse_speaks_french(twiplo: Twiplo) -> None:
    """What the argument parser says by itself is in the player's language, too."""
    ran = twiplo("list", "--jsom", "--lang", "fr")

    assert "arguments inconnus" in ran.err


@pytest.mark.parametrize("command", [[], ["play"], ["list"], ["check"], ["replay"], ["debrief"]])
def test_help(twiplo: Twiplo, command: list[str]) -> None:
    """Help goes to stdout and is no failure."""
    ran = twiplo(*command, "--help")

    assert (ran.code, ran.err) == (0, "")
    assert "--lang" in ran.out


@pytest.mark.parametrize("content", ["", "no log at all\n", "[1]\n", '{"twiplo_log": 1}\n', "\x00\x01\n"])
def test_unreadable_log(twiplo: Twiplo, tmp_path: Path, content: str) -> None:
    """A file that is no log is one sentence with exit code 3."""
    path = tmp_path / "x.jsonl"
    path.write_text(content)

    ran = twiplo("replay", path)

    assert ran.code == 3
    assert _is_one_sentence(ran.err)


def test_scenario_that_is_no_text(twiplo: Twiplo, tmp_path: Path) -> None:
    """A scenario that is not UTF-8 is named with its line."""
    path = tmp_path / "latin.yaml"
    path.write_bytes("title: a\nrole: é\n".encode("latin-1"))

    ran = twiplo("check", path)

    assert ran.code == 3
    assert "line 2" in ran.err


def test_scenario_too_large(twiplo: Twiplo, tmp_path: Path) -> None:
    """A hostile size is refused before anything is parsed."""
    path = tmp_path / "large.yaml"
    path.write_bytes(b"# " + b"x" * (2 * 1024 * 1024))

    ran = twiplo("check", path)

    assert ran.code == 3
    assert _is_one_sentence(ran.err)
    assert f"{path}:1:1: TW101 " in ran.out

    (entry,) = json.loads(twiplo("check", "--format", "json", path).out)

    assert list(entry) == PLACES
    assert (entry["code"], entry["line"]) == ("TW101", 1)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_full_disk(twiplo: Twiplo) -> None:
    """A full disk is one sentence with exit code 3."""
    ran = twiplo("play", HARBOUR, "--lang", "en", "--profile", "ordinary", "--mandates", "none", "--log", "/dev/full")

    assert ran.code == 3
    assert "The disk is full" in ran.err
    assert _is_one_sentence(ran.err)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_full_disk_behind_stdout(twiplo: Twiplo) -> None:
    """Where stdout goes to a full disk, that is said, and nothing breaks off with a traceback."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            twiplo.command("list"), stdout=full, stderr=subprocess.PIPE, env=twiplo.environment, check=False
        )

    assert done.returncode == 3
    assert b"Traceback" not in done.stderr
    assert b"The disk is full" in done.stderr


def test_home_that_cannot_be_made(twiplo: Twiplo, tmp_path: Path) -> None:
    """Where the data folder cannot be made, the sentence names it and the exit code is 3."""
    (tmp_path / "home").write_text("a file in the way")

    ran = twiplo("play", HARBOUR, "--lang", "en", "--profile", "ordinary", "--mandates", "none")

    assert ran.code == 3
    assert _is_one_sentence(ran.err)


def test_home_of_somebody_who_is_not_there(twiplo: Twiplo) -> None:
    """A data folder that names nobody's home is one sentence too."""
    ran = twiplo("play", HARBOUR, "--bot", "silent", env={"TWIPLO_HOME": "~nobody-of-that-name/twiplo"})

    assert ran.code == 2
    assert _is_one_sentence(ran.err)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_read_only_home(twiplo: Twiplo, tmp_path: Path) -> None:
    """A data folder that may not be written is named, with what to do."""
    (tmp_path / "home").mkdir(mode=0o500)

    ran = twiplo("play", HARBOUR, "--lang", "en", "--profile", "ordinary", "--mandates", "none")

    assert ran.code == 3
    assert "TWIPLO_HOME" in ran.err


@pytest.mark.parametrize(
    "env",
    [
        {"LANG": "C", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "cp1252"},
    ],
)
def test_poor_terminals(twiplo: Twiplo, env: dict[str, str]) -> None:
    """Without UTF-8 the words come in plainer letters, or in UTF-8; nothing breaks off."""
    ran = twiplo("list", "--lang", "fr", env=env)

    assert (ran.code, ran.err) == (0, "") or "Traceback" not in ran.err
    assert "minist" in ran.out


def test_closed_pipe(twiplo: Twiplo) -> None:
    """Where the reader goes away, the command stops without a word."""
    process = subprocess.Popen(
        [*twiplo.command("play", HARBOUR, "--lang", "en", "--profile", "ordinary", "--mandates", "none")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=twiplo.environment,
    )
    assert process.stdin and process.stdout and process.stderr
    process.stdout.close()
    process.stdin.write(b"10\n\n" * 50)
    process.stdin.close()
    told = process.stderr.read()

    assert process.wait(60) == 141
    assert told == b""
    process.stderr.close()


def test_check_loads_no_screen(twiplo: Twiplo) -> None:
    """`check` starts without the screen's library, in the process itself and not only by intention."""
    script = (
        "import sys; from twiplo_game.cli.main import main; code = main(['check', sys.argv[1]]);"
        "print(sorted(n for n in sys.modules if n.split('.')[0] in ('textual', 'rich'))); sys.exit(code)"
    )

    done = subprocess.run(
        [sys.executable, "-c", script, str(HARBOUR)],
        capture_output=True,
        text=True,
        env=twiplo.environment,
        check=False,
    )

    assert (done.returncode, done.stdout) == (0, "[]\n")


def test_garbage_is_looked_for_while_a_command_runs(twiplo: Twiplo) -> None:
    """The shell's entry puts the search off while modules are loaded; what runs for hours is not left without it."""
    script = (
        "import gc, sys; from twiplo_game.cli import entry, watch_command;"
        "watch_command.run = lambda args, words: print(gc.isenabled()) or 0;"
        "sys.argv = ['twiplo', 'watch', 'any.yaml']; entry.entry()"
    )

    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, env=twiplo.environment, check=False
    )

    assert (done.returncode, done.stdout) == (0, "True\n")


def test_the_overview_loads_little(twiplo: Twiplo) -> None:
    """`--help` loads neither the models nor YAML."""
    script = (
        "import sys; from twiplo_game.cli.main import main; main(['--help']);"
        "print([n for n in ('pydantic', 'yaml', 'textual') if n in sys.modules], file=sys.stderr)"
    )

    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, env=twiplo.environment, check=False
    )

    assert done.stderr == "[]\n"


def test_new_schema_and_explain(twiplo: Twiplo, tmp_path: Path) -> None:
    """A trainer's first commands: a file to start from, its form for the editor, what a code is about."""
    path = tmp_path / "form.json"
    wrong = twiplo("new", "Night Boat", "--lang", "fr")
    assert (wrong.code, wrong.out) == (2, "")
    assert "night-boat" in wrong.err

    written = twiplo("schema", "--output", path)
    assert (written.code, written.out) == (0, "")
    assert json.loads(path.read_text("utf-8"))["title"] == "A scenario of Twiplo"

    path.write_text("title: Night ferry\n")
    for place in (path, tmp_path / "nowhere" / "form.json"):
        refused = twiplo("schema", "--output", place)
        assert refused.code in (2, 3)
        assert _is_one_sentence(refused.err)
    assert (path.read_text(), (tmp_path / "nowhere").exists()) == ("title: Night ferry\n", False)

    explained = twiplo("check", "--explain", "tw203", "--lang", "fr")
    assert explained.code == 0
    assert explained.out.startswith("TW203 (")
    assert "level: advanced" in explained.out

    unknown = twiplo("check", "--explain", "TW2O3")
    assert (unknown.code, unknown.out) == (2, "")
    assert "Did you mean “TW203”?" in unknown.err


def test_an_explanation_as_data(twiplo: Twiplo) -> None:
    """A code, or the list of all, for programs; notes on a file are no form for it."""
    one = json.loads(twiplo("check", "--explain", "TW203", "--format", "json", "--lang", "en").out)
    every = json.loads(twiplo("check", "--explain", "--format", "json", "--lang", "en").out)
    refused = twiplo("check", "--explain", "TW203", "--format", "github", "--lang", "en")

    assert list(one) == ["code", "severity", "message", "what", "why", "bad", "good"]
    assert (one["code"], one["severity"]) == ("TW203", "error")
    assert "level:" in one["bad"] and "level:" in one["good"]
    assert {key: one[key] for key in ("code", "severity", "message")} in every
    assert (refused.code, refused.out, refused.err.count("\n")) == (2, "", 1)


def test_interrupted_while_it_is_loaded(twiplo: Twiplo, tmp_path: Path) -> None:
    """Ctrl-C before the command has begun ends it as Ctrl-C ends it later, and prints nothing."""
    # A module that every command loads early on; while it is loaded, the signal comes.
    (tmp_path / "gettext.py").write_text(
        "import os, signal, time\nos.kill(os.getpid(), signal.SIGINT)\ntime.sleep(9)\n"
    )
    path = os.pathsep.join([str(tmp_path), twiplo.environment["PYTHONPATH"]])

    ran = twiplo("list", env={"PYTHONPATH": path})

    assert (ran.code, ran.out, ran.err) == (130, "", "")
