"""The README: its commands exist, its places exist, and its session is a real one."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from twiplo_game.cli.main import COMMANDS

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")

PLAY = "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/twiplo"
TEST = 'python3 -m venv .venv && .venv/bin/pip install -e ".[dev]" && .venv/bin/python -m pytest'

TYPED = ["1", "1", "3", "1", "4", "1", "1", "1", "y", "10", "", "10", "", "10", "", "10", "", "12"]
"""What the player of the README's session types: read, have it checked, send the first draft, wait, leave."""


def _twiplo(*arguments: str, home: Path, typed: list[str] | None = None) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "twiplo_game", *arguments],
        input="".join(f"{line}\n" for line in typed or []),
        env=os.environ | {"PYTHONPATH": str(ROOT / "src"), "TWIPLO_HOME": str(home), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def _session(language: str, home: Path) -> str:
    return _twiplo(
        "play", "summit-cancelled", "--plain", "--lang", language, "--seed", "7",
        "--mandates", "friends_first", "--profile", "ordinary", home=home, typed=TYPED,
    )  # fmt: skip


def test_one_command_plays_and_one_tests() -> None:
    """Both stand on a line of their own, and a clean checkout is tested with the second one's words."""
    assert f"    {PLAY}\n" in README
    assert f"    {TEST}\n" in README
    run = (ROOT / ".ci" / "run").read_text("utf-8")
    assert 'install -q -e ".[dev]"' in run
    assert '/bin/python" -m pytest\n' in run


def test_the_table_lists_every_command() -> None:
    """What exists is listed, and what is listed exists."""
    listed = re.findall(r"^\| `twiplo (\w+)", README, re.MULTILINE)

    assert sorted(listed) == sorted(COMMANDS)


def test_every_option_exists(tmp_path: Path) -> None:
    """Every option that the table names is one of that command's, and it names all but the language."""
    for name, row in re.findall(r"^\| `twiplo (\w+).*?\| (.*) \|$", README, re.MULTILINE):
        offered = set(re.findall(r"--\w+", _twiplo(name, "--help", home=tmp_path)))
        named = set(re.findall(r"--\w+", row))
        assert named <= offered, name
        assert offered - named <= {"--help", "--lang"}, name


def test_every_place_exists() -> None:
    """Links and folders lead somewhere."""
    places = re.findall(r"\]\((?!http)([^)#]+)", README)
    places += [place for row in re.findall(r"^\| (`[\w/`, ]+/`)", README, re.MULTILINE) for place in row.split(", ")]

    assert len(places) > 10
    assert [place for place in places if not (ROOT / place.strip("`")).exists()] == []


@pytest.mark.parametrize(("language", "place"), [("en", 0), ("fr", 1)])
def test_the_session_is_real(language: str, place: int, tmp_path: Path) -> None:
    """The excerpt is what the line mode prints, piece by piece."""
    excerpt = re.findall(r"^```text\n(.*?)\n```", README, re.MULTILINE | re.DOTALL)[place]
    printed = _session(language, tmp_path)

    assert [piece for piece in excerpt.split("\n[…]\n") if piece not in printed] == []
