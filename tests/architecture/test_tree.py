"""The tree itself: files of a size that can be read, and nothing that belongs to one machine."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "twiplo_game"

LENGTH_LIMIT = 300
"""Lines of a module; a longer one has to say why."""

LONGER = {
    "engine/conditions/parse.py": "one reader of one small language: a method for each form that it lets through",
    "model/vocabulary.py": "one enumeration after the other; a reader looks one up and reads no further",
}
"""The only modules above the limit, each with its reason."""

SCREEN_LIMIT = 200
"""Lines of a screen, as `docs/desk.md` says; what is more is another widget or another screen."""

MACHINE_PATH = re.compile(
    r"(?<![\w./~<>})-])/(?:work|root|home|Users|tmp|var/folders|private)/[\w.]|[A-Za-z]:\\Users\\"
)
"""A path that exists on somebody's machine only."""


def test_no_module_is_too_long() -> None:
    """A module over the limit is listed with a reason; one that has become shorter is listed no longer."""
    lengths = {
        path.relative_to(PACKAGE).as_posix(): len(path.read_text("utf-8").splitlines())
        for path in PACKAGE.rglob("*.py")
    }
    long = {name: length for name, length in lengths.items() if length > LENGTH_LIMIT}

    assert {name: long[name] for name in long.keys() - LONGER.keys()} == {}
    assert {name: lengths.get(name) for name in LONGER.keys() - long.keys()} == {}


def test_no_screen_is_too_long() -> None:
    """A screen stays below the limit."""
    folder = PACKAGE / "tui" / "screens"
    long = {path.name for path in folder.glob("*.py") if len(path.read_text("utf-8").splitlines()) >= SCREEN_LIMIT}

    assert long == set()
    assert f"below {SCREEN_LIMIT} lines" in (ROOT / "docs" / "desk.md").read_text("utf-8")


def _files() -> Iterator[Path]:
    """The files of the project: what git keeps, or all text that is here where there is no git."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    names = listed.stdout.decode("utf-8").split("\0") if listed.returncode == 0 else []
    if not any(names):
        kept = ("src", "tests", "docs", "scenarios", "benchmarks")
        names = [str(path) for folder in kept for path in (ROOT / folder).rglob("*.[pymt]*")]
    for name in names:
        path = ROOT / name
        if name and path.is_file():
            yield path


def test_no_file_knows_a_machine() -> None:
    """No file holds an absolute path of the machine that it was written on."""
    found = []
    for path in _files():
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{path.relative_to(ROOT)}: {match.group()}" for match in MACHINE_PATH.finditer(text)]

    assert found == []


def test_every_module_says_what_it_is_for() -> None:
    """A newcomer can guess where a line lives: each module begins with a sentence."""
    silent = [
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if not path.read_text("utf-8").lstrip().startswith('"""')
    ]

    assert silent == []
