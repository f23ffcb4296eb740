"""Imports run one way between the rooms, and a command loads no more than it needs."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "src"

LAYERS = next(
    contract["layers"]
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    if contract["type"] == "layers"
)
ROOMS = [re.findall(r"\w+", layer) for layer in LAYERS]
"""The rooms from the highest down; those of one layer know nothing of each other."""

LINT = "from importlinter.cli import lint_imports_command as run; run()"


def _lint(tree: Path) -> subprocess.CompletedProcess[str]:
    """Hold the tree's sources against the contracts of its pyproject.toml."""
    return subprocess.run(
        [sys.executable, "-c", LINT, "--no-cache"],
        cwd=tree,
        env=os.environ | {"PYTHONPATH": str(tree / "src"), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def test_the_rooms_are_told_as_they_are() -> None:
    """The table of the engine's page has every room, the lowest first; the folders beside them are named too."""
    page = (ROOT / "docs" / "engine.md").read_text("utf-8").partition("## The rooms")[2]
    told = re.findall(r"^\| `(\w+)/` \|", page, re.MULTILINE)
    folders = {path.parent.name for path in (SOURCES / "twiplo_game").glob("*/*") if "__pycache__" not in path.parts}

    assert told == [room for layer in reversed(ROOMS) for room in layer]
    assert set(re.findall(r"`(\w+)/`", page)) == folders


def test_the_chain_of_imports_is_told_as_it_is() -> None:
    """Whoever begins to write reads which room may import which."""
    chain = re.search(r"Imports run one way: ([^.]+)\.", (ROOT / "CONTRIBUTING.md").read_text("utf-8"))

    assert chain is not None
    assert re.findall(r"`(\w+)`", chain[1]) == [room for layer in ROOMS for room in layer if room != "locale"]


def test_the_contracts_are_kept() -> None:
    """Every import of the tree is allowed."""
    done = _lint(ROOT)

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("engine/chance.py", "import random"),
        ("engine/chance.py", "import yaml"),
        ("engine/look.py", "from pathlib import Path"),
        ("model/base.py", "import time"),
        ("model/base.py", "from twiplo_game.engine import chance"),
        ("engine/apply.py", "from twiplo_game.authoring import check"),
        ("engine/words.py", "from twiplo_game.locale.words import Words"),
        ("authoring/report.py", "import os"),
        ("authoring/report.py", "from twiplo_game.analysis import debrief"),
        ("store/home.py", "from twiplo_game.locale.words import Words"),
        ("store/home.py", "from twiplo_game.cli import output"),
        ("telling/lexicon.py", "from twiplo_game.cli import output"),
        ("telling/lexicon.py", "from twiplo_game.store import home"),
        ("telling/page.py", "import sys"),
        ("telling/page.py", "import rich"),
        ("papers/guide.py", "from pathlib import Path"),
        ("papers/guide.py", "from twiplo_game.cli import output"),
        ("papers/svg.py", "import rich"),
        ("telling/lexicon.py", "from twiplo_game.papers import names"),
        ("cli/main.py", "import textual"),
        ("cli/plain/desk.py", "import textual"),
        ("cli/plain/desk.py", "from twiplo_game.tui import app"),
        ("tui/app.py", "from twiplo_game.cli import output"),
        ("annex/__init__.py", ""),
    ],
)
def test_a_contract_catches_it(module: str, line: str, tmp_path: Path) -> None:
    """An import up, sideways or out of a pure room is refused, and so is a room that no contract names."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(
        SOURCES / "twiplo_game",
        tmp_path / "src" / "twiplo_game",
        ignore=lambda folder, names: [
            name for name in names if not name.endswith(".py") and not (Path(folder) / name).is_dir()
        ],
    )
    target = tmp_path / "src" / "twiplo_game" / module
    desk = tmp_path / "src" / "twiplo_game" / "tui"
    desk.mkdir(exist_ok=True)
    for name in ("__init__.py", "app.py"):
        with (desk / name).open("a", encoding="utf-8") as file:
            file.write("" if name == "__init__.py" else "import textual\n")
    target.parent.mkdir(exist_ok=True)
    with target.open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")

    done = _lint(tmp_path)

    assert done.returncode != 0
    assert "BROKEN" in done.stdout, done.stdout + done.stderr


def _loaded(*arguments: str, home: Path) -> set[str]:
    """The modules that `python -m twiplo_game ARGUMENTS` loads."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "twiplo_game", *arguments],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(SOURCES), "TWIPLO_HOME": str(home), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import time:")}


def test_check_never_draws(tmp_path: Path) -> None:
    """`twiplo check` loads no Textual: a trainer's machine, and a build, need no terminal for it."""
    loaded = _loaded("check", "scenarios/summit-cancelled.yaml", home=tmp_path)

    assert {"yaml", "pydantic", "twiplo_game.authoring.check"} <= loaded
    assert not {name for name in loaded if name.partition(".")[0] in {"textual", "rich"}}


def test_a_command_loads_only_itself(tmp_path: Path) -> None:
    """What prints one line is there at once: it waits for no model, no parser and no other command."""
    loaded = _loaded("--version", home=tmp_path)

    assert "twiplo_game.cli.main" in loaded
    assert not loaded & {"pydantic", "yaml", "twiplo_game.engine", "twiplo_game.cli.check_command"}
